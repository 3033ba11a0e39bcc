"""A startfoto that tests begin with."""

from datetime import timedelta
from uuid import uuid4

from kiemkracht.base import clock
from kiemkracht.weigh.enums import Stage
from kiemkracht.weigh.services.grouping import GroupPlan
from kiemkracht.weigh.services.seeding import PhotoSeed, SheetSeed, plant
from kiemkracht.weigh.services.starting import PhotoPlan


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
