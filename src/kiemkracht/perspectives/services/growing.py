"""From a view to a deed: a kiem, a question for a direction, or a statement in a next round.

A person does it, never a computation. No person is kept with the tie: a kiem and a question hold
who made them, and a statement is nobody's.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.models import Comment
from kiemkracht.base.origins import Origin
from kiemkracht.base.retention import Rule
from kiemkracht.base.texts import many_lines
from kiemkracht.base.visitors import Visitor
from kiemkracht.direction.services import questioning
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.enums import Grown, Verb
from kiemkracht.perspectives.models import Conversation, Growth, Statement
from kiemkracht.perspectives.selectors.cards import place_of_conversation
from kiemkracht.perspectives.selectors.growable import told_of
from kiemkracht.perspectives.selectors.standing import Standing, standings_of
from kiemkracht.perspectives.selectors.voters import Voter
from kiemkracht.perspectives.services import starting, stating

KIND = "perspectives.statement"
MOST_SEEDS = 40
PLAIN = Standing()
RESULTS_WAIT = gettext_lazy("The results wait until closing. Then something can grow from them.")


def look(visitor: Visitor, pk: str) -> Origin | None:
    """A statement to let a kiem grow from, with words to begin with. Queries: 3."""
    statement = _growable(visitor, pk)
    if statement is None:
        return None
    standing = _standing(statement)
    return Origin(
        place=f"{KIND}:{statement.pk}",
        words=first_words(statement, standing),
        told=told_of(statement),
        url=_page_of(statement),
    )


def tie_sprout(visitor: Visitor, pk: str, grown: str) -> bool:
    """Note that a kiem grew from a statement; twice is once. Queries: 6.

    False when the statement can't be seen any more, was set aside, or its results wait.
    """
    statement = _growable(visitor, pk)
    if statement is None:
        return False
    kept = _kept(statement, Grown.SPROUT, _standing(statement))
    _growth, is_new = Growth.objects.get_or_create(
        statement=statement, place=grown, kind=Grown.SPROUT, defaults=kept
    )
    if is_new:
        _tell(statement, by=visitor)
    return True


def forget(grown: str) -> None:
    """Let go of the ties to a kiem that is gone. Queries: 1."""
    Growth.objects.filter(place=grown).delete()


@transaction.atomic
def ask_direction(*, by: Visitor, statement: Statement, direction_id: UUID, question: str) -> str:
    """Ask in the conversation about a direction what people here think or doubt; its address.

    Leave: whoever we know and who sees both. The same words from the same statement at the same
    direction are asked once. Queries: 14.
    """
    _require_growing(by, statement)
    _refuse_a_repeat(statement, direction_id, question)
    asked = questioning.ask_question(by=by, direction_id=direction_id, question=question)
    Growth.objects.create(
        statement=statement,
        place=asked.place,
        comment_id=asked.comment_id,
        **_kept(statement, Grown.QUESTION, _standing(statement)),
    )
    _tell(statement, by=by)
    return asked.url


def _refuse_a_repeat(statement: Statement, direction_id: UUID, question: str) -> None:
    asked = Growth.objects.filter(statement=statement, place=f"direction.direction:{direction_id}")
    said = Comment.objects.filter(
        pk__in=list(asked.values_list("comment_id", flat=True)),
        hidden_at=None,
        body=many_lines(question),
    )
    require_that(not said.exists(), _("This question is asked there already. You can add to it."))


@transaction.atomic
def carry_over(*, by: Voter, statement: Statement, target: Conversation) -> int:
    """Take a statement along to another conversation of the same community; gives its number.

    Who tends the other one adds it as a first statement; somebody else as their own, under a
    number, looked at as the other conversation does. It begins without votes. Queries: 12 to 20.
    """
    _require_growing(by.visitor, statement)
    require(_may_see(by.visitor, target))
    takes = _is_next_to(statement.conversation, target) and rules.may_carry_to(by.visitor, target)
    require_that(takes, _("Choose one from the list."))
    tends = rules.may_tend(by.visitor, target)
    if tends:
        number = starting.add_first_statement(
            by=by.visitor, conversation=target, text=statement.text
        )
    else:
        number = stating.add_statement(
            by=by, conversation=target, text=statement.text, anyway=True
        ).number
    _grow_into(statement, target.statements.get(number=number), _standing(statement))
    # Without who it was: together with the new statement it would tell who wrote that.
    _tell(statement, by=by.visitor if tends else None)
    return number


def _is_next_to(conversation: Conversation, target: Conversation) -> bool:
    same = conversation.community_id == target.community_id
    return same and conversation.pk != target.pk


@transaction.atomic
def next_round(
    *, by: Visitor, conversation: Conversation, question: str, numbers: Sequence[int]
) -> Conversation:
    """Prepare a next conversation with chosen statements of this one as its first ones.

    Leave: who may start one in this community. It is a draft with the settings of this one, and
    every statement tells where it comes from. Queries: 15, and 3 for every statement.
    """
    _require_open_results(by, conversation)
    require_that(bool(numbers), _("Choose at least one statement to take along."))
    require_that(
        len(numbers) <= MOST_SEEDS, _("Take along 40 statements at most. Fewer is clearer.")
    )
    shown = Statement.objects.shown().filter(conversation=conversation, number__in=list(numbers))
    chosen = {row.number: row for row in shown}
    require_that(len(chosen) == len(numbers), _("Choose statements from the list."))
    standings = standings_of(conversation)
    made = starting.start(by=by, settings=_settings_after(conversation, question))
    for number in numbers:
        seed = stating.add_seed(conversation=made, text=chosen[number].text)
        _grow_into(chosen[number], seed, standings.get(number, PLAIN))
    chronicle.record(Verb.GREW, place_of_conversation(conversation.pk), by=by)
    return made


def _settings_after(conversation: Conversation, question: str) -> starting.Settings:
    return starting.Settings(
        question=question,
        community_id=conversation.community_id,
        visibility=conversation.visibility,
        moderation=conversation.moderation,
        allows_statements=conversation.allows_statements,
        needs_code=conversation.needs_code,
        lang=conversation.lang,
    )


def _grow_into(statement: Statement, became: Statement, standing: Standing) -> None:
    kept = _kept(statement, Grown.STATEMENT, standing)
    Growth.objects.create(statement=statement, became=became, **kept)


def _kept(statement: Statement, kind: str, standing: Standing) -> dict[str, object]:
    return {
        "kind": kind,
        "seen_as": standing.seen_as,
        "direction": standing.direction,
        "at": clock.now(),
    }


def _standing(statement: Statement) -> Standing:
    return standings_of(statement.conversation).get(statement.number, PLAIN)


def first_words(statement: Statement, standing: Standing) -> str:
    """What telling begins with: the words of the statement, and on which side people stand."""
    if standing.direction < 0:
        return _("Many people here disagree with: “%(text)s”") % {"text": statement.text}
    return statement.text


def _growable(visitor: Visitor, pk: str) -> Statement | None:
    """A shown statement of a conversation this visitor may see and grow from. Queries: 1."""
    if not (pk.isascii() and pk.isdigit() and len(pk) < 19):
        return None
    rows = Statement.objects.shown().filter(
        pk=int(pk), conversation__in=Conversation.objects.visible_to(visitor).values("pk")
    )
    row = rows.select_related("conversation__hall").first()
    return row if row is not None and rules.may_grow(row.conversation) else None


def _require_growing(by: Visitor, statement: Statement) -> None:
    _require_open_results(by, statement.conversation)
    require_that(rules.is_shown(statement), _("This statement was set aside. Choose another one."))


def _may_see(visitor: Visitor, conversation: Conversation) -> bool:
    return Conversation.objects.visible_to(visitor).filter(pk=conversation.pk).exists()


def _require_open_results(by: Visitor, conversation: Conversation) -> None:
    require(_may_see(by, conversation))
    require_that(rules.may_grow(conversation), RESULTS_WAIT)


def _page_of(statement: Statement) -> str:
    return reverse("perspectives:statement", args=[statement.conversation.slug, statement.number])


def _tell(statement: Statement, *, by: Visitor | None) -> None:
    place = place_of_conversation(statement.conversation_id)
    chronicle.record(Verb.GREW, place, by=by, statement=statement.number)


def _sweep(now: datetime, dry_run: bool) -> int:
    """Ties to questions that somebody took back."""
    ties = Growth.objects.exclude(comment_id=None)
    wanted = [each for each in ties.values_list("comment_id", flat=True) if each]
    there = set(Comment.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    gone = ties.exclude(comment_id__in=there)
    return gone.count() if dry_run else gone.delete()[0]


QUESTIONS_RULE = Rule(
    "where a question that was taken back came from", gettext_lazy("at once"), _sweep
)
