from datetime import timedelta

import pytest
from tests.rooms.connect.meeting import (
    SOUP,
    bond_between,
    computed,
    invitation,
    open_up,
    three_open_people,
)

from kiemkracht.base import clock
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.base.visitors import NOBODY
from kiemkracht.connect.models import Block, Openness, SetAside, Suggestion, SuggestionRun
from kiemkracht.connect.selectors.profiles import border_codes, crossed_between
from kiemkracht.connect.selectors.reasons import reason
from kiemkracht.connect.selectors.suggestion_cards import parts_of
from kiemkracht.connect.selectors.suggestions import suggestion_page, turn_of
from kiemkracht.connect.services import asking, opening_up, setting_aside, suggesting
from kiemkracht.connect.services.asking import PostWords
from kiemkracht.connect.services.deck import MOST, Draft, dealt
from kiemkracht.people.selectors import Standing, standings
from kiemkracht.people.services.leaving import forget_me

pytestmark = pytest.mark.django_db


def between(one, other):
    """Whether either is suggested to the other."""
    return (
        Suggestion.objects.filter(person=one, other=other).exists()
        or Suggestion.objects.filter(person=other, other=one).exists()
    )


def test_people_with_the_same_longing_are_suggested_to_each_other(cast):
    computed(cast)
    assert Suggestion.objects.filter(person=cast.aydin, other=cast.joost).exists()
    assert Suggestion.objects.filter(person=cast.joost, other=cast.aydin).exists()


def test_who_did_not_ask_is_never_suggested(cast):
    computed(cast)
    asked = {cast.aydin.pk, cast.kees.pk, cast.joost.pk}
    assert set(Suggestion.objects.values_list("other_id", flat=True)) <= asked
    assert set(Suggestion.objects.values_list("person_id", flat=True)) <= asked


def test_stopping_takes_every_suggestion_away_at_once(cast):
    computed(cast)
    opening_up.stop(by=cast.visitor(cast.joost))
    assert not between(cast.aydin, cast.joost)
    suggesting.job.compute_now()
    assert not between(cast.aydin, cast.joost)
    assert Openness.objects.get(person=cast.joost).longing == ""


def test_who_is_blocked_is_never_suggested_either_way(cast):
    computed(cast)
    setting_aside.block(by=cast.visitor(cast.aydin), other_id=cast.joost.pk)
    assert not between(cast.aydin, cast.joost)
    suggesting.job.compute_now()
    assert not between(cast.aydin, cast.joost)


def test_a_late_suggestion_to_someone_blocked_or_stopped_is_not_shown(cast):
    """The engine may have worked while someone blocked: the page asks once more."""
    computed(cast)
    row = Suggestion.objects.get(person=cast.aydin, other=cast.joost)
    setting_aside.block(by=cast.visitor(cast.joost), other_id=cast.aydin.pk)
    Suggestion.objects.create(
        run=row.run, person_id=row.person_id, other_id=row.other_id, kind="person", turn=9
    )
    assert not Suggestion.objects.visible_to(cast.visitor(cast.aydin)).filter(other=cast.joost)
    block = Block.objects.get(person=cast.joost)
    setting_aside.unblock(by=cast.visitor(cast.joost), block_id=block.pk)
    assert Suggestion.objects.visible_to(cast.visitor(cast.aydin)).filter(other=cast.joost)
    Openness.objects.filter(person=cast.joost).update(frequency="not_now")
    assert not Suggestion.objects.visible_to(cast.visitor(cast.aydin)).filter(other=cast.joost)


def test_who_was_forgotten_is_never_suggested(cast):
    computed(cast)
    forget_me(by=cast.visitor(cast.joost))
    assert not between(cast.aydin, cast.joost)
    suggesting.job.compute_now()
    assert not between(cast.aydin, cast.joost)
    assert not Openness.objects.filter(person=cast.joost).exists()


def test_who_is_on_a_pause_is_not_suggested(cast):
    three_open_people(cast)
    open_up(cast, cast.joost, paused_until=clock.today() + timedelta(days=3))
    suggesting.job.compute_now()
    assert not between(cast.aydin, cast.joost)
    assert suggestion_page(cast.visitor(cast.joost)).is_open is False


def test_who_know_each_other_or_were_invited_are_not_suggested(cast):
    three_open_people(cast)
    bond_between(cast.aydin, cast.joost)
    invitation(cast.aydin, cast.kees)
    suggesting.job.compute_now()
    assert not between(cast.aydin, cast.joost)
    assert not between(cast.aydin, cast.kees)


def test_not_now_is_for_two_months_and_the_place_stays_empty(cast):
    computed(cast)
    visitor = cast.visitor(cast.aydin)
    row = Suggestion.objects.get(person=cast.aydin, other=cast.joost)
    before = len(suggestion_page(visitor).cards)
    setting_aside.not_now(by=visitor, suggestion=row)
    assert len(suggestion_page(visitor).cards) == before - 1
    suggesting.job.compute_now()
    assert not between(cast.aydin, cast.joost)
    SetAside.objects.update(until=clock.today() - timedelta(days=1))
    suggesting.job.compute_now()
    assert between(cast.aydin, cast.joost)


def test_a_question_meets_an_offer_that_everyone_may_see(cast):
    three_open_people(cast)
    need = _post(cast.aydin, "need", "Wie kan op donderdag samen koken?", cast)
    offer = _post(cast.joost, "offer", "Ik kook graag samen op donderdag.", cast)
    _post(cast.kees, "offer", "Samen koken op donderdag", cast, visibility="circle")
    suggesting.job.compute_now()
    met = Suggestion.objects.filter(kind="offer").values_list("person_id", "offer")
    assert list(met) == [(cast.aydin.pk, f"connect.post:{offer.pk}")]
    told = str(suggestion_page(cast.visitor(cast.aydin)))
    assert need.what in told or offer.what in told


def _post(who, direction, what, cast, **more):
    circle = {"visibility": "public", "community_id": cast.lindenplein.pk} | more
    return asking.put_up(by=cast.visitor(who), words=PostWords(direction, what, **circle))


def test_nobody_answers_for_another(cast):
    computed(cast)
    row = Suggestion.objects.get(person=cast.aydin, other=cast.joost)
    with pytest.raises(LeaveDenied):
        setting_aside.not_now(by=cast.visitor(cast.kees), suggestion=row)


def test_a_guest_and_a_stranger_are_not_introduced(cast):
    with pytest.raises(LeaveDenied):
        opening_up.open_up(by=NOBODY, wish=opening_up.Wish(longing=SOUP))


def test_a_longing_is_needed_and_is_cut_to_one_line(cast):
    with pytest.raises(RoomError):
        open_up(cast, cast.aydin, " \x00\n ")
    row = open_up(cast, cast.aydin, "Dat\x00 we\n\nsamen eten" + "n" * 500)
    assert row.longing.startswith("Dat we samen eten")
    assert len(row.longing) == 300


def test_the_same_people_give_the_same_suggestions(cast):
    first = computed(cast)
    rows = list(Suggestion.objects.values_list("person_id", "other_id", "turn", "parts"))
    second = suggesting.job.compute_now()
    assert first.input_digest == second.input_digest
    assert rows == list(Suggestion.objects.values_list("person_id", "other_id", "turn", "parts"))


def test_every_suggestion_adds_up_to_its_total(cast):
    computed(cast)
    for row in Suggestion.objects.all():
        parts = row.parts
        total = parts["longing"] * parts["weight"] + sum(parts["borders"].values())
        assert total == pytest.approx(parts["total"], abs=2e-4)
        assert len(parts_of(parts)) == 1 + len(row.crossed)


def test_a_run_waits_only_once_and_only_who_tends_asks(cast):
    with pytest.raises(LeaveDenied):
        suggesting.ask_now(by=cast.visitor(cast.aydin))
    suggesting.ask_now(by=cast.visitor(cast.lotte))
    suggesting.ask_now(by=cast.visitor(cast.anke))
    assert SuggestionRun.objects.count() == 1


def test_a_border_is_crossed_where_both_sides_are_known_and_differ(cast):
    where = standings([cast.aydin.pk, cast.kees.pk, cast.joost.pk]).people
    sevda, kees, joost = (where[each.pk] for each in (cast.aydin, cast.kees, cast.joost))
    assert (sevda.world, joost.world) == ("life", "system")
    assert sevda.neighbourhood == cast.lindenplein.pk
    assert sevda.district == cast.linden.pk
    assert crossed_between(sevda, joost) == ["world"]
    assert crossed_between(sevda, kees) == ["place"]
    assert crossed_between(sevda, sevda) == []


def test_borders_as_numbers_are_equal_where_sides_are_equal():
    one = Standing("a", layer="front", craft="zorg")
    other = Standing("b", layer="front", craft="groen")
    assert border_codes([one, other]).tolist() == [[0, 1, -1, -1, -1], [0, 0, -1, -1, -1]]


def test_a_standing_of_all_costs_four_queries(cast, django_assert_num_queries):
    with django_assert_num_queries(4):
        standings()


def test_the_reason_tells_what_is_shared_and_what_differs():
    facts = {
        "theme": "meals",
        "sides": {"world": ["life", "system"], "place": ["Lindenplein", "Overweg"]},
        "inside": ["", "zorg"],
    }
    assert reason("person", facts, "Zofia") == (
        "Jullie willen allebei dat niemand altijd alleen eet; jij kent de straat, Zofia kent zorg"
        " van binnenuit, en jij woont in Lindenplein, Zofia in Overweg."
    )


def _draft(number, kind="person", surprise=False):
    return Draft(1, number, kind, (), surprise, {})


def test_suggestions_are_dealt_in_threes_with_a_kiem_and_a_surprise():
    people = [_draft(1), _draft(2), _draft(3, surprise=True), _draft(4, surprise=True)]
    deck = dealt(people, [_draft(5, "kiem"), _draft(6, "kiem")])
    assert [draft.other for draft in deck] == [1, 5, 3, 2, 6, 4]


def test_a_deck_is_never_larger_than_a_month_of_weeks():
    assert len(dealt([_draft(number) for number in range(40)], [])) == MOST


def test_three_at_a_time_and_others_the_next_week():
    rows = [Suggestion(turn=turn) for turn in range(7)]
    assert [row.turn for row in turn_of(rows, 0)] == [0, 1, 2]
    assert [row.turn for row in turn_of(rows, 1)] == [3, 4, 5]
    assert [row.turn for row in turn_of(rows, 2)] == [6]
    assert [row.turn for row in turn_of(rows, 3)] == [0, 1, 2]


def test_the_pages_stay_within_their_queries(cast, come_in, django_assert_max_num_queries):
    computed(cast)
    client = come_in(cast.aydin)
    for url in (
        "/verbinden/voorstellen/",
        "/verbinden/voorstellen/werking/",
        "/verbinden/stel-mij-voor/",
    ):
        with django_assert_max_num_queries(12):
            assert client.get(url).status_code == 200


def test_the_page_shows_the_reason_and_the_arithmetic(cast, come_in):
    computed(cast)
    page = come_in(cast.aydin).get("/verbinden/voorstellen/").content.decode()
    assert "Jullie willen allebei dat niemand altijd alleen eet" in page
    assert "Waarom dit voorstel?" in page


def test_asking_and_stopping_on_the_page(cast, come_in):
    client = come_in(cast.gerrit)
    answer = client.post(
        "/verbinden/stel-mij-voor/",
        {"longing": SOUP, "themes": ["meals"], "frequency": "weekly", "once": "a" * 20},
    )
    assert answer.status_code == 302
    assert Openness.objects.get(person=cast.gerrit).is_open
    client.post("/verbinden/stel-mij-voor/stop/", {"once": "b" * 20})
    assert not Openness.objects.get(person=cast.gerrit).is_open


def test_a_fifth_theme_is_refused_with_a_sentence(cast, come_in):
    five = ["meals", "green", "care", "youth", "work"]
    answer = come_in(cast.gerrit).post(
        "/verbinden/stel-mij-voor/", {"longing": SOUP, "themes": five, "frequency": "weekly"}
    )
    assert answer.status_code == 422
    assert "Kies er hoogstens vier." in answer.content.decode()
