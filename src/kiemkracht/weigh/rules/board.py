"""The board of reasons: heaps that become criteria, and gates. Every move gives a new board."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from kiemkracht.base.errors import RoomError, require_that

LOOSE = "loose"
NEW = "new"
ANCHORS = 5
MOST_HEAPS = 24


@dataclass(frozen=True, slots=True)
class HeapWords:
    """What a heap says once it is a criterion; `anchors` run from not at all to fully."""

    name: str = ""
    question: str = ""
    anchors: tuple[str, ...] = ("",) * ANCHORS
    goes_back: bool = False
    economic: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether it can be asked of people."""
        return bool(self.name and self.question and all(self.anchors))


@dataclass(frozen=True, slots=True)
class Heap:
    """Reasons that belong together, by the id of their answer. `aside` with why: it stays
    to be read and is no criterion. `worded` counts how often its words changed.
    """

    key: str
    reasons: tuple[str, ...] = ()
    words: HeapWords = field(default_factory=HeapWords)
    aside: bool = False
    why_aside: str = ""
    worded: int = 0


@dataclass(frozen=True, slots=True)
class GateWords:
    """A gate: one of the five of the house (then only its code), or an own one in words."""

    code: str
    name: str = ""
    question: str = ""
    rule: str = ""
    purpose: str = ""
    if_red: str = ""
    economic: bool = False


@dataclass(frozen=True, slots=True)
class Board:
    """Everything on the board. `last` is the number of the newest heap, so that no key returns."""

    heaps: tuple[Heap, ...] = ()
    loose: tuple[str, ...] = ()
    gates: tuple[GateWords, ...] = ()
    last: int = 0

    def heap(self, key: str) -> Heap:
        """One heap. Raises RoomError when it is no longer there."""
        for each in self.heaps:
            if each.key == key:
                return each
        raise RoomError(_("This heap is no longer there. Look at the board again."))

    @property
    def criteria(self) -> tuple[Heap, ...]:
        """Heaps that are not set aside."""
        return tuple(each for each in self.heaps if not each.aside)

    @property
    def economic(self) -> tuple[int, int]:
        """How many criteria and gates are about money, and how many there are."""
        flags = [each.words.economic for each in self.criteria]
        flags += [each.economic for each in self.gates]
        return sum(flags), len(flags)


def began(reasons: Iterable[str]) -> Board:
    """A board on which every reason lies loose."""
    return Board(loose=tuple(reasons))


def move(board: Board, reasons: Sequence[str], to: str) -> Board:
    """Lay reasons on another heap, on a new one (`NEW`, which splits a heap), or loose. What is
    left empty and has no words goes away. Raises RoomError for what is no longer there.
    """
    every = {*board.loose, *(each for heap in board.heaps for each in heap.reasons)}
    going = tuple(dict.fromkeys(reasons))
    require_that(bool(going), _("Tick the reasons that you want to lay somewhere else."))
    require_that(every.issuperset(going), _("This reason is no longer on the board."))
    if to == NEW:
        board, to = _with_heap(board)
    elif to != LOOSE:
        board.heap(to)
    heaps = tuple(
        replace(each, reasons=_laid(each.reasons, going, here=each.key == to))
        for each in board.heaps
    )
    loose = _laid(board.loose, going, here=to == LOOSE)
    return replace(board, heaps=_without_empty(heaps), loose=loose)


def join(board: Board, key: str, onto: str) -> Board:
    """Lay a whole heap on another. Two that both have words can't: nobody's words are dropped."""
    require_that(key != onto, _("Choose another heap to lay it on."))
    gone, stays = board.heap(key), board.heap(onto)
    require_that(
        not gone.words.name or not stays.words.name,
        _("Both heaps have a name. Move the reasons one by one, or empty one name first."),
    )
    words = stays.words if stays.words.name else gone.words
    joined = replace(stays, reasons=stays.reasons + gone.reasons, words=words)
    heaps = tuple(joined if each.key == onto else each for each in board.heaps if each.key != key)
    return replace(board, heaps=heaps)


def word(board: Board, key: str, words: HeapWords) -> Board:
    """Give a heap its words. Only one criterion tells whether one can go back."""
    heap = board.heap(key)
    said = replace(heap, words=words, worded=heap.worded + 1)

    def after(each: Heap) -> Heap:
        if each.key == key:
            return said
        if words.goes_back and each.words.goes_back:
            return replace(each, words=replace(each.words, goes_back=False))
        return each

    return replace(board, heaps=tuple(after(each) for each in board.heaps))


def with_gates(board: Board, gates: Sequence[GateWords]) -> Board:
    """Other gates. Raises RoomError for two with one code."""
    codes = [each.code for each in gates]
    require_that(len(codes) == len(set(codes)), _("Choose a gate from the list."))
    return replace(board, gates=tuple(gates))


def lay_aside(board: Board, key: str, why: str) -> Board:
    """Set a heap aside with why, or take it back with an empty `why`."""
    heap = replace(board.heap(key), aside=bool(why), why_aside=why)
    return replace(board, heaps=tuple(heap if each.key == key else each for each in board.heaps))


def propose(board: Board, groups: Sequence[Sequence[str]]) -> Board:
    """Lay loose reasons on heaps as a machine proposes; heaps that people made stay."""
    loose = set(board.loose)
    for group in groups:
        going = tuple(each for each in group if each in loose)
        if len(going) < 2:
            continue
        board, made = _with_heap(board)
        heaps = tuple(
            replace(each, reasons=going) if each.key == made else each for each in board.heaps
        )
        loose -= set(going)
        left = tuple(each for each in board.loose if each in loose)
        board = replace(board, heaps=heaps, loose=left)
    return board


def lacks_for_gates(board: Board) -> list[str]:
    """What has to be done before gates are chosen, in sentences."""
    lacks = []
    if board.loose:
        lacks.append(
            _("%(count)d reasons lie loose: lay them on a heap, or set them aside.")
            % {"count": len(board.loose)}
        )
    if not board.criteria:
        lacks.append(_("There is no criterion yet."))
    for each in board.criteria:
        if not each.words.is_whole:
            name = each.words.name or _("heap %(key)s") % {"key": each.key}
            lacks.append(_("“%(name)s” needs a name, a question and five steps.") % {"name": name})
    return lacks


def kept(board: Board) -> dict[str, Any]:
    """The board as it is stored."""
    return asdict(board)


def read(content: Mapping[str, Any]) -> Board:
    """The board from what was stored."""
    return Board(
        heaps=tuple(
            Heap(
                **{
                    **each,
                    "reasons": tuple(each["reasons"]),
                    "words": HeapWords(
                        **{**each["words"], "anchors": tuple(each["words"]["anchors"])}
                    ),
                }
            )
            for each in content["heaps"]
        ),
        loose=tuple(content["loose"]),
        gates=tuple(GateWords(**each) for each in content["gates"]),
        last=content["last"],
    )


def _with_heap(board: Board) -> tuple[Board, str]:
    require_that(len(board.heaps) < MOST_HEAPS, _("There are plenty of heaps. Join some first."))
    key = str(board.last + 1)
    return replace(board, heaps=(*board.heaps, Heap(key)), last=board.last + 1), key


def _laid(reasons: tuple[str, ...], going: tuple[str, ...], *, here: bool) -> tuple[str, ...]:
    others = tuple(each for each in reasons if each not in going)
    return (*others, *going) if here else others


def _without_empty(heaps: tuple[Heap, ...]) -> tuple[Heap, ...]:
    return tuple(each for each in heaps if each.reasons or each.words.name or each.words.question)
