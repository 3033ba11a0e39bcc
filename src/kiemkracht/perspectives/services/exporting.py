"""Taking a whole conversation along, as the files in which Polis exports one."""

import io
import zipfile
from typing import TYPE_CHECKING

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from kiemkracht.base import chronicle
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.visitors import Visitor
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.enums import Verb
from kiemkracht.perspectives.models import Conversation, VoteEvent
from kiemkracht.perspectives.selectors.cards import place_of_conversation
from kiemkracht.perspectives.services.importing import milliseconds

if TYPE_CHECKING:
    from kiemkracht.engines.landscape.polis_csv import (
        ConversationFile,
        FileStatement,
        FileVote,
        ParticipantRow,
    )

_FIRST_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)


def export_files(*, by: Visitor | None, conversation: Conversation) -> dict[str, bytes]:
    """The four files by name; bringing them in again gives an identical conversation.

    Participants are numbers; but whoever knows when somebody voted could find them by the time,
    so only who tends the conversation may have this. `by` is None on the command line.
    Queries: 5. Memory: some hundred bytes per vote.
    """
    from kiemkracht.engines.landscape.polis_csv import write_conversation

    require(
        by is None or rules.may_tend(by, conversation),
        _("Ask who facilitates this conversation for the whole set."),
    )
    require_that(
        by is None or not rules.hides_results(conversation),
        _("The results are hidden until closing, so the set waits until then too."),
    )
    files = write_conversation(conversation_file(conversation))
    chronicle.record(Verb.EXPORTED, place_of_conversation(conversation.pk), by=by)
    return files


def export_zip(*, by: Visitor | None, conversation: Conversation) -> bytes:
    """The same in one zip; the same conversation gives the same bytes."""
    files = export_files(by=by, conversation=conversation)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, date_time=_FIRST_DAY_OF_ZIP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return target.getvalue()


def conversation_file(conversation: Conversation) -> "ConversationFile":
    """A conversation as the engine's file object. Queries: 3 or 4."""
    from kiemkracht.engines.landscape.polis_csv import ConversationFile

    statements = _statements(conversation)
    people = _people(conversation)
    votes = _votes(conversation)
    kept = conversation.source.get("summary")
    summary = (
        tuple((str(key), str(value)) for key, value in kept)
        if conversation.is_imported and kept is not None
        else _summary(conversation, statements, people, votes)
    )
    return ConversationFile(summary, statements, people, votes)


def _statements(conversation: Conversation) -> "tuple[FileStatement, ...]":
    from kiemkracht.engines.landscape.polis_csv import FileStatement

    knows_meta = not conversation.is_imported or conversation.source.get("has_meta", False)
    rows = conversation.statements.order_by(F("row").asc(nulls_last=True), "number")
    return tuple(
        FileStatement(
            id=number,
            body=text,
            author=author,
            time=milliseconds(created_at),
            moderated=moderation,
            is_meta=is_meta if knows_meta else None,
        )
        for number, text, author, created_at, moderation, is_meta in rows.values_list(
            "number", "text", "author__number", "created_at", "moderation", "is_meta"
        )
    )


def _people(conversation: Conversation) -> "tuple[ParticipantRow, ...]":
    from kiemkracht.engines.landscape.polis_csv import ParticipantRow

    rows = conversation.participants.order_by(F("row").asc(nulls_last=True), "number")
    return tuple(
        ParticipantRow(number, group)
        for number, group in rows.values_list("number", "published_group")
    )


def _votes(conversation: Conversation) -> "tuple[FileVote, ...]":
    from kiemkracht.engines.landscape.polis_csv import FileVote

    rows = (
        VoteEvent.objects.filter(participant__conversation=conversation)
        .order_by("sequence")
        .values_list("at", "statement__number", "participant__number", "value")
    )
    return tuple(
        FileVote(milliseconds(at), statement, person, value)
        for at, statement, person, value in rows.iterator(10_000)
    )


def _summary(
    conversation: Conversation,
    statements: "tuple[FileStatement, ...]",
    people: "tuple[ParticipantRow, ...]",
    votes: "tuple[FileVote, ...]",
) -> tuple[tuple[str, str], ...]:
    """The rows of summary.csv for a conversation that began here."""
    run = conversation.runs.done().first()
    voters = {vote.participant for vote in votes}
    authors = {each.author for each in statements if each.author is not None}
    return (
        ("topic", conversation.question),
        ("url", f"/meervoud/{conversation.slug}/"),
        ("views", str(len(people))),
        ("voters", str(len(voters))),
        ("voters-in-conv", str(run.people if run else 0)),
        ("commenters", str(len(authors))),
        ("comments", str(len(statements))),
        ("groups", str(len(run.result["groups"]) if run else 0)),
        ("conversation-description", conversation.intro),
    )
