"""Goals: what contributes, who stands for them, and great tasks."""

from uuid import uuid4

import pytest
from tests.people import Cast
from tests.rooms.direction.desk import direction_with_goal

from kiemkracht.base import forgetting, places, takeout
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.base.places import PlaceCard
from kiemkracht.base.visitors import NOBODY, Visitor
from kiemkracht.direction.models import Direction, Goal, GoalCarrier, GreatTask
from kiemkracht.direction.selectors.courses import GoalLine, directions_page
from kiemkracht.direction.selectors.goals import (
    goal_by_id,
    goal_choices,
    goal_page,
    goals_of,
    places_of_goal,
    places_with_a_goal,
)
from kiemkracht.direction.selectors.great_tasks import great_task_page, great_tasks_page
from kiemkracht.direction.selectors.reach import reach_of
from kiemkracht.direction.services import carrying, charting, contributing, sorting
from kiemkracht.direction.services.charting import GoalText

SOUP = "tests.seed:1"
BENCH = "tests.seed:2"


@pytest.fixture(autouse=True)
def shown(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Something that grows, of which visitors see what this set holds."""
    seen = {"1", "2"}
    monkeypatch.setitem(
        places._finders,
        "tests.seed",
        lambda visitor, pks: {pk: PlaceCard(pk, "/", "tests.seed") for pk in pks if pk in seen},
    )
    return seen


@pytest.fixture
def goal(cast: Cast) -> Goal:
    return direction_with_goal(cast.visitor(cast.joost), cast.linden.pk).goals.get()


def test_a_link_can_be_read_both_ways(cast: Cast, goal: Goal) -> None:
    aydin = cast.visitor(cast.aydin)
    contributing.link(by=aydin, goal_id=goal.pk, place=SOUP, how="Aan tafel leer je namen")
    (view,) = goals_of(aydin, [SOUP, BENCH])[SOUP]
    assert (view.title, view.how) == ("Elkaar bij naam kennen", "Aan tafel leer je namen")
    assert view.url == "/koers/een-buurt-waar-je-elkaar-kent/doel/elkaar-bij-naam-kennen/"
    assert places_of_goal(goal.pk) == [SOUP]
    assert places_with_a_goal("tests.seed") == {SOUP}
    assert directions_page(aydin).bare_goals == ()


def test_how_it_contributes_may_be_not_yet(cast: Cast, goal: Goal) -> None:
    contributing.link(by=cast.visitor(cast.aydin), goal_id=goal.pk, place=SOUP)
    page = goal_page(cast.visitor(cast.aydin), goal.direction.slug, goal.slug)
    assert page is not None
    assert (page.contributions, page.not_yet) == (1, 1)


def test_what_one_may_not_see_is_not_counted(cast: Cast, goal: Goal, shown: set[str]) -> None:
    aydin = cast.visitor(cast.aydin)
    for place in (SOUP, BENCH):
        contributing.link(by=aydin, goal_id=goal.pk, place=place)
    shown.remove("2")
    page = goal_page(aydin, goal.direction.slug, goal.slug)
    assert page is not None
    assert (page.contributions, page.not_yet) == (1, 1)
    assert [line.contributions for line in _lines(aydin)] == [1]
    shown.clear()
    assert [line.contributions for line in _lines(aydin)] == [0]


def _lines(visitor: Visitor) -> list[GoalLine]:
    page = directions_page(visitor)
    return [line for shelf in page.shelves for card in shelf.directions for line in card.goals]


def test_a_goal_of_a_direction_one_may_not_see_is_told_nowhere(cast: Cast, goal: Goal) -> None:
    contributing.link(by=cast.visitor(cast.aydin), goal_id=goal.pk, place=SOUP)
    Direction.objects.update(visibility="circle")
    assert goals_of(cast.visitor(cast.kees), [SOUP]) == {}
    assert goals_of(NOBODY, [SOUP]) == {}
    assert SOUP in goals_of(cast.visitor(cast.aydin), [SOUP])


def test_linking_again_changes_the_words(cast: Cast, goal: Goal) -> None:
    aydin = cast.visitor(cast.aydin)
    contributing.link(by=aydin, goal_id=goal.pk, place=SOUP)
    contributing.link(by=cast.visitor(cast.gerrit), goal_id=goal.pk, place=SOUP, how="Zo!")
    row = goal.contributions.get()
    assert (row.how, row.by_id) == ("Zo!", cast.aydin.pk)


def test_an_unlinked_place_leaves_the_goal(cast: Cast, goal: Goal) -> None:
    aydin = cast.visitor(cast.aydin)
    contributing.link(by=aydin, goal_id=goal.pk, place=SOUP)
    contributing.unlink(by=aydin, goal_id=goal.pk, place=SOUP)
    assert places_of_goal(goal.pk) == []


def test_a_goal_that_is_not_there_or_not_ours_to_see_is_refused(cast: Cast, goal: Goal) -> None:
    Direction.objects.update(visibility="private")
    for goal_id in (goal.pk, uuid4()):
        with pytest.raises(RoomError, match="uit de lijst"):
            contributing.link(by=cast.visitor(cast.kees), goal_id=goal_id, place=SOUP)


def test_goals_of_a_replaced_direction_are_not_offered(cast: Cast, goal: Goal) -> None:
    aydin = cast.visitor(cast.aydin)
    assert [pk for pk, _label in goal_choices(aydin)] == [str(goal.pk)]
    Direction.objects.update(state="replaced")
    assert goal_choices(aydin) == []
    with pytest.raises(RoomError, match="vervangen"):
        contributing.link(by=aydin, goal_id=goal.pk, place=SOUP)


def test_what_is_no_id_finds_no_goal(cast: Cast, goal: Goal) -> None:
    aydin = cast.visitor(cast.aydin)
    assert goal_by_id(aydin, "'; drop table") is None
    found = goal_by_id(aydin, str(goal.pk))
    assert found is not None
    assert found.title == goal.title


def test_the_reach_names_groups_and_hides_few_people(cast: Cast, goal: Goal) -> None:
    aydin = cast.visitor(cast.aydin)
    assert [g.name for g in reach_of(goal.direction).groups_without] == ["Lindenplein"]
    contributing.link(by=aydin, goal_id=goal.pk, place=SOUP, community_id=cast.lindenplein.pk)
    reach = reach_of(goal.direction)
    assert reach.groups_without == ()
    assert reach.people.is_hidden


def test_someone_says_it_themselves_and_lets_go(cast: Cast, goal: Goal) -> None:
    kees = cast.visitor(cast.kees)
    carrying.stand_for(by=kees, goal=goal, why="Mijn moeder woonde hier.")
    carrying.stand_for(by=kees, goal=goal, why="Mijn moeder woont hier.")
    page = goal_page(kees, goal.direction.slug, goal.slug)
    assert page is not None
    assert [(c.who, c.why, c.is_me) for c in page.carriers] == [
        ("Kees de Wit", "Mijn moeder woont hier.", True)
    ]
    carrying.release(by=kees, goal=goal)
    assert not GoalCarrier.objects.filter(until=None).exists()


def test_standing_for_a_goal_asks_a_why(cast: Cast, goal: Goal) -> None:
    with pytest.raises(RoomError, match="waarom"):
        carrying.stand_for(by=cast.visitor(cast.kees), goal=goal, why=" \x00 ")


def test_a_goal_on_which_something_leans_stays(cast: Cast, goal: Goal) -> None:
    joost = cast.visitor(cast.joost)
    contributing.link(by=joost, goal_id=goal.pk, place=SOUP)
    with pytest.raises(RoomError, match="leunen"):
        charting.remove_goal(by=joost, goal=goal)
    contributing.unlink(by=joost, goal_id=goal.pk, place=SOUP)
    charting.remove_goal(by=joost, goal=goal)
    assert not Goal.objects.exists()


def test_great_tasks_are_there_and_bilingual(cast: Cast, goal: Goal) -> None:
    assert GreatTask.objects.count() == 6
    with pytest.raises(LeaveDenied):
        sorting.name_great_task(by=cast.visitor(cast.joost), name_nl="wonen", name_en="housing")
    anke = cast.visitor(cast.anke)
    sorting.name_great_task(by=anke, name_nl="wonen", name_en="housing")
    sorting.name_great_task(by=anke, name_nl="wonen voor ieder", name_en="housing", slug="wonen")
    assert GreatTask.objects.get(slug="wonen").name == "wonen voor ieder"


def test_a_great_task_cuts_across_directions(cast: Cast, goal: Goal) -> None:
    joost = cast.visitor(cast.joost)
    text = GoalText(title=goal.title, great_tasks=["voedsel"])
    charting.edit_goal(by=joost, goal=goal, text=text)
    page = great_task_page(joost, "voedsel")
    assert page is not None
    assert [line.title for line in page.goals] == [goal.title]
    counted = {task.slug: task.goals for task in great_tasks_page(joost).tasks}
    assert counted["voedsel"] == 1
    assert counted["afval"] == 0


def test_who_leaves_takes_their_words_along_and_is_forgotten(cast: Cast, goal: Goal) -> None:
    aydin = cast.visitor(cast.aydin)
    contributing.link(by=aydin, goal_id=goal.pk, place=SOUP, how="Soep")
    carrying.stand_for(by=aydin, goal=goal, why="Ik woon hier.")
    mine = takeout.of(cast.aydin.pk)["direction"]
    assert {"stands_for": goal.title, "why": "Ik woon hier."} in mine
    forgetting.let_go_everywhere(cast.aydin.pk)
    assert goal.contributions.get().by_id is None
    page = goal_page(cast.visitor(cast.gerrit), goal.direction.slug, goal.slug)
    assert page is not None
    assert page.contributions == 1
    assert page.carriers == ()
