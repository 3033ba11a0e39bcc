"""One sentence that was found: what it says, why it stood out, and what its author made of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import get_language

from kiemkracht.base.sealing import unseal, unseal_parts
from kiemkracht.base.visitors import Visitor
from kiemkracht.engines import scouting
from kiemkracht.sprouts.enums import SignalKind, SignalState
from kiemkracht.sprouts.models import ConsentLink, Signal, Sprout

Words = str | Promise
_SHORT = 4


@dataclass(frozen=True, slots=True)
class SproutLink:
    """The kiem a sentence became, when this visitor may see it."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class SignalView:
    """A sentence with its reasons. `question_url` leads to an open question to who carries it."""

    id: int
    number: int
    source_id: UUID
    start: int
    end: int
    sentence: str
    lang: str
    is_sprout: bool
    code: str
    name: str
    why: tuple[str, ...]
    against: tuple[str, ...]
    sureness: float
    state: str
    state_label: Words
    gone_on: date
    question_url: str
    sprout: SproutLink | None

    @property
    def waits(self) -> bool:
        """Its author has not said anything yet."""
        return self.state in (SignalState.NEW, SignalState.WITH_AUTHOR)

    @property
    def is_recognised(self) -> bool:
        """Its author recognised it, and it is no kiem yet."""
        return self.state == SignalState.RECOGNISED

    @property
    def is_planted(self) -> bool:
        """It is a kiem now."""
        return self.state == SignalState.SPROUT

    @property
    def percent(self) -> int:
        """How sure the rule is, in whole percents."""
        return round(self.sureness * 100)


def name_of_code(code: str) -> str:
    """What a code means, in the language of the page."""
    found = scouting.SIGNALS.get(code) or scouting.PATTERNS.get(code)
    if found is None:
        return code
    return str(found.name_nl if (get_language() or "nl").startswith("nl") else found.name_en)


def signal_views(
    visitor: Visitor, rows: Iterable[Signal], text: str | None = None
) -> tuple[SignalView, ...]:
    """Sentences of one's own, numbered in their order. Queries: up to 2.

    Without `text` each row brings its source along. Raises `SealedWithAnotherKeyError`.
    """
    kept = list(rows)
    links = ConsentLink.objects.open_now().filter(signal__in=[row.pk for row in kept])
    asked = {link.signal_id: link.get_absolute_url() for link in links}
    planted = _planted(visitor, kept)
    texts: dict[UUID, str] = {}
    views = []
    for number, row in enumerate(kept, 1):
        whole = text if text is not None else _text_of(row, texts)
        views.append(_view(row, number, whole, asked.get(row.pk, ""), planted))
    return tuple(views)


def _text_of(row: Signal, texts: dict[UUID, str]) -> str:
    if row.source_id not in texts:
        texts[row.source_id] = unseal(row.source.sealed_text)
    return texts[row.source_id]


def _planted(visitor: Visitor, rows: list[Signal]) -> dict[UUID, SproutLink]:
    ids = [row.sprout_id for row in rows if row.sprout_id]
    if not ids:
        return {}
    found = Sprout.objects.visible_to(visitor).filter(pk__in=ids).only("title")
    return {row.pk: SproutLink(row.title, row.get_absolute_url()) for row in found}


def _view(
    row: Signal, number: int, text: str, question_url: str, planted: dict[UUID, SproutLink]
) -> SignalView:
    words = unseal_parts(row.sealed_words)
    why = _longest(words.get("why", ()))
    return SignalView(
        id=row.pk,
        number=number,
        source_id=row.source_id,
        start=row.start,
        end=row.end,
        sentence=" ".join(text[row.start : row.end].split()),
        lang=row.source.lang,
        is_sprout=row.kind == SignalKind.SPROUT,
        code=row.code,
        name=name_of_code(row.code),
        why=why,
        against=tuple(word for word in _longest(words.get("against", ())) if word not in why),
        sureness=row.sureness,
        state=row.state,
        state_label=SignalState(row.state).label,
        gone_on=row.source.keep_until,
        question_url=question_url,
        sprout=planted.get(row.sprout_id) if row.sprout_id else None,
    )


def _longest(words: Iterable[str]) -> tuple[str, ...]:
    """What says most: “dat kan” says nothing beside “dat kan zo niet”, and neither does “te”."""
    kept = list(dict.fromkeys(words))
    telling = [word for word in kept if len(word) >= _SHORT]
    return tuple(
        word
        for word in telling or kept
        if not any(word != other and word.lower() in other.lower() for other in kept)
    )


def find_signal(visitor: Visitor, signal_id: int) -> Signal | None:
    """The row with its text, when it is this visitor's own. Queries: 1."""
    rows = Signal.objects.visible_to(visitor).select_related("source")
    return rows.filter(pk=signal_id).first()


def one_signal(visitor: Visitor, row: Signal) -> SignalView:
    """A row from `find_signal` as the pages show it, with its number in the text. Queries: 3."""
    before = Signal.objects.filter(source_id=row.source_id, start__lte=row.start)
    number = sum(
        (start, pk) <= (row.start, row.pk) for start, pk in before.values_list("start", "pk")
    )
    from dataclasses import replace

    return replace(signal_views(visitor, [row])[0], number=number)


def sentence_to_tell(visitor: Visitor, signal_id: int) -> str:
    """The sentence of one's own recognised kiem, to begin telling with; empty otherwise."""
    row = find_signal(visitor, signal_id)
    if row is None or row.kind != SignalKind.SPROUT or row.state == SignalState.SPROUT:
        return ""
    return " ".join(unseal(row.source.sealed_text)[row.start : row.end].split())
