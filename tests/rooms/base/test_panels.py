"""Panels: what later rooms show on a page, and how little it costs where they have nothing."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.people import Cast

from kiemkracht.base import panels
from kiemkracht.base.visitors import NOBODY
from kiemkracht.people.models import Person

pytestmark = pytest.mark.django_db
SPOT = "tests.spot"


@pytest.fixture(autouse=True)
def _spot() -> Iterator[None]:
    yield
    panels._panels.pop(SPOT, None)
    panels._asked.pop(SPOT, None)


def person(key: UUID, place: str):
    return Person.objects.filter(pk=key)


def namesake(key: UUID, place: str):
    return Person.objects.filter(name=place)


def shown_at(key: UUID, **more) -> list[object]:
    return [each for _panel, each in panels.contents(SPOT, NOBODY, f"people.person:{key}", **more)]


def test_panels_come_in_order_and_those_with_nothing_stay_away(cast: Cast):
    panels.register(SPOT, "b.html", lambda visitor, place: "second", order=20)
    panels.register(SPOT, "a.html", lambda visitor, place: "first", order=10)
    panels.register(SPOT, "c.html", lambda visitor, place: None, order=5)
    assert shown_at(cast.aydin.pk) == ["first", "second"]


def test_a_panel_with_a_sign_is_loaded_where_its_rows_are(cast: Cast):
    panels.register(SPOT, "a.html", lambda visitor, place: "here", sign=person)
    assert shown_at(cast.aydin.pk) == ["here"]
    assert shown_at(UUID(int=1)) == []


def test_without_rows_a_panel_may_show_how_to_begin(cast: Cast):
    panels.register(
        SPOT, "a.html", lambda visitor, place: "here", sign=person, bare=lambda v, p: "begin"
    )
    assert shown_at(UUID(int=1)) == ["begin"]


def test_all_signs_of_a_spot_are_one_question(cast: Cast):
    for number in range(5):
        panels.register(SPOT, f"{number}.html", lambda v, p: "here", sign=person)
        panels.register(SPOT, f"n{number}.html", lambda v, p: "namesake", sign=namesake)
    shown_at(cast.aydin.pk)
    with CaptureQueriesContext(connection) as asked:
        assert shown_at(cast.aydin.pk) == ["here"] * 5
    assert len(asked) == 1


def test_a_panel_that_comes_later_is_asked_too(cast: Cast):
    panels.register(SPOT, "a.html", lambda visitor, place: "first", sign=person)
    assert shown_at(cast.aydin.pk) == ["first"]
    panels.register(SPOT, "b.html", lambda visitor, place: "second", sign=person)
    assert shown_at(cast.aydin.pk) == ["first", "second"]


def test_a_panel_that_is_off_is_not_loaded(cast: Cast):
    panels.register(SPOT, "a.html", lambda visitor, place: 1 / 0, sign=person)
    panels.register(SPOT, "b.html", lambda visitor, place: "on", sign=person)
    only = {"among": lambda panel: panel.template == "b.html"}
    assert shown_at(cast.aydin.pk, **only) == ["on"]
