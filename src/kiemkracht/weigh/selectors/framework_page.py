"""The framework as a page: what it says, its terms, and every version with its reason."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kiemkracht.base import names
from kiemkracht.base.visitors import Visitor
from kiemkracht.weigh.enums.weighing import Degree, Track
from kiemkracht.weigh.models import FrameworkVersion
from kiemkracht.weigh.rules.weighing import may_change_terms
from kiemkracht.weigh.selectors.frameworks import SLUG, TERMS, FrameworkText, text_of

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


@dataclass(frozen=True, slots=True)
class TermLine:
    """A term as it counts now."""

    label: str | Promise
    value: int


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version, with what changed in it."""

    number: int
    why: str
    changes: tuple[str, ...]
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class FrameworkPage:
    """Everything of the framework. `degrees` are the five words of an answer."""

    text: FrameworkText
    terms: tuple[TermLine, ...]
    tracks: tuple[tuple[str | Promise, str], ...]
    degrees: tuple[str | Promise, ...]
    versions: tuple[VersionLine, ...]
    may_change: bool


def framework_page(visitor: Visitor) -> FrameworkPage:
    """The page. Queries: 1 or 2."""
    rows = list(FrameworkVersion.objects.filter(framework__slug=SLUG).order_by("-number")[:200])
    text = text_of(rows[0] if rows else None)
    who = names.of(each.by_id for each in rows)
    return FrameworkPage(
        text=text,
        terms=tuple(TermLine(LABELS[name], getattr(text.terms, name)) for name in TERMS),
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
    )


def _changes(before: FrameworkVersion, after: FrameworkVersion) -> tuple[str, ...]:
    old, new = before.content["terms"], after.content["terms"]
    return tuple(
        f"{LABELS[name]}: {old[name]} → {new[name]}" for name in TERMS if old[name] != new[name]
    )
