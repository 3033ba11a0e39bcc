"""Backing sheets: the newest version of a team, its history, and which line covers a question."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kiemkracht.answers.models import BackingSheet
from kiemkracht.answers.rules.support import may_read_sheet, may_write_sheet
from kiemkracht.answers.selectors.money import euros_of
from kiemkracht.base import names
from kiemkracht.base.visitors import Visitor
from kiemkracht.engines.language import analyse
from kiemkracht.people.selectors import CommunityView, community_by_slug, community_names
from kiemkracht.people.selectors.leading import (
    Workplaces,
    organisations_of_communities,
    teams_led_by,
    workplaces_of,
)

LEAST_SHARED = 2
LEAST_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Covered:
    """A line of a sheet that looks like a question, with the version it stands on."""

    line: str
    number: int
    up_to: str
    slug: str


@dataclass(frozen=True, slots=True)
class SheetVersion:
    """One version as a page shows it."""

    number: int
    words: str
    lines: tuple[str, ...]
    up_to: str
    up_to_cents: int | None
    why: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SheetPage:
    """The sheet of one team: what counts now, and what counted before."""

    community_id: UUID
    name: str
    slug: str
    now: SheetVersion | None
    earlier: tuple[SheetVersion, ...]
    may_write: bool


@dataclass(frozen=True, slots=True)
class SheetCard:
    """A sheet in a list."""

    name: str
    slug: str
    lines: int
    up_to: str
    at: datetime | None
    may_write: bool


def newest_sheets(community_ids: Collection[UUID]) -> dict[UUID, BackingSheet]:
    """What counts now, per team. Queries: 1, or 0 for no teams."""
    if not community_ids:
        return {}
    rows = BackingSheet.objects.filter(community_id__in=list(community_ids)).order_by("number")
    return {row.community_id: row for row in rows}


def shared_share(line: str, text: str) -> float:
    """Which share 0..1 of the telling words of a line a question has too; 0 below two words.

    Counted over stems, and a line of one word needs that word. It proposes, no more.
    """
    told, asked = set(analyse(line)), set(analyse(text))
    shared = len(told & asked)
    if not told or shared < min(LEAST_SHARED, len(told)):
        return 0.0
    return shared / len(told)


def covering_line(sheet: BackingSheet | None, text: str, amount_cents: int | None) -> str:
    """The line that looks most like a question, "" for none or when it costs too much."""
    if sheet is None:
        return ""
    if amount_cents and amount_cents > (sheet.up_to_cents or 0):
        return ""
    likeness = [(shared_share(line, text), -at, line) for at, line in enumerate(sheet.lines)]
    share, _at, line = max(likeness, default=(0.0, 0, ""))
    return line if share >= LEAST_SHARE else ""


def covered_by(community_id: UUID | None, text: str, amount_cents: int | None) -> Covered | None:
    """The line of this team's sheet that covers a question. Queries: 1 or 2."""
    if community_id is None:
        return None
    sheet = newest_sheets([community_id]).get(community_id)
    line = covering_line(sheet, text, amount_cents)
    if sheet is None or not line:
        return None
    slug = community_names([community_id])[community_id].slug
    return Covered(line, sheet.number, euros_of(sheet.up_to_cents), slug)


def sheet_page(visitor: Visitor, slug: str) -> SheetPage | None:
    """The sheet of a team, for who works at its organisation; else None. Queries: 5 or 6."""
    community = community_by_slug(slug)
    if community is None or not visitor.has_account:
        return None
    led = teams_led_by(visitor)
    writes = may_write_sheet(visitor, community.id, led)
    if not writes and not _may_read(visitor, community.id):
        return None
    rows = list(BackingSheet.objects.filter(community_id=community.id)[:100])
    if not rows and not writes:
        return None
    who = names.of(row.by_id for row in rows)
    versions = tuple(_version(row, who) for row in rows)
    return SheetPage(
        community.id,
        community.name,
        community.slug,
        versions[0] if versions else None,
        versions[1:],
        writes,
    )


def _may_read(visitor: Visitor, community_id: UUID) -> bool:
    organisation = organisations_of_communities([community_id]).get(community_id)
    workplaces = workplaces_of(visitor).organisations
    return may_read_sheet(visitor, community_id, organisation, workplaces)


def _version(row: BackingSheet, who: dict[UUID, str]) -> SheetVersion:
    return SheetVersion(
        row.number,
        row.words,
        tuple(row.lines),
        euros_of(row.up_to_cents),
        row.up_to_cents,
        row.why,
        who.get(row.by_id, "") if row.by_id else "",
        row.at,
    )


def sheets_for(visitor: Visitor, *, at: Workplaces, led: Collection[UUID]) -> tuple[SheetCard, ...]:
    """Sheets this visitor may read, and teams they lead that have none yet. Queries: 2 or 3."""
    if not visitor.has_account:
        return ()
    newest = newest_sheets_of_all()
    organisations = organisations_of_communities(newest.keys())
    readable = {
        identity
        for identity in newest
        if may_read_sheet(visitor, identity, organisations.get(identity), at.organisations)
    }
    views = community_names(readable | set(led))
    cards = (
        _sheet_card(view, newest.get(identity), may_write_sheet(visitor, identity, led))
        for identity, view in views.items()
    )
    return tuple(sorted(cards, key=lambda card: (not card.may_write, card.name)))


def sheet_at(visitor: Visitor, community_id: UUID) -> SheetCard | None:
    """The sheet of one team, or the way to write its first. Queries: 1 to 5."""
    row = newest_sheets([community_id]).get(community_id)
    led = teams_led_by(visitor) if visitor.belongs_to(community_id) else frozenset()
    writes = may_write_sheet(visitor, community_id, led)
    if not writes and (row is None or not _may_read(visitor, community_id)):
        return None
    view = community_names([community_id])[community_id]
    return _sheet_card(view, row, writes)


def _sheet_card(view: CommunityView, row: BackingSheet | None, may_write: bool) -> SheetCard:
    lines, up_to = (len(row.lines), euros_of(row.up_to_cents)) if row else (0, "")
    return SheetCard(view.name, view.slug, lines, up_to, row.at if row else None, may_write)


def newest_sheets_of_all() -> dict[UUID, BackingSheet]:
    """What counts now in every team. Queries: 1."""
    return {row.community_id: row for row in BackingSheet.objects.order_by("number")}


def covered_among(
    sheets: dict[UUID, BackingSheet],
    questions: Iterable[tuple[UUID, UUID | None, str, int | None]],
) -> dict[UUID, str]:
    """The covering line by question, for (id, team, text, amount). Queries: 0."""
    found = {}
    for identity, community_id, text, amount in questions:
        sheet = sheets.get(community_id) if community_id else None
        if line := covering_line(sheet, text, amount):
            found[identity] = line
    return found
