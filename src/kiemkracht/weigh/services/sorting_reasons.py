"""The board: moving reasons, naming heaps, choosing gates. Every change is a new edition."""

from collections.abc import Callable
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base.errors import RoomError, require, require_that
from kiemkracht.base.texts import one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.engines.language import heaps_of, static_embedder
from kiemkracht.weigh.enums.workshops import Under, WorkshopStage
from kiemkracht.weigh.models import BoardEdition, Workshop
from kiemkracht.weigh.rules import board as boards
from kiemkracht.weigh.rules.board import ANCHORS, Board, GateWords, HeapWords
from kiemkracht.weigh.selectors.made_framework import OWN_FROM
from kiemkracht.weigh.selectors.workshops import answers_in, board_of, may_sort, newest_edition
from kiemkracht.weigh.services.opening_workshops import locked, not_yours, too_late

MOST_GATES = 10


def begin_board(row: Workshop, *, by: UUID | None) -> BoardEdition:
    """The first edition: every reason loose, in no order of who said it. Queries: 2."""
    reasons = [each.pk.hex for each in answers_in(row, Under.FIRST)]
    return BoardEdition.objects.create(
        workshop=row, number=1, content=boards.kept(boards.began(reasons)), by_id=by
    )


@transaction.atomic
def change(
    *, by: Visitor, workshop_id: UUID, how: Callable[[Board], Board], stage: str = ""
) -> BoardEdition:
    """Change the board as it is now: of two people who move at once both moves count.

    Raises `RoomError` when what is moved is gone. Queries: 6.
    """
    row = locked(workshop_id)
    require(may_sort(by, row), not_yours())
    require_that(row.stage == (stage or WorkshopStage.SORTING), too_late())
    edition = newest_edition(row)
    if edition is None:
        raise RoomError(too_late())
    before = board_of(edition)
    after = how(before)
    if after == before:
        return edition
    return BoardEdition.objects.create(
        workshop=row,
        number=edition.number + 1,
        before=edition.number,
        content=boards.kept(after),
        by_id=by.person_id,
    )


def word_heap(
    *, by: Visitor, workshop_id: UUID, key: str, words: HeapWords, seen: int
) -> BoardEdition:
    """Give a heap its words. Raises `RoomError` with what another wrote after `seen`, so that
    the second of two keeps what was typed and reads the first. Queries: 6.
    """
    sound = HeapWords(
        name=one_line(words.name)[:60],
        question=one_line(words.question)[:200],
        anchors=tuple(one_line(each)[:120] for each in words.anchors),
        goes_back=bool(words.goes_back),
        economic=bool(words.economic),
    )
    require_that(bool(sound.name), _("Give this heap a name: what is it about?"))
    require_that(len(sound.anchors) == ANCHORS, _("Write five steps, from not at all to fully."))

    def how(board: Board) -> Board:
        now = board.heap(key)
        if now.worded != seen:
            raise RoomError(
                _("Somebody changed this in the meantime to: “%(text)s”. Read it, then keep yours.")
                % {"text": f"{now.words.name}. {now.words.question}"}
            )
        return boards.word(board, key, sound)

    return change(by=by, workshop_id=workshop_id, how=how)


def set_aside(*, by: Visitor, workshop_id: UUID, key: str, why: str) -> BoardEdition:
    """Set a heap aside with why. Queries: 6."""
    reason = one_line(why)[:300]
    require_that(bool(reason), _("Tell why this heap is no criterion."))
    return change(
        by=by, workshop_id=workshop_id, how=lambda board: boards.lay_aside(board, key, reason)
    )


def take_back(*, by: Visitor, workshop_id: UUID, key: str) -> BoardEdition:
    """Lay a heap that was set aside on the board again. Queries: 6."""
    return change(
        by=by, workshop_id=workshop_id, how=lambda board: boards.lay_aside(board, key, "")
    )


def propose_heaps(*, by: Visitor, workshop_id: UUID) -> BoardEdition:
    """Lay loose reasons that resemble each other together: a proposal, to be undone or changed.

    The word vectors of the house do it; no text leaves. Queries: 7.
    """
    row = locked_row(by, workshop_id)
    texts = {each.pk.hex: each.reason for each in answers_in(row, Under.FIRST)}

    def how(board: Board) -> Board:
        loose = [each for each in board.loose if each in texts]
        if not loose:
            return board
        groups = heaps_of(static_embedder().encode([texts[each] for each in loose]))
        room = boards.MOST_HEAPS - len(board.heaps)
        chosen = [group for group in groups if len(group) > 1][:room]
        return boards.propose(board, [[loose[at] for at in group] for group in chosen])

    return change(by=by, workshop_id=workshop_id, how=how)


@transaction.atomic
def undo(*, by: Visitor, workshop_id: UUID, seen: int) -> BoardEdition:
    """Go back to the board before the last change, as a new edition. Raises `RoomError` when
    somebody changed it after `seen`, so that nobody undoes what they did not see. Queries: 7.
    """
    row = locked_row(by, workshop_id)
    require_that(row.stage == WorkshopStage.SORTING, too_late())
    newest = newest_edition(row)
    if newest is None or newest.before is None:
        raise RoomError(_("There is nothing to undo."))
    require_that(
        newest.number == seen,
        _("Somebody moved something in the meantime. Look at the board before you undo."),
    )
    earlier = row.editions.get(number=newest.before)
    return BoardEdition.objects.create(
        workshop=row,
        number=newest.number + 1,
        before=earlier.before,
        content=earlier.content,
        by_id=by.person_id,
    )


def choose_gates(*, by: Visitor, workshop_id: UUID, codes: list[str]) -> BoardEdition:
    """Choose from the gates that counted; own gates stay. Queries: 6."""

    def how(board: Board) -> Board:
        house = _house(Workshop.objects.select_related("before").get(pk=workshop_id))
        require_that(set(codes) <= set(house), _("Choose a gate from the list."))
        own = [each for each in board.gates if each.code not in house]
        chosen = [GateWords(code) for code in house if code in codes]
        return boards.with_gates(board, [*chosen, *own])

    return change(by=by, workshop_id=workshop_id, how=how, stage=WorkshopStage.GATES)


def add_gate(*, by: Visitor, workshop_id: UUID, gate: GateWords) -> BoardEdition:
    """Add an own gate: with the rule that is behind it, and what that rule is for. Queries: 6."""
    sound = GateWords(
        code="",
        name=one_line(gate.name)[:60],
        question=one_line(gate.question)[:200],
        rule=one_line(gate.rule)[:300],
        purpose=one_line(gate.purpose)[:300],
        if_red=one_line(gate.if_red)[:200],
        economic=bool(gate.economic),
    )
    require_that(bool(sound.name and sound.question), _("Give the gate a name and a question."))
    require_that(
        bool(sound.rule and sound.purpose),
        _("A gate needs a written rule, and what that rule is for."),
    )
    require_that(bool(sound.if_red), _("Tell what people look for when this gate is red."))

    def how(board: Board) -> Board:
        require_that(len(board.gates) < MOST_GATES, _("Ten gates is more than enough."))
        numbers = [int(each.code[1:]) for each in board.gates]
        code = f"P{max([OWN_FROM - 1, *numbers]) + 1}"
        fields = {name: getattr(sound, name) for name in GateWords.__dataclass_fields__}
        return boards.with_gates(board, [*board.gates, GateWords(**{**fields, "code": code})])

    return change(by=by, workshop_id=workshop_id, how=how, stage=WorkshopStage.GATES)


def drop_gate(*, by: Visitor, workshop_id: UUID, code: str) -> BoardEdition:
    """Take a gate away. Queries: 6."""
    return change(
        by=by,
        workshop_id=workshop_id,
        how=lambda board: boards.with_gates(board, [g for g in board.gates if g.code != code]),
        stage=WorkshopStage.GATES,
    )


def locked_row(by: Visitor, workshop_id: UUID) -> Workshop:
    """The row for who may sort. Raises LeaveDenied. Queries: 2."""
    row = locked(workshop_id)
    require(may_sort(by, row), not_yours())
    return row


def _house(row: Workshop) -> list[str]:
    return [str(gate["code"]) for gate in row.before.content["gates"]]
