"""Journey J5 step 4: Samir makes a full startfoto with five groups and 64 sheets without a name."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from tests.people import Cast

from kiemkracht.base import clock
from kiemkracht.weigh.enums import Stage
from kiemkracht.weigh.models import AnswerSheet
from kiemkracht.weigh.services.grouping import GroupPlan
from kiemkracht.weigh.services.seeding import PhotoSeed, SheetSeed, plant
from kiemkracht.weigh.services.starting import PhotoPlan

pytestmark = pytest.mark.django_db
GROUPS = ("bewoners", "jongeren", "winkels", "beheer", "welzijn")
LINKS = ("energy", "connections", "means", "backing", "learning", "recovery")


def _sheet(group: str, backing: int) -> SheetSeed:
    told = {"depth": 3, "value": 3, "burden": 1, "irreversibility": 1, "inequality": 1}
    told |= {f"{link}_{number}": 2 for link in LINKS for number in (1, 2, 3)}
    told |= {f"backing_{number}": backing for number in (1, 2, 3)}
    return SheetSeed(group, told, 1 if group else None)


def test_64_sheets_of_five_groups_give_intervals_and_a_difference_of_views(cast: Cast) -> None:
    # Residents see little backing (1,6), who maintains the square sees much (3,0): 1,4 apart.
    sheets = [_sheet("bewoners", each) for each in (1, 2, 2, 1, 2) * 4]
    sheets += [_sheet("beheer", 3) for _each in range(14)]
    sheets += [_sheet(name, 2) for name in ("jongeren", "winkels", "welzijn") for _each in range(8)]
    sheets += [_sheet("", 2) for _each in range(6)]
    assert len(sheets) == 64
    photo = plant(
        PhotoSeed(
            key=uuid4(),
            plan=PhotoPlan(
                subject="De veilige straat", community_id=cast.lindenplein.pk, affected=240,
                population=400, is_quick=False, visibility="public",
            ),
            by=cast.lotte.pk,
            at=clock.now() - timedelta(days=20),
            groups=[GroupPlan(name=name, size=60, influence=2, touched=3) for name in GROUPS],
            sheets=sheets,
            stage=Stage.FIXED,
        )
    )  # fmt: skip
    # Anonymous: a sheet knows no person.
    fields = {field.name for field in AnswerSheet._meta.get_fields()}
    assert not fields & {"person", "by", "answered_by", "account"}
    assert len(photo.result["groups"]) == 5
    # Intervals …
    page = Client().get(photo.get_absolute_url()).text
    assert photo.result["outcomes"]["support"]["interval"] is not None
    assert "uit 58 bladen" in page
    # … and a kijkverschil of 1,4 on rugdekking, as a topic to talk about.
    widest = photo.result["gaps"][0]
    assert (widest["reading"], round(widest["difference"], 1)) == ("backing", 1.4)
    assert {widest["high"], widest["low"]} == {"beheer", "bewoners"}
    assert "Hier kijken groepen heel anders naar" in page
    assert "1,4" in page
