"""Directions: drafts, conversation, agreement, and who keeps an eye on them."""

import pytest
from tests.people import Cast
from tests.rooms.direction.desk import ago, direction_with_goal, in_days, published

from kiemkracht.base.chronicle import lines
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.base.places import place_of
from kiemkracht.direction.enums import DirectionState, Verb
from kiemkracht.direction.models import Direction
from kiemkracht.direction.selectors.course_page import direction_page
from kiemkracht.direction.selectors.courses import directions_page
from kiemkracht.direction.services import charting, moving, stewarding
from kiemkracht.direction.services.charting import DirectionText


def _agreed(cast: Cast) -> Direction:
    henk, aydin = cast.visitor(cast.henk), cast.visitor(cast.aydin)
    direction = direction_with_goal(henk, cast.city.pk)
    moving.open_conversation(by=henk, direction=direction, at=ago(15))
    offer = stewarding.offer(by=aydin, direction=direction, as_resident=True)
    stewarding.welcome(by=henk, steward=offer)
    mandate = published(henk, cast.city.pk)
    return moving.note_agreed(by=henk, direction=direction, mandate=mandate)


@pytest.mark.parametrize("who", ["joost", "lotte"])
def test_who_tends_the_neighbourhood_starts_a_direction(cast: Cast, who: str) -> None:
    visitor = cast.visitor(getattr(cast, who))
    made = direction_with_goal(visitor, cast.lindenplein.pk)
    assert made.state == DirectionState.DRAFT
    assert made.slug == "een-buurt-waar-je-elkaar-kent"


@pytest.mark.parametrize("who", ["aydin", "kees", "anke", "stranger"])
def test_residents_and_the_administrator_start_none(cast: Cast, who: str) -> None:
    with pytest.raises(LeaveDenied):
        direction_with_goal(cast.visitor(getattr(cast, who)), cast.lindenplein.pk)


def test_a_decision_maker_does_not_write_for_a_community_that_is_not_theirs(cast: Cast) -> None:
    with pytest.raises(LeaveDenied):
        direction_with_goal(cast.visitor(cast.henk), cast.gebiedsteam.pk)


def test_two_directions_with_one_name_get_two_addresses(cast: Cast) -> None:
    lotte = cast.visitor(cast.lotte)
    first = direction_with_goal(lotte, cast.linden.pk)
    second = direction_with_goal(lotte, cast.spoorzicht.pk)
    assert first.slug != second.slug


def test_a_title_that_is_a_page_of_ours_gets_another_address(cast: Cast) -> None:
    text = DirectionText(title="Nieuw")
    made = charting.start_direction(
        by=cast.visitor(cast.lotte), community_id=cast.linden.pk, text=text
    )
    assert made.slug.startswith("nieuw-")


def test_a_conversation_needs_a_purpose_and_a_goal(cast: Cast) -> None:
    lotte = cast.visitor(cast.lotte)
    bare = charting.start_direction(
        by=lotte, community_id=cast.linden.pk, text=DirectionText(title="Samen")
    )
    with pytest.raises(RoomError) as refused:
        moving.open_conversation(by=lotte, direction=bare)
    assert "waar jullie heen willen" in str(refused.value)
    assert "ten minste één koersdoel" in str(refused.value)


def test_a_dream_without_a_dated_first_act_stays_inside(cast: Cast) -> None:
    lotte = cast.visitor(cast.lotte)
    direction = direction_with_goal(lotte, cast.linden.pk, dream="Elke deur staat open.")
    with pytest.raises(RoomError, match="eerste daad"):
        moving.open_conversation(by=lotte, direction=direction)
    text = DirectionText(
        title=direction.title,
        purpose=direction.purpose,
        dream=direction.dream,
        first_act="Soep op het plein",
        first_act_on=in_days(9),
    )
    charting.edit_direction(by=lotte, direction=direction, text=text)
    moved = moving.open_conversation(by=lotte, direction=direction)
    assert moved.state == DirectionState.IN_CONVERSATION


def test_after_thirteen_days_a_direction_can_not_be_agreed(cast: Cast) -> None:
    henk, aydin = cast.visitor(cast.henk), cast.visitor(cast.aydin)
    direction = direction_with_goal(henk, cast.city.pk)
    moving.open_conversation(by=henk, direction=direction, at=ago(13))
    offer = stewarding.offer(by=aydin, direction=direction, as_resident=True)
    stewarding.welcome(by=henk, steward=offer)
    mandate = published(henk, cast.city.pk)
    with pytest.raises(RoomError, match="14 dagen: nog 1 dag"):
        moving.note_agreed(by=henk, direction=direction, mandate=mandate)


def test_without_a_resident_as_steward_it_can_not_be_agreed(cast: Cast) -> None:
    henk = cast.visitor(cast.henk)
    direction = direction_with_goal(henk, cast.city.pk)
    moving.open_conversation(by=henk, direction=direction, at=ago(15))
    stewarding.offer(by=henk, direction=direction)
    mandate = published(henk, cast.city.pk)
    with pytest.raises(RoomError, match="bewoner"):
        moving.note_agreed(by=henk, direction=direction, mandate=mandate)


def test_without_a_published_choice_it_can_not_be_agreed(cast: Cast) -> None:
    henk = cast.visitor(cast.henk)
    direction = direction_with_goal(henk, cast.city.pk)
    moving.open_conversation(by=henk, direction=direction, at=ago(15))
    with pytest.raises(RoomError, match="gepubliceerde keuze"):
        moving.note_agreed(by=henk, direction=direction, mandate=None)


def test_an_agreed_direction_keeps_its_words_as_a_version(cast: Cast) -> None:
    agreed = _agreed(cast)
    assert (agreed.state, agreed.version) == (DirectionState.AGREED, 1)
    version = agreed.versions.get()
    assert version.content["purpose"] == "Niemand is alleen."
    assert version.content["goals"][0]["title"] == "Elkaar bij naam kennen"


def test_agreed_words_can_not_be_changed_but_looked_at_afresh(cast: Cast) -> None:
    henk, agreed = cast.visitor(cast.henk), _agreed(cast)
    with pytest.raises(LeaveDenied):
        charting.edit_direction(by=henk, direction=agreed, text=DirectionText(title="Anders"))
    again = moving.recalibrate(by=henk, direction=agreed)
    charting.edit_direction(
        by=henk, direction=again, text=DirectionText(title="Anders", purpose="Opnieuw.")
    )
    assert moving.open_conversation(by=henk, direction=again).state == "in_conversation"


def test_a_direction_is_only_replaced_by_an_agreed_one(cast: Cast) -> None:
    henk, agreed = cast.visitor(cast.henk), _agreed(cast)
    moving.recalibrate(by=henk, direction=agreed)
    draft = direction_with_goal(henk, cast.city.pk)
    with pytest.raises(RoomError, match="vastgesteld"):
        moving.replace(by=henk, direction=agreed, successor=draft)
    Direction.objects.filter(pk=draft.pk).update(state="agreed", version=1)
    draft.refresh_from_db()
    replaced = moving.replace(by=henk, direction=agreed, successor=draft)
    assert (replaced.state, replaced.replaced_by) == (DirectionState.REPLACED, draft)


def test_a_step_that_was_already_taken_is_refused(cast: Cast) -> None:
    henk = cast.visitor(cast.henk)
    direction = direction_with_goal(henk, cast.city.pk)
    moving.open_conversation(by=henk, direction=direction)
    with pytest.raises(RoomError, match="past hier niet meer"):
        moving.open_conversation(by=henk, direction=direction)


def test_nobody_is_made_steward_by_another(cast: Cast) -> None:
    henk, aydin = cast.visitor(cast.henk), cast.visitor(cast.aydin)
    direction = direction_with_goal(henk, cast.city.pk)
    offer = stewarding.offer(by=aydin, direction=direction, as_resident=True)
    assert offer.since is None
    with pytest.raises(LeaveDenied):
        stewarding.welcome(by=aydin, steward=offer)
    assert stewarding.welcome(by=henk, steward=offer).since is not None
    with pytest.raises(LeaveDenied):
        stewarding.step_down(by=henk, steward=offer)


def test_an_employee_is_no_steward_as_a_resident(cast: Cast) -> None:
    henk = cast.visitor(cast.henk)
    direction = direction_with_goal(henk, cast.city.pk)
    with pytest.raises(RoomError, match="bewoner"):
        stewarding.offer(by=henk, direction=direction, as_resident=True)


def test_someone_from_elsewhere_offers_nothing(cast: Cast) -> None:
    direction = direction_with_goal(cast.visitor(cast.joost), cast.lindenplein.pk)
    with pytest.raises(LeaveDenied):
        stewarding.offer(by=cast.visitor(cast.kees), direction=direction)


def test_a_steward_works_on_the_text_and_stops_at_any_moment(cast: Cast) -> None:
    joost, aydin = cast.visitor(cast.joost), cast.visitor(cast.aydin)
    direction = direction_with_goal(joost, cast.lindenplein.pk)
    words = DirectionText(title=direction.title, purpose="Ook de achterkant telt.")
    with pytest.raises(LeaveDenied):
        charting.edit_direction(by=aydin, direction=direction, text=words)
    steward = stewarding.welcome(by=joost, steward=stewarding.offer(by=aydin, direction=direction))
    charting.edit_direction(by=aydin, direction=direction, text=words)
    stewarding.step_down(by=aydin, steward=steward)
    with pytest.raises(LeaveDenied):
        charting.edit_direction(by=aydin, direction=direction, text=words)
    page = direction_page(aydin, direction.slug)
    assert page is not None
    assert [each.who for each in page.former] == ["Sevda Aydin"]


def test_the_mirror_shows_the_difference_in_words(cast: Cast) -> None:
    direction = direction_with_goal(
        cast.visitor(cast.lotte),
        cast.linden.pk,
        words_own=["dichtbij", "snel"],
        words_mirror=["Snel", "ver weg"],
    )
    page = direction_page(cast.visitor(cast.lotte), direction.slug)
    assert page is not None
    assert page.mirror.both == ("snel",)
    assert page.mirror.only_we == ("dichtbij",)
    assert page.mirror.only_residents == ("ver weg",)


def test_the_overview_names_goals_without_anything_growing(cast: Cast) -> None:
    direction_with_goal(cast.visitor(cast.lotte), cast.linden.pk)
    page = directions_page(cast.visitor(cast.aydin))
    assert [goal.title for goal in page.bare_goals] == ["Elkaar bij naam kennen"]
    assert page.shelves[0].community.name == "De Linden"


def test_a_private_draft_is_seen_by_its_writer_only(cast: Cast) -> None:
    direction = direction_with_goal(
        cast.visitor(cast.joost), cast.lindenplein.pk, visibility="private"
    )
    assert direction_page(cast.visitor(cast.joost), direction.slug) is not None
    assert direction_page(cast.visitor(cast.aydin), direction.slug) is None
    assert directions_page(cast.visitor(cast.lotte)).shelves == ()


def test_a_conversation_lives_on_this_site(cast: Cast) -> None:
    for address in ("https://elders.example/", "//elders.example", "/\\elders.example"):
        with pytest.raises(RoomError, match="op deze site"):
            direction_with_goal(cast.visitor(cast.lotte), cast.linden.pk, conversation_url=address)


def test_the_chronicle_holds_every_step(cast: Cast) -> None:
    verbs = [line.verb for line in lines(place_of(_agreed(cast)))]
    assert verbs == [
        Verb.DIRECTION_AGREED,
        Verb.STEWARD_WELCOMED,
        Verb.STEWARD_OFFERED,
        Verb.DIRECTION_IN_CONVERSATION,
        Verb.GOAL_ADDED,
        Verb.DIRECTION_STARTED,
    ]
