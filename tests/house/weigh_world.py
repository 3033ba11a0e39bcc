"""A startfoto of Lindenplein in its circle, interpreted and fixed; and one that asks."""

from uuid import UUID, uuid4

from tests.people import Cast

from kiemkracht.base import clock
from kiemkracht.weigh.enums import Stage
from kiemkracht.weigh.models import AnswerSheet
from kiemkracht.weigh.selectors.codes import digest_of
from kiemkracht.weigh.services import inviting
from kiemkracht.weigh.services.grouping import GroupPlan
from kiemkracht.weigh.services.seeding import PhotoSeed, SheetSeed, plant
from kiemkracht.weigh.services.starting import PhotoPlan

READINGS = (
    "depth", "value", "burden", "irreversibility", "inequality",
    "energy", "connections", "means", "backing", "learning", "recovery",
)  # fmt: skip


def photograph(cast: Cast, canary: str) -> dict[str, object]:
    """Plant both; gives the arguments of their addresses."""

    def seed(stage: str, key: UUID) -> PhotoSeed:
        return PhotoSeed(
            key=key,
            plan=PhotoPlan(
                subject=f"Startfoto {canary}",
                about=canary,
                community_id=cast.lindenplein.pk,
                affected=40,
                population=90,
            ),
            by=cast.lotte.pk,
            at=clock.now(),
            groups=[GroupPlan(name=f"Buren {canary}", size=40, influence=2, touched=3)],
            sheets=[
                *(SheetSeed("", {"depth": 2, "energy_1": 3}) for _each in range(5)),
                *(SheetSeed(f"Buren {canary}", {"value": 3}, 1) for _each in range(6)),
            ],
            settled=dict.fromkeys(READINGS, 2),
            reason=canary,
            remarks=[("support", f"Dit klopt niet {canary}", "")],
            stage=stage,
        )

    read = plant(seed(Stage.READING, uuid4()))
    unmade = plant(seed(Stage.READING, uuid4()))
    asks = plant(seed(Stage.ASKING, uuid4()))
    code = inviting.open_sheet(link=asks.join_link, group_id=None)
    assert AnswerSheet.objects.filter(digest=digest_of(code)).exists()
    return {
        "photo_id": read.pk,
        "unmade_id": unmade.pk,
        "group_id": read.groups.get().pk,
        "remark_id": read.remarks.get().pk,
        "asking_id": asks.pk,
        "link_of_photo": asks.join_link,
        "sheet_code": code,
        "at": 1,
    }
