"""Journey J3 step 3: Lotte runs an evening in the hall; not everybody brought a telephone."""

import html
import re

import pytest
from django.test import Client
from tests.people import Cast, person
from tests.rooms.perspectives.conversations import open_conversation

from kiemkracht.perspectives.models import Card, Conversation, LandscapeRun, Participant, Vote
from kiemkracht.perspectives.services import computing

pytestmark = pytest.mark.django_db


def text(response) -> str:
    return html.unescape(response.content.decode())


def client_of(who: object) -> Client:
    client = Client()
    client.force_login(who)
    return client


def test_an_evening_with_telephones_cards_a_helper_and_a_pause(cast: Cast) -> None:
    plein = open_conversation(cast)
    lotte = client_of(cast.lotte)
    hall = f"/meervoud/{plein.slug}/zaal/"

    # Lotte brings it into the hall, hides the results, and puts the screen on.
    assert lotte.post(f"{hall}doe/", {"act": "open"}).status_code == 302
    lotte.post(f"{hall}doe/", {"act": "hide"})
    screen = text(lotte.get(f"{hall}scherm/"))
    short = re.search(r"testserver(/m/\w{5})", screen)[1]
    assert "<title>QR-code om mee te doen</title>" in screen

    # Six people scan it. In one tap each is at the first statement, and votes.
    telephones = [Client() for _each in range(6)]
    for number, telephone in enumerate(telephones):
        page = text(telephone.get(f"{short}/", follow=True))
        first = int(re.search(r"/stem/(\d+)/", page)[1])
        for statement in (first, *(each for each in range(5) if each != first)):
            telephone.post(
                f"/meervoud/{plein.slug}/stem/{statement}/",
                {"value": str((-1) ** (number + statement))},
            )
    assert Vote.objects.count() == 30

    # Gerrit has no telephone: Lotte prints three cards, he draws one.
    sheet = text(lotte.post(f"{hall}kaarten/", {"count": "3"}))
    codes = re.findall(r'mv-card__code">([\w-]{9})<', sheet)
    assert len(set(codes)) == 3

    # Noor helps at a table, with the link and without an account. Twice by accident counts once.
    page = text(lotte.post(f"{hall}helpers/"))
    link = re.search(r"testserver(/m/help/[\w-]+/)", page)[1]
    noor = Client()
    assert "kies niet voor hen" in text(noor.get(link))
    noor.post(link)
    entry = f"{hall}invoer/"
    opened = text(noor.post(entry, {"code": codes[0].lower()}))
    assert opened.count("data-row") == 5
    card = {"code": codes[0], "save": "1", "s0": "1", "s1": "-1", "s2": "0", "s3": "", "s4": "1"}
    noor.post(entry, card)
    noor.post(entry, card)
    assert Vote.objects.count() == 34
    assert Card.objects.exclude(used_at=None).count() == 1
    assert Participant.objects.count() == 7

    # A card is found in the hallway. Lotte blocks it, and it takes no votes any more.
    assert lotte.post(f"{hall}kaarten/blokkeer/", {"card": codes[1]}).status_code == 302
    assert "Deze kaart is geblokkeerd" in text(noor.post(entry, card | {"code": codes[1]}))

    # A pause: one clear sentence for everybody, and no count.
    lotte.post(f"{hall}doe/", {"act": "pause"})
    page = text(telephones[0].get(f"/meervoud/{plein.slug}/"))
    assert "Het stemmen staat even op pauze" in page
    assert "pauze" in text(noor.post(entry, card | {"s0": "-1"}))
    lotte.post(f"{hall}doe/", {"act": "resume"})

    # Until closing nobody sees what comes out, Lotte included.
    computing.compute_now(Conversation.objects.get(pk=plein.pk))
    assert 'class="kkl' not in text(lotte.get(f"{hall}scherm/"))
    assert "De uitkomst wacht" in text(telephones[0].get(f"/meervoud/{plein.slug}/landschap/"))

    # Lotte closes. The last landscape has all seven of them, and everyone may see it.
    lotte.post(f"{hall}doe/", {"act": "close"})
    late = telephones[0].post(f"/meervoud/{plein.slug}/stem/0/", {"value": "1"})
    assert late.status_code == 409
    assert noor.get(entry).status_code in (403, 404)
    assert LandscapeRun.objects.done().first().people == 7
    assert 'class="kkl' in text(telephones[0].get(f"/meervoud/{plein.slug}/landschap/"))

    # What happened is told with who and when, and nobody's vote.
    told = text(lotte.get(hall))
    for line in ("verborg de uitkomst", "zette het stemmen op pauze", "sloot het gesprek"):
        assert line in told


def test_an_evening_for_members_needs_no_account_of_who_has_a_card(cast: Cast) -> None:
    plein = open_conversation(cast, visibility="circle", community_id=cast.lindenplein.pk)
    lotte = client_of(cast.lotte)
    hall = f"/meervoud/{plein.slug}/zaal/"
    lotte.post(f"{hall}doe/", {"act": "open"})
    sheet = text(lotte.post(f"{hall}kaarten/", {"count": "1"}))
    code = re.search(r'mv-card__code">([\w-]{9})<', sheet)[1]

    # On a telephone the card opens nothing that a stranger may not see: ask a helper.
    answer = Client().get(f"/m/{code.replace('-', '')}/")
    assert answer.status_code == 409
    assert "Een helper kan je kaart" in text(answer)
    assert plein.question not in text(answer)

    lotte.post(f"{hall}invoer/", {"code": code, "save": "1", "s1": "1"})
    assert Vote.objects.count() == 1

    # Somebody who tends another neighbourhood can't type here.
    stranger = client_of(person("Wout Elders", cast.overweg))
    assert (
        stranger.post(f"{hall}invoer/", {"code": code, "save": "1", "s1": "-1"}).status_code == 404
    )
