"""From a view to a question for a direction."""

import pytest
from django.test import Client
from tests.people import Cast
from tests.rooms.perspectives.deeds import (
    ask,
    client_of,
    direction_of,
    discussed,
    statement,
    text,
)

from kiemkracht.base import retention
from kiemkracht.base.errors import RoomError
from kiemkracht.base.models import Comment
from kiemkracht.base.talk import commenting
from kiemkracht.base.visibility import Visibility
from kiemkracht.direction.enums import DirectionState
from kiemkracht.perspectives.enums import Grown
from kiemkracht.perspectives.models import Growth
from kiemkracht.perspectives.selectors.grown import growths_of, origins_at

pytestmark = pytest.mark.django_db


def test_a_question_stands_at_the_direction_with_where_it_comes_from(cast: Cast) -> None:
    plein, direction = discussed(cast), direction_of(cast)
    client = client_of(cast.aydin)
    page = client.get(f"/meervoud/{plein.slug}/stellingen/0/verder/")
    url = f"/meervoud/{plein.slug}/stellingen/0/verder/vraag/"
    sent = {
        "direction": str(direction.pk),
        "question": page.context["form"]["question"].value(),
        "once": "abcdefgh12345678",
    }
    first, second = client.post(url, sent), client.post(url, sent)
    comment = Comment.objects.get()
    assert first.url == second.url == f"/koers/samen-buiten/#reactie-{comment.pk}"
    assert statement(plein).text in comment.body
    there = text(client.get("/koers/samen-buiten/"))
    assert "Gevraagd vanuit gesprekken" in there
    assert "Van wie is het plein?" in there
    assert comment.body in text(client.get(f"/meervoud/{plein.slug}/stellingen/0/"))


def test_the_same_question_is_asked_once_also_without_the_key_of_the_form(cast: Cast) -> None:
    plein, direction = discussed(cast), direction_of(cast)
    ask(cast, statement(plein), direction)
    with pytest.raises(RoomError, match="staat daar al"):
        ask(cast, statement(plein), direction)
    ask(cast, statement(plein, 4), direction)
    assert Growth.objects.filter(kind=Grown.QUESTION).count() == 2


def test_a_question_that_is_taken_back_or_hidden_is_gone_on_both_sides(cast: Cast) -> None:
    plein, direction = discussed(cast), direction_of(cast)
    ask(cast, statement(plein), direction, "Wie helpt?")
    ask(cast, statement(plein), direction, "Wie betaalt?")
    sevda, there = cast.visitor(cast.aydin), f"direction.direction:{direction.pk}"
    one, other = Comment.objects.order_by("created_at")
    commenting.take_back(by=sevda, comment=one)
    commenting.hide(by=cast.visitor(cast.lotte), comment=other, because="Over één mens")
    for who in (cast.aydin, cast.lotte):
        assert growths_of(cast.visitor(who), plein) == ()
        assert origins_at(cast.visitor(who), there) == ()
    swept = {line.name: line.rows for line in retention.sweep()}
    assert swept["where a question that was taken back came from"] == 1
    assert Growth.objects.get().comment_id == other.pk


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"state": DirectionState.REPLACED}, "vervangen"),
        ({"visibility": Visibility.PRIVATE}, "Kies een koers"),
    ],
)
def test_a_question_goes_to_a_direction_that_counts_and_can_be_seen(
    fields: dict[str, object], words: str, cast: Cast
) -> None:
    plein, direction = discussed(cast), direction_of(cast, **fields)
    with pytest.raises(RoomError, match=words):
        ask(cast, statement(plein), direction)
    page = client_of(cast.aydin).get(f"/meervoud/{plein.slug}/stellingen/0/verder/")
    assert "nog geen koers" in text(page)
    assert not Growth.objects.exists()


def test_a_stranger_is_asked_to_come_in_before_asking(cast: Cast, client: Client) -> None:
    plein, direction = discussed(cast), direction_of(cast)
    url = f"/meervoud/{plein.slug}/stellingen/0/verder/"
    assert f"/inloggen/?next={url}" in text(client.get(url))
    sent = {"direction": str(direction.pk), "question": "Wat vraagt dit?"}
    assert client.post(f"{url}vraag/", sent).status_code == 403
    assert not Comment.objects.exists()


@pytest.mark.parametrize("question", ["", " \x00 ", "a" * 501])
def test_an_empty_or_endless_question_is_asked_again(question: str, cast: Cast) -> None:
    plein, direction = discussed(cast), direction_of(cast)
    answer = client_of(cast.aydin).post(
        f"/meervoud/{plein.slug}/stellingen/0/verder/vraag/",
        {"direction": str(direction.pk), "question": question},
    )
    assert answer.status_code in (200, 409)
    assert not Comment.objects.exists()
