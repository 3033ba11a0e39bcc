from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone, translation

from kiemkracht.base import clock
from kiemkracht.ui.components.people import when

NOON = datetime(2026, 11, 20, 11, 0, tzinfo=UTC)  # Friday, twelve o'clock in Amsterdam


@pytest.fixture(autouse=True)
def _it_is_friday_noon(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOON)


def words(moment, language="nl", **style):
    with translation.override(language):
        return when(moment, **style).split(">")[1].split("<")[0]


@pytest.mark.parametrize(
    ("offset", "dutch", "english"),
    [
        (timedelta(0), "zojuist", "just now"),
        (timedelta(minutes=-5), "5 minuten geleden", "5 minutes ago"),
        (timedelta(hours=-3), "vandaag", "today"),
        (timedelta(hours=3), "vandaag", "today"),
        (timedelta(days=-1), "gisteren", "yesterday"),
        (timedelta(days=1), "morgen", "tomorrow"),
        (timedelta(days=-2), "eergisteren", "the day before yesterday"),
        (timedelta(days=2), "overmorgen", "the day after tomorrow"),
        (timedelta(days=3), "over 3 dagen", "in 3 days"),
        (timedelta(days=-13), "13 dagen geleden", "13 days ago"),
        (timedelta(days=14), "over 2 weken", "in 2 weeks"),
        (timedelta(days=-56), "8 weken geleden", "8 weeks ago"),
        (timedelta(days=57), "zaterdag 16 januari 2027", "Saturday 16 January 2027"),
    ],
)
def test_a_moment_is_told_from_here(offset, dutch, english):
    assert words(NOON + offset) == dutch
    assert words(NOON + offset, "en") == english


def test_a_plain_date_counts_in_days():
    assert words(date(2026, 11, 20)) == "vandaag"
    assert words(date(2026, 11, 23)) == "over 3 dagen"


def test_a_late_evening_belongs_to_the_day_in_amsterdam():
    assert words(datetime(2026, 11, 20, 23, 30, tzinfo=UTC)) == "morgen"


def test_a_date_can_be_told_in_full():
    assert words(NOON, style="date") == "vrijdag 20 november 2026"
    assert words(NOON, "en", style="date") == "Friday 20 November 2026"


def test_a_moment_can_be_told_in_full():
    assert words(NOON, style="datetime") == "vrijdag 20 november 2026, 12.00 uur"
    assert words(NOON, "en", style="datetime") == "Friday 20 November 2026, 12:00"


def test_the_same_moment_is_told_in_the_language_of_each_reader():
    assert words(NOON, style="datetime") != words(NOON, "en", style="datetime")


def test_machines_read_the_local_time_and_people_find_the_exact_moment():
    with translation.override("nl"):
        markup = when(NOON - timedelta(days=1))
    assert 'datetime="2026-11-19T12:00:00+01:00"' in markup
    assert 'title="donderdag 19 november 2026, 12.00 uur"' in markup


def test_nothing_is_said_about_an_unknown_moment():
    assert when(None) == ""


def test_an_unknown_style_is_refused():
    with pytest.raises(KeyError):
        when(timezone.localtime(NOON), style="soon")
