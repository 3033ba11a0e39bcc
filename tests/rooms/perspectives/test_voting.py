"""Giving one's view, changing one's mind, and who may."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.people import Cast
from tests.rooms.perspectives.conversations import (
    guest,
    known,
    open_conversation,
    say,
    start_conversation,
    votes_on,
)

from kiemkracht.base import clock
from kiemkracht.base.errors import RoomError
from kiemkracht.base.models import ChronicleLine
from kiemkracht.base.visibility import Visibility
from kiemkracht.perspectives.enums import Verb
from kiemkracht.perspectives.models import Conversation, LandscapeRun, Participant, Vote, VoteEvent
from kiemkracht.perspectives.selectors.turns import turn_of
from kiemkracht.perspectives.services import opening, voting

CONTROL = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


def test_a_vote_counts_and_the_next_statement_is_another_one(cast: Cast) -> None:
    plein = open_conversation(cast)
    turn = say(known(cast.visitor(cast.aydin)), plein, 0, 1)
    assert votes_on(plein, 0) == [1]
    assert (turn.done, turn.total) == (1, 5)
    assert turn.next is not None
    assert turn.next.number != 0


def test_a_later_vote_replaces_the_earlier_and_the_log_keeps_both(cast: Cast) -> None:
    plein = open_conversation(cast)
    aydin = known(cast.visitor(cast.aydin))
    say(aydin, plein, 0, 1)
    say(aydin, plein, 0, -1)
    assert votes_on(plein, 0) == [-1]
    assert list(VoteEvent.objects.values_list("value", flat=True)) == [1, -1]


def test_the_same_vote_twice_has_one_effect(cast: Cast) -> None:
    plein = open_conversation(cast)
    aydin = known(cast.visitor(cast.aydin))
    say(aydin, plein, 0, 1)
    say(aydin, plein, 0, 1)
    assert VoteEvent.objects.count() == Vote.objects.count() == 1


def test_a_closed_conversation_takes_no_votes(cast: Cast) -> None:
    plein = open_conversation(cast)
    opening.close_conversation(by=cast.visitor(cast.lotte), conversation=plein)
    with pytest.raises(RoomError, match=r"closed|gesloten"):
        say(known(cast.visitor(cast.aydin)), plein, 0, 1)
    assert not Vote.objects.exists()


def test_a_conversation_past_its_last_day_takes_no_votes(cast: Cast) -> None:
    plein = open_conversation(cast)
    Conversation.objects.update(closes_on=clock.today() - timedelta(days=1))
    with pytest.raises(RoomError):
        say(guest(), plein, 0, 1)


def test_a_conversation_before_its_first_day_takes_no_votes(cast: Cast) -> None:
    plein = open_conversation(cast, opens_on=clock.today() + timedelta(days=2))
    with pytest.raises(RoomError):
        say(guest(), plein, 0, 1)


@pytest.mark.parametrize("value", [2, -2, 9, 7])
def test_only_agree_disagree_and_pass_are_views(cast: Cast, value: int) -> None:
    plein = open_conversation(cast)
    with pytest.raises(RoomError):
        say(guest(), plein, 0, value)


def test_a_draft_takes_no_votes_and_shows_itself_to_nobody(cast: Cast, client: Client) -> None:
    plein = start_conversation(cast)
    with pytest.raises(voting.NothingToVoteOnError):
        say(known(cast.visitor(cast.aydin)), plein, 0, 1)
    assert client.get(reverse("perspectives:conversation", args=[plein.slug])).status_code == 404
    answer = client.post(reverse("perspectives:vote", args=[plein.slug, 0]), {"value": "1"})
    assert answer.status_code == 404


@pytest.mark.parametrize("visibility", [Visibility.CIRCLE, Visibility.ORGANISATIONS, "private"])
def test_whoever_cannot_see_a_conversation_cannot_vote_in_it(cast: Cast, visibility: str) -> None:
    plein = open_conversation(cast, visibility=visibility)
    for voter in (guest(), known(cast.visitor(cast.kees)), known(cast.visitor(cast.anke))):
        assert turn_of(voter, plein.slug) is None
        with pytest.raises(voting.NothingToVoteOnError):
            say(voter, plein, 0, 1)
    assert not Participant.objects.exists()


def test_a_member_votes_in_a_conversation_of_the_circle(cast: Cast) -> None:
    plein = open_conversation(cast, visibility=Visibility.CIRCLE)
    say(known(cast.visitor(cast.aydin)), plein, 0, 1)
    assert votes_on(plein, 0) == [1]


def test_guests_vote_without_an_account_and_stay_one_participant(
    cast: Cast, client: Client
) -> None:
    plein = open_conversation(cast)
    url = reverse("perspectives:vote", args=[plein.slug, 0])
    assert client.post(url, {"value": "1"}).status_code == 302
    client.post(reverse("perspectives:vote", args=[plein.slug, 1]), {"value": "0"})
    client.post(url, {"value": "-1"})
    other = Client()
    other.post(url, {"value": "1"})
    assert Participant.objects.count() == 2
    assert votes_on(plein, 0) == [-1, 1]
    secret = next(iter(client.session["perspectives"].values()))
    assert not Participant.objects.filter(token_digest__contains=secret).exists()


def test_htmx_gets_the_next_card_and_a_browser_without_script_a_page(
    cast: Cast, client: Client
) -> None:
    plein = open_conversation(cast)
    url = reverse("perspectives:vote", args=[plein.slug, 0])
    fragment = client.post(url, {"value": "1"}, headers={"HX-Request": "true"})
    assert fragment.status_code == 200
    assert b"<html" not in fragment.content
    assert b'name="value"' in fragment.content
    page = client.post(url, {"value": "1"}, follow=True)
    assert b"<html" in page.content


def test_a_full_round_ends_with_thanks(cast: Cast, client: Client) -> None:
    plein = open_conversation(cast)
    for number in range(5):
        client.post(reverse("perspectives:vote", args=[plein.slug, number]), {"value": "1"})
    page = client.get(reverse("perspectives:conversation", args=[plein.slug])).content.decode()
    assert 'name="value"' not in page
    assert 'value="5"' in page


def test_the_chronicle_keeps_that_someone_took_part_never_what(cast: Cast) -> None:
    plein = open_conversation(cast)
    aydin = known(cast.visitor(cast.aydin))
    for number, value in enumerate((1, -1, 0)):
        say(aydin, plein, number, value)
    say(guest(), plein, 0, -1)
    lines = list(ChronicleLine.objects.filter(verb=Verb.TOOK_PART))
    assert [line.actor_id for line in lines] == [cast.aydin.pk, None]
    assert all(line.numbers == {} for line in lines)
    assert not ChronicleLine.objects.exclude(numbers={}).exists()


def _post_and_count(client: Client, slug: str, number: int) -> tuple[int, int]:
    url = reverse("perspectives:vote", args=[slug, number])
    with CaptureQueriesContext(connection) as queries:
        answer = client.post(url, {"value": "1"}, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    spoken = [query["sql"] for query in queries.captured_queries]
    return len([sql for sql in spoken if not sql.startswith(CONTROL)]), len(spoken)


def test_a_vote_costs_at_most_eight_queries(cast: Cast, client: Client) -> None:
    # PostgreSQL holds the conversation's row; SQLite holds the database since BEGIN IMMEDIATE.
    holds_a_row = connection.features.has_select_for_update
    plein = open_conversation(cast, visibility=Visibility.CIRCLE)
    client.force_login(cast.aydin)
    _post_and_count(client, plein.slug, 0)
    asked, _all = _post_and_count(client, plein.slug, 1)
    assert asked <= 7 + holds_a_row
    public = open_conversation(cast, question="En de straat?")
    stranger = Client()
    _post_and_count(stranger, public.slug, 0)
    asked, everything = _post_and_count(stranger, public.slug, 1)
    assert asked <= 5 + holds_a_row
    assert everything <= 8


def test_votes_ask_for_one_landscape_at_a_time(
    cast: Cast, django_capture_on_commit_callbacks, settings
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    plein = open_conversation(cast)
    with django_capture_on_commit_callbacks(execute=True):
        for number in range(4):
            say(guest(number), plein, number, 1)
    assert LandscapeRun.objects.filter(conversation=plein).count() == 1
