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
from kiemkracht.perspectives.selectors.admission import admission_of
from kiemkracht.perspectives.selectors.cards import place_of_conversation
from kiemkracht.perspectives.selectors.nearby import Near, Part, near_to, parts_of
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


class PersonalError(RoomError):
    """The text points at a person; `parts` are its pieces, with what was found marked."""

    def __init__(self, parts: tuple[Part, ...]) -> None:
        self.parts = parts
        super().__init__(
            _("This points at one person. Say it again without: a statement is about an idea.")
        )


class NearlySaidError(RoomError):
    """Others said nearly the same; `near` are their statements. The writer may add it anyway."""

    def __init__(self, near: tuple[Near, ...]) -> None:
        self.near = near
        super().__init__(_("This looks like what somebody said before. Look at that one first."))


@dataclass(frozen=True, slots=True)
class Stated:
    """What became of a new statement."""

    number: int
    is_shown: bool


def look_over(conversation: Conversation, text: str, *, anyway: bool = False) -> str:
    """The text as it will be kept, or a refusal: too short, too long, about a person, a repeat.

    `anyway` says that the writer looked at what is nearly the same. Queries: 3. Cost: some 20 ms;
    the first time in a process about a second for the lists of names.
    """
    said = checked(text)
    _refuse_a_repeat(conversation, said)
    if parts := parts_of(said):
        raise PersonalError(parts)
    if not anyway and (near := near_to(conversation, said)):
        raise NearlySaidError(near)
    return said


@transaction.atomic
def add_statement(
    *, by: Voter, conversation: Conversation, text: str, anyway: bool = False
) -> Stated:
    """Add one idea of at most 140 characters; shown at once, or after a facilitator read it.

    The writer's name is shown nowhere: together with an export it would tell what they voted.
    Refuses what `look_over` refuses. Queries: 8.
    """
    require_that(rules.takes_statements(conversation), NOT_NOW)
    admission = admission_of(by, conversation)
    participating.require_code(admission.needs_code, admission.has_code)
    said = look_over(conversation, text, anyway=anyway)
    author_id = participating.participant_of(by, conversation.pk)
    require_that(
        limits.within(f"statement:{author_id}", most=MOST_PER_HOUR, seconds=3600),
        _("You added many statements in a short time. Take a break, and come back in an hour."),
    )
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
    said = checked(text)
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


def checked(text: str) -> str:
    """One line of 8 to 140 characters, or a refusal that says what to do. Queries: 0."""
    said = one_line(text)
    # Signs alone, such as little pictures, say something else to everyone.
    require_that(
        len(said) >= SHORTEST and bool(_bare(said)),
        _("Write a whole sentence, so that others know what you mean."),
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
