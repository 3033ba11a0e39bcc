"""Nobody counts twice in one session."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.people import PASSWORD, Cast
from tests.rooms.perspectives.conversations import known, open_conversation, say, votes_on

from kiemkracht.base.forgetting import let_go_everywhere
from kiemkracht.people.services import make_return_link, welcome_guest
from kiemkracht.perspectives.models import Participant, Vote, VoteEvent
from kiemkracht.perspectives.services import leaving


def _vote(client: Client, slug: str, number: int, value: int) -> None:
    url = reverse("perspectives:vote", args=[slug, number])
    assert client.post(url, {"value": str(value)}).status_code == 302


def _log_in(client: Client) -> None:
    form = {"username": "sevda@lindehaven.example", "password": PASSWORD}
    assert client.post(reverse("people:login"), form).status_code == 302


def test_a_guest_who_logs_in_stays_one_participant(cast: Cast, client: Client) -> None:
    plein = open_conversation(cast)
    _vote(client, plein.slug, 0, 1)
    _vote(client, plein.slug, 1, -1)
    _log_in(client)
    _vote(client, plein.slug, 0, -1)
    participant = Participant.objects.get()
    assert (participant.person_id, participant.token_digest) == (cast.aydin.pk, None)
    assert votes_on(plein, 0) == [-1]
    assert votes_on(plein, 1) == [-1]
    assert VoteEvent.objects.count() == 3


def test_of_two_votes_by_the_same_hand_the_later_stands(cast: Cast, client: Client) -> None:
    plein = open_conversation(cast)
    say(known(cast.visitor(cast.aydin)), plein, 0, 1)
    say(known(cast.visitor(cast.aydin)), plein, 1, 1)
    _vote(client, plein.slug, 0, -1)
    _vote(client, plein.slug, 2, 0)
    _log_in(client)
    assert Participant.objects.count() == 1
    assert [votes_on(plein, number) for number in range(3)] == [[-1], [1], [0]]
    assert VoteEvent.objects.count() == 4
    assert Vote.objects.count() == 3


def test_a_guest_with_a_private_link_who_logs_in_counts_once(cast: Cast, client: Client) -> None:
    plein = open_conversation(cast)
    secret = make_return_link(by=welcome_guest(name="Fatma"), next_url="/")
    client.post(reverse("people:come_back", args=[secret]))
    _vote(client, plein.slug, 0, 1)
    assert Participant.objects.get().person is not None
    _log_in(client)
    _vote(client, plein.slug, 0, -1)
    assert Participant.objects.get().person_id == cast.aydin.pk
    assert votes_on(plein, 0) == [-1]


def test_logging_in_takes_nobody_elses_votes(cast: Cast, client: Client) -> None:
    plein = open_conversation(cast)
    _vote(Client(), plein.slug, 0, 1)
    _vote(client, plein.slug, 0, 1)
    _log_in(client)
    assert Participant.objects.count() == 2
    assert votes_on(plein, 0) == [1, 1]


def test_whoever_is_forgotten_leaves_votes_that_nobody_can_tie_to_them(cast: Cast) -> None:
    plein = open_conversation(cast)
    say(known(cast.visitor(cast.aydin)), plein, 0, 1)
    assert leaving.votes_of(cast.aydin.pk)[0]["vote"] == 1
    let_go_everywhere(cast.aydin.pk)
    participant = Participant.objects.get()
    assert (participant.person_id, participant.token_digest) == (None, None)
    assert votes_on(plein, 0) == [1]
    assert leaving.votes_of(cast.aydin.pk) == []


@pytest.mark.django_db(transaction=True)
def test_logging_in_without_having_voted_changes_nothing() -> None:
    from tests.people import gather

    gather()
    client = Client()
    _log_in(client)
    assert not Participant.objects.exists()
