"""A run after new votes reads what came since, and always tells what all votes tell."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.people import Cast
from tests.rooms.perspectives.conversations import AT_ONCE, guest, known, open_conversation, say

from kiemkracht.engines.landscape import Ongoing, last_votes
from kiemkracht.perspectives.models import Conversation, Participant, Statement, Vote
from kiemkracht.perspectives.selectors.cast_votes import all_votes
from kiemkracht.perspectives.services import following, merging, stating

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _following_nothing() -> Iterator[None]:
    following.forget_all()
    yield
    following.forget_all()


@pytest.fixture
def plein(cast: Cast) -> Conversation:
    """An open conversation in which ten people gave their view on two statements."""
    conversation = open_conversation(cast, moderation=AT_ONCE)
    for number in range(10):
        say(guest(number), conversation, number % 5, 1)
        say(guest(number), conversation, (number + 2) % 5, (-1) ** number)
    return conversation


def votes_so_far(conversation_id: UUID) -> Ongoing:
    """What a run that begins now would compute over."""
    with following.votes_so_far(conversation_id) as ongoing:
        return ongoing


def _is_all(conversation: Conversation) -> bool:
    """Whether what is followed is what the table of votes tells."""
    told = votes_so_far(conversation.pk).matrix.digest()
    return told == last_votes(all_votes(conversation.pk)).digest()


def _reads_all(conversation: Conversation) -> bool:
    with CaptureQueriesContext(connection) as queries:
        votes_so_far(conversation.pk)
    whole = ("GROUP_CONCAT", "STRING_AGG")
    return any(name in each["sql"] for each in queries.captured_queries for name in whole)


def test_all_votes_are_those_of_the_table(plein: Conversation) -> None:
    say(guest(3), plein, 4, 0)
    log = all_votes(plein.pk)
    expected = Vote.objects.filter(participant__conversation=plein).values_list(
        "participant__number", "statement__number", "value"
    )
    told = zip(log.participants.tolist(), log.statements.tolist(), log.values.tolist(), strict=True)
    assert sorted(told) == sorted(expected)
    assert len(log.all_statements) == 5


@pytest.mark.parametrize("query", [1, 2, 3])
def test_who_comes_in_or_goes_while_all_is_read_breaks_nothing(
    plein: Conversation, query: int
) -> None:
    asked = 0

    def meanwhile(execute, sql, params, many, context):
        nonlocal asked
        answer = execute(sql, params, many, context)
        if not sql.startswith("SELECT"):
            return answer
        asked += 1
        if asked == query:
            Participant.objects.filter(conversation=plein, number=4).delete()
            say(guest(50), plein, 1, -1)
        return answer

    before = {(each.participant.number, each.statement.number): each.value for each in _rows(plein)}
    with connection.execute_wrapper(meanwhile):
        log = all_votes(plein.pk)
    told = zip(log.participants.tolist(), log.statements.tolist(), strict=True)
    for (person, statement), value in zip(told, log.values.tolist(), strict=True):
        assert before.get((person, statement), -1) == value
    assert set(log.participants.tolist()) <= set(log.people)


def _rows(conversation: Conversation) -> list[Vote]:
    rows = Vote.objects.filter(participant__conversation=conversation)
    return list(rows.select_related("participant", "statement"))


def test_a_conversation_without_votes_has_no_votes(cast: Cast) -> None:
    assert votes_so_far(open_conversation(cast).pk).matrix.size == (0, 5)


def test_new_votes_people_and_statements_are_followed(plein: Conversation) -> None:
    assert _reads_all(plein)
    say(guest(1), plein, 2, -1)
    say(guest(77), plein, 1, 0)
    stating.add_statement(by=guest(78), conversation=plein, text="Zet er een lange tafel neer.")
    assert not _reads_all(plein)
    assert _is_all(plein)


def test_without_anything_new_nothing_is_read(plein: Conversation) -> None:
    votes_so_far(plein.pk)
    with CaptureQueriesContext(connection) as queries:
        votes_so_far(plein.pk)
    assert len(queries) == 2


def test_a_guest_who_turns_out_to_be_someone_makes_it_read_anew(
    cast: Cast, plein: Conversation
) -> None:
    say(known(cast.visitor(cast.aydin)), plein, 1, -1)
    votes_so_far(plein.pk)
    merging.merge_guest(person_id=cast.aydin.pk, secrets={plein.slug: "secret-1"})
    assert _reads_all(plein)
    assert _is_all(plein)


def test_who_leaves_and_who_comes_in_the_same_number_makes_it_read_anew(
    plein: Conversation,
) -> None:
    votes_so_far(plein.pk)
    last = Participant.objects.filter(conversation=plein).latest("pk")
    number = last.number
    last.delete()
    say(guest(99), plein, 1, 1)
    assert Participant.objects.filter(conversation=plein).latest("pk").number == number
    assert _is_all(plein)


def test_a_statement_taken_away_makes_it_read_anew(plein: Conversation) -> None:
    votes_so_far(plein.pk)
    Statement.objects.filter(conversation=plein).first().delete()  # type: ignore[union-attr] # five
    assert _is_all(plein)


def test_a_few_conversations_are_followed_at_a_time(
    cast: Cast, plein: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "MOST_CONVERSATIONS", 1)
    votes_so_far(plein.pk)
    votes_so_far(open_conversation(cast, question="En de speeltuin?").pk)
    assert _reads_all(plein)


def test_a_large_conversation_is_not_kept_in_memory(
    plein: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "MOST_VOTES", 10)
    votes_so_far(plein.pk)
    assert _reads_all(plein)


def test_two_runs_at_once_never_share_their_votes(plein: Conversation) -> None:
    votes_so_far(plein.pk)
    with following.votes_so_far(plein.pk) as first, following.votes_so_far(plein.pk) as second:
        assert first is not second
        assert first.matrix.digest() == second.matrix.digest()


def test_a_run_that_failed_leaves_nothing_half_to_the_next(plein: Conversation) -> None:
    votes_so_far(plein.pk)
    with pytest.raises(RuntimeError), following.votes_so_far(plein.pk):
        raise RuntimeError
    assert _reads_all(plein)
