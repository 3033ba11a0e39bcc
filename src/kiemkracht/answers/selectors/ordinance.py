"""What the ordinance of an organisation says, and what is not set yet."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from kiemkracht.answers.models import OrdinanceTerms
from kiemkracht.answers.rules.challenges import may_set_terms
from kiemkracht.base import names
from kiemkracht.base.visitors import Visitor
from kiemkracht.people.selectors.organisations import (
    OrganisationView,
    municipalities,
    organisation_names,
)

LABELS: dict[str, Promise] = {
    "source": _("Which ordinance"),
    "who_may_ask": _("Who may ask"),
    "who_decides": _("Who decides"),
    "complete_days": _("Looked through, after it was handed in"),
    "dialogue_days": _("The dialogue begins, once it is complete"),
    "decide_days": _("Decided, once the dialogue began"),
    "refusal_grounds": _("Grounds on which it can be refused"),
}


@dataclass(frozen=True, slots=True)
class TermLine:
    """One rule; no values means “not set yet”."""

    label: Promise
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TermsPage:
    """The rules of one organisation, and who noted them when."""

    organisation: OrganisationView
    lines: tuple[TermLine, ...]
    row: OrdinanceTerms | None
    who: str
    at: datetime | None
    changes: int
    may_set: bool


def terms_now(organisation_id: UUID) -> OrdinanceTerms | None:
    """What counts now; None when nothing was ever noted. Queries: 1."""
    return OrdinanceTerms.objects.filter(organisation_id=organisation_id).first()


def lines_of(row: OrdinanceTerms | None) -> tuple[TermLine, ...]:
    """The rules in words. Queries: 0."""
    return tuple(TermLine(label, _values(row, name)) for name, label in LABELS.items())


def _values(row: OrdinanceTerms | None, name: str) -> tuple[str, ...]:
    value = getattr(row, name) if row else None
    if not value:
        return ()
    if isinstance(value, list):
        return tuple(str(each) for each in value)
    if isinstance(value, int):
        words = ngettext("within %(days)d working day", "within %(days)d working days", value) % {
            "days": value
        }
        return (words,)
    return (str(value),)


def terms_page(visitor: Visitor, organisation_id: UUID) -> TermsPage | None:
    """The page of one organisation, for everyone. Queries: 3 or 4."""
    organisation = organisation_names([organisation_id]).get(organisation_id)
    if organisation is None or organisation not in municipalities():
        return None
    rows = list(OrdinanceTerms.objects.filter(organisation_id=organisation_id)[:100])
    row = rows[0] if rows else None
    who = names.of([row.by_id]) if row else {}
    return TermsPage(
        organisation,
        lines_of(row),
        row,
        who.get(row.by_id, "") if row and row.by_id else "",
        row.at if row else None,
        len(rows),
        may_set_terms(visitor),
    )
