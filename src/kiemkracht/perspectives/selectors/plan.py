"""What a facilitator plans beside the settings: codes, translations, and what went too fast."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from kiemkracht.base.errors import require
from kiemkracht.base.visitors import Visitor
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.enums import LANGUAGES, RushKind
from kiemkracht.perspectives.models import Conversation, InvitationCode, Rush, StatementTranslation

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class CodeList:
    """The codes by number; whoever came in with one is told nowhere, only how many did."""

    page: Page[InvitationCode]
    made: int
    used: int
    blocked: int


def codes_of(
    visitor: Visitor, conversation: Conversation, number: str | int | None = 1
) -> CodeList:
    """Leave: who tends. Queries: 3."""
    require(rules.may_tend(visitor, conversation))
    rows = conversation.codes.all()
    states = list(rows.values_list("is_used", "blocked_at"))
    return CodeList(
        page=Paginator(rows, PER_PAGE).get_page(number),
        made=len(states),
        used=sum(is_used for is_used, _at in states),
        blocked=sum(at is not None for _used, at in states),
    )


@dataclass(frozen=True, slots=True)
class Line:
    """A statement with its translation, empty when there is none."""

    number: int
    text: str
    told: str


@dataclass(frozen=True, slots=True)
class Translations:
    """The texts of a conversation in one other language."""

    lang: str
    name: str
    question: str
    intro: str
    choices: Sequence[tuple[str, str]]
    page: Page[Line]
    done: int
    total: int


def translations_of(
    visitor: Visitor, conversation: Conversation, lang: str, number: str | int | None = 1
) -> Translations:
    """Leave: who tends. Queries: 2. An unknown language becomes English, or Dutch."""
    require(rules.may_tend(visitor, conversation))
    choices = [each for each in LANGUAGES if each[0] != conversation.lang]
    chosen = lang if lang in dict(choices) else ("nl" if conversation.lang == "en" else "en")
    known = _told_in(conversation, chosen)
    rows = conversation.statements.shown().values_list("number", "text")
    lines = [Line(at, text, known.get(at, "")) for at, text in rows]
    words = conversation.languages.get(chosen, {})
    return Translations(
        lang=chosen,
        name=dict(choices)[chosen],
        question=words.get("question", ""),
        intro=words.get("intro", ""),
        choices=choices,
        page=Paginator(lines, PER_PAGE).get_page(number),
        done=sum(bool(line.told) for line in lines),
        total=len(lines),
    )


def _told_in(conversation: Conversation, lang: str) -> Mapping[int, str]:
    rows = StatementTranslation.objects.filter(statement__conversation=conversation, lang=lang)
    return dict(rows.values_list("statement__number", "text"))


@dataclass(frozen=True, slots=True)
class Signal:
    """Something that went faster than people go; `codes` are the numbers of codes it came by."""

    kind: str
    row: Rush
    codes: tuple[int, ...]


def signals_of(conversation: Conversation) -> tuple[Signal, ...]:
    """What the desk did not see yet, the latest first. Queries: 1, and 1 where there is any."""
    rows = Rush.objects.filter(conversation=conversation, seen_at=None)
    found = list(rows.order_by("-last_at")[:20])
    people = [row.participant_id for row in found if row.participant_id]
    by_person: dict[int, list[int]] = {}
    if people:
        codes = InvitationCode.objects.filter(participant__in=people, blocked_at=None)
        for person, number in codes.values_list("participant_id", "number"):
            by_person.setdefault(person or 0, []).append(number)
    return tuple(
        Signal(
            kind=RushKind(row.kind).value,
            row=row,
            codes=tuple(by_person.get(row.participant_id or 0, ())),
        )
        for row in found
    )
