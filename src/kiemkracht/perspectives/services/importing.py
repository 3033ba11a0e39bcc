"""Bringing in a conversation from elsewhere: the whole set, or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import RoomError, require
from kiemkracht.base.texts import many_lines, one_line
from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import Visitor
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.enums import Moderation, ModerationMode, State, Verb
from kiemkracht.perspectives.models import Conversation, Participant, Statement, Vote, VoteEvent
from kiemkracht.perspectives.selectors.cards import place_of_conversation
from kiemkracht.perspectives.services import asking
from kiemkracht.perspectives.services.reporting import Report, ReportLine, refusal_of, remarks_of
from kiemkracht.perspectives.services.starting import NOT_YOURS, free_slug, make_findable

if TYPE_CHECKING:
    from kiemkracht.engines.landscape.polis_csv import ConversationFile, Reading

BATCH = 5000
LATEST_MS = 253_370_764_800_000  # the year 9999: later moments fit in no calendar


class NotBroughtInError(RoomError):
    """The files can't be read; the report says where and why."""

    def __init__(self, report: Report) -> None:
        self.report = report
        super().__init__(gettext_lazy("Nothing was brought in: the files can’t be read."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Where the conversation should live, and how it is called."""

    question: str = ""
    community_id: UUID | None = None
    visibility: str = Visibility.PUBLIC
    lang: str = "nl"


@dataclass(frozen=True, slots=True)
class Brought:
    """What was brought in."""

    conversation: Conversation
    people: int
    statements: int
    votes: int
    remarks: Report


def import_conversation(
    *, by: Visitor | None, files: Mapping[str, bytes], wish: Wish, ask: bool = True
) -> Brought:
    """Bring in a set of Polis files, every vote event with its time; closed, for who may see it.

    `by` is None for whoever runs the house from the command line. Raises `NotBroughtInError`
    with a report when anything is wrong; then no row was written. With `ask` a landscape
    follows by itself. Cost: some 60 µs per vote; memory some hundred bytes per vote.
    """
    require(by is None or rules.may_start(by, wish.community_id), NOT_YOURS)
    reading = _read(files)
    assert reading.conversation is not None  # noqa: S101 - `_read` refuses without one
    with transaction.atomic():
        conversation = _write(reading.conversation, wish, by)
        place = place_of_conversation(conversation.pk)
        chronicle.record(Verb.IMPORTED, place, by=by, votes=len(reading.conversation.votes))
        make_findable(conversation)
        if ask:
            transaction.on_commit(lambda: asking.for_landscape(conversation.pk, at_once=True))
    return Brought(
        conversation=conversation,
        people=len(reading.conversation.participants),
        statements=len(reading.conversation.statements),
        votes=len(reading.conversation.votes),
        remarks=remarks_of(reading),
    )


def _read(files: Mapping[str, bytes]) -> "Reading":
    from kiemkracht.engines.landscape.polis_csv import read_conversation

    reading = read_conversation(files)
    if reading.conversation is None:
        raise NotBroughtInError(refusal_of(reading))
    if not reading.conversation.statements:
        raise NotBroughtInError(
            Report((ReportLine("", _("There is no statement in these files.")),))
        )
    late = [vote.time for vote in reading.conversation.votes if vote.time > LATEST_MS]
    late += [each.time for each in reading.conversation.statements if each.time > LATEST_MS]
    if late:
        sentence = _("There are moments after the year 9999, such as %(time)s.")
        line = ReportLine("", sentence % {"time": late[0]})
        raise NotBroughtInError(Report((line,)))
    return reading


def _write(file: "ConversationFile", wish: Wish, by: Visitor | None) -> Conversation:
    conversation = _conversation(file, wish, by)
    people = _people(file, conversation)
    statements = _statements(file, conversation, people)
    events = [
        VoteEvent(
            participant_id=people[vote.participant],
            statement_id=statements[vote.statement],
            value=vote.value,
            at=_moment(vote.time),
        )
        for vote in file.votes
    ]
    VoteEvent.objects.bulk_create(events, batch_size=BATCH)
    Vote.objects.bulk_create(_last(file, people, statements), batch_size=BATCH)
    return conversation


def _conversation(file: "ConversationFile", wish: Wish, by: Visitor | None) -> Conversation:
    told = dict(file.summary)
    question = one_line(wish.question) or one_line(told.get("topic", ""))
    if not question:
        raise RoomError(_("Give the question: there is no topic in summary.csv."))
    kept = question[:200]
    last = max((vote.time for vote in file.votes), default=0)
    return Conversation.objects.create(
        slug=free_slug(kept),
        question=kept,
        intro=many_lines(told.get("conversation-description", ""))[:4000],
        lang=wish.lang,
        community_id=wish.community_id,
        started_by_id=by.person_id if by else None,
        visibility=wish.visibility,
        state=State.CLOSED,
        moderation=ModerationMode.BEFORE,
        closed_at=_moment(last) if last > 0 else clock.now(),
        is_imported=True,
        source={
            "summary": [list(row) for row in file.summary],
            "has_meta": any(each.is_meta is not None for each in file.statements),
        },
    )


def _people(file: "ConversationFile", conversation: Conversation) -> dict[int, int]:
    """Participants in the order of the file; their keys by number."""
    rows = [
        Participant(
            conversation=conversation, number=each.id, published_group=each.group, row=place
        )
        for place, each in enumerate(file.participants)
    ]
    Participant.objects.bulk_create(rows, batch_size=BATCH)
    return {row.number: row.pk for row in rows}


def _statements(
    file: "ConversationFile", conversation: Conversation, people: Mapping[int, int]
) -> dict[int, int]:
    rows = [
        Statement(
            conversation=conversation,
            number=each.id,
            text=each.body,
            author_id=None if each.author is None else people[each.author],
            moderation=Moderation(each.moderated),
            is_meta=bool(each.is_meta),
            is_imported=True,
            created_at=_moment(each.time),
            row=place,
        )
        for place, each in enumerate(file.statements)
    ]
    Statement.objects.bulk_create(rows, batch_size=BATCH)
    return {row.number: row.pk for row in rows}


def _last(
    file: "ConversationFile", people: Mapping[int, int], statements: Mapping[int, int]
) -> list[Vote]:
    """The latest vote of everyone on everything; at the same instant the last in the file."""
    last: dict[tuple[int, int], tuple[int, int]] = {}
    for vote in file.votes:
        key = (vote.participant, vote.statement)
        if key not in last or vote.time >= last[key][0]:
            last[key] = (vote.time, vote.value)
    return [
        Vote(
            participant_id=people[who],
            statement_id=statements[what],
            value=value,
            at=_moment(time),
        )
        for (who, what), (time, value) in last.items()
    ]


_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


def _moment(time: int) -> datetime | None:
    """From milliseconds since 1970, exactly; None where the files don't tell."""
    return None if time < 0 else _BEGINNING + timedelta(milliseconds=time)


def milliseconds(moment: datetime | None) -> int:
    """Back to milliseconds since 1970; -1 where nobody knows."""
    if moment is None:
        return -1
    return (moment - _BEGINNING) // timedelta(milliseconds=1)
