"""Is the register whole? The same check for the page, the command and the nightly cron."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max, Q
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kiemkracht.direction.enums import RecordKind
from kiemkracht.direction.models import Choice, ChoiceVersion, RegisterHead
from kiemkracht.engines.ledger import Break, Fault, Link, Seal, verify

FORMAT = "kiemkracht/register/1"


@dataclass(frozen=True, slots=True)
class RegisterVerdict:
    """The outcome: `problems` are sentences for the reader, the first broken link first."""

    length: int
    head: str
    kept_head: str
    grown: int
    last_at: datetime | None
    problems: tuple[str, ...]
    first_broken: int | None = None

    @property
    def is_whole(self) -> bool:
        """Whether nothing was found."""
        return not self.problems


def verify_register(*, expected_head: str | None = None) -> RegisterVerdict:
    """Check every link, the kept head and what the pages show. Queries: 3.

    `expected_head` is a head that was kept elsewhere. Reads the whole register: about 50 µs per
    link, so a second for 20,000.
    """
    rows = list(ChoiceVersion.objects.select_related("choice").order_by("position"))
    verdict = verify(
        [Link(Seal(row.hash, row.previous_hash, row.position), row.recorded) for row in rows],
        expected_head=expected_head,
    )
    kept = RegisterHead.objects.filter(pk=1).first()
    kept_head = kept.hash if kept else ""
    problems = []
    if verdict.first_break is not None:
        problems.append(_broken(verdict.first_break, rows))
    problems += _loose_columns(rows)
    problems += _wrong_pages()
    if kept_head != verdict.head:
        problems.append(_("The last link is not the one that the register was left with."))
    return RegisterVerdict(
        length=verdict.length,
        head=verdict.head,
        kept_head=kept_head,
        grown=verdict.grown,
        last_at=rows[-1].published_at if rows else None,
        problems=tuple(problems),
        first_broken=verdict.first_break.number if verdict.first_break else None,
    )


def _broken(found: Break, rows: list[ChoiceVersion]) -> str:
    at = found.number - 1
    question = rows[at].choice.question if at < len(rows) else ""
    about = pgettext("which link", " (“%(question)s”)") % {"question": question} if question else ""
    return _("Link %(number)d%(about)s: %(what)s") % {
        "number": found.number,
        "about": about,
        "what": _what(found.fault),
    }


def _what(fault: Fault) -> str:
    return {
        Fault.ALTERED: _("its content, number or seal was changed after publication."),
        Fault.MISSING: _("it is not there any more."),
        Fault.REORDERED: _("it stands in another place than where it was published."),
        Fault.REPEATED: _("another link stands in its place, with a number that was there before."),
        Fault.WRONG_PREVIOUS: _("it doesn’t fit behind the link before it."),
        Fault.TRUNCATED: _(
            "the head you gave is nowhere in the register. The end was cut off, or everything was "
            "written anew."
        ),
    }[fault]


def _loose_columns(rows: list[ChoiceVersion]) -> list[str]:
    """Columns beside the sealed record that say something else than the record."""
    return [
        _("Link %(number)d: it is filed under another choice, version or date than was sealed.")
        % {"number": row.position}
        for row in rows
        if not _is_filed_right(row)
    ]


def _is_filed_right(row: ChoiceVersion) -> bool:
    recorded: Any = row.recorded
    if not isinstance(recorded, dict):
        return True  # the chain itself already breaks here
    try:
        at = datetime.fromisoformat(str(recorded.get("at")))
    except ValueError:
        return True
    return (
        recorded.get("choice") == row.choice.slug
        and recorded.get("number") == row.number
        and recorded.get("kind") == row.kind
        and recorded.get("why_changed") == row.why_changed
        and abs((at - row.published_at).total_seconds()) < 1
    )


def _wrong_pages() -> list[str]:
    """Choices whose page doesn't show the newest text."""
    has_text = ~Q(versions__kind=RecordKind.WITHDRAWAL)
    rows = Choice.objects.annotate(newest=Max("versions__number", filter=has_text)).filter(
        newest__isnull=False
    )
    return [
        _("“%(question)s”: the page shows another version than the newest.")
        % {"question": row.question}
        for row in rows.select_related("current")
        if row.current is None or row.current.number != getattr(row, "newest", None)
    ]


@dataclass(frozen=True, slots=True)
class ExportedLink:
    """A link as others check it."""

    number: int
    previous: str
    hash: str
    content: Any

    def as_json(self) -> dict[str, Any]:
        """As it stands in the file."""
        return {
            "number": self.number,
            "previous": self.previous,
            "hash": self.hash,
            "content": self.content,
        }


def exported_links() -> Iterator[ExportedLink]:
    """Every link in order, for a file that anyone can check. Queries: 1; bounded memory."""
    rows = ChoiceVersion.objects.order_by("position").iterator(chunk_size=500)
    for row in rows:
        yield ExportedLink(row.position, row.previous_hash, row.hash, row.recorded)
