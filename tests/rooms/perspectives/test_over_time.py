"""The lens of time: how views moved, told without giving anybody away."""

import html
import re
from collections.abc import Iterable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.people import Cast
from tests.rooms.perspectives.conversations import guest, say

from kiemkracht.base import clock
from kiemkracht.perspectives.enums import Moderation
from kiemkracht.perspectives.models import Conversation, LandscapeRun, VoteEvent
from kiemkracht.perspectives.selectors.landscape_page import landscape_page
from kiemkracht.perspectives.services import computing, moderating, seeding, starting, tracing

pytestmark = pytest.mark.django_db

TEXTS = ("De bank mag weg.", "Er moet licht komen.", "Honden mogen los.")
Said = tuple[int, int, int, int]


def town(people: int, votes: Iterable[Said], days: int = 10) -> Conversation:
    """People who say (who, statement, value, so many days after the first)."""
    # Within one hour, as the lens rounds to hours: also when the suite runs at a minute to six.
    began = (clock.now() - timedelta(days=days)).replace(minute=0, second=0)
    return seeding.plant(
        seeding.ConversationPlan(
            settings=starting.Settings(question="Wat doen we met het plein?"),
            started_by=None,
            opened_at=began,
            people=[None] * people,
            statements=[seeding.StatementPlan(text=text, at=began) for text in TEXTS],
            votes=[
                seeding.VotePlan(
                    person=who,
                    statement=what,
                    value=value,
                    at=began + timedelta(days=day, seconds=who),
                )
                for who, what, value, day in votes
            ],
        )
    )


def moved() -> list[Said]:
    """Twenty against the bank; twelve of them say later that they are for it, three don't know."""
    first = [(who, what, -1 if what == 0 else 1, 0) for who in range(20) for what in range(3)]
    later = [(who, 0, 1, 5) for who in range(12)] + [(who, 0, 0, 5) for who in range(12, 15)]
    return first + later


def lens(conversation: Conversation, client: Client | None = None) -> str:
    url = reverse("perspectives:landscape", args=[conversation.slug])
    answer = (client or Client()).get(url, {"bril": "tijd"})
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def test_twelve_people_thought_otherwise_later_and_the_page_says_so() -> None:
    plein = town(20, moved())
    computing.compute_now(plein)
    (course,) = (each for each in landscape_page(guest(), plein, lens="tijd").time.courses)
    assert (course.number, course.changed.count, course.has_moved) == (0, 15, True)
    assert (course.first.agree, course.last.agree, course.last.seen) == (0, 12, 20)
    page = lens(plein)
    assert "15 mensen kwamen anders te denken" in page
    # Three went another way: too few to name their kind, and so is what would follow from it.
    assert "van “oneens” naar “weet niet”" not in page
    assert "12 van “oneens” naar “eens”" not in page
    assert "Wat deze bril niet laat zien" in page
    assert "style=" not in page


def test_what_five_or_more_did_is_named_when_five_or_more_remain() -> None:
    more = [(who, 0, 0, 5) for who in range(15, 18)]
    plein = town(20, moved() + more)
    computing.compute_now(plein)
    page = lens(plein)
    assert "12 van “oneens” naar “eens”, 6 van “oneens” naar “weet niet”" in page


def test_the_picture_and_the_table_beside_it_say_the_same() -> None:
    plein = town(20, moved())
    computing.compute_now(plein)
    page = lens(plein)
    assert len(re.findall(r'class="mv-course__dot"', page)) == 2
    table = page[page.index("mv-course__chart") :]
    rows = re.findall(r"<td>(\d+)</td><td>(\d+)</td><td>(\d+)%</td><td>(\d+)–(\d+)%</td>", table)
    assert [row[:3] for row in rows] == [("0", "20", "0"), ("12", "20", "60")]
    assert all(int(low) <= int(part) <= int(high) for _a, _s, part, low, high in rows)


def test_four_who_change_their_mind_leave_no_trace() -> None:
    votes = [(who, 0, -1, 0) for who in range(20)] + [(who, 0, 1, 5) for who in range(4)]
    plein = town(20, votes)
    run = computing.compute_now(plein)
    assert "0" not in run.over_time["statements"]
    page = lens(plein)
    assert "Er is nog niets te vergelijken" in page
    assert "kwamen anders te denken" not in page


def test_a_newcomer_after_the_last_point_is_not_to_be_read_from_a_difference() -> None:
    votes = [(who, 0, 1, 0) for who in range(10)] + [(who, 0, 1, 3) for who in range(10, 20)]
    votes += [(who, 0, 1, 6) for who in range(20, 30)] + [(30, 0, -1, 8)]
    plein = town(31, votes)
    computing.compute_now(plein)
    page = landscape_page(guest(), plein, lens="tijd")
    (course,) = page.time.courses
    table = {line.number: line.everyone for line in page.lines}
    assert [moment.seen for moment in course.moments] == [10, 20]
    assert table[0].seen - course.last.seen >= 5


def test_one_evening_is_followed_by_the_hour() -> None:
    plein = town(20, [(who, 0, 1, 0) for who in range(20)])
    began = clock.now().replace(minute=10) - timedelta(hours=30)
    events = list(VoteEvent.objects.order_by("sequence"))
    for number, event in enumerate(events):
        event.at = began + timedelta(hours=number // 10)
    VoteEvent.objects.bulk_update(events, ["at"])
    run = computing.compute_now(plein)
    assert run.over_time["span"] == 1
    assert "elk uur" in lens(plein)


def test_views_without_a_time_are_not_followed() -> None:
    plein = town(20, moved())
    VoteEvent.objects.filter(sequence=VoteEvent.objects.order_by("sequence")[0].pk).update(at=None)
    run = computing.compute_now(plein)
    assert "statements" not in run.over_time
    assert "weten we niet wanneer" in lens(plein)


def test_a_run_of_before_the_lens_shows_that_there_is_nothing_yet() -> None:
    plein = town(20, moved())
    computing.compute_now(plein)
    LandscapeRun.objects.update(over_time={})
    assert "Er is nog niets te vergelijken" in lens(plein)


def test_with_a_larger_k_nothing_that_was_followed_with_a_smaller_one_is_shown(
    settings: object,
) -> None:
    plein = town(20, moved())
    computing.compute_now(plein)
    settings.KIEMKRACHT_K_SMALL = 8  # type: ignore[attr-defined] # pytest-django's
    assert landscape_page(guest(), plein, lens="tijd").time.courses == ()
    computing.compute_now(plein)
    assert landscape_page(guest(), plein, lens="tijd").time.courses


def test_a_statement_that_is_set_aside_leaves_this_lens_at_once(cast: Cast) -> None:
    plein = town(20, moved())
    computing.compute_now(plein)
    moderating.moderate(
        by=cast.visitor(cast.lotte),
        statement=plein.statements.get(number=0),
        verdict=Moderation.OUT,
        reason="Dubbel",
    )
    assert TEXTS[0] not in lens(plein)


def test_the_page_reads_what_the_run_stored(
    monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: object
) -> None:
    plein = town(20, moved())
    computing.compute_now(plein)
    monkeypatch.setattr("kiemkracht.engines.landscape.course.over_time", None)
    client = Client()
    lens(plein, client)
    with django_assert_max_num_queries(14):  # type: ignore[operator] # pytest-django's
        lens(plein, client)


def test_while_votes_stream_in_it_is_followed_once_in_ten_minutes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plein = town(20, moved())
    first = computing.compute_now(plein)
    say(guest(0), plein, 0, 1)
    for number in range(1, 5):
        say(guest(number), plein, 1, 1)
    second = computing.compute_now(plein)
    assert second.over_time["as_of"] == first.over_time["as_of"]
    # With one vote more on the bank the last point would tell what that one was: it waits.
    assert [len(run.over_time["statements"]["0"]["points"]) for run in (first, second)] == [2, 1]
    for number in range(1, 8):
        say(guest(number), plein, 0, 1)
    later = clock.now() + tracing.AGAIN_AFTER
    monkeypatch.setattr(clock, "now", lambda: later)
    third = computing.compute_now(plein)
    assert third.over_time["as_of"] != first.over_time["as_of"]
    assert third.over_time["statements"]["0"]["points"][-1][1] == 20


def test_what_earlier_landscapes_said_is_kept_a_line_a_day() -> None:
    plein = town(20, moved())
    for round_, days_ago in enumerate((2, 1, 1, 0)):
        for number in range(5):  # fewer would make no new picture
            say(guest(10 * round_ + number), plein, 0, 1)
        run = computing.compute_now(plein)  # seen when the next five came
        told = run.over_time
        told["drawings"][-1]["day"] = str(clock.today() - timedelta(days=days_ago))
        LandscapeRun.objects.filter(pk=run.pk).update(over_time=told)
    for number in range(5):
        say(guest(50 + number), plein, 0, 1)
    computing.compute_now(plein)
    drawings = landscape_page(guest(), plein, lens="tijd").time.drawings
    assert [clock.today() - each.day for each in drawings] == [
        timedelta(days=2),
        timedelta(days=1),
        timedelta(days=1),
        timedelta(),
    ]
    assert "Wat eerdere landschappen zeiden" in lens(plein)


def test_below_five_people_there_is_no_lens_at_all() -> None:
    plein = town(4, [(who, 0, 1, who) for who in range(4)])
    run = computing.compute_now(plein)
    assert run.over_time["drawings"] == []
    assert "mv-course" not in lens(plein)
