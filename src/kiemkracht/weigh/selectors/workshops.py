"""Workshops: who sees one, how somebody takes part, and how far it is."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.crypto import salted_hmac

from kiemkracht.base.visitors import Visitor
from kiemkracht.weigh.enums.workshops import ANSWERING, Side, Under, WorkshopStage
from kiemkracht.weigh.models import BoardEdition, CaseAnswer, Maker, Workshop
from kiemkracht.weigh.rules import board as boards
from kiemkracht.weigh.rules.board import Board
from kiemkracht.weigh.rules.workshops import Standing, may_lead
from kiemkracht.weigh.selectors.frameworks import FrameworkText


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that a maker decides: a case, by what."""

    case_id: int
    under: str


def digest_of_maker(link: str) -> str:
    """What is kept of a link: it can't be made without the secret of the house."""
    return salted_hmac("kiemkracht.weigh.maker", link, algorithm="sha256").hexdigest()


def seen_workshops(visitor: Visitor) -> QuerySet[Workshop]:
    """Workshops that this visitor takes part in: who leads, and who makes. Queries: 0."""
    rows = Workshop.objects.select_related("community", "before__framework", "framework")
    if not visitor.is_known:
        return rows.none()
    if visitor.tends_everywhere:
        return rows
    mine = Maker.objects.filter(person_id=visitor.identity).values("workshop")
    return rows.filter(Q(pk__in=mine) | Q(community_id__in=visitor.tends))


def find_workshop(visitor: Visitor, workshop_id: UUID) -> Workshop | None:
    """One workshop, or None when it is not this visitor's to see. Queries: 0 or 1."""
    return seen_workshops(visitor).filter(pk=workshop_id).first()


def maker_by_link(link: str) -> Maker | None:
    """Who holds this link; None for one that nobody gave out. Queries: 1."""
    rows = Maker.objects.select_related("workshop__before", "workshop__community")
    return rows.filter(digest=digest_of_maker(link)).first()


def maker_of(visitor: Visitor, workshop: Workshop) -> Maker | None:
    """As which maker this visitor takes part. Queries: 0 or 1."""
    if not visitor.is_known:
        return None
    return Maker.objects.filter(workshop=workshop, person_id=visitor.identity).first()


def may_sort(visitor: Visitor, workshop: Workshop) -> bool:
    """Move reasons and choose gates: who leads, and makers in their own name. Queries: 0 or 1."""
    return may_lead(visitor, workshop) or maker_of(visitor, workshop) is not None


def tasks_of(maker: Maker, stage: str, cases: list[int]) -> tuple[Task, ...]:
    """What this maker decides in this step, in their order. In the trial half of the makers
    begins with the old framework and half with the new, so that habit weighs on both.
    """
    if stage == WorkshopStage.DECIDING:
        return tuple(Task(each, Under.FIRST) for each in cases)
    if stage != WorkshopStage.TRYING:
        return ()
    turns = (Under.OLD, Under.NEW) if maker.pk % 2 else (Under.NEW, Under.OLD)
    return tuple(Task(each, under) for under in turns for each in cases)


def round_of(stage: str) -> int:
    """Which round is decided in this step."""
    return 2 if stage == WorkshopStage.TRYING else 1


def standing_of(workshop: Workshop) -> Standing:
    """How far it is, for the guards: counts, never an answer. Queries: 2 or 3."""
    counted = workshop.cases.values_list("round").order_by("round").annotate(n=Count("pk"))
    rounds = dict(counted)
    cases = (rounds.get(1, 0), rounds.get(2, 0))
    trying = workshop.stage == WorkshopStage.TRYING
    here = Q(answers__under__in=[Under.OLD, Under.NEW] if trying else [Under.FIRST])
    makers = workshop.makers.annotate(
        here=Count("answers", filter=here), ever=Count("answers")
    ).values_list("side", "here", "ever")
    needed = cases[1] * 2 if trying else cases[0]
    rows = list(makers)
    return Standing(
        stage=workshop.stage,
        sides=tuple(side for side, _here, _ever in rows),
        cases=cases,
        done=sum(here >= needed > 0 for _side, here, _ever in rows),
        answers=sum(here for _side, here, _ever in rows),
        resident_spoke=any(side == Side.RESIDENT and ever for side, _here, ever in rows),
    )


def is_answering(workshop: Workshop) -> bool:
    """Whether everybody decides alone now."""
    return workshop.stage in ANSWERING


def newest_edition(workshop: Workshop) -> BoardEdition | None:
    """The board as it is now; None before reasons are sorted. Queries: 1."""
    return workshop.editions.order_by("-number").first()


def board_of(edition: BoardEdition | None) -> Board:
    """The board of an edition; an empty one for None. Queries: 0."""
    return boards.read(edition.content) if edition else Board()


def answers_in(workshop: Workshop, *under: str) -> list[CaseAnswer]:
    """Answers with case and side; only for after a step was closed. Queries: 1."""
    if is_answering(workshop) and round_of(workshop.stage) == (1 if Under.FIRST in under else 2):
        return []
    rows = CaseAnswer.objects.filter(case__workshop=workshop, under__in=under)
    return sorted(
        rows.select_related("maker", "case"), key=lambda row: (row.case_id, row.reason, row.pk.hex)
    )


def new_text(workshop: Workshop, board: Board) -> FrameworkText:
    """The framework that the board makes, as people read it. Queries: 0."""
    from kiemkracht.weigh.selectors.frameworks import text_in
    from kiemkracht.weigh.selectors.made_framework import content_of

    return text_in(content_of(workshop, board, workshop.before.content))
