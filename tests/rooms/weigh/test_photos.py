"""Starting, interpreting and fixing: who may, what is hidden, and nobody's words are lost."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import translation
from tests.engines.appraisal.cases import CASES
from tests.engines.scripts.situations import TOLD

from kiemkracht.base import clock, forgetting, takeout
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import NOBODY
from kiemkracht.sprouts.models import Sprout
from kiemkracht.sprouts.services.planting import Telling, plant_sprout
from kiemkracht.weigh.enums import Stage
from kiemkracht.weigh.models import PictureRemark, SettledReading, StartingPosition
from kiemkracht.weigh.selectors.photos import PhotoWishes, find_photo, photo_list
from kiemkracht.weigh.services import grouping, interpreting, starting
from kiemkracht.weigh.services.grouping import GroupPlan
from kiemkracht.weigh.services.seeding import PhotoSeed, SheetSeed, plant
from kiemkracht.weigh.services.starting import PhotoPlan

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def planted(cast, stage=Stage.READING, **changes):
    """A startfoto of Lindenplein: seven who began it, twelve neighbours, three of the council."""
    plan = {"subject": "Het plein", "community_id": cast.lindenplein.pk}
    plan |= {"affected": 40, "population": 90} | changes.pop("plan", {})
    links = ("energy_1", "connections_1", "means_1", "backing_1", "learning_1", "recovery_1")
    told = {"depth": 3, "value": 3, "burden": 1, "irreversibility": 1, "inequality": 0}
    sheets = [SheetSeed("", told | dict.fromkeys(links, 3)) for _each in range(7)]
    sheets += [SheetSeed("buren", told | dict.fromkeys(links, 1), 1) for _each in range(12)]
    sheets += [SheetSeed("raad", told | dict.fromkeys(links, 4), -2) for _each in range(3)]
    seed = PhotoSeed(
        key=uuid4(),
        plan=PhotoPlan(**plan),
        by=cast.lotte.pk,
        at=clock.now() - timedelta(days=60),
        groups=[
            GroupPlan(name="buren", size=40, influence=1, touched=4),
            GroupPlan(name="raad", size=3, influence=4, touched=1),
        ],
        sheets=sheets,
        stage=stage,
        **changes,
    )
    return plant(seed)


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


def test_the_own_group_sees_the_picture_first_and_others_once_it_is_fixed(cast, come_in):
    photo = planted(cast, plan={"visibility": Visibility.PUBLIC})
    address = photo.get_absolute_url()
    assert "De eigen mensen kijken eerst" in come_in(cast.kees).get(address).content.decode()
    assert come_in(cast.kees).get(f"{address}voorstel/").status_code == 404
    assert "Wat het geeft" in come_in(cast.gerrit).get(address).content.decode()
    interpreting.fix(by=cast.visitor(cast.lotte), photo_id=photo.pk)
    assert "Wat het geeft" in come_in(cast.kees).get(address).content.decode()


def test_a_group_of_three_is_seen_nowhere(cast, come_in):
    photo = planted(cast)
    council = next(each for each in photo.result["groups"] if each["name"] == "raad")
    assert (council["note"], council["positions"], council["mean"]) == ("too_few", None, None)
    assert {each["mean"] for each in photo.result["views"] if each["group"] == "raad"} == {None}


def test_a_photo_without_an_answer_says_what_is_missing_and_computes_nothing(cast, come_in):
    lotte = cast.visitor(cast.lotte)
    photo = starting.begin(
        by=lotte, plan=PhotoPlan(subject="Leeg", community_id=cast.lindenplein.pk)
    )
    row = interpreting.end_asking(by=lotte, photo_id=photo.pk)
    assert {each["shown"] for each in row.result["outcomes"].values()} == {None}
    page = come_in(cast.lotte).get(photo.get_absolute_url()).content.decode()
    assert "Wat we nog niet weten" in page
    advice = come_in(cast.lotte).get(f"{photo.get_absolute_url()}voorstel/").content.decode()
    assert "Nog geen startpositie" in advice


def test_two_who_settle_at_once_both_keep_their_words(cast):
    photo = planted(cast)
    lotte = cast.visitor(cast.lotte)
    for value, reason in ((1, "Wij twijfelen"), (2, "Wij ook, maar minder")):
        interpreting.settle(by=lotte, photo_id=photo.pk, name="backing", value=value, reason=reason)
    said = SettledReading.objects.filter(photo=photo).values_list("reason", flat=True)
    assert list(said) == ["Wij twijfelen", "Wij ook, maar minder"]
    photo.refresh_from_db()
    assert photo.result["readings"]["backing"]["value"] == 2


@pytest.mark.parametrize(
    ("name", "value", "reason"), [("luck", 2, "x"), ("value", 5, "x"), ("value", 2, "  ")]
)
def test_what_can_not_be_settled_is_refused(cast, name, value, reason):
    photo = planted(cast)
    with pytest.raises(RoomError):
        interpreting.settle(
            by=cast.visitor(cast.lotte), photo_id=photo.pk, name=name, value=value, reason=reason
        )


def test_a_remark_has_to_be_answered_before_the_picture_is_fixed(cast):
    photo = planted(cast)
    lotte, gerrit = cast.visitor(cast.lotte), cast.visitor(cast.gerrit)
    made = interpreting.remark(by=gerrit, photo_id=photo.pk, text="Wij zijn niet tegen.")
    with pytest.raises(RoomError, match="answer every remark"):
        interpreting.fix(by=lotte, photo_id=photo.pk)
    interpreting.answer_remark(by=lotte, photo_id=photo.pk, remark_id=made.pk, text="Klopt.")
    with pytest.raises(RoomError, match="Klopt"):
        interpreting.answer_remark(by=lotte, photo_id=photo.pk, remark_id=made.pk, text="Nee.")
    assert interpreting.fix(by=lotte, photo_id=photo.pk).stage == Stage.FIXED


def test_an_outsider_can_not_remark_and_a_long_remark_is_given_back(cast, come_in):
    photo = planted(cast, plan={"visibility": Visibility.PUBLIC})
    for who in (NOBODY, cast.visitor(cast.kees)):
        with pytest.raises(LeaveDenied):
            interpreting.remark(by=who, photo_id=photo.pk, text="Hoi")
    sent = {"text": "<script>x</script>" + "a" * 600, "about": ""}
    answer = come_in(cast.gerrit).post(reverse("weigh:remark", args=[photo.pk]), sent)
    assert answer.status_code == 422
    assert "&lt;script&gt;" in answer.content.decode()
    assert PictureRemark.objects.count() == 0


def test_a_fixed_picture_never_changes(cast):
    photo = planted(cast, Stage.FIXED)
    photo.refresh_from_db()
    before = photo.result
    lotte = cast.visitor(cast.lotte)
    with pytest.raises(RoomError):
        interpreting.settle(by=lotte, photo_id=photo.pk, name="value", value=0, reason="x")
    with pytest.raises(RoomError):
        interpreting.end_asking(by=lotte, photo_id=photo.pk)
    with pytest.raises(RoomError):
        interpreting.remark(by=lotte, photo_id=photo.pk, text="Te laat")
    photo.refresh_from_db()
    assert photo.result == before
    assert photo.result["thresholds"]
    assert photo.input_digest


def test_taken_anew_it_asks_the_same_groups_and_tells_then_and_now(cast, come_in):
    first = planted(cast, Stage.FIXED)
    lotte = cast.visitor(cast.lotte)
    again = starting.begin_again(by=lotte, photo_id=first.pk)
    assert starting.begin_again(by=lotte, photo_id=first.pk) == again
    assert {each.name for each in again.groups.all()} == {"buren", "raad"}
    assert again.sheets.count() == 0
    row = interpreting.end_asking(by=lotte, photo_id=again.pk)
    changes = {each["code"]: each for each in row.result["change"]["changes"]}
    assert changes["impact"]["then"] == first.result["outcomes"]["impact"]["shown"]
    assert "Toen en nu" in come_in(cast.lotte).get(row.get_absolute_url()).content.decode()


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


def test_who_is_forgotten_leaves_words_without_a_name_and_takes_them_along(cast):
    photo = planted(cast)
    gerrit = cast.visitor(cast.gerrit)
    interpreting.remark(by=gerrit, photo_id=photo.pk, text="Wij zijn niet tegen.")
    assert takeout.of(cast.gerrit.pk)["startfotos"] == [
        {"remark": "Wij zijn niet tegen.", "answer": ""}
    ]
    forgetting.let_go_everywhere(cast.gerrit.pk)
    assert PictureRemark.objects.get().by is None
