"""The board as a page: heaps with their reasons in words, and how much is about money."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from kiemkracht.weigh.enums.workshops import Under
from kiemkracht.weigh.models import BoardEdition, Workshop
from kiemkracht.weigh.rules.board import LOOSE, NEW, Board, Heap
from kiemkracht.weigh.rules.flips import looks_at_money_too_much
from kiemkracht.weigh.selectors.workshops import answers_in, board_of


@dataclass(frozen=True, slots=True)
class ReasonCard:
    """A reason with the case it comes from; never who said it or what they answered."""

    id: str
    text: str
    case: str


@dataclass(frozen=True, slots=True)
class HeapCard:
    """A heap with its reasons."""

    heap: Heap
    name: str
    reasons: tuple[ReasonCard, ...]


@dataclass(frozen=True, slots=True)
class Money:
    """How much of what is asked is about money: `economic` of `everything`."""

    economic: int
    everything: int

    @property
    def share(self) -> float:
        """From 0 to 100; 0 while there is nothing."""
        return 100 * self.economic / self.everything if self.everything else 0.0

    @property
    def is_much(self) -> bool:
        """More than 30 %."""
        return looks_at_money_too_much(self.economic, self.everything)


@dataclass(frozen=True, slots=True)
class BoardPage:
    """Everything on the board."""

    workshop: Workshop
    number: int
    may_undo: bool
    loose: tuple[ReasonCard, ...]
    heaps: tuple[HeapCard, ...]
    aside: tuple[HeapCard, ...]
    targets: tuple[tuple[str, str], ...]
    money: Money

    @property
    def now_at(self) -> str:
        """The heap to go on with: the first without words, once nothing lies loose; or ""."""
        if self.loose:
            return ""
        return next((each.heap.key for each in self.heaps if not each.heap.words.is_whole), "")


def board_page(workshop: Workshop, edition: BoardEdition | None) -> BoardPage:
    """The board. Queries: 1, whatever the number of reasons."""
    board = board_of(edition)
    cards = {
        each.pk.hex: ReasonCard(each.pk.hex, each.reason, each.case.title)
        for each in answers_in(workshop, Under.FIRST)
    }
    heaps = [HeapCard(each, name_of(each), _cards(each.reasons, cards)) for each in board.heaps]
    named = [(each.heap.key, each.name) for each in heaps]
    return BoardPage(
        workshop,
        edition.number if edition else 0,
        edition is not None and edition.before is not None,
        _cards(board.loose, cards),
        tuple(each for each in heaps if not each.heap.aside),
        tuple(each for each in heaps if each.heap.aside),
        ((NEW, _("a new heap")), *named, (LOOSE, _("loose again"))),
        money_of(board),
    )


def money_of(board: Board) -> Money:
    """How much is about money. Queries: 0."""
    return Money(*board.economic)


def name_of(heap: Heap) -> str:
    """The name of a heap, or its number while it has none."""
    return heap.words.name or _("heap %(key)s") % {"key": heap.key}


def _cards(reasons: tuple[str, ...], cards: dict[str, ReasonCard]) -> tuple[ReasonCard, ...]:
    """What a maker took along when forgotten is left out."""
    return tuple(cards[each] for each in reasons if each in cards)
