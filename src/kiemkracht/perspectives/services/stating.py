"""Adding a statement of one's own."""

import unicodedata
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kiemkracht.base import chronicle, limits
from kiemkracht.base.errors import RoomError, require_that
from kiemkracht.base.texts import one_line
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.enums import Moderation, ModerationMode, Verb
from kiemkracht.perspectives.models import Conversation, Statement
from kiemkracht.perspectives.selectors.cards import place_of_conversation
from kiemkracht.perspectives.selectors.voters import Voter
from kiemkracht.perspectives.services import participating

LONGEST = 140
SHORTEST = 8
MOST_PER_HOUR = 20

NOT_NOW = gettext_lazy("This conversation takes no new statements now.")


class AlreadySaidError(RoomError):
    """Somebody made this statement before; `number` says which one it is."""

    def __init__(self, number: int, text: str) -> None:
        self.number = number
        super().__init__(
            _("Someone said this before you: “%(text)s”. Give your view on that one.")
            % {"text": text}
        )


@dataclass(frozen=True, slots=True)
class Stated:
    """What became of a new statement."""

    number: int
    is_shown: bool


@transaction.atomic
def add_statement(*, by: Voter, conversation: Conversation, text: str) -> Stated:
    """Add one idea of at most 140 characters; shown at once, or after a facilitator read it.

    The writer's name is shown nowhere: together with an export it would tell what they voted.
    Queries: 6.
    """
    require_that(rules.takes_statements(conversation), NOT_NOW)
    said = _checked(text)
    author_id = participating.participant_of(by, conversation.pk)
    require_that(
        limits.within(f"statement:{author_id}", most=MOST_PER_HOUR, seconds=3600),
        _("You added many statements in a short time. Take a break, and come back in an hour."),
    )
    _refuse_a_repeat(conversation, said)
    at_once = conversation.moderation == ModerationMode.OPEN
    statement = Statement.objects.create(
        conversation=conversation,
        number=next_number(conversation),
        text=said,
        author_id=author_id,
        moderation=Moderation.WAITING,
    )
    place = place_of_conversation(conversation.pk)
    chronicle.record(Verb.STATED, place, by=None, statement=statement.number)
    return Stated(statement.number, at_once)


@transaction.atomic
def add_seed(*, conversation: Conversation, text: str) -> Statement:
    """Add a first statement on behalf of who prepares; leave was asked by the caller."""
    said = _checked(text)
    _refuse_a_repeat(conversation, said)
    return Statement.objects.create(
        conversation=conversation,
        number=next_number(conversation),
        text=said,
        is_seed=True,
        moderation=Moderation.IN,
    )


def next_number(conversation: Conversation) -> int:
    """The first free number of a statement. Queries: 1."""
    highest = conversation.statements.aggregate(highest=Max("number"))["highest"]
    return 0 if highest is None else highest + 1


def _checked(text: str) -> str:
    said = one_line(text)
    require_that(
        len(said) >= SHORTEST, _("Write a whole sentence, so that others know what you mean.")
    )
    require_that(
        len(said) <= LONGEST,
        _("A statement has at most 140 characters; yours has %(length)s. Say one thing at a time.")
        % {"length": len(said)},
    )
    return said


def _refuse_a_repeat(conversation: Conversation, said: str) -> None:
    """Point to the same statement of somebody else, unless it was set aside or still waits."""
    wanted = _bare(said)
    rows = conversation.statements.exclude(moderation=Moderation.OUT).order_by("number")
    shown = set(rows.shown().values_list("number", flat=True))
    for number, text in rows.values_list("number", "text"):
        if _bare(text) == wanted:
            if number in shown:
                raise AlreadySaidError(number, text)
            raise RoomError(_("Somebody said the same. A facilitator will look at it soon."))


def _bare(text: str) -> str:
    """Letters and digits only, without case or accents: what makes two statements the same."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in plain if sign.isalnum())
