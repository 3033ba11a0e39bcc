"""Frameworks of Lindenplein in the making: one that decides, one on the board, one published."""

from tests.people import Cast
from tests.rooms.weigh import makers

from kiemkracht.weigh.models import Maker, Workshop
from kiemkracht.weigh.rules import board as boards
from kiemkracht.weigh.selectors.workshops import board_of, newest_edition
from kiemkracht.weigh.services import sorting_reasons


def build_frameworks(cast: Cast, canary: str) -> dict[str, object]:
    """Make all; what is not published sings the canary. Sevda makes along in her own name."""
    decides = makers.opened(cast, residents=2, officials=1, title=f"Wegen {canary}")
    makers.step(cast, decides.row)
    sorts = makers.sorting(cast, residents=3, officials=3, title=f"Stapels {canary}")
    _lay(cast, sorts.row)
    chooses = makers.sorting(cast, residents=1, officials=1, title=f"Poorten {canary}")
    makers.sorted_board(cast, chooses.row)
    makers.step(cast, chooses.row)
    tried = makers.tried(cast, residents=5, officials=5, title=f"Proef {canary}")
    for bench in (decides, sorts):
        mine = Maker.objects.filter(workshop=bench.row).first()
        Maker.objects.filter(pk=mine.pk).update(person=cast.aydin)
    shown = makers.published(cast, residents=3, officials=2)
    return {
        "workshop_id": decides.row.pk,
        "sorting_id": sorts.row.pk,
        "gates_id": chooses.row.pk,
        "tried_id": tried.row.pk,
        "link_of_maker": decides.links["resident 1"],
        "maker_case_id": decides.row.cases.first().pk,
        "under": "first",
        "maker_id": Maker.objects.filter(workshop=decides.row).last().pk,
        "heap_key": "1",
        "gate_code": "P6",
        "framework.slug": Workshop.objects.get(pk=shown.row.pk).framework.slug,
    }


def _lay(cast: Cast, row: Workshop) -> None:
    """A heap with words, one without, and reasons that still lie loose."""
    loose, joost = board_of(newest_edition(row)).loose, cast.visitor(cast.joost)
    for part in (loose[:6], loose[6:9]):
        sorting_reasons.change(
            by=joost,
            workshop_id=row.pk,
            how=lambda board, part=part: boards.move(board, part, boards.NEW),
        )
    told = makers.words(economic=True)
    sorting_reasons.word_heap(by=joost, workshop_id=row.pk, key="1", words=told, seen=0)
