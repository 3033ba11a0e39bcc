"""Printed cards: each is one participant, with a telephone or through a helper."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.people import Cast
from tests.rooms.perspectives.conversations import open_conversation
from tests.rooms.perspectives.test_hall import address, in_the_hall

from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.base.visitors import NOBODY
from kiemkracht.perspectives.models import (
    Card,
    Conversation,
    Hall,
    Participant,
    Rush,
    Vote,
    VoteEvent,
)
from kiemkracht.perspectives.selectors import paper
from kiemkracht.perspectives.services import card_entry, gathering, opening, printing, rushing
from kiemkracht.perspectives.services.card_entry import Helper


def cards(cast: Cast, plein: Conversation, count: int = 3) -> list[str]:
    """Lotte prints some; gives their codes."""
    made = printing.make_cards(by=cast.visitor(cast.lotte), conversation=plein, count=count)
    return [card.code for card in made]


def lotte(cast: Cast) -> Helper:
    """Lotte types herself."""
    return Helper(cast.visitor(cast.lotte))


def enter(cast: Cast, plein: Conversation, code: str, **values: int) -> card_entry.EnteredCard:
    """Lotte types a card over: `enter(…, s0=1, s3=-1)`."""
    said = {int(name[1:]): value for name, value in values.items()}
    return card_entry.enter_card(by=lotte(cast), conversation=plein, code=code, values=said)


def test_codes_have_no_look_alikes_and_stand_nowhere_in_the_database(cast: Cast) -> None:
    plein = in_the_hall(cast)
    codes = cards(cast, plein, 30)
    assert not set("".join(codes)) & set("01OIL2Z5SB8"[:-1])
    kept = " ".join(Card.objects.values_list("token_digest", flat=True))
    assert not [code for code in codes if code in kept or code.lower() in kept]


@pytest.mark.parametrize("count", [0, -1, 401, 100_000])
def test_from_one_to_four_hundred_cards_at_once(cast: Cast, count: int) -> None:
    plein = in_the_hall(cast)
    with pytest.raises(RoomError):
        cards(cast, plein, count)
    assert not Card.objects.exists()


def test_only_who_tends_makes_cards(cast: Cast) -> None:
    plein = in_the_hall(cast)
    with pytest.raises(LeaveDenied):
        printing.make_cards(by=cast.visitor(cast.gerrit), conversation=plein, count=2)


def test_the_sheet_shows_the_codes_once_and_is_not_kept_by_anyone(
    cast: Cast, client: Client
) -> None:
    plein = in_the_hall(cast)
    client.force_login(cast.lotte)
    form = {"count": "4", "once": "kaarten-vanavond"}
    sheet = client.post(address("make_cards", plein), form)
    assert sheet.content.count(b'class="mv-card"') == 4
    assert sheet["Cache-Control"] == "private, no-store"
    again = client.post(address("make_cards", plein), form)
    assert again.status_code == 302
    assert Card.objects.count() == 4


def test_a_helper_types_a_card_and_it_counts_as_one_person(cast: Cast) -> None:
    plein = in_the_hall(cast)
    code = cards(cast, plein)[0]
    kept = enter(cast, plein, paper.in_two(code).lower(), s0=1, s1=-1, s4=0)
    assert kept.changed == 3
    card = Card.objects.get(number=kept.number)
    assert card.participant is not None
    assert sorted(card.participant.votes.values_list("value", flat=True)) == [-1, 0, 1]


def test_the_same_card_twice_counts_once_and_a_changed_view_replaces(cast: Cast) -> None:
    plein = in_the_hall(cast)
    code = cards(cast, plein)[0]
    enter(cast, plein, code, s0=1, s1=1)
    assert enter(cast, plein, code, s0=1, s1=1).changed == 0
    assert enter(cast, plein, code, s1=-1).changed == 1
    assert (Participant.objects.count(), Vote.objects.count()) == (1, 2)
    assert VoteEvent.objects.count() == 3


def test_a_card_on_a_telephone_and_through_a_helper_is_one_participant(
    cast: Cast, client: Client
) -> None:
    plein = in_the_hall(cast)
    code = cards(cast, plein)[0]
    assert client.get(f"/m/{code}/").status_code == 200
    assert client.post(f"/m/{code}/")["Location"] == f"/meervoud/{plein.slug}/"
    client.post(reverse("perspectives:vote", args=[plein.slug, 0]), {"value": "1"})
    enter(cast, plein, code, s1=-1)
    assert Participant.objects.count() == 1
    assert Vote.objects.count() == 2


def test_looking_at_the_link_of_a_card_uses_nothing_up(cast: Cast, client: Client) -> None:
    plein = in_the_hall(cast)
    code = cards(cast, plein)[0]
    client.get(f"/m/{code}/")
    assert "perspectives" not in client.session
    assert Card.objects.filter(used_at=None).count() == 3


def test_a_blocked_card_gets_one_clear_answer_everywhere(cast: Cast, client: Client) -> None:
    plein = in_the_hall(cast)
    code = cards(cast, plein)[0]
    client.post(f"/m/{code}/")
    vote = reverse("perspectives:vote", args=[plein.slug, 0])
    client.post(vote, {"value": "1"})
    printing.block_card(by=cast.visitor(cast.lotte), conversation=plein, what=code)
    assert "geblokkeerd" in client.post(vote, {"value": "-1"}).content.decode()
    assert "geblokkeerd" in client.get(f"/m/{code}/").content.decode()
    with pytest.raises(RoomError, match=r"blocked|geblokkeerd"):
        enter(cast, plein, code, s1=1)
    assert list(Vote.objects.values_list("value", flat=True)) == [1]
    assert Participant.objects.count() == 1


def test_a_card_can_be_blocked_by_its_number_before_anyone_used_it(cast: Cast) -> None:
    plein = in_the_hall(cast)
    codes = cards(cast, plein)
    printing.block_card(by=cast.visitor(cast.lotte), conversation=plein, what=" 2 ")
    with pytest.raises(RoomError):
        enter(cast, plein, codes[1], s0=1)
    assert enter(cast, plein, codes[0], s0=1).changed == 1


@pytest.mark.parametrize("what", ["", "99", "nietbekend", "0" * 40, "’; DROP TABLE", "-1"])
def test_blocking_what_is_no_card_here_says_so(cast: Cast, what: str) -> None:
    plein = in_the_hall(cast)
    cards(cast, plein)
    with pytest.raises(RoomError):
        printing.block_card(by=cast.visitor(cast.lotte), conversation=plein, what=what)
    assert not Card.objects.exclude(blocked_at=None).exists()


def test_the_card_of_another_conversation_is_not_known_here(cast: Cast) -> None:
    plein = in_the_hall(cast)
    other = open_conversation(cast, question="Wie veegt de straat?")
    gathering.open_hall(by=cast.visitor(cast.lotte), conversation=other)
    code = cards(cast, other)[0]
    with pytest.raises(RoomError):
        enter(cast, plein, code, s0=1)
    with pytest.raises(RoomError):
        printing.block_card(by=cast.visitor(cast.lotte), conversation=plein, what=code)
    assert not Vote.objects.exists()


def test_after_closing_a_card_is_too_late_and_the_helpers_link_is_over(
    cast: Cast, client: Client
) -> None:
    plein = in_the_hall(cast)
    code = cards(cast, plein)[0]
    secret = gathering.invite_helpers(by=cast.visitor(cast.lotte), conversation=plein)
    opening.close_conversation(by=cast.visitor(cast.lotte), conversation=plein)
    with pytest.raises(RoomError, match=r"closed|gesloten"):
        enter(cast, plein, code, s0=1)
    with pytest.raises(LeaveDenied):
        card_entry.enter_card(
            by=Helper(NOBODY, secret), conversation=plein, code=code, values={0: 1}
        )
    assert client.get(f"/m/{code}/").status_code == 409
    assert client.get(f"/m/help/{secret}/").status_code == 404
    assert not Vote.objects.exists()


def test_while_paused_no_card_is_kept(cast: Cast) -> None:
    plein = in_the_hall(cast)
    code = cards(cast, plein)[0]
    gathering.pause(by=cast.visitor(cast.lotte), conversation=plein)
    with pytest.raises(RoomError, match=r"paused|pauze"):
        enter(cast, plein, code, s0=1)


@pytest.mark.parametrize("values", [{0: 5}, {0: 1, 99: 1}, {}])
def test_a_card_is_kept_whole_or_not_at_all(cast: Cast, values: dict[int, int]) -> None:
    plein = in_the_hall(cast)
    code = cards(cast, plein)[0]
    with pytest.raises(RoomError):
        card_entry.enter_card(by=lotte(cast), conversation=plein, code=code, values=values)
    assert not Vote.objects.exists()
    assert not Participant.objects.exists()


def test_a_helper_needs_only_the_link_and_a_new_link_ends_the_old(
    cast: Cast, client: Client
) -> None:
    plein = in_the_hall(cast)
    code = cards(cast, plein)[0]
    first = gathering.invite_helpers(by=cast.visitor(cast.lotte), conversation=plein)
    client.post(f"/m/help/{first}/")
    form = {"code": code, "save": "1", "s0": "1", "s1": "-1", "s2": ""}
    assert client.post(address("enter_cards", plein), form).status_code == 302
    assert Vote.objects.count() == 2
    gathering.invite_helpers(by=cast.visitor(cast.lotte), conversation=plein)
    assert client.post(address("enter_cards", plein), form).status_code == 403
    assert first not in str(Hall.objects.values())


def test_what_a_helper_typed_is_not_lost_when_the_code_is_wrong(cast: Cast, client: Client) -> None:
    plein = in_the_hall(cast)
    client.force_login(cast.lotte)
    form = {"code": "KKKK-KKKK", "save": "1", "s0": "1"}
    answer = client.post(address("enter_cards", plein), form)
    assert answer.status_code == 409
    assert 'name="s0" value="1" data-key="1" checked' in answer.content.decode()


def test_who_is_logged_in_takes_part_as_themselves(cast: Cast, client: Client) -> None:
    plein = in_the_hall(cast)
    code = cards(cast, plein)[0]
    client.force_login(cast.aydin)
    assert client.post(f"/m/{code}/").status_code == 409
    assert Card.objects.filter(used_at=None).count() == 3


def test_who_logs_in_after_using_a_card_counts_once_and_the_card_is_over(
    cast: Cast, client: Client
) -> None:
    plein = in_the_hall(cast)
    code = cards(cast, plein)[0]
    client.post(f"/m/{code}/")
    client.post(reverse("perspectives:vote", args=[plein.slug, 0]), {"value": "1"})
    client.force_login(cast.aydin)
    assert Participant.objects.get().person_id == cast.aydin.pk
    with pytest.raises(RoomError):
        enter(cast, plein, code, s0=-1)
    assert list(Vote.objects.values_list("value", flat=True)) == [1]


def test_a_script_with_one_card_is_refused_and_named_by_its_number(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    plein = in_the_hall(cast)
    code = cards(cast, plein)[2]
    monkeypatch.setattr(rushing, "VOTES_PER_MINUTE", 5)
    enter(cast, plein, code, s0=1, s1=1, s2=1)
    with pytest.raises(rushing.TooFastError):
        enter(cast, plein, code, s0=-1, s1=-1, s2=-1)
    assert set(Vote.objects.values_list("value", flat=True)) == {1}
    assert Rush.objects.get().refused == 1
    client.force_login(cast.lotte)
    assert "Kaart 3:" in client.get(address("hall", plein)).content.decode()


def test_forty_cards_cost_as_many_queries_as_four(
    cast: Cast, django_assert_max_num_queries: object
) -> None:
    plein = in_the_hall(cast)
    with django_assert_max_num_queries(9):  # type: ignore[operator] # a fixture of pytest-django
        cards(cast, plein, 40)
