"""A workshop of Lindenplein that tests begin with, brought as far as they need it."""

from dataclasses import dataclass, field

from kiemkracht.base.visitors import NOBODY
from kiemkracht.weigh.models import Workshop
from kiemkracht.weigh.rules import board as boards
from kiemkracht.weigh.rules.board import HeapWords
from kiemkracht.weigh.selectors.workshops import board_of, maker_by_link, newest_edition, tasks_of
from kiemkracht.weigh.services import (
    deciding_cases,
    moving_workshops,
    opening_workshops,
    sorting_reasons,
)
from kiemkracht.weigh.services.deciding_cases import CaseDecision
from kiemkracht.weigh.services.opening_workshops import CaseText

TITLES = ("bank", "soep", "kastjes", "sleutels", "muziek", "tuin")
STEPS = ("niets", "een beetje", "deels", "grotendeels", "helemaal")


@dataclass
class Bench:
    """A workshop with the links of its makers, by name."""

    row: Workshop
    links: dict[str, str] = field(default_factory=dict)


def opened(cast, residents: int = 5, officials: int = 5, title: str = "Samen wegen") -> Bench:
    """Joost opens it, asks people from both sides and writes six cases down."""
    joost = cast.visitor(cast.joost)
    row = opening_workshops.open_workshop(
        by=joost, title=title, why="De oude regels passen niet.", community_id=cast.lindenplein.pk
    )
    bench = Bench(row)
    for side, count in (("resident", residents), ("official", officials)):
        for number in range(count):
            name = f"{side} {number}"
            bench.links[name] = opening_workshops.invite(
                by=joost, workshop_id=row.pk, name=name, side=side
            )
    write_cases(cast, row, 1)
    return bench


def write_cases(cast, row, round_number: int) -> None:
    """Six cases."""
    for title in TITLES:
        opening_workshops.add_case(
            by=cast.visitor(cast.joost),
            workshop_id=row.pk,
            case=CaseText(round=round_number, title=f"De {title}", text="Buren willen iets doen."),
        )


def step(cast, row) -> Workshop:
    """Joost takes the next step."""
    row.refresh_from_db()
    moved = moving_workshops.take_step(
        by=cast.visitor(cast.joost), workshop_id=row.pk, stage=row.stage
    )
    row.refresh_from_db()
    return moved


def answers(name: str, under: str) -> str:
    """Residents say yes; officials no, until they decide by the new framework."""
    return "yes" if name.startswith("resident") or under == "new" else "no"


def decide_all(bench, choose=answers, but: tuple[str, ...] = ()) -> None:
    """Everybody decides everything."""
    bench.row.refresh_from_db()
    for name, link in bench.links.items():
        if name not in but:
            decide(bench, name, choose, link)


def decide(bench, name, choose=answers, link: str = "") -> None:
    """One maker decides everything."""
    bench.row.refresh_from_db()
    maker = maker_by_link(link or bench.links[name])
    known = 2 if bench.row.stage == "trying" else 1
    cases = list(bench.row.cases.filter(round=known).values_list("pk", flat=True))
    for task in tasks_of(maker, bench.row.stage, cases):
        deciding_cases.decide_case(
            by=NOBODY,
            link=bench.links[name],
            case_id=task.case_id,
            under=task.under,
            decision=CaseDecision(
                answer=choose(name, task.under),
                reason=f"Omdat het kan. Zo zien wij het: {task.under}.",
            ),
        )


def words(name: str = "Buren", **changes) -> HeapWords:
    """The words of a criterion."""
    told = {"name": name, "question": "Wat merken buren?", "anchors": STEPS} | changes
    return HeapWords(**told)


def sorted_board(cast, row) -> None:
    """Everything on one heap, with words."""
    joost, board = cast.visitor(cast.joost), board_of(newest_edition(row))
    sorting_reasons.change(
        by=joost, workshop_id=row.pk, how=lambda now: boards.move(now, board.loose, boards.NEW)
    )
    sorting_reasons.word_heap(
        by=joost, workshop_id=row.pk, key="1", words=words(goes_back=True), seen=0
    )


def sorting(cast, **changes) -> Bench:
    """All decided; the reasons lie loose on the board."""
    bench = opened(cast, **changes)
    step(cast, bench.row)
    decide_all(bench)
    step(cast, bench.row)
    return bench


def trying(cast, **changes) -> Bench:
    """Criteria and gates are there, and six new cases."""
    bench = sorting(cast, **changes)
    sorted_board(cast, bench.row)
    step(cast, bench.row)
    sorting_reasons.choose_gates(
        by=cast.visitor(cast.joost), workshop_id=bench.row.pk, codes=["P1", "P2"]
    )
    write_cases(cast, bench.row, 2)
    step(cast, bench.row)
    return bench


def tried(cast, **changes) -> Bench:
    """Everybody decided the new cases under both."""
    bench = trying(cast, **changes)
    decide_all(bench)
    step(cast, bench.row)
    return bench


def published(cast, **changes) -> Bench:
    """Set and published."""
    bench = tried(cast, **changes)
    step(cast, bench.row)
    return bench
