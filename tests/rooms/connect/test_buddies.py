from datetime import timedelta

import pytest
from tests.rooms.connect.meeting import bond_between

from kiemkracht.base import clock, takeout
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.connect.models import Block, Bond, BuddyPair, BuddyWish
from kiemkracht.connect.selectors.buddies import buddy_now, buddy_page
from kiemkracht.connect.services import bonding, buddies_keeping, buddying, pairing, setting_aside
from kiemkracht.people.models import Membership
from kiemkracht.people.services.leaving import forget_me

pytestmark = pytest.mark.django_db

TABLE = "Samen koken en eten met ouderen in de buurt."
HOPE = "Hoe je samen kookt en eet met ouderen."


def ask(cast, person, words=TABLE, themes=("meals",)):
    return buddying.ask(by=cast.visitor(person), hope=buddying.Hope(words, themes))


def paired(cast):
    """Sevda lives here and Joost works here; both hope for a table."""
    Membership.objects.filter(person=cast.joost).update(layer="front", craft="zorg")
    ask(cast, cast.aydin)
    ask(cast, cast.joost, HOPE)
    pairing.job.compute_now()
    return BuddyPair.objects.get()


def begun(cast, *, days_ago=0):
    pair = paired(cast)
    buddying.say_yes(by=cast.visitor(cast.aydin), pair=pair, contact="donderdag in de wasserette")
    buddying.say_yes(by=cast.visitor(cast.joost), pair=pair, contact="06 van het team")
    if days_ago:
        day = clock.today() - timedelta(days=days_ago)
        BuddyPair.objects.update(began_on=day, ends_on=day + timedelta(weeks=6))
    pair.refresh_from_db()
    return pair


def test_only_who_said_yes_gets_a_maatje(cast):
    ask(cast, cast.aydin)
    assert pairing.job.compute_now().pairs == 0
    assert not BuddyPair.objects.exists()


def test_a_proposal_says_what_is_shared_and_what_differs_from_both_sides(cast):
    pair = paired(cast)
    assert "world" in pair.crossed
    to_sevda = buddy_now(cast.visitor(cast.aydin))
    to_joost = buddy_now(cast.visitor(cast.joost))
    assert "jij kent de straat, Joost kent zorg" in to_sevda.reason
    assert "Sevda kent de straat" in to_joost.reason
    assert buddy_page(cast.visitor(cast.aydin)).now.hope == HOPE
    assert to_sevda.difference == sum_of(to_sevda.parts)


def sum_of(parts):
    from kiemkracht.connect.selectors.suggestion_cards import in_thousandths

    return in_thousandths(sum(float(part.gives.replace(",", ".")) for part in parts))


def test_the_same_people_keep_the_same_maatje_when_pairs_are_made_again(cast):
    pair = paired(cast)
    ask(cast, cast.kees, HOPE)
    again = pairing.job.compute_now()
    assert again.pairs == 0
    assert list(BuddyPair.objects.all()) == [pair]


def test_the_same_wishes_give_the_same_pairs(cast):
    for person in (cast.aydin, cast.gerrit, cast.kees, cast.joost):
        ask(cast, person, HOPE)
    first = pairing.job.compute_now()
    pairs = set(BuddyPair.objects.values_list("a_id", "b_id"))
    BuddyPair.objects.all().delete()
    second = pairing.job.compute_now()
    assert set(BuddyPair.objects.values_list("a_id", "b_id")) == pairs
    assert (first.input_digest, len(pairs)) == (second.input_digest, 2)


def test_it_begins_when_both_said_yes_and_then_each_sees_how_to_reach_the_other(cast):
    pair = paired(cast)
    buddying.say_yes(by=cast.visitor(cast.aydin), pair=pair, contact="in de wasserette")
    assert not Bond.objects.exists()
    assert buddy_now(cast.visitor(cast.aydin)).i_said_yes
    row = buddying.say_yes(by=cast.visitor(cast.joost), pair=pair, contact="06 van het team")
    assert row.ends_on - row.began_on == timedelta(weeks=6)
    bond = Bond.objects.get()
    assert {bond.contact_a, bond.contact_b} == {"in de wasserette", "06 van het team"}
    assert (row.contact_a, row.contact_b) == ("", "")
    assert not BuddyWish.objects.filter(is_looking=True).exists()


def test_saying_yes_twice_is_saying_it_once(cast):
    pair = begun(cast)
    with pytest.raises(RoomError):
        buddying.say_yes(by=cast.visitor(cast.aydin), pair=pair, contact="nog eens")
    assert Bond.objects.count() == 1


def test_rather_someone_else_needs_no_reason_and_leaves_both_looking(cast):
    pair = paired(cast)
    buddying.say_yes(by=cast.visitor(cast.aydin), pair=pair, contact="in de wasserette")
    buddying.rather_someone_else(by=cast.visitor(cast.joost), pair=pair)
    pair.refresh_from_db()
    assert (pair.state, pair.contact_a, pair.contact_b) == ("lapsed", "", "")
    assert BuddyWish.objects.filter(is_looking=True).count() == 2
    for person in (cast.aydin, cast.joost):
        page = buddy_page(cast.visitor(person))
        assert (page.now, page.to_tell, page.past, page.is_looking) == (None, None, (), True)
    assert pairing.job.compute_now().pairs == 0, "the same two are never proposed again"


def test_never_with_who_blocked(cast):
    Membership.objects.filter(person=cast.joost).update(layer="front", craft="zorg")
    Block.objects.create(person=cast.joost, other=cast.aydin)
    ask(cast, cast.aydin)
    ask(cast, cast.joost, HOPE)
    assert pairing.job.compute_now().pairs == 0


def test_a_block_after_the_proposal_takes_it_away_from_both(cast):
    pair = paired(cast)
    setting_aside.block(by=cast.visitor(cast.aydin), other_id=cast.joost.pk)
    assert BuddyPair.objects.get(pk=pair.pk).state == "lapsed"
    assert buddy_now(cast.visitor(cast.joost)) is None


def test_a_proposal_between_two_of_whom_one_blocked_is_seen_by_nobody(cast):
    paired(cast)
    Block.objects.create(person=cast.joost, other=cast.aydin)
    for person in (cast.aydin, cast.joost):
        assert not BuddyPair.objects.visible_to(cast.visitor(person)).exists()


def test_never_with_somebody_one_knows_already(cast):
    bond_between(cast.aydin, cast.joost)
    ask(cast, cast.aydin)
    ask(cast, cast.joost, HOPE)
    assert pairing.job.compute_now().pairs == 0


def test_who_rests_is_proposed_to_nobody_and_the_other_looks_on(cast):
    pair = paired(cast)
    buddying.rest(by=cast.visitor(cast.joost))
    pair.refresh_from_db()
    assert pair.state == "lapsed"
    assert BuddyWish.objects.get(person=cast.aydin).is_looking
    assert not BuddyWish.objects.get(person=cast.joost).is_looking


def test_a_proposal_nobody_answers_goes_and_who_was_silent_rests(cast):
    pair = paired(cast)
    buddying.say_yes(by=cast.visitor(cast.aydin), pair=pair, contact="in de wasserette")
    BuddyPair.objects.update(proposed_at=clock.now() - timedelta(days=15))
    with pytest.raises(RoomError):
        buddying.say_yes(by=cast.visitor(cast.joost), pair=pair, contact="te laat")
    assert buddies_keeping.settle_due() == 1
    assert BuddyWish.objects.get(person=cast.aydin).is_looking
    assert not BuddyWish.objects.get(person=cast.joost).is_looking


def test_only_the_two_see_it_answer_end_and_tell(cast):
    pair = begun(cast)
    for person in (cast.gerrit, cast.lotte, cast.anke):
        visitor = cast.visitor(person)
        assert not BuddyPair.objects.visible_to(visitor).exists()
        for act in (buddying.end, buddying.rather_someone_else):
            with pytest.raises(LeaveDenied):
                act(by=visitor, pair=pair)
        with pytest.raises(LeaveDenied):
            buddying.tell_learned(by=visitor, pair=pair, learned="Niets.")


@pytest.mark.parametrize(("days", "week"), [(0, 1), (6, 1), (7, 2), (20, 3), (41, 6)])
def test_every_week_has_its_own_card(cast, days, week):
    begun(cast, days_ago=days)
    card = buddy_now(cast.visitor(cast.joost))
    assert card.week == week
    assert [each.number for each in card.weeks if each.is_now] == [week]


def test_after_six_weeks_both_are_asked_what_they_learned(cast):
    pair = begun(cast, days_ago=42)
    sevda, joost = cast.visitor(cast.aydin), cast.visitor(cast.joost)
    assert buddy_page(sevda).to_tell.id == pair.pk
    buddying.tell_learned(
        by=sevda, pair=pair, learned="Dat een formulier iemand kan buitensluiten."
    )
    assert buddy_page(sevda).to_tell is None
    assert buddy_page(joost).to_tell.other_learned.startswith("Dat een formulier")
    assert Bond.objects.alive().count() == 1, "the bond stays theirs"


def test_nobody_tells_what_they_learned_in_the_first_week(cast):
    pair = begun(cast)
    with pytest.raises(RoomError):
        buddying.tell_learned(by=cast.visitor(cast.aydin), pair=pair, learned="Alles.")


def test_afterwards_one_asks_for_another(cast):
    pair = begun(cast, days_ago=50)
    buddying.tell_learned(by=cast.visitor(cast.aydin), pair=pair, learned="Kijken.")
    assert ask(cast, cast.aydin).is_looking


def test_on_the_way_one_looks_for_nobody_else(cast):
    begun(cast)
    assert not ask(cast, cast.aydin).is_looking


def test_letting_the_bond_go_ends_the_weeks(cast):
    pair = begun(cast)
    bonding.let_go(by=cast.visitor(cast.joost), bond=Bond.objects.get())
    pair.refresh_from_db()
    assert pair.state == "ended"


def test_who_is_forgotten_leaves_no_word_and_no_wish(cast):
    pair = begun(cast, days_ago=45)
    buddying.tell_learned(by=cast.visitor(cast.aydin), pair=pair, learned="Geheim")
    forget_me(by=cast.visitor(cast.aydin))
    pair.refresh_from_db()
    assert "Geheim" not in f"{pair.learned_a}{pair.learned_b}"
    assert pair.reason == {}
    assert not BuddyWish.objects.filter(person=cast.aydin).exists()


def test_one_takes_along_ones_own_words_and_not_the_other_ones(cast):
    pair = begun(cast, days_ago=45)
    buddying.tell_learned(by=cast.visitor(cast.aydin), pair=pair, learned="Van mij")
    buddying.tell_learned(by=cast.visitor(cast.joost), pair=pair, learned="Van Joost")
    told = str(takeout.of(cast.aydin.pk)["maatjes"])
    assert "Van mij" in told
    assert "Van Joost" not in told
