"""Lists, panels, the desk, and who may open what."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.people import Cast
from tests.rooms.perspectives.conversations import (
    SENTENCES,
    guest,
    known,
    open_conversation,
    say,
    start_conversation,
)

from kiemkracht.base import clock, places, retention, search
from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import NOBODY
from kiemkracht.perspectives.enums import State
from kiemkracht.perspectives.models import Conversation, Participant
from kiemkracht.perspectives.panels import at_community, today
from kiemkracht.perspectives.selectors.cards import KIND
from kiemkracht.perspectives.selectors.routing import Candidate, choose
from kiemkracht.perspectives.selectors.timeline import timeline
from kiemkracht.perspectives.selectors.why import why_words
from kiemkracht.perspectives.services import opening

PAGES = ("conversation", "landscape", "statements", "my_votes", "add", "poster")
DESK = ("desk", "progress")
DESK_POSTS = ("change", "add_seed", "open_or_close", "compute", "export")


def _get(client: Client, name: str, *args: object) -> int:
    return client.get(reverse(f"perspectives:{name}", args=args)).status_code


@pytest.mark.parametrize("name", PAGES)
def test_a_public_conversation_is_open_to_everyone(cast: Cast, client: Client, name: str) -> None:
    plein = open_conversation(cast)
    assert _get(client, name, plein.slug) == 200
    client.force_login(cast.kees)
    assert _get(client, name, plein.slug) == 200


@pytest.mark.parametrize("name", [*PAGES, *DESK, "landscape_json", "landscape_svg"])
def test_who_may_not_see_a_conversation_finds_nothing(
    cast: Cast, client: Client, name: str
) -> None:
    plein = open_conversation(cast, visibility=Visibility.CIRCLE)
    assert _get(client, name, plein.slug) == 404
    client.force_login(cast.kees)
    assert _get(client, name, plein.slug) == 404
    assert _get(client, name, "bestaat-niet") == 404


@pytest.mark.parametrize("name", [*DESK, *DESK_POSTS])
def test_the_desk_is_for_who_tends(cast: Cast, client: Client, name: str) -> None:
    plein = open_conversation(cast)
    url = reverse(f"perspectives:{name}", args=[plein.slug])

    def knock() -> int:
        return (client.get(url) if name in DESK else client.post(url)).status_code

    assert knock() == 403
    for person in (cast.aydin, cast.henk, cast.anke):
        client.force_login(person)
        assert knock() == 403
    for person in (cast.joost, cast.lotte):
        client.force_login(person)
        assert knock() not in (403, 404)


@pytest.mark.parametrize("name", ["vote", "moderate", *DESK_POSTS])
def test_what_changes_something_is_never_a_link(cast: Cast, client: Client, name: str) -> None:
    plein = open_conversation(cast)
    client.force_login(cast.lotte)
    args = [plein.slug, 0] if name in ("vote", "moderate") else [plein.slug]
    assert client.get(reverse(f"perspectives:{name}", args=args)).status_code == 405


def test_the_list_shows_open_ones_first_then_what_came_out(cast: Cast, client: Client) -> None:
    closed = open_conversation(cast, question="Wat deed de bank?", outcome="Er kwam een bank.")
    opening.close_conversation(by=cast.visitor(cast.lotte), conversation=closed)
    open_conversation(cast, question="Wat nu?")
    start_conversation(cast, question="Nog geheim?")
    page = client.get(reverse("perspectives:conversations")).content.decode()
    assert page.index("Wat nu?") < page.index("Wat deed de bank?")
    assert "Er kwam een bank." in page
    assert "Nog geheim?" not in page
    client.force_login(cast.lotte)
    assert "Nog geheim?" in client.get(reverse("perspectives:conversations")).content.decode()


def test_an_empty_list_invites(cast: Cast, client: Client) -> None:
    page = client.get(reverse("perspectives:conversations")).content.decode()
    assert "Het is even rustig" in page
    client.force_login(cast.lotte)
    page = client.get(reverse("perspectives:conversations")).content.decode()
    assert reverse("perspectives:start") in page


def test_the_list_costs_the_same_for_one_and_for_many(
    cast: Cast, client: Client, django_assert_max_num_queries: object
) -> None:
    url = reverse("perspectives:conversations")
    open_conversation(cast)
    rows = [
        Conversation(
            slug=f"gesprek-{number}",
            question=f"Vraag {number}?",
            state=State.OPEN,
            community_id=cast.linden.pk,
        )
        for number in range(60)
    ]
    Conversation.objects.bulk_create(rows)
    with django_assert_max_num_queries(6):  # type: ignore[operator] # pytest-django's
        client.get(url)
    client.force_login(cast.lotte)
    with django_assert_max_num_queries(10):  # type: ignore[operator] # pytest-django's
        client.get(url, {"page": "2"})


def test_taking_part_costs_few_queries(
    cast: Cast, client: Client, django_assert_max_num_queries: object
) -> None:
    plein = open_conversation(cast, visibility=Visibility.CIRCLE)
    client.force_login(cast.aydin)
    for name in ("conversation", "statements", "my_votes"):
        with django_assert_max_num_queries(10):  # type: ignore[operator] # pytest-django's
            assert _get(client, name, plein.slug) == 200


def test_a_facilitator_starts_edits_opens_and_closes_on_the_pages(
    cast: Cast, client: Client
) -> None:
    client.force_login(cast.lotte)
    form = {
        "question": "Van wie is <b>de straat</b>?",
        "intro": "Eerst dit.\n\n<script>alert(1)</script>",
        "seeds": "\n".join(SENTENCES[:3]),
        "community": "de-linden",
        "visibility": "public",
        "moderation": "before",
        "allows_statements": "on",
        "opens_on": "",
        "closes_on": "",
    }
    assert client.post(reverse("perspectives:start"), form).status_code == 302
    straat = Conversation.objects.get()
    assert straat.statements.count() == 3
    desk = reverse("perspectives:desk", args=[straat.slug])
    door = reverse("perspectives:open_or_close", args=[straat.slug])
    assert client.post(door).url == desk
    page = client.get(reverse("perspectives:conversation", args=[straat.slug])).content.decode()
    assert "<script>alert(1)" not in page
    assert "<b>de straat" not in page
    changed = form | {"question": "En nu?", "closes_on": "2020-01-01", "opens_on": "2021-01-01"}
    refused = client.post(reverse("perspectives:change", args=[straat.slug]), changed)
    assert "De laatste dag ligt voor de eerste" in refused.content.decode()
    fine = form | {"question": "En nu?", "outcome": "We doen het."}
    assert client.post(reverse("perspectives:change", args=[straat.slug]), fine).status_code == 302
    assert client.post(door, {"close": "1"}).status_code == 302
    straat.refresh_from_db()
    assert (straat.question, straat.state, straat.slug) == (
        "En nu?", State.CLOSED, "van-wie-is-bde-straatb",
    )  # fmt: skip
    assert (
        "We doen het."
        in client.get(reverse("perspectives:conversation", args=[straat.slug])).content.decode()
    )


def test_the_desk_moderates_and_says_what_stands_in_the_way(cast: Cast, client: Client) -> None:
    plein = open_conversation(cast)
    client.force_login(cast.lotte)
    url = reverse("perspectives:moderate", args=[plein.slug, 0])
    refused = client.post(url, {"verdict": "-1", "reason": ""})
    assert refused.status_code == 409
    assert "terzijde" in refused.content.decode()
    assert client.post(url, {"verdict": "-1", "reason": "Dubbel"}).status_code == 302
    assert "Dubbel" in client.get(reverse("perspectives:desk", args=[plein.slug])).content.decode()
    assert client.post(url, {"verdict": "kwaad"}).status_code == 409
    missing = reverse("perspectives:moderate", args=[plein.slug, 99])
    assert client.post(missing, {"verdict": "1"}).status_code == 404


def test_the_timeline_tells_no_vote_and_no_writer(cast: Cast) -> None:
    plein = open_conversation(cast)
    say(known(cast.visitor(cast.aydin)), plein, 0, 1)
    told = timeline(plein.pk, for_the_desk=True)
    assert {line.who for line in told} == {"Lotte van Rijn"}
    assert len(told) == 2


def test_conversations_show_themselves_on_other_pages(cast: Cast, client: Client) -> None:
    plein = open_conversation(cast)
    place = places.place_of(cast.linden)
    found = at_community(NOBODY, place)
    assert found is not None
    assert [card.slug for card in found.conversations] == [plein.slug]
    assert at_community(NOBODY, places.place_of(cast.spoorzicht)) is None
    assert at_community(cast.visitor(cast.lotte), places.place_of(cast.spoorzicht)) is not None
    invitation = today(NOBODY, "")
    assert invitation is not None
    assert [card.slug for card in invitation.conversations] == [plein.slug]
    page = client.get(reverse("people:community", args=["de-linden"])).content.decode()
    assert plein.question in page


def test_search_and_places_give_only_what_a_visitor_may_see(cast: Cast) -> None:
    plein = open_conversation(cast, visibility=Visibility.CIRCLE)
    draft = start_conversation(cast, question="Wat vinden we van het plein straks?")
    found = search.matching("plein", kind=KIND)
    assert str(plein.pk) in found
    assert str(draft.pk) not in found
    place = places.place_of(plein)
    assert places.card(NOBODY, place) is None
    assert places.card(cast.visitor(cast.kees), place) is None
    card = places.card(cast.visitor(cast.aydin), place)
    assert card is not None
    assert card.title == plein.question
    assert places.card(cast.visitor(cast.aydin), f"{KIND}:geen-uuid") is None


def test_a_year_after_closing_nobody_can_be_tied_to_a_number(cast: Cast) -> None:
    plein = open_conversation(cast)
    say(known(cast.visitor(cast.aydin)), plein, 0, 1)
    say(guest(), plein, 0, 1)
    opening.close_conversation(by=cast.visitor(cast.lotte), conversation=plein)
    (rule,) = [each for each in retention.rules() if "voted" in each.name]
    assert rule.sweep(clock.now(), False) == 0
    later = clock.now() + timedelta(days=366)
    assert rule.sweep(later, True) == 2
    assert rule.sweep(later, False) == 2
    assert set(Participant.objects.values_list("person", "token_digest")) == {(None, None)}


def test_pages_speak_english_too(cast: Cast, client: Client) -> None:
    plein = open_conversation(cast)
    client.cookies["kk_language"] = "en"
    page = client.get(reverse("perspectives:conversation", args=[plein.slug])).content.decode()
    assert "Someone says:" in page
    assert f'lang="{plein.lang}"' in page


def test_a_statement_can_be_chosen_and_nonsense_is_ignored(cast: Cast, client: Client) -> None:
    plein = open_conversation(cast)
    url = reverse("perspectives:conversation", args=[plein.slug])
    assert SENTENCES[3] in client.get(url, {"stelling": "3"}).content.decode()
    for nonsense in ("-1", "x", "9" * 40, "\x00", "²"):
        assert client.get(url, {"stelling": nonsense}).status_code == 200


def _asked(candidates: list[Candidate], key: str) -> int | None:
    chosen = choose(candidates, key)
    return chosen.number if chosen else None


def test_the_next_statement_is_the_same_after_loading_again_and_differs_per_voter() -> None:
    candidates = [Candidate(number, 1.0, 3) for number in range(50)]
    assert choose(candidates, "1:0") == choose(candidates, "1:0")
    assert len({_asked(candidates, f"{voter}:0") for voter in range(40)}) > 10
    assert choose([], "1:0") is None
    assert choose([Candidate(0, 1.0, 3, mine=1)], "1:1") is None


def test_what_few_saw_comes_first_and_more_so_the_fewer_they_are() -> None:
    candidates = [Candidate(0, None, 10), Candidate(1, None, 1), Candidate(2, None, 7)]
    asked = [_asked(candidates, f"{voter}:0") for voter in range(200)]
    assert asked.count(0) == 0
    assert asked.count(1) > asked.count(2) > 20


def test_what_teaches_most_is_asked_more_often_once_all_are_seen() -> None:
    candidates = [Candidate(0, 0.1, 19), Candidate(1, 20.0, 19), Candidate(2, 0.1, 19)]
    asked = [_asked(candidates, f"{voter}:3") for voter in range(200)]
    assert asked.count(1) > 150


def test_with_a_model_the_most_telling_statement_is_asked_and_the_reason_given() -> None:
    dull, telling = (0.0, 0.1, 0.0, 0.5), (0.0, 1.2, 0.3, 0.5)
    candidates = [Candidate(0, 1.0, 40, latent=dull), Candidate(1, 1.0, 40, latent=telling)]
    chosen = choose(candidates, "1:0")
    assert chosen is not None
    assert (chosen.number, chosen.why.reason) == (1, "place")
    words = why_words(chosen.why)
    assert words.sentence
    assert "40" in words.sums[0]
