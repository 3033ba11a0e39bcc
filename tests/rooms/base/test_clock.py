from datetime import date

import pytest

from kiemkracht.base import clock


def test_five_working_days_after_a_friday_is_the_next_friday():
    assert clock.add_working_days(date(2026, 11, 20), 5) == date(2026, 11, 27)


def test_christmas_does_not_count_as_a_working_day():
    assert clock.add_working_days(date(2026, 12, 24), 1) == date(2026, 12, 28)


@pytest.mark.parametrize(
    ("year", "holiday"),
    [
        (2025, date(2025, 4, 21)),  # Easter Monday
        (2025, date(2025, 5, 5)),  # Liberation Day, every fifth year
        (2026, date(2026, 5, 14)),  # Ascension
        (2026, date(2026, 5, 25)),  # Whit Monday
        (2025, date(2025, 4, 26)),  # King's Day moves off Sunday the 27th
    ],
)
def test_dutch_holidays_fall_where_the_calendar_has_them(year, holiday):
    assert holiday in clock.holidays(year)


def test_liberation_day_is_a_working_day_in_other_years():
    assert date(2026, 5, 5) not in clock.holidays(2026)


def test_counting_back_gives_a_negative_number():
    friday, monday = date(2026, 11, 20), date(2026, 11, 23)
    assert clock.working_days_between(friday, monday) == 1
    assert clock.working_days_between(monday, friday) == -1
    assert clock.working_days_between(friday, friday) == 0
