"""Taking part: what matters to someone, a reason for each statement, and what is refused."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.people import Cast
from tests.rooms.perspectives.conversations import guest, known, open_conversation, say

from kiemkracht.base.errors import RoomError
from kiemkracht.perspectives.enums import ModerationMode, RushKind
from kiemkracht.perspectives.models import Participant, Rush, Statement, Vote, VoteEvent
from kiemkracht.perspectives.selectors.attention import attention_of, band_of
from kiemkracht.perspectives.selectors.my_votes import my_votes
from kiemkracht.perspectives.selectors.plan import signals_of
from kiemkracht.perspectives.services import (
    computing,
    counting,
    entering,
    opening,
    rushing,
    stating,
    voting,
)

BENCH = "Zet er banken neer waar ouderen kunnen rusten."


def test_what_matters_is_kept_with_the_vote_and_adds_no_vote(cast: Cast) -> None:
    plein = open_conversation(cast)
    aydin = known(cast.visitor(cast.aydin))
    voting.cast_vote(by=aydin, slug=plein.slug, number=0, value=1, important=True)
    say(aydin, plein, 0, -1)
    assert Vote.objects.get().is_important
    voting.cast_vote(by=aydin, slug=plein.slug, number=0, value=-1, important=False)
    assert not Vote.objects.get().is_important
    assert VoteEvent.objects.count() == 2


def test_importance_is_counted_from_five_people_on(cast: Cast, client: Client) -> None:
    plein = open_conversation(cast)
    for person in range(7):
        for number, least in ((0, 4), (1, 5)):
            voting.cast_vote(
                by=guest(person),
                slug=plein.slug,
                number=number,
                value=1,
                important=person < least,
            )
    computing.compute_now(plein)
    needs = {n.number: n for n in attention_of(cast.visitor(cast.lotte), plein).page}
    assert needs[0].important.is_hidden
    assert needs[1].important.count == 5
    pages = [
        client.get(reverse("perspectives:statement", args=[plein.slug, number])).content.decode()
        for number in (0, 1)
    ]
    assert ["Belangrijk voor 5 mensen" in page for page in pages] == [False, True]
    assert "Belangrijk voor 4" not in pages[0]


def test_the_form_without_the_flag_field_leaves_importance_alone(
    cast: Cast, client: Client
) -> None:
    plein = open_conversation(cast)
    url = reverse("perspectives:vote", args=[plein.slug, 0])
    client.post(url, {"value": "1", "matters": "1", "important": "1"})
    client.post(url, {"value": "-1"})
    assert Vote.objects.get().is_important
    client.post(url, {"value": "-1", "matters": "1"})
    assert not Vote.objects.get().is_important


def test_each_statement_says_why_it_is_asked_and_how_to_go_back(cast: Cast, client: Client) -> None:
    plein = open_conversation(cast)
    page = client.get(reverse("perspectives:conversation", args=[plein.slug])).content.decode()
    assert "Waarom deze stelling nu?" in page
    url = reverse("perspectives:vote", args=[plein.slug, 0])
    answer = client.post(url, {"value": "1"}, headers={"HX-Request": "true"}).content.decode()
    assert "?stelling=0#stelling" in answer
    after = client.post(url, {"value": "-1"}, follow=True).content.decode()
    assert "?stelling=0#stelling" in after


def test_one_looks_back_by_what_one_said(cast: Cast) -> None:
    plein = open_conversation(cast)
    for number, value in enumerate((1, 1, -1, 0)):
        say(guest(), plein, number, value)
    assert len(my_votes(guest(), plein).judged) == 4
    assert [card.number for card in my_votes(guest(), plein, "oneens").judged] == [2]
    assert len(my_votes(guest(), plein, "onzin").judged) == 4
    assert {one.key: one.count for one in my_votes(guest(), plein).filters} == {
        "": 4,
        "eens": 2,
        "oneens": 1,
        "weet-niet": 1,
    }


def test_ten_thousand_votes_by_script_are_stopped_told_and_signalled(
    cast: Cast, client: Client
) -> None:
    plein = open_conversation(cast)
    [(_number, code)] = entering.make_codes(
        by=cast.visitor(cast.lotte), conversation=plein, count=1
    )
    entering.enter(by=guest(), conversation=plein, code=code)
    refused = 0
    for step in range(160):
        try:
            say(guest(), plein, step % 2, 1 if step % 4 < 2 else -1)
        except rushing.TooFastError:
            refused += 1
    assert VoteEvent.objects.count() == rushing.VOTES_PER_MINUTE
    assert refused >= 20
    assert Vote.objects.count() == 2
    (signal,) = signals_of(plein)
    assert (signal.row.refused, signal.codes) == (refused, (1,))
    say(guest(2), plein, 0, 1)
    client.force_login(cast.lotte)
    desk = reverse("perspectives:desk", args=[plein.slug])
    assert str(refused) in client.get(desk).content.decode()
    client.post(reverse("perspectives:signals_seen", args=[plein.slug]))
    assert signals_of(plein) == ()


def test_a_vote_too_many_is_answered_on_the_card(cast: Cast, client: Client, monkeypatch) -> None:
    monkeypatch.setattr(rushing, "VOTES_PER_MINUTE", 1)
    plein = open_conversation(cast)
    url = reverse("perspectives:vote", args=[plein.slug, 0])
    client.post(url, {"value": "1"})
    answer = client.post(url, {"value": "-1"}, headers={"HX-Request": "true"})
    assert answer.status_code == 429
    assert 'role="alert"' in answer.content.decode()
    assert "<html" not in answer.content.decode()
    assert client.post(url, {"value": "-1"}).status_code == 429
    assert Rush.objects.get().refused == 2


def test_very_many_strangers_are_told_and_signalled_and_who_is_in_goes_on(
    cast: Cast, monkeypatch
) -> None:
    monkeypatch.setattr(rushing, "GUESTS_PER_HOUR", 2)
    plein = open_conversation(cast)
    url = reverse("perspectives:vote", args=[plein.slug, 0])
    first = Client()
    assert [one.post(url, {"value": "1"}).status_code for one in (first, Client(), Client())] == [
        302,
        302,
        409,
    ]
    assert first.post(url, {"value": "-1"}).status_code == 302
    stranger = reverse("perspectives:add", args=[plein.slug])
    assert "uur" in Client().post(stranger, {"text": BENCH}).content.decode()
    assert not Statement.objects.filter(text=BENCH).exists()
    assert Rush.objects.get().refused == 2
    assert Participant.objects.count() == 2
    assert Rush.objects.get().kind == RushKind.GUESTS


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bel mij maar op 06-12345678 als je meedoet.", "06-12345678"),
        ("Mevrouw De Wit van de derde verdieping doet niks.", "De Wit"),
        ("Mail je klacht naar piet@voorbeeld.nl vandaag nog.", "piet@voorbeeld.nl"),
    ],
)
def test_a_statement_about_a_person_is_asked_again_with_what_was_found(
    cast: Cast, client: Client, text: str, found: str
) -> None:
    plein = open_conversation(cast)
    page = client.post(reverse("perspectives:add", args=[plein.slug]), {"text": text})
    told = page.content.decode()
    assert f"<mark>{found}" in told
    assert told.count(text) >= 1
    assert plein.statements.count() == 5


def test_what_looks_like_another_is_shown_before_it_is_added(cast: Cast, client: Client) -> None:
    plein = open_conversation(cast, moderation=ModerationMode.OPEN)
    stating.add_statement(by=guest(), conversation=plein, text=BENCH)
    url = reverse("perspectives:add", args=[plein.slug])
    mine = "Ouderen moeten kunnen rusten, zet banken neer."
    page = client.post(url, {"text": mine}).content.decode()
    assert BENCH in page
    assert mine in page
    assert 'name="anyway"' in page
    assert not Statement.objects.filter(text=mine).exists()
    assert client.post(url, {"text": mine, "anyway": "1"}).status_code == 302
    assert Statement.objects.filter(text=mine).exists()


@pytest.mark.parametrize("number", [99, 5])
def test_a_vote_on_a_statement_that_is_not_there_is_answered(
    cast: Cast, client: Client, number: int
) -> None:
    plein = open_conversation(cast)
    stating.add_statement(by=guest(), conversation=plein, text=BENCH)
    url = reverse("perspectives:vote", args=[plein.slug, number])
    assert client.post(url, {"value": "1"}).status_code == 409
    fragment = client.post(url, {"value": "1"}, headers={"HX-Request": "true"})
    assert fragment.status_code == 409
    assert 'name="value"' in fragment.content.decode()
    assert not Vote.objects.exists()


def test_a_run_with_a_model_leaves_it_with_the_statements(cast: Cast) -> None:
    plein = open_conversation(cast)
    for person in range(3):
        say(guest(person), plein, 0, 1)
    run = computing.compute_now(plein)
    rows = {row.number: row for row in plein.statements.all()}
    numbers = run.result["statement_ids"]
    latent = {
        "mean": [0.1] * len(numbers),
        "loadings": [[0.5, -0.25], *[[float("nan"), 0.0]] * (len(numbers) - 1)],
        "noise": [0.4] * len(numbers),
    }
    counting.fill(rows, run.result | {"latent": latent}, {numbers[0]: 2})
    first = rows[numbers[0]]
    assert first.important == 2
    assert (first.mean, first.loading_x, first.loading_y, first.noise) == (0.1, 0.5, -0.25, 0.4)
    assert rows[numbers[1]].mean is None
    counting.fill(rows, run.beside["polis"], {})
    assert first.mean is None


def test_the_band_is_wilson_and_narrows_with_more_people() -> None:
    """Four of eight: (0.5 ± 0.2518) by hand with z = 1.6449."""
    band = band_of(4, 8)
    assert band.low == pytest.approx(0.2487, abs=1e-3)
    assert band.high == pytest.approx(0.7513, abs=1e-3)
    assert band_of(40, 80).width < band.width
    assert band_of(0, 5).low == 0.0
    assert band_of(5, 5).high == 1.0


def test_what_needs_votes_stands_first(cast: Cast, client: Client) -> None:
    plein = open_conversation(cast)
    for person in range(12):
        say(guest(person), plein, 0, 1)
    for person in range(6):
        say(guest(person), plein, 1, 1 if person % 2 else -1)
    computing.compute_now(plein)
    found = attention_of(cast.visitor(cast.lotte), plein)
    order = [need.number for need in found.page]
    assert order.index(1) < order.index(0)
    assert (found.few, found.wide, found.enough) == (4, 0, 1)
    with pytest.raises(RoomError):
        attention_of(cast.visitor(cast.aydin), plein)
    client.force_login(cast.joost)
    page = client.get(reverse("perspectives:attention", args=[plein.slug])).content.decode()
    assert "mv-band__doubt" in page


def test_without_script_a_refused_vote_is_answered_on_the_page_itself(
    cast: Cast, client: Client
) -> None:
    plein = open_conversation(cast)
    home = reverse("perspectives:conversation", args=[plein.slug])
    wrong = client.post(f"{home}stem/0/", {"value": "7"})
    assert wrong.status_code == 409
    assert "Kies eens, oneens of weet ik niet." in wrong.content.decode()
    assert 'name="value"' in wrong.content.decode()  # one can go on at once
    opening.close_conversation(by=cast.visitor(cast.lotte), conversation=plein)
    late = client.post(f"{home}stem/0/", {"value": "1"})
    assert late.status_code == 409
    assert "Dit gesprek is gesloten. Je kunt nog wel zien" in late.content.decode()
    assert f"{home}landschap/" in late.content.decode()
    assert not Vote.objects.exists()


def test_a_vote_in_what_one_may_not_see_tells_nothing(cast: Cast, client: Client) -> None:
    plein = open_conversation(cast, visibility="circle", community_id=cast.lindenplein.pk)
    answer = client.post(f"/meervoud/{plein.slug}/stem/0/", {"value": "1"})
    assert answer.status_code == 404
    assert plein.question not in answer.content.decode()
