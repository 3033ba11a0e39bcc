"""Preparing a conversation and changing its settings."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from kiemkracht.base import chronicle, clock, search
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.texts import many_lines, one_line
from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import Visitor
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.enums import ModerationMode, State, Verb
from kiemkracht.perspectives.models import Conversation
from kiemkracht.perspectives.selectors.cards import place_of_conversation
from kiemkracht.perspectives.services import stating

RESERVED_SLUGS = frozenset({"nieuw", "invoeren"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a facilitator decides about a conversation."""

    question: str
    intro: str = ""
    outcome: str = ""
    community_id: UUID | None = None
    visibility: str = Visibility.PUBLIC
    moderation: str = ModerationMode.BEFORE
    allows_statements: bool = True
    opens_on: date | None = None
    closes_on: date | None = None
    closes_at: time | None = None
    needs_code: bool = False
    lang: str = "nl"


@transaction.atomic
def start(
    *, by: Visitor, settings: Settings, seeds: tuple[str, ...] = (), at: datetime | None = None
) -> Conversation:
    """Prepare a conversation with its first statements; nobody sees it until it is opened."""
    require(rules.may_start(by, settings.community_id), NOT_YOURS)
    kept = _checked(settings)
    _refuse_a_moment_gone_by(kept)
    conversation = Conversation.objects.create(
        slug=free_slug(kept.question),
        started_by_id=by.person_id,
        created_at=at or clock.now(),
        **_columns(kept),
    )
    for text in seeds:
        if one_line(text):
            stating.add_seed(conversation=conversation, text=text)
    chronicle.record(Verb.STARTED, place_of_conversation(conversation.pk), by=by)
    make_findable(conversation)
    return conversation


@transaction.atomic
def edit(*, by: Visitor, conversation: Conversation, settings: Settings) -> None:
    """Change the settings. The address stays, so that links on posters keep working."""
    require(rules.may_tend(by, conversation))
    moved = settings.community_id != conversation.community_id
    require(not moved or rules.may_start(by, settings.community_id), NOT_YOURS)
    kept = _checked(settings)
    if (kept.closes_on, kept.closes_at) != (conversation.closes_on, conversation.closes_at):
        _refuse_a_moment_gone_by(kept)
    columns = _columns(kept)
    for name, value in columns.items():
        setattr(conversation, name, value)
    # Only these: whoever closes it in another window at this moment stays right.
    conversation.save(update_fields=list(columns))
    chronicle.record(Verb.EDITED, place_of_conversation(conversation.pk), by=by)
    make_findable(conversation)


@transaction.atomic
def add_first_statement(*, by: Visitor, conversation: Conversation, text: str) -> int:
    """Add a statement to begin with; also later, when a view is missing."""
    require(rules.may_tend(by, conversation))
    require_that(
        conversation.state != State.CLOSED, _("This conversation is closed. Open it again first.")
    )
    statement = stating.add_seed(conversation=conversation, text=text)
    place = place_of_conversation(conversation.pk)
    chronicle.record(Verb.STATED, place, by=by, statement=statement.number)
    return statement.number


NOT_YOURS = _("You can start a conversation in the communities that you tend.")


def make_findable(conversation: Conversation) -> None:
    """Let search find the question; drafts are found by nobody."""
    place = place_of_conversation(conversation.pk)
    if conversation.state == State.DRAFT:
        search.forget(place)
    else:
        search.index(place, title=conversation.question, text=conversation.intro)


def free_slug(question: str) -> str:
    """An address that no other conversation has. Queries: 1."""
    wish = slugify(question)[:70].strip("-") or "gesprek"
    taken = (
        set(Conversation.objects.filter(slug__startswith=wish).values_list("slug", flat=True))
        | RESERVED_SLUGS
    )
    number, slug = 1, wish
    while slug in taken:
        number += 1
        slug = f"{wish}-{number}"
    return slug


def _checked(settings: Settings) -> Settings:
    question = one_line(settings.question)
    require_that(bool(question), _("Ask a question: that is what people come for."))
    require_that(len(question) <= 200, _("Keep the question within 200 characters."))
    begins, ends = settings.opens_on, settings.closes_on
    require_that(
        begins is None or ends is None or begins <= ends,
        _("The last day lies before the first. Change one of the two."),
    )
    require_that(
        settings.closes_at is None or ends is not None,
        _("Choose a last day with that hour, or leave the hour empty."),
    )
    return settings


def _refuse_a_moment_gone_by(settings: Settings) -> None:
    """A last moment in the past would close it on the sly."""
    ends = Conversation(closes_on=settings.closes_on, closes_at=settings.closes_at)
    require_that(
        not ends.is_past,
        _("That last moment is over already. Choose a later one, or close the conversation."),
    )


def _columns(settings: Settings) -> dict[str, object]:
    return {
        "question": one_line(settings.question),
        "intro": many_lines(settings.intro)[:4000],
        "outcome": many_lines(settings.outcome)[:4000],
        "community_id": settings.community_id,
        "visibility": settings.visibility,
        "moderation": settings.moderation,
        "allows_statements": settings.allows_statements,
        "opens_on": settings.opens_on,
        "closes_on": settings.closes_on,
        "closes_at": settings.closes_at,
        "needs_code": settings.needs_code,
        "lang": settings.lang,
    }
