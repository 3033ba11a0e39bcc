"""The turnstile before the pages: the most pressing first, and nobody behind a slow one."""

import threading
from concurrent.futures import wait

import pytest

from kiemkracht.config.turnstile import Turnstile

LONG_S = 5


class Busy:
    """Something that goes on until the test lets it end."""

    def __init__(self):
        self.began, self.may_end = threading.Event(), threading.Event()

    def __call__(self):
        self.began.set()
        assert self.may_end.wait(LONG_S)


def test_what_a_person_does_goes_before_pages_that_wait():
    turnstile, first, order = Turnstile(threads=4, aside_s=LONG_S), Busy(), []
    busy = turnstile.read(first)
    assert first.began.wait(LONG_S)
    pages = [turnstile.read(order.append, f"page {number}") for number in range(3)]
    vote = turnstile.act(order.append, "vote")
    first.may_end.set()
    wait([busy, vote, *pages], timeout=LONG_S)
    assert order == ["vote", "page 0", "page 1", "page 2"]


def test_a_page_that_waited_long_goes_before_a_vote_that_came_later(monkeypatch):
    monkeypatch.setattr("kiemkracht.config.turnstile.READ_S", 0.0)
    turnstile, first, order = Turnstile(threads=4, aside_s=LONG_S), Busy(), []
    busy = turnstile.read(first)
    assert first.began.wait(LONG_S)
    waits = [turnstile.read(order.append, "page"), turnstile.act(order.append, "vote")]
    first.may_end.set()
    wait([busy, *waits], timeout=LONG_S)
    assert order == ["page", "vote"]


def test_one_at_a_time_computes():
    turnstile, inside, most = Turnstile(threads=8, aside_s=LONG_S), [], []

    def work():
        inside.append(1)
        most.append(len(inside))
        inside.pop()

    wait([turnstile.read(work) for _each in range(200)], timeout=LONG_S)
    assert len(most) == 200
    assert max(most) == 1


def test_who_takes_long_steps_aside():
    turnstile, report = Turnstile(threads=4, aside_s=0.01), Busy()
    slow = turnstile.read(report)
    assert report.began.wait(LONG_S)
    assert turnstile.read(lambda: "page").result(LONG_S) == "page"
    assert not slow.done()
    report.may_end.set()
    slow.result(LONG_S)


def test_slow_pages_leave_one_thread_for_who_does_something():
    turnstile, reports = Turnstile(threads=4, aside_s=0.01), [Busy() for _each in range(5)]
    slow = [turnstile.read(report) for report in reports]
    assert all(report.began.wait(LONG_S) for report in reports[:3])
    assert turnstile.act(lambda: "kept").result(LONG_S) == "kept"
    assert not any(report.began.is_set() for report in reports[3:])
    for report in reports:
        report.may_end.set()
    wait(slow, timeout=LONG_S)
    assert all(each.done() for each in slow)


def test_with_a_database_elsewhere_several_start():
    turnstile, pair = Turnstile(threads=4, at_once=2, aside_s=LONG_S), [Busy(), Busy()]
    both = [turnstile.read(each) for each in pair]
    assert all(each.began.wait(LONG_S) for each in pair)
    for each in pair:
        each.may_end.set()
    wait(both, timeout=LONG_S)


def test_a_mistake_reaches_who_waits_and_the_next_goes_on():
    turnstile = Turnstile(threads=2)
    broken = turnstile.act(lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        broken.result(LONG_S)
    assert turnstile.act(lambda: "next").result(LONG_S) == "next"


def test_who_went_away_is_passed_over():
    turnstile, first, order = Turnstile(threads=2, aside_s=LONG_S), Busy(), []
    busy = turnstile.act(first)
    assert first.began.wait(LONG_S)
    gone = turnstile.act(order.append, "gone")
    stays = turnstile.act(order.append, "stays")
    assert gone.cancel()
    first.may_end.set()
    wait([busy, stays], timeout=LONG_S)
    assert order == ["stays"]
