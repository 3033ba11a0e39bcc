"""Journey J2-7 goes on: what people think of the square becomes something people do.

In the landscape a small part sees what others don't see yet. Sevda plants a kiem from it, Gerrit
asks a question where people talk about the direction, and Lotte prepares a next round. Nothing
needs JavaScript.
"""

import html
import re

import pytest
from django.test import Client
from tests.people import Cast
from tests.rooms.perspectives.deeds import direction_of, drawn, text

from kiemkracht.base.models import Comment
from kiemkracht.base.talk import commenting
from kiemkracht.perspectives.models import Conversation
from kiemkracht.perspectives.services import opening
from kiemkracht.sprouts.models import Sprout

pytestmark = pytest.mark.django_db


def coming(who: object) -> Client:
    client = Client()
    client.force_login(who)
    return client


def once_key(page: str, action: str) -> str:
    """The hidden key of the form that goes to `action`."""
    form = re.search(rf'<form method="post" action="{re.escape(action)}".*?</form>', page, re.S)
    return re.search(r'name="once" value="([0-9a-f]+)"', form[0])[1]


def test_from_a_view_to_a_kiem_a_question_and_a_next_round(cast: Cast) -> None:
    plein, direction = drawn(cast, 120), direction_of(cast)
    home = f"/meervoud/{plein.slug}/"
    sevda, gerrit, lotte = coming(cast.aydin), coming(cast.gerrit), coming(cast.lotte)

    # Sevda reads what a small part sees, and does something with it: one step to the telling.
    page = text(sevda.get(f"{home}landschap/"))
    voice = page[page.index("mv-bridge--small") :]
    onward = re.search(rf'href="({home}stellingen/(\d+)/verder/)"', voice)
    becoming = text(sevda.get(onward[1]))
    assert "iets wat een klein deel ziet" in becoming
    start = html.unescape(re.search(r'href="(/kiemen/vertel/verhaal/[^"]+)"', becoming)[1])
    form = sevda.get(start).context["form"]
    told = {
        name: form[name].value() or "" for name in ("door", "story", "came_from", "shows_origin")
    }
    sevda.post("/kiemen/vertel/verhaal/", told | {"story": "Ik zet mijn bank buiten."})
    sevda.post("/kiemen/vertel/wie-ziet-het/", {"visibility": "public", "carries": "on"})
    kiem = Sprout.objects.get()
    page = text(gerrit.get(kiem.get_absolute_url()))
    assert "Waar dit vandaan komt" in page
    assert "iets wat een klein deel ziet" in page

    # Gerrit asks about what all groups share, where people talk about where they want to go.
    url = f"{home}stellingen/0/verder/"
    action = f"{url}vraag/"
    question = {
        "direction": str(direction.pk),
        "question": "Als iedereen dit wil, wie begint er dan?",
        "once": once_key(text(gerrit.get(url)), action),
    }
    answer = gerrit.post(action, question)
    assert answer.url == gerrit.post(action, question).url
    there = text(lotte.get(direction.get_absolute_url()))
    assert there.count("wie begint er dan?") == 2
    assert "Gevraagd vanuit gesprekken" in there

    # Lotte closes the conversation and takes two statements along to the next round.
    opening.close_conversation(by=cast.visitor(cast.lotte), conversation=plein)
    ended = text(sevda.get(home))
    assert "Hieruit groeide" in ended
    assert "Ik zet mijn bank buiten" in ended
    url = f"{home}volgende-ronde/"
    page = text(lotte.get(f"{url}?stelling={onward[2]}"))
    key = re.findall(r'name="once" value="([0-9a-f]+)"', page)[-1]
    chosen = {"question": "Wie doet wat op het plein?", "stelling": [onward[2], "0", "4"]}
    desk = lotte.post(url, chosen | {"once": key})
    again = Conversation.objects.get(question="Wie doet wat op het plein?")
    assert desk.url == f"/meervoud/{again.slug}/bureau/"
    assert lotte.post(f"/meervoud/{again.slug}/bureau/deur/").status_code == 302

    # The new round leads back; a statement tells where it comes from and begins without votes.
    assert "Dit is een volgende ronde van:" in text(gerrit.get(f"/meervoud/{again.slug}/"))
    page = text(gerrit.get(f"/meervoud/{again.slug}/stellingen/0/"))
    assert "Het komt uit een eerdere ronde" in page
    assert "Van wie is het plein?" in page
    assert again.slug in text(gerrit.get(f"{home}landschap/"))

    # Gerrit takes his question back: it is gone on both sides. Sevda's kiem stays.
    commenting.take_back(by=cast.visitor(cast.gerrit), comment=Comment.objects.get())
    assert "wie begint er dan?" not in text(lotte.get(f"{home}landschap/"))
    assert "wie begint er dan?" not in text(lotte.get(direction.get_absolute_url()))
    assert "Ik zet mijn bank buiten" in text(lotte.get(f"{home}landschap/"))
