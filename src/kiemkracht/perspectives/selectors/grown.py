"""What grew from a conversation, and where something that grew comes from."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from kiemkracht.base import places
from kiemkracht.base.prepared import Prepared
from kiemkracht.base.talk.reading import standing_words
from kiemkracht.base.visitors import Visitor
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.enums import Grown, SeenAs
from kiemkracht.perspectives.models import Conversation, Growth, Statement
from kiemkracht.perspectives.selectors.cards import place_of_conversation
from kiemkracht.perspectives.selectors.standing import Thought, thought_of

MOST = 200
LONGEST_TITLE = 120
GLYPHS = {Grown.SPROUT: "seed", Grown.QUESTION: "compass", Grown.STATEMENT: "views"}


@dataclass(frozen=True, slots=True)
class GrowthLine:
    """Something that grew, for the page of the conversation."""

    kind: str
    kind_label: str
    glyph: str
    title: str
    where: str
    url: str
    number: int
    text: str
    seen_as: str
    at: datetime


@dataclass(frozen=True, slots=True)
class OriginLine:
    """Where something that grew comes from, for the page of what grew."""

    question: str
    text: str
    lang: str
    number: int
    statement_url: str
    landscape_url: str
    seen_as: str
    direction: int
    thought: Thought
    at: datetime
    said: str = ""
    said_url: str = ""
    is_doubt: bool = False

    @property
    def is_against(self) -> bool:
        """People stand on the other side of it."""
        return self.direction < 0

    @property
    def count(self) -> int:
        """How many think so: agree, or disagree with what people are against, or don’t know."""
        if self.is_doubt:
            return self.thought.passed
        return self.thought.disagree if self.is_against else self.thought.agree

    @property
    def share(self) -> float:
        """Part of those who saw it; 0 where numbers are hidden."""
        return self.count / self.thought.seen.count if self.thought.seen.count else 0.0


def growths_of(
    visitor: Visitor, conversation: Conversation, *, number: int | None = None
) -> tuple[GrowthLine, ...]:
    """What grew here that this visitor may see, oldest first; of one statement with `number`.

    How much more there is, is told nowhere. Queries: 1, and for what there is at most 5 more.
    """
    found: list[Growth] = (
        _ALL_GROWN.things(conversation_id=conversation.pk)
        if number is None
        else list(_grown(conversation_id=conversation.pk).filter(statement__number=number)[:MOST])
    )
    if not found:
        return ()
    cards = places.cards(visitor, {_place(row) for row in found})
    said = standing_words(row.comment_id for row in found if row.comment_id)
    lines = (_growth_line(row, cards, said) for row in found)
    kept = tuple(line for line in lines if line is not None)
    # What it was in the landscape is a result, and may have to wait again.
    waits = rules.hides_results(conversation)
    return tuple(replace(line, seen_as="") for line in kept) if waits else kept


def _grown(*, conversation_id: UUID) -> QuerySet[Growth]:
    shown = Statement.objects.shown().filter(conversation=conversation_id)
    return Growth.objects.filter(statement__in=shown).select_related(
        "statement", "became__conversation"
    )


def _all_grown(*, conversation_id: UUID) -> QuerySet[Growth]:
    return _grown(conversation_id=conversation_id)[:MOST]


_ALL_GROWN = Prepared(_all_grown, conversation_id=UUID(int=0xFADE_0002))


def _place(row: Growth) -> str:
    if row.became is not None:
        return place_of_conversation(row.became.conversation_id)
    return row.place


def _growth_line(
    row: Growth, cards: Mapping[str, places.PlaceCard], said: Mapping[UUID, str]
) -> GrowthLine | None:
    card = cards.get(_place(row))
    words = _words_of(row, said) if card else None
    if card is None or words is None:
        return None
    return GrowthLine(
        kind=row.kind,
        kind_label=str(Grown(row.kind).label),
        glyph=GLYPHS[Grown(row.kind)],
        title=_short(words or card.title),
        where=card.title if words else "",
        url=_url(row, card),
        number=row.statement.number,
        text=row.statement.text,
        seen_as=_seen_as(row),
        at=row.at,
    )


def _seen_as(row: Growth) -> str:
    """What it was in the landscape; nothing for one of the statements."""
    return "" if row.seen_as == SeenAs.PLAIN else str(SeenAs(row.seen_as).label)


def _words_of(row: Growth, said: Mapping[UUID, str]) -> str | None:
    """What a question or a statement says; empty for a kiem; None for what is gone."""
    if row.kind == Grown.QUESTION:
        return said.get(row.comment_id) if row.comment_id else None
    if row.became is not None:
        return row.became.text if rules.is_shown(row.became) else None
    return ""


def _url(row: Growth, card: places.PlaceCard) -> str:
    if row.kind == Grown.QUESTION:
        return f"{card.url}#reactie-{row.comment_id}"
    if row.became is not None:
        slug = row.became.conversation.slug
        return reverse("perspectives:statement", args=[slug, row.became.number])
    return card.url


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_TITLE else f"{line[: LONGEST_TITLE - 1].rstrip()}…"


def origins_at(visitor: Visitor, place: str) -> tuple[OriginLine, ...]:
    """From which statements something at this place grew, as far as this visitor may see.

    A statement that was set aside is named nowhere. Queries: 1, and 1 more for questions.
    """
    return _origins(visitor, Growth.objects.filter(place=place))


def origin_of(visitor: Visitor, statement: Statement) -> OriginLine | None:
    """From which statement of an earlier round this one was carried over. Queries: 1."""
    return next(iter(_origins(visitor, Growth.objects.filter(became=statement))), None)


def _origins(visitor: Visitor, rows: QuerySet[Growth]) -> tuple[OriginLine, ...]:
    seen = Conversation.objects.visible_to(visitor)
    # The shown ones as a subquery on their key: the rest of the query stays an index away.
    rows = rows.filter(statement__conversation__in=seen.values("pk")).select_related(
        "statement__conversation__hall"
    )
    found = [row for row in rows[:MOST] if rules.is_shown(row.statement)]
    said = standing_words(row.comment_id for row in found if row.comment_id)
    return tuple(
        _origin_line(row, said.get(row.comment_id, "") if row.comment_id else "")
        for row in found
        if row.kind != Grown.QUESTION or row.comment_id in said
    )


def _origin_line(row: Growth, said: str) -> OriginLine:
    statement, conversation = row.statement, row.statement.conversation
    waits = rules.hides_results(conversation)
    return OriginLine(
        question=conversation.question,
        text=statement.text,
        lang=conversation.lang,
        number=statement.number,
        statement_url=reverse("perspectives:statement", args=[conversation.slug, statement.number]),
        landscape_url=reverse("perspectives:landscape", args=[conversation.slug]),
        seen_as="" if waits else _seen_as(row),
        direction=row.direction,
        thought=thought_of(statement),
        is_doubt=row.seen_as == SeenAs.DOUBT,
        at=row.at,
        said=said,
        said_url=f"#reactie-{row.comment_id}" if said else "",
    )
