"""What a facilitator plans: codes, rules, closing by the clock, languages, and the log."""

import csv
import io
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
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
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.perspectives.enums import Moderation
from kiemkracht.perspectives.models import Conversation, InvitationCode, Participant
from kiemkracht.perspectives.selectors import live
from kiemkracht.perspectives.selectors.admission import admission_of
from kiemkracht.perspectives.selectors.closing import closing_words
from kiemkracht.perspectives.selectors.policy import USUAL_REASONS, policy_of, reasons_of
from kiemkracht.perspectives.selectors.turns import turn_of
from kiemkracht.perspectives.selectors.voters import Voter
from kiemkracht.perspectives.services import (
    entering,
    merging,
    moderating,
    policing,
    stating,
    translating,
)

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def invited(cast: Cast, count: int = 3) -> tuple[Conversation, list[str]]:
    """An open conversation for who has a code, and the codes."""
    plein = open_conversation(cast, needs_code=True)
    made = entering.make_codes(by=cast.visitor(cast.lotte), conversation=plein, count=count)
    return plein, [code for _number, code in made]


def come_in_with(code: str, voter: Voter, plein: Conversation) -> None:
    entering.enter(by=voter, conversation=plein, code=code)


def test_without_a_code_nobody_votes_or_adds_where_one_is_needed(cast: Cast) -> None:
    plein, _codes = invited(cast)
    for voter in (guest(), known(cast.visitor(cast.aydin))):
        with pytest.raises(RoomError, match=r"code"):
            say(voter, plein, 0, 1)
        with pytest.raises(RoomError, match=r"code"):
            stating.add_statement(
                by=voter, conversation=plein, text="Er moet een fontein op het plein."
            )
    assert not Participant.objects.exists()


def test_a_code_lets_one_person_in_however_it_is_typed(cast: Cast) -> None:
    plein, codes = invited(cast)
    come_in_with(f"  {codes[0].upper().replace('-', ' ')} ", guest(1), plein)
    say(guest(1), plein, 0, 1)
    assert votes_on(plein, 0) == [1]
    assert admission_of(guest(1), plein).is_admitted
    assert not admission_of(guest(2), plein).is_admitted


def test_only_a_fingerprint_of_a_code_is_kept(cast: Cast) -> None:
    _plein, codes = invited(cast)
    bare = codes[0].replace("-", "")
    assert len(bare) == 16
    for row in InvitationCode.objects.values():
        assert bare not in str(row)
        assert len(row["digest"]) == 64
    assert len(set(codes)) == 3


def test_a_code_goes_on_as_the_same_person_on_another_device(cast: Cast) -> None:
    plein, codes = invited(cast)
    come_in_with(codes[0], guest(1), plein)
    say(guest(1), plein, 0, 1)
    come_in_with(codes[0], guest(2), plein)
    say(guest(2), plein, 0, -1)
    assert votes_on(plein, 0) == [-1]
    assert Participant.objects.count() == 1


def test_a_code_of_somebody_with_an_account_opens_for_nobody_else(cast: Cast) -> None:
    plein, codes = invited(cast)
    aydin = known(cast.visitor(cast.aydin))
    come_in_with(codes[0], aydin, plein)
    come_in_with(codes[0], aydin, plein)
    for other in (guest(), known(cast.visitor(cast.gerrit))):
        with pytest.raises(RoomError):
            come_in_with(codes[0], other, plein)
    say(aydin, plein, 0, 1)


def test_a_guest_with_a_code_who_logs_in_keeps_it_and_counts_once(cast: Cast) -> None:
    plein, codes = invited(cast)
    come_in_with(codes[0], guest(1), plein)
    say(guest(1), plein, 0, 1)
    come_in_with(codes[1], known(cast.visitor(cast.aydin)), plein)
    merging.merge_guest(person_id=cast.aydin.pk, secrets={plein.slug: "secret-1"})
    say(known(cast.visitor(cast.aydin)), plein, 1, 1)
    assert Participant.objects.count() == 1
    assert set(InvitationCode.objects.filter(is_used=True).values_list("participant")) == {
        (Participant.objects.get().pk,)
    }


def test_a_blocked_code_takes_no_more_votes_and_the_given_ones_stay(cast: Cast) -> None:
    plein, codes = invited(cast)
    come_in_with(codes[0], guest(), plein)
    say(guest(), plein, 0, 1)
    entering.block(by=cast.visitor(cast.lotte), conversation=plein, number=1)
    with pytest.raises(RoomError, match=r"blocked|geblokkeerd"):
        say(guest(), plein, 1, 1)
    with pytest.raises(RoomError, match=r"blocked|geblokkeerd"):
        come_in_with(codes[0], guest(2), plein)
    assert votes_on(plein, 0) == [1]
    with pytest.raises(RoomError):
        entering.block(by=cast.visitor(cast.lotte), conversation=plein, number=1)
    with pytest.raises(RoomError):
        entering.block(by=cast.visitor(cast.lotte), conversation=plein, number=99)


@pytest.mark.parametrize("code", ["", "abcd", "x" * 5000, "\x00", "abcd-efgh-jkmn-pqrs", "🔑" * 16])
def test_a_code_that_does_not_exist_is_told_so(cast: Cast, client: Client, code: str) -> None:
    plein, _codes = invited(cast)
    answer = client.post(reverse("perspectives:enter", args=[plein.slug]), {"code": code})
    assert answer.status_code == 409
    assert 'name="code"' in answer.content.decode()
    assert not Participant.objects.exists()


def test_codes_are_shown_once_and_never_again(cast: Cast, client: Client) -> None:
    plein = open_conversation(cast, needs_code=True)
    client.force_login(cast.lotte)
    url = reverse("perspectives:codes", args=[plein.slug])
    page = client.post(url, {"count": "4"}, follow=True).content.decode()
    assert page.count("<code>") == 4
    assert client.get(url).content.decode().count("<code>") == 0
    assert "no-store" in client.get(url)["Cache-Control"]
    for wrong in ("0", "301", "veel", ""):
        assert client.post(url, {"count": wrong}).status_code == 200
    assert InvitationCode.objects.count() == 4


def test_only_who_tends_makes_and_blocks_codes(cast: Cast) -> None:
    plein, _codes = invited(cast)
    for person in (cast.aydin, cast.anke, cast.henk):
        with pytest.raises(LeaveDenied):
            entering.make_codes(by=cast.visitor(person), conversation=plein, count=1)
        with pytest.raises(LeaveDenied):
            entering.block(by=cast.visitor(person), conversation=plein, number=1)


def test_a_page_with_a_code_shows_the_door_and_then_the_card(cast: Cast, client: Client) -> None:
    plein, codes = invited(cast)
    url = reverse("perspectives:conversation", args=[plein.slug])
    page = client.get(url, {"code": codes[0]}).content.decode()
    assert 'name="value"' not in page
    assert f'value="{codes[0]}"' in page
    enter = reverse("perspectives:enter", args=[plein.slug])
    assert client.post(enter, {"code": codes[0]}).status_code == 302
    assert 'name="value"' in client.get(url).content.decode()


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch):
    """Let it be so late in Amsterdam."""

    def set_clock(moment: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: moment)
        monkeypatch.setattr(clock, "today", lambda: moment.astimezone(AMSTERDAM).date())

    return set_clock


def test_a_conversation_closes_by_the_clock_without_anybody_closing_it(cast: Cast, at) -> None:
    day = clock.today() + timedelta(days=1)
    plein = open_conversation(cast, closes_on=day, closes_at=time(17, 0))
    at(datetime.combine(day, time(16, 59), AMSTERDAM))
    say(guest(), plein, 0, 1)
    assert live.fresh_figures(plein.pk).state == "open"
    at(datetime.combine(day, time(17, 0), AMSTERDAM))
    with pytest.raises(RoomError, match=r"closed|gesloten"):
        say(guest(), plein, 0, -1)
    plein.refresh_from_db()
    assert plein.state == "open"
    assert plein.is_past
    assert votes_on(plein, 0) == [1]
    assert live.fresh_figures(plein.pk).state == "closed"


def test_when_it_closes_is_said_in_words(cast: Cast, at) -> None:
    at(datetime(2026, 11, 23, 12, 0, tzinfo=AMSTERDAM))
    today = clock.today()
    plein = start_conversation(cast, closes_on=today, closes_at=time(17, 30))
    assert "17:30" in closing_words(plein)
    plein.closes_on, plein.closes_at = today + timedelta(days=3), None
    assert "26" in closing_words(plein)
    assert "3" in closing_words(plein)
    plein.closes_on = None
    assert closing_words(plein) == ""
    plein.closes_on = today - timedelta(days=1)
    assert closing_words(plein) == ""


def test_an_hour_without_a_day_is_asked_about(cast: Cast) -> None:
    with pytest.raises(RoomError):
        start_conversation(cast, closes_at=time(17, 0))


def test_the_rules_are_read_by_everyone_and_changed_by_who_tends(
    cast: Cast, client: Client
) -> None:
    plein = open_conversation(cast)
    assert reasons_of(plein) == tuple(map(str, USUAL_REASONS))
    form = {
        "policy": "Lotte leest elke avond.",
        "reasons": "Scheldt.\n\nScheldt.\nGaat over iets anders.",
    }
    url = reverse("perspectives:plan_policy", args=[plein.slug])
    client.force_login(cast.aydin)
    assert client.post(url, form).status_code == 403
    client.force_login(cast.lotte)
    assert client.post(url, form).status_code == 302
    plein.refresh_from_db()
    assert reasons_of(plein) == ("Scheldt.", "Gaat over iets anders.")
    page = Client().get(reverse("perspectives:policy", args=[plein.slug])).content.decode()
    assert "Lotte leest elke avond." in page
    assert "Gaat over iets anders." in page
    desk = client.get(reverse("perspectives:desk", args=[plein.slug])).content.decode()
    assert "<option>Scheldt.</option>" in desk


@pytest.mark.parametrize("reasons", ["\n".join(map(str, range(13))), "x" * 121])
def test_too_many_or_too_long_reasons_are_refused(cast: Cast, reasons: str) -> None:
    plein = open_conversation(cast)
    with pytest.raises(RoomError):
        policing.set_policy(
            by=cast.visitor(cast.lotte), conversation=plein, policy="", reasons=reasons
        )


def test_setting_aside_by_a_rule_is_counted_under_that_rule(cast: Cast, client: Client) -> None:
    plein = open_conversation(cast)
    client.force_login(cast.lotte)
    url = reverse("perspectives:moderate", args=[plein.slug, 0])
    rule = reasons_of(plein)[1]
    client.post(url, {"verdict": "-1", "ground": rule, "reason": "Het gaat om de buurman."})
    row = plein.statements.get(number=0)
    assert row.reason == f"{rule} Het gaat om de buurman."
    told = policy_of(plein)
    assert (told.set_aside, told.other) == (((rule, 1),), 0)


def test_the_log_tells_what_when_and_why_and_never_who(cast: Cast, client: Client) -> None:
    plein = open_conversation(cast)
    stating.add_statement(
        by=known(cast.visitor(cast.aydin)), conversation=plein, text="=HYPERLINK is ook een mening"
    )
    row = plein.statements.get(number=5)
    lotte = cast.visitor(cast.lotte)
    moderating.moderate(by=lotte, statement=row, verdict=Moderation.OUT, reason="Reclame")
    moderating.moderate(by=lotte, statement=row, verdict=Moderation.IN)
    client.force_login(cast.joost)
    answer = client.get(reverse("perspectives:moderation_log", args=[plein.slug]))
    text = answer.content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert [line[1] for line in rows[1:]] == ["5", "5"]
    assert rows[1][4] == "Reclame"
    assert rows[1][2].startswith("'=HYPERLINK")
    for name in ("Sevda", "Aydin", "Lotte", str(cast.aydin.pk)):
        assert name not in text


def test_people_read_and_vote_in_their_own_language_and_it_is_one_vote(
    cast: Cast, client: Client
) -> None:
    plein = open_conversation(cast)
    lotte = cast.visitor(cast.lotte)
    changed = translating.translate(
        by=lotte,
        conversation=plein,
        lang="en",
        question="Whose square is it?",
        statements={0: "The square may stay open at night.", 99: "Nothing", 1: "  "},
    )
    assert changed == 1
    url = reverse("perspectives:conversation", args=[plein.slug])
    page = client.get(url, {"stelling": "0"}).content.decode()
    assert "Whose square is it?" not in page
    speak = reverse("perspectives:language", args=[plein.slug])
    assert client.post(speak, {"lang": "xx"}).status_code == 302
    client.post(speak, {"lang": "en"})
    page = client.get(url, {"stelling": "0"}).content.decode()
    assert '<h1 class="mv-head__question" lang="en">Whose square is it?</h1>' in page
    assert '<blockquote class="mv-turn__text" lang="en">' in page
    assert plein.statements.get(number=0).text in page
    again = client.get(url, {"stelling": "1"}).content.decode()
    assert '<blockquote class="mv-turn__text" lang="nl">' in again
    client.post(reverse("perspectives:vote", args=[plein.slug, 0]), {"value": "1"})
    client.post(speak, {"lang": "nl"})
    client.post(reverse("perspectives:vote", args=[plein.slug, 0]), {"value": "-1"})
    assert votes_on(plein, 0) == [-1]


def test_a_guest_with_english_pages_reads_the_conversation_in_english(
    cast: Cast, client: Client
) -> None:
    plein = open_conversation(cast)
    translating.translate(
        by=cast.visitor(cast.lotte),
        conversation=plein,
        lang="en",
        question="Whose square is it?",
        statements={0: "The square may stay open at night."},
    )
    url = reverse("perspectives:conversation", args=[plein.slug])
    client.cookies["kk_language"] = "en"
    page = client.get(url, {"stelling": "0"}).content.decode()
    assert "Whose square is it?</h1>" in page
    assert '<blockquote class="mv-turn__text" lang="en">' in page
    # Who chose another language keeps it.
    client.post(reverse("perspectives:language", args=[plein.slug]), {"lang": "nl"})
    page = client.get(url, {"stelling": "0"}).content.decode()
    assert '<blockquote class="mv-turn__text" lang="nl">' in page


def test_an_empty_question_takes_a_language_away(cast: Cast) -> None:
    plein = open_conversation(cast)
    lotte = cast.visitor(cast.lotte)
    for question, left in (("Whose square?", 1), ("", 0)):
        translating.translate(
            by=lotte, conversation=plein, lang="en", question=question, statements={0: "Open."}
        )
        turn = turn_of(Voter(cast.visitor(cast.aydin), lang="en"), plein.slug)
        assert turn is not None
        assert sum(card.lang == "en" for card in turn.cards) == left
    assert plein.languages == {}
    with pytest.raises(RoomError):
        translating.translate(by=lotte, conversation=plein, lang="nl", question="Nogmaals?")
    with pytest.raises(LeaveDenied):
        translating.translate(
            by=cast.visitor(cast.aydin), conversation=plein, lang="en", question="Mine?"
        )


def test_translations_are_written_on_the_page(cast: Cast, client: Client) -> None:
    plein = open_conversation(cast)
    client.force_login(cast.joost)
    url = reverse("perspectives:translations", args=[plein.slug])
    form = {
        "lang": "en",
        "question": "Whose?",
        "intro": "",
        "stelling-0": "Open.",
        "stelling-x": "?",
    }
    assert client.post(url, form).status_code == 302
    page = client.get(url, {"taal": "en"}).content.decode()
    assert ">Open.</textarea>" in page
    too_long = form | {"stelling-0": "x" * 281}
    assert client.post(url, too_long).status_code == 200
