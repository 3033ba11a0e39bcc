"""The register of room rules: search, one rule with its history, and how often it was a habit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, OuterRef, Q, Subquery
from django.utils.functional import Promise

from kiemkracht.base import names
from kiemkracht.base.texts import one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.weigh.enums.weighing import IN_PUBLIC, Answer, RuleKind
from kiemkracht.weigh.models import GateFinding, RoomRule, RuleOutcome, RuleWording, Weighing
from kiemkracht.weigh.rules.weighing import may_keep_rules

PER_PAGE = 24
TONES = {"law": "plum", "policy": "sky", "contract": "spark", "habit": "leaf"}


@dataclass(frozen=True, slots=True)
class RuleCard:
    """A rule in the list."""

    text: str
    url: str
    kind: str | Promise
    tone: str
    purpose: str
    community: str
    outcomes: int


@dataclass(frozen=True, slots=True)
class HabitLine:
    """One outcome behind the count: what it was called, what it proved to be."""

    text: str
    url: str
    called: str | Promise
    proved: str | Promise
    counts: bool


@dataclass(frozen=True, slots=True)
class Habits:
    """How often something that was called a law, policy or contract proved to be a habit."""

    looked: int
    proved: int
    lines: tuple[HabitLine, ...]


@dataclass(frozen=True, slots=True)
class RuleList:
    """The page of all rules."""

    page: Page[Any]
    cards: tuple[RuleCard, ...]
    total: int
    habits: Habits
    may_note: bool


@dataclass(frozen=True, slots=True)
class WordingLine:
    """What the rule said from a moment on."""

    number: int
    text: str
    kind_code: str
    kind: str | Promise
    source: str
    purpose: str
    may_deviate: str
    why_changed: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """How it turned out once."""

    happened: str
    called: str | Promise
    proved: str | Promise
    changed: bool
    room_found: bool
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AtGate:
    """A published weighing where this rule stood at a gate, and its answer."""

    subject: str
    url: str
    answer: str | Promise


@dataclass(frozen=True, slots=True)
class RulePage:
    """One rule with everything that was ever written of it."""

    id: UUID
    number: int
    tone: str
    now: WordingLine
    earlier: tuple[WordingLine, ...]
    outcomes: tuple[OutcomeLine, ...]
    at_gates: tuple[AtGate, ...]
    community: str
    may_keep: bool


def rule_list(
    visitor: Visitor, *, query: str = "", kind: str = "", page: int | str = 1
) -> RuleList:
    """All rules, the last changed first. Queries: 3."""
    newest = RuleWording.objects.filter(rule=OuterRef("pk")).order_by("-number")
    rows = (
        RoomRule.objects.annotate(
            purpose=Subquery(newest.values("purpose")[:1]),
            times=Count("outcomes"),
        )
        .select_related("community")
        .order_by("-changed_at", "pk")
    )
    for word in one_line(query)[:100].split():
        rows = rows.filter(Q(text__icontains=word) | Q(purpose__icontains=word))
    if kind in RuleKind.values:
        rows = rows.filter(kind=kind)
    found = Paginator(rows, PER_PAGE).get_page(page)
    return RuleList(
        found,
        tuple(
            RuleCard(
                row.text,
                row.get_absolute_url(),
                RuleKind(row.kind).label,
                TONES[row.kind],
                getattr(row, "purpose", "") or "",
                row.community.name if row.community else "",
                getattr(row, "times", 0),
            )
            for row in found
        ),
        found.paginator.count,
        habits(),
        may_keep_rules(visitor),
    )


def habits() -> Habits:
    """Count outcomes of what was not called a habit before, and show each. Queries: 1."""
    rows = RuleOutcome.objects.exclude(called=RuleKind.HABIT).select_related("rule")
    lines = tuple(
        HabitLine(
            row.rule.text,
            row.rule.get_absolute_url(),
            RuleKind(row.called).label,
            RuleKind(row.proved).label,
            row.proved == RuleKind.HABIT,
        )
        for row in rows[:500]
    )
    return Habits(len(lines), sum(each.counts for each in lines), lines)


def rule_page(visitor: Visitor, rule_id: UUID) -> RulePage | None:
    """One rule, or None. Queries: 5. A weighing is named only once it is public."""
    row = RoomRule.objects.select_related("community").filter(pk=rule_id).first()
    if row is None:
        return None
    wordings = list(row.wordings.all())
    outcomes = list(row.outcomes.all())
    who = names.of([*(each.by_id for each in wordings), *(each.by_id for each in outcomes)])
    lines = tuple(_wording(each, who) for each in wordings)
    return RulePage(
        id=row.pk,
        number=row.number,
        tone=TONES[row.kind],
        now=lines[0],
        earlier=lines[1:],
        outcomes=tuple(_outcome(each, who) for each in outcomes),
        at_gates=_at_gates(row),
        community=row.community.name if row.community else "",
        may_keep=may_keep_rules(visitor),
    )


def rule_choices(*, most: int = 300) -> list[tuple[str, str]]:
    """Rules to choose from at a gate. Queries: 1."""
    rows = RoomRule.objects.order_by("text").values_list("pk", "text")[:most]
    return [(str(pk), text) for pk, text in rows]


def _wording(row: RuleWording, who: Mapping[UUID, str]) -> WordingLine:
    return WordingLine(
        row.number,
        row.text,
        row.kind,
        RuleKind(row.kind).label,
        row.source,
        row.purpose,
        row.may_deviate,
        row.why_changed,
        who.get(row.by_id, "") if row.by_id else "",
        row.at,
    )


def _outcome(row: RuleOutcome, who: Mapping[UUID, str]) -> OutcomeLine:
    return OutcomeLine(
        row.happened,
        RuleKind(row.called).label,
        RuleKind(row.proved).label,
        row.called != row.proved,
        row.room_found,
        who.get(row.by_id, "") if row.by_id else "",
        row.at,
    )


def _at_gates(rule: RoomRule, *, most: int = 30) -> tuple[AtGate, ...]:
    stood = GateFinding.objects.filter(rule=rule).values("weighing")
    rows = Weighing.objects.filter(pk__in=stood, stage__in=IN_PUBLIC).select_related("decision")
    return tuple(
        AtGate(row.subject, row.get_absolute_url(), Answer(row.decision.answer).label)
        for row in rows[:most]
    )
