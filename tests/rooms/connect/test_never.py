"""Who blocked or left is proposed nowhere: no suggestion, kiem, klus, question or bond."""

import pytest
from tests.rooms.connect.meeting import TABLE, bond_between, three_open_people
from tests.rooms.connect.test_gigs import gig

from kiemkracht.base import apart
from kiemkracht.base.talk import commenting, following
from kiemkracht.connect.models import Block, Bond, Suggestion, WorkWish
from kiemkracht.connect.selectors.bonds import reminder_of_today
from kiemkracht.connect.selectors.gigs import gig_board
from kiemkracht.connect.selectors.my_help import help_today
from kiemkracht.connect.selectors.suggestions import suggestion_page
from kiemkracht.connect.services import asking, setting_aside, suggesting
from kiemkracht.connect.services.asking import PostWords
from kiemkracht.people.services.leaving import forget_me
from kiemkracht.sprouts.models import Carrier
from kiemkracht.sprouts.selectors.company import people_nearby
from kiemkracht.sprouts.services.planting import Telling, plant_sprout

pytestmark = pytest.mark.django_db


def kiem(cast, who, *along):
    row = plant_sprout(
        by=cast.visitor(who),
        telling=Telling(
            story="Op donderdag eet niemand in het portiek alleen.",
            title="Lange tafel",
            longing=TABLE,
            visibility="public",
            community_id=cast.lindenplein.pk,
            carries=True,
        ),
    )
    for person in along:
        Carrier.objects.create(sprout=row, person=person)
    return row


def told(cast, who):
    return [card.title for card in suggestion_page(cast.visitor(who)).cards]


def test_a_kiem_that_somebody_blocked_carries_along_is_not_suggested(cast):
    three_open_people(cast)
    row = kiem(cast, cast.joost, cast.gerrit)
    suggesting.job.compute_now()
    assert Suggestion.objects.filter(person=cast.aydin, sprout=row).exists()
    Block.objects.create(person=cast.gerrit, other=cast.aydin)
    suggesting.job.compute_now()
    assert not Suggestion.objects.filter(person=cast.aydin, sprout=row).exists()
    assert Suggestion.objects.filter(person=cast.kees, sprout=row).exists()


def test_a_stored_suggestion_of_such_a_kiem_is_not_shown(cast):
    three_open_people(cast)
    kiem(cast, cast.joost, cast.gerrit)
    suggesting.job.compute_now()
    assert "Lange tafel" in told(cast, cast.aydin)
    Block.objects.create(person=cast.aydin, other=cast.gerrit)
    assert "Lange tafel" not in told(cast, cast.aydin)


def test_a_kiem_is_not_suggested_when_whom_it_leads_to_carries_it_no_more(cast):
    three_open_people(cast)
    row = kiem(cast, cast.joost, cast.gerrit)
    suggesting.job.compute_now()
    Carrier.objects.filter(sprout=row, person=cast.joost).update(until=row.created_at)
    assert "Lange tafel" not in told(cast, cast.aydin)


def test_an_offer_that_was_taken_away_is_not_suggested(cast):
    three_open_people(cast)
    circle = {"visibility": "public", "community_id": cast.lindenplein.pk}
    asking.put_up(
        by=cast.visitor(cast.aydin),
        words=PostWords("need", "Wie kan op donderdag samen koken?", **circle),
    )
    offer = asking.put_up(
        by=cast.visitor(cast.joost),
        words=PostWords("offer", "Ik kook graag samen op donderdag.", **circle),
    )
    suggesting.job.compute_now()
    assert offer.what in told(cast, cast.aydin)
    type(offer).objects.filter(pk=offer.pk).update(state="done")
    assert offer.what not in told(cast, cast.aydin)


def test_a_klus_of_who_is_blocked_stands_on_the_board_and_is_not_brought_up(cast):
    gig(cast, cast.aydin, theme="green")
    WorkWish.objects.create(person=cast.kees, themes=["green"], drives=[])
    kees = cast.visitor(cast.kees)
    assert len(gig_board(kees).fitting) == 1
    Block.objects.create(person=cast.aydin, other=cast.kees)
    board = gig_board(kees)
    assert (len(board.fitting), len(board.others)) == (0, 1)


def test_today_brings_up_no_question_of_who_is_blocked(cast):
    asking.put_up(
        by=cast.visitor(cast.aydin),
        words=PostWords(
            "need", "Wie helpt koken?", visibility="public", community_id=cast.lindenplein.pk
        ),
    )
    gerrit = cast.visitor(cast.gerrit)
    assert [card.what for card in help_today(gerrit).nearby] == ["Wie helpt koken?"]
    Block.objects.create(person=cast.gerrit, other=cast.aydin)
    assert help_today(gerrit) is None


def test_blocking_lets_a_bond_go_and_nobody_is_reminded_of_it(cast):
    bond_between(cast.aydin, cast.kees, days_ago=200, contact_a="06", contact_b="07")
    setting_aside.block(by=cast.visitor(cast.aydin), other_id=cast.kees.pk)
    bond = Bond.objects.get()
    assert (bond.stage, bond.contact_a, bond.contact_b) == ("let_go", "", "")
    for who in (cast.aydin, cast.kees):
        assert reminder_of_today(cast.visitor(who)) is None


def test_who_left_or_is_blocked_is_not_proposed_to_carry_along(cast):
    row = kiem(cast, cast.joost)
    place = f"sprouts.sprout:{row.pk}"
    commenting.say(by=cast.visitor(cast.gerrit), place=place, body="Wat mooi.")
    for who in (cast.aydin, cast.kees):
        following.follow(by=cast.visitor(who), place=place)
    joost = cast.visitor(cast.joost)
    assert {one.name for one in people_nearby(joost, row)} == {
        "Gerrit Bos",
        "Sevda Aydin",
        "Kees de Wit",
    }
    Block.objects.create(person=cast.kees, other=cast.joost)
    forget_me(by=cast.visitor(cast.gerrit))
    assert [one.name for one in people_nearby(joost, row)] == ["Sevda Aydin"]


def test_both_ways_and_never_oneself(cast):
    Block.objects.create(person=cast.aydin, other=cast.kees)
    assert apart.from_whom(cast.visitor(cast.aydin)) == {cast.kees.pk}
    assert apart.from_whom(cast.visitor(cast.kees)) == {cast.aydin.pk}
    assert apart.from_whom(cast.visitor(cast.joost)) == frozenset()
