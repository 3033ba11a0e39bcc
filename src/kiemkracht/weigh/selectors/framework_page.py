"""The framework as a page: what it says, its terms, and every version with its reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kiemkracht.base import names
from kiemkracht.base.visitors import Visitor
from kiemkracht.weigh.enums.weighing import Degree, Track
from kiemkracht.weigh.models import Framework, FrameworkVersion
from kiemkracht.weigh.rules.weighing import may_change_terms
from kiemkracht.weigh.selectors.frameworks import SLUG, TERMS, FrameworkText, text_of, told
from kiemkracht.weigh.selectors.laying_beside import words_of

LABELS = {
    "contact_days": _("A person calls or comes by, within working days"),
    "gates_days": _("Gates checked, within working days"),
    "viewpoints_days": _("Viewpoints gathered, within working days"),
    "talk_days": _("Talk held and advice written, within working days"),
    "decision_days": _("Decided, within working days"),
    "publish_days": _("Published, within working days after the decision"),
    "micro_cents": _("Just do it: costs at most, in cents"),
    "few_people": _("Just do it: fewer people burdened than"),
    "reversible_from": _("Just do it: can be undone at least (0 to 4)"),
    "heavy_cents": _("Heavy: costs more than, in cents"),
}

MONEY = {
    "micro_cents": _("Just do it: costs at most"),
    "heavy_cents": _("Heavy: costs more than"),
}


@dataclass(frozen=True, slots=True)
class TermLine:
    """A term as it counts now; `shown` is how people read it: money in euros."""

    name: str | Promise
    shown: str


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version, with what changed in it."""

    number: int
    why: str
    changes: tuple[str, ...]
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class TestCase:
    """A case on which it was tried: what most makers answered under old and new, and why."""

    title: str
    text: str
    old: str | Promise
    new: str | Promise
    turn: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FrameworkPage:
    """Everything of the framework. `degrees` are the five words of an answer; `own_gates` tells
    per code the rule behind a gate that people added, and what it is for.
    """

    text: FrameworkText
    terms: tuple[TermLine, ...]
    tracks: tuple[tuple[str | Promise, str], ...]
    degrees: tuple[str | Promise, ...]
    versions: tuple[VersionLine, ...]
    may_change: bool
    row: Framework | None
    slug: str
    own_gates: Mapping[str, tuple[str, str]]
    cases: tuple[TestCase, ...]

    @property
    def is_of_the_house(self) -> bool:
        """Whether it is the one that counts where nobody took another into use."""
        return self.slug == SLUG


def _term(name: str, value: int) -> TermLine:
    if name not in MONEY:
        return TermLine(LABELS[name], str(value))
    decimals = 2 if value % 100 else 0
    return TermLine(MONEY[name], f"€ {number_format(value / 100, decimals, force_grouping=True)}")


def framework_page(visitor: Visitor, slug: str = SLUG) -> FrameworkPage | None:
    """The page; None for one that isn't there. Queries: 1 or 2."""
    found = FrameworkVersion.objects.filter(framework__slug=slug).select_related("framework")
    rows = list(found.order_by("-number")[:200])
    if not rows and slug != SLUG:
        return None
    text = text_of(rows[0] if rows else None)
    content = rows[0].content if rows else {}
    who = names.of(each.by_id for each in rows)
    return FrameworkPage(
        text=text,
        terms=tuple(_term(name, getattr(text.terms, name)) for name in TERMS),
        tracks=tuple((Track(each.track).label, each.words) for each in text.mandates),
        degrees=tuple(each.label for each in Degree),
        versions=tuple(
            VersionLine(
                row.number,
                row.why,
                _changes(rows[at + 1], row) if at + 1 < len(rows) else (),
                who.get(row.by_id, "") if row.by_id else "",
                row.at,
            )
            for at, row in enumerate(rows)
        ),
        may_change=may_change_terms(visitor),
        row=rows[0].framework if rows else None,
        slug=slug,
        own_gates=_own_gates(content),
        cases=tuple(_case(each) for each in content.get("cases", ())),
    )


def _own_gates(content: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    return {
        gate["code"]: (told(gate["rule"]), told(gate["purpose"]))
        for gate in content.get("gates", ())
        if gate.get("rule")
    }


def _case(kept: Mapping[str, Any]) -> TestCase:
    return TestCase(
        kept["title"],
        kept["text"],
        words_of(kept["old"]),
        words_of(kept["new"]),
        kept["turn"],
        tuple(kept["reasons"]),
    )


def _changes(before: FrameworkVersion, after: FrameworkVersion) -> tuple[str, ...]:
    old, new = before.content["terms"], after.content["terms"]
    return tuple(
        f"{LABELS[name]}: {old[name]} → {new[name]}" for name in TERMS if old[name] != new[name]
    )
