"""The scripts of Lindehaven: three worked out by hand come out card by card, in every stage."""

from collections import Counter

import pytest
from django.utils import translation
from tests.engines.appraisal.cases import CASES
from tests.engines.scripts.situations import TOLD
from tests.rooms.act.scripts import photographed

from kiemkracht.act.enums import Stage, StepState
from kiemkracht.act.services.seeding import Deed, ScriptSeed, plant
from kiemkracht.base import clock
from kiemkracht.cli.city.chance import content
from kiemkracht.learn.selectors.sparks import cards
from kiemkracht.weigh.services.grouping import GroupPlan
from kiemkracht.weigh.services.seeding import PhotoSeed, SheetSeed
from kiemkracht.weigh.services.seeding import plant as plant_photo
from kiemkracht.weigh.services.starting import PhotoPlan

pytestmark = pytest.mark.django_db
PLACES = (-2, -1, 0, 1, 2)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("square", [17, 36, 27, 18, 32, 35, 46]),
        ("registration", [17, 21, 8, 16, 41, 5, 35]),
        ("soup", [20, 34, 35]),
    ],
)
def test_the_three_situations_of_the_design_become_scripts_card_by_card(
    cast, come_in, name, expected
):
    client = come_in(cast.lotte)
    case, told = CASES[name], TOLD[name]
    groups = case.photo.groups
    photo = plant_photo(
        PhotoSeed(
            key=cast.lindenplein.pk,
            plan=PhotoPlan(
                subject=name, affected=case.photo.affected, population=case.photo.population,
                context=told.situation.context, themes=sorted(told.situation.themes),
            ),
            by=cast.lotte.pk,
            at=clock.now(),
            groups=[
                GroupPlan(
                    name=each.name, size=each.size, influence=each.influence,
                    touched=each.touched, source=each.source, positions=each.positions,
                )
                for each in groups
            ],
            sheets=[
                SheetSeed(each.name, {}, place)
                for each in groups
                if each.source == "self"
                for place, count in zip(PLACES, each.positions, strict=True)
                for _one in range(count)
            ],
            settled={reading: int(value) for reading, value in case.photo.settled.items()},
            reason="Zo",
            patterns=sorted(told.situation.patterns),
        )
    )  # fmt: skip
    with translation.override("nl"):
        row = plant(
            ScriptSeed(
                key=cast.linden.pk,
                photo_id=photo.pk,
                by=cast.lotte.pk,
                at=clock.now(),
                because="Zo",
            )
        )
    steps = list(row.steps.all())
    assert [step.card for step in steps] == expected
    assert [(step.card, step.lead, step.rule) for step in steps] == [
        each[:3] for each in told.steps
    ]
    assert [step.why["score"]["score"] for step in steps] == [each[3] for each in told.steps]
    # A guard that found no room is told on the page.
    page = client.get(row.get_absolute_url()).content.decode()
    assert page.count("Voor later:") == len(told.later)


def test_what_is_planted_stands_as_if_people_had_done_it(cast):
    photo = photographed(cast)
    now, lotte = clock.now(), cast.lotte.pk
    deeds = [
        Deed(what="talk", at=now, by=lotte, text="Met de buren."),
        Deed(what="swapped", at=now, by=lotte, text="Liever zo.", step=1),
        Deed(what="dropped", at=now, by=lotte, text="Te veel.", step=2),
        Deed(what="fix", at=now, by=lotte),
        Deed(what="begin", at=now, by=lotte),
        Deed(what="look", at=now, by=lotte, text="Mooi.", step=1, values=[("outcome", "done")]),
    ]
    row = plant(
        ScriptSeed(
            key=cast.linden.pk, photo_id=photo.pk, by=lotte, at=now, because="Zo", deeds=deeds,
            pullers=["De buren", cast.gerrit.pk],
        )
    )  # fmt: skip
    assert (row.stage, row.version, row.is_loose) == (Stage.RUNNING, 1, False)
    assert row.steps.get(proposed_order=1).state == StepState.DONE
    assert [each.kind for each in row.changes.all()] == ["chosen", "swapped", "dropped"]
    live = row.steps.exclude(state="dropped")
    assert [step.order for step in live] == list(range(1, live.count() + 1))


def test_lindehaven_has_twelve_scripts_of_known_photos_and_people():
    rows = content("scripts")
    photos = {row["key"]: row for row in content("startfotos")}
    assert len(rows) == len({row["photo"] for row in rows}) == 12
    for row in rows:
        photo = photos[row["photo"]]
        assert photo["stage"] != "asking"
        # Nothing happens before the photo was interpreted.
        assert -row["day"] < photo["age_days"]
    whats = Counter(deed["what"] for row in rows for deed in row["deeds"])
    assert {"swapped", "worded", "moved", "dropped", "added", "finish"} <= set(whats)
    assert all(deed.get("text") for row in rows for deed in row["deeds"] if _needs_words(deed))
    assert len(cards()) == 50


def _needs_words(deed):
    return deed["what"] not in ("fix", "begin")


def test_what_lindehaven_says_of_its_scripts_is_dutch_for_everyone():
    from kiemkracht.engines.language.mirror import mirror

    said = [deed["text"] for row in content("scripts") for deed in row["deeds"] if "text" in deed]
    assert mirror("\n\n".join(said)).is_b1
