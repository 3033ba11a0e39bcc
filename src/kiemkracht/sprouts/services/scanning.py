"""Scanning a text of one’s own: personal data goes out first, then it is sealed with its finds.

Preparing reads and works out, and stores nothing; keeping stores what was prepared.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.sealing import seal, seal_parts
from kiemkracht.base.texts import many_lines, one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.engines import scouting
from kiemkracht.people.enums import ConsentPurpose
from kiemkracht.people.services import consenting
from kiemkracht.sprouts import rules
from kiemkracht.sprouts.enums import CameBy, SignalState, SourceKind, Verb
from kiemkracht.sprouts.models import Signal, SourceText
from kiemkracht.sprouts.selectors.personal import key_of, personal_in

LONGEST_TEXT = 150_000
LONGEST_TITLE = 80
LONGEST_TERM_DAYS = 90


@dataclass(frozen=True, slots=True)
class Draft:
    """A text as its writer sends it: what may stay (by key), and words to take out as well.

    Of the `known` names of people the parts go out too: of Gerrit Bos also Gerrit.
    """

    text: str
    kind: str
    title: str = ""
    keep: frozenset[str] = frozenset()
    also: tuple[str, ...] = ()
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prepared:
    """A text without the personal data, and the sentences found in it."""

    title: str
    text: str
    kind: str
    lang: str
    removed: int
    finds: Sequence["scouting.Find"] = field(default=())


@dataclass(frozen=True, slots=True)
class Coming:
    """How a text came in: the state its sentences begin in, and what of it was not read."""

    by: CameBy = CameBy.PAGE
    state: SignalState = SignalState.WITH_AUTHOR
    passed_over: Mapping[str, int] = field(default_factory=dict)


def term_days() -> int:
    """How many days a text is kept: what the operator chose, and never more than 90."""
    return min(max(int(settings.KIEMKRACHT_TEXT_DAYS), 1), LONGEST_TERM_DAYS)


def keep_until(day: date) -> date:
    """The day on which a text of `day` is gone."""
    return day + timedelta(days=term_days())


def prepare(draft: Draft) -> Prepared:
    """Take out the personal data and look for kiemen. Stores nothing. Queries: 0.

    Cost: some 10 ms per page of text. Raises `RoomError` for an empty or endless text.
    """
    text = many_lines(draft.text)
    _require_sound(text, draft)
    safe, removed = _without_personal(text, draft)
    title, _in_title = _without_personal(one_line(draft.title)[:LONGEST_TITLE], draft)
    return Prepared(
        title=title,
        text=safe,
        kind=draft.kind,
        lang=scouting.language_of(safe).code or "nl",
        removed=removed,
        finds=tuple(scouting.scout(safe)),
    )


def _require_sound(text: str, draft: Draft) -> None:
    require_that(bool(text), _("Paste a text, or choose a file."))
    require_that(
        len(text) <= LONGEST_TEXT,
        _("This text is longer than 150,000 characters, some fifty pages. Cut it in two."),
    )
    require_that(draft.kind in SourceKind.values, _("Choose where the text comes from."))


def _without_personal(text: str, draft: Draft) -> tuple[str, int]:
    seen = personal_in(text, also=draft.also, known=draft.known)
    found = [one for one in seen if key_of(one) not in draft.keep]
    return scouting.mask(text, found), len({key_of(one) for one in found})


@transaction.atomic
def keep_text(*, by: Visitor, prepared: Prepared) -> SourceText:
    """Keep a prepared text, sealed, for at most 90 days; only this visitor reads it. Queries: 6."""
    require(rules.may_scan(by), _("You need an account for this: only you may see your texts."))
    consenting.give_consent(by=by, purpose=ConsentPurpose.SCAN_TEXT)
    source = store(by.identity, prepared)
    chronicle.record(Verb.TEXT_SCANNED, place_of(source), by=by)
    return source


_FROM_PAGE = Coming()


def store(owner_id: UUID, prepared: Prepared, *, coming: Coming = _FROM_PAGE) -> SourceText:
    """Write text and signals, sealed. The caller asked leave. Queries: 3."""
    SourceText.objects.filter(owner_id=owner_id, keep_until__lte=clock.today()).delete()
    source = SourceText.objects.create(
        owner_id=owner_id,
        kind=prepared.kind,
        came_by=coming.by,
        passed_over=dict(coming.passed_over),
        lang=prepared.lang[:8],
        sealed_title=seal(prepared.title or _title_from(prepared.text)),
        sealed_text=seal(prepared.text),
        removed=prepared.removed,
        keep_until=keep_until(clock.today()),
    )
    Signal.objects.bulk_create(signals_of(source, prepared.finds, state=coming.state))
    return source


def _title_from(text: str) -> str:
    first = one_line(text.split("\n", 1)[0])
    return first if len(first) <= LONGEST_TITLE else f"{first[: LONGEST_TITLE - 1]}…"


def signals_of(
    source: SourceText, finds: Sequence["scouting.Find"], *, state: SignalState
) -> list[Signal]:
    """Rows for what was found; where a sentence is, and never what it says."""
    return [
        Signal(
            source=source,
            start=find.start,
            end=find.end,
            kind=find.kind,
            code=find.code,
            sureness=find.score,
            sealed_words=seal_parts(why=list(find.why), against=list(find.against)),
            state=state,
        )
        for find in finds
    ]


@transaction.atomic
def remove_text(*, by: Visitor, source: SourceText) -> None:
    """Remove a text now, with its sentences and the questions that hang on it."""
    require(source.owner_id == by.identity)
    chronicle.record(Verb.TEXT_REMOVED, place_of(source), by=by)
    source.delete()
