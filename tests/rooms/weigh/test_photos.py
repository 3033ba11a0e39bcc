"""Starting a startfoto, naming groups, the list and the pages: who may, and what it costs."""

import pytest
from django.urls import reverse
from django.utils import translation
from tests.engines.appraisal.cases import CASES
from tests.engines.scripts.situations import TOLD
from tests.rooms.weigh.photos import planted

from kiemkracht.base import clock
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import NOBODY
from kiemkracht.sprouts.models import Sprout
from kiemkracht.sprouts.services.planting import Telling, plant_sprout
from kiemkracht.weigh.enums import Stage
from kiemkracht.weigh.models import StartingPosition
from kiemkracht.weigh.selectors.photos import PhotoWishes, find_photo, photo_list
from kiemkracht.weigh.services import grouping, starting
from kiemkracht.weigh.services.grouping import GroupPlan
from kiemkracht.weigh.services.seeding import PhotoSeed, SheetSeed, plant
from kiemkracht.weigh.services.starting import PhotoPlan

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def test_who_carries_a_kiem_may_photograph_it_and_a_neighbour_may_not(cast, come_in):
    kiem = plant_sprout(
        by=cast.visitor(cast.aydin),
        telling=Telling(
            title="Soep", story="Soep.", visibility="public",
            community_id=cast.lindenplein.pk, carries=True,
        ),
    )  # fmt: skip
    address = f"{reverse('weigh:new_photo')}?kiem={kiem.pk}"
    assert "Soep" in come_in(cast.aydin).get(address).content.decode()
    assert come_in(cast.gerrit).get(address).status_code == 403
    with pytest.raises(LeaveDenied):
        starting.begin(
            by=cast.visitor(cast.gerrit), plan=PhotoPlan(subject="Soep", sprout_id=kiem.pk)
        )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"subject": " \t"}, "what the startfoto is about"),
        ({"affected": 91, "population": 90}, "More people"),
        ({"visibility": Visibility.PRIVATE}, "who may see it"),
        ({"context": "moon"}, "where it plays"),
        ({"themes": ["cars"]}, "theme"),
    ],
)
def test_a_start_that_can_not_be_says_why(cast, changes, words):
    plan = {"subject": "Plein", "community_id": cast.lindenplein.pk} | changes
    with pytest.raises(RoomError, match=words):
        starting.begin(by=cast.visitor(cast.lotte), plan=PhotoPlan(**plan))


@pytest.mark.parametrize(
    "changes",
    [
        {"name": ""}, {"size": 0}, {"influence": 5}, {"touched": -1}, {"source": "gossip"},
        {"source": "estimate", "positions": (0, 0, 0, 9, 0)},
        {"source": "estimate", "positions": (-1, 0, 0, 0, 0)},
        {"source": "estimate", "positions": (1, 1)}, {"name": "BUREN"},
    ],
)  # fmt: skip
def test_a_group_that_can_not_be_is_refused(cast, changes):
    lotte = cast.visitor(cast.lotte)
    photo = starting.begin(
        by=lotte, plan=PhotoPlan(subject="Plein", community_id=cast.lindenplein.pk)
    )
    grouping.name_group(by=lotte, photo_id=photo.pk, plan=GroupPlan(name="buren", size=4))
    plan = {"name": "school", "size": 4} | changes
    with pytest.raises(RoomError):
        grouping.name_group(by=lotte, photo_id=photo.pk, plan=GroupPlan(**plan))


def test_a_group_that_answered_stays(cast):
    photo = planted(cast, Stage.ASKING)
    group = photo.groups.get(name="buren")
    with pytest.raises(RoomError, match="answered already"):
        grouping.remove_group(by=cast.visitor(cast.lotte), photo_id=photo.pk, group_id=group.pk)


@pytest.mark.parametrize("name", ["square", "registration", "soup"])
def test_the_three_situations_of_the_design_come_out_to_the_decimal(cast, name):
    case, told = CASES[name], TOLD[name]
    places = (-2, -1, 0, 1, 2)
    photo = plant(
        PhotoSeed(
            key=cast.lindenplein.pk,
            plan=PhotoPlan(
                subject=name,
                affected=case.photo.affected,
                population=case.photo.population,
                context=told.situation.context,
                themes=sorted(told.situation.themes),
            ),
            by=cast.lotte.pk,
            at=clock.now(),
            groups=[
                GroupPlan(
                    name=each.name, size=each.size, influence=each.influence,
                    touched=each.touched, source=each.source, positions=each.positions,
                )
                for each in case.photo.groups
            ],
            sheets=[
                SheetSeed(each.name, {}, place)
                for each in case.photo.groups
                if each.source == "self"
                for place, count in zip(places, each.positions, strict=True)
                for _one in range(count)
            ],
            settled={reading: int(value) for reading, value in case.photo.settled.items()},
            reason="Zo",
            patterns=sorted(told.situation.patterns),
        )
    )  # fmt: skip
    shown = {code: each["shown"] for code, each in photo.result["outcomes"].items()}
    assert shown == case.outcomes
    proposal = photo.result["proposal"]
    assert proposal["placing"]["position"] == told.position
    assert [each["code"] for each in proposal["guards"]] == list(told.guards)
    steps = proposal["script"]["steps"]
    assert [(s["card"], s["lead"], s["why"]["rule"]) for s in steps] == [
        each[:3] for each in told.steps
    ]


def test_a_proposal_changes_nothing_by_itself(cast, come_in):
    photo = planted(cast, Stage.FIXED)
    before = StartingPosition.objects.values().get(pk=photo.pk), Sprout.objects.count()
    come_in(cast.gerrit).get(f"{photo.get_absolute_url()}voorstel/")
    assert (StartingPosition.objects.values().get(pk=photo.pk), Sprout.objects.count()) == before


def test_every_step_of_every_script_says_why(cast, come_in):
    photo = planted(cast, Stage.FIXED)
    page = come_in(cast.gerrit).get(f"{photo.get_absolute_url()}voorstel/").content.decode()
    proposal = photo.result["proposal"]
    scripts = [proposal["script"], *proposal["alternatives"]]
    steps = [step for script in scripts for step in script["steps"]]
    assert steps
    assert all(step["why"]["rule"] for step in steps)
    assert page.count("<dt>Waarom</dt>") == page.count("<dt>Stopregel</dt>") == len(steps)


def test_a_startfoto_of_a_kiem_goes_out_of_sight_with_the_kiem(cast):
    kiem = plant_sprout(
        by=cast.visitor(cast.aydin),
        telling=Telling(
            title="Soep", story="Soep.", visibility="public",
            community_id=cast.lindenplein.pk, carries=True,
        ),
    )  # fmt: skip
    photo = planted(cast, Stage.FIXED, plan={"sprout_id": kiem.pk, "visibility": Visibility.PUBLIC})
    assert find_photo(NOBODY, photo.pk)
    Sprout.objects.filter(pk=kiem.pk).update(visibility=Visibility.PRIVATE)
    assert find_photo(NOBODY, photo.pk) is None
    assert photo_list(NOBODY, PhotoWishes()).total == 0


@pytest.mark.parametrize("query", ["", "?q=plein", "?q=%00'", "?fase=fixed", "?positie=onzin"])
def test_the_list_seeks_and_withstands_anything(cast, come_in, query):
    planted(cast, Stage.FIXED)
    assert come_in(cast.gerrit).get(reverse("weigh:photos") + query).status_code == 200


def test_the_list_finds_by_word_and_by_stage(cast):
    planted(cast, Stage.FIXED)
    gerrit = cast.visitor(cast.gerrit)
    assert photo_list(gerrit, PhotoWishes(query="plein lindenplein")).total == 1
    assert photo_list(gerrit, PhotoWishes(query="haven")).total == 0
    assert photo_list(gerrit, PhotoWishes(stage=Stage.ASKING)).total == 0


@pytest.mark.parametrize("who", ["gerrit", "lotte"])
def test_the_page_stays_within_twelve_queries(cast, come_in, who, django_assert_max_num_queries):
    photo = planted(cast, remarks=[("support", "Nee", "Dank")], settled={"value": 2}, reason="Zo")
    client = come_in(getattr(cast, who))
    with django_assert_max_num_queries(12):
        client.get(photo.get_absolute_url())
    with django_assert_max_num_queries(12):
        client.get(f"{photo.get_absolute_url()}voorstel/")
