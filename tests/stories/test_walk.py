"""A walk through the whole city by its links: nothing is broken and no page asks too much.

The pages of the demo city are full, so a query per row would show here as tens of queries.
"""

import re
from collections import defaultdict
from functools import cache
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve

from kiemkracht.base import pdf
from kiemkracht.config.demo import DEMO_LOGINS
from kiemkracht.people.models import Person

pytestmark = pytest.mark.django_db

PER_NAME = 2  # addresses visited of each URL name; the city has hundreds of some

# Queries a page may ask of the database, the four that say who is asking included. A page that
# gathers more than one room has a budget of its own here, with its reason.
BUDGET = 11
OWN_BUDGET = {
    "front:today": (48, "one part per room, and for who tends also what waits"),
    "front:weighing": (34, "what waits, one part per room"),
    "people:my_place": (34, "one part per room"),
    "people:take_out": (70, "everything of one person, from all rooms"),
    "people:community": (36, "one part per room, and for who works what a team need not ask"),
    "direction:direction": (
        22,
        "goals, stewards, kiemen, talk, timeline, questions of conversations",
    ),
    "direction:goal": (20, "kiemen per phase, talk and timeline together"),
    "sprouts:detail": (
        24,
        "for a kiem of which every room holds something; what no room knows is one question",
    ),
    "sprouts:map": (13, "shapes and kiemen; two more when counts are not remembered any more"),
    "front:search": (19, "two per kind of place"),
    "connect:home": (12, "asked, offered, klussen, circles, and the parts of other subjects"),
    "connect:circle": (20, "charter, members and the parts of other rooms together"),
    "connect:circle_invite": (12, "who may be asked, by way of shared communities"),
    "sprouts:edit": (15, "lists of communities, goals and places to choose from"),
    "sprouts:tend": (18, "every act of a carrier and of a tender on one page"),
    "act:differences": (13, "a script, its changes and versions, and the names for its own group"),
    "weigh:weighing": (17, "gates, viewpoints, talk, advice, answer and names of one weighing"),
    "weigh:weighing_card": (17, "the same on one sheet"),
    "weigh:workshop": (15, "cases, makers and the board of one workshop, and earlier weighings"),
    "direction:choice": (14, "with its second looks and where one can object"),
    "answers:team": (15, "what waits, which lines cover it, and the sheets"),
    "answers:sheet": (12, "who works where, and all versions"),
    "answers:write_sheet": (12, "the same as the sheet"),
    "answers:second_look": (24, "for who names the two: who had a hand in it, and the lot"),
    "answers:challenge": (14, "data room, agreement, steps, and who may do what"),
    "answers:paragraph_of_year": (13, "seven registers"),
    "answers:paragraph_numbers": (13, "the same as the page"),
    "answers:paragraph_lines": (13, "the same as the page"),
    "answers:paragraph_odt": (13, "the same as the page"),
    "weigh:photo": (12, "groups or the stored picture, what was settled and what was remarked"),
    "perspectives:landscape": (17, "with what grew from it: one per kind of place, and the words"),
    "perspectives:statement": (15, "its history, what it came from and what grew from it"),
    "perspectives:desk": (16, "statements, runs, moderation and events of one conversation"),
    "perspectives:report": (14, "what was said, who took part and what grew from it"),
    "perspectives:screen": (12, "figures, the newest picture and which one everyone sees"),
    "perspectives:hall": (13, "figures, cards, signals and the timeline of one evening"),
}
LINK = re.compile(r'href="(/[^"#]*)')


@pytest.fixture(autouse=True)
def _in_the_city(lindehaven, db):
    """Every test walks the same city."""


_DRAWN = cache(pdf._drawn)


@pytest.fixture(autouse=True)
def _each_paper_is_drawn_once(monkeypatch):
    """A PDF takes as long as thirty pages, and is the same for everyone."""
    monkeypatch.setattr(pdf, "_drawn", _DRAWN)


def walk(client: Client) -> dict[str, list[tuple[str, int, int]]]:
    """Follow links from the front page: per URL name the address, status and queries."""
    seen: set[str] = set()
    told: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    waiting = ["/"]
    while waiting:
        address = waiting.pop(0)
        name = _name(address)
        if address in seen or len(told[name]) >= PER_NAME:
            continue
        seen.add(address)
        with CaptureQueriesContext(connection) as asked:
            response = client.get(address)
        told[name].append((address, response.status_code, len(asked)))
        if response.status_code == 200 and "text/html" in response["Content-Type"]:
            found = LINK.findall(response.content.decode())
            waiting += [each.replace("&amp;", "&") for each in found]
    return dict(told)


def _name(address: str) -> str:
    if address.startswith(("/static/", "/media/")):
        return "file"
    return resolve(urlsplit(address).path).view_name


VISITORS = [None, *(email for email, _role, _who in DEMO_LOGINS)]


@pytest.mark.parametrize("email", VISITORS)
def test_no_link_is_broken_and_no_page_asks_more_than_its_budget(email):
    client = Client()
    if email:
        client.force_login(Person.objects.get(email=email))
    told = walk(client)
    assert len(told) > 30
    visits = [(name, *visit) for name, rows in told.items() for visit in rows]
    assert [each for each in visits if each[2] >= 400] == []
    over = [each for each in visits if each[3] > OWN_BUDGET.get(each[0], (BUDGET, ""))[0]]
    assert over == []
