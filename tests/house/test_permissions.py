"""The permission matrix: every URL name, seven kinds of visitor, reading and writing."""

from copy import deepcopy
from dataclasses import dataclass

import pytest
from django.db import transaction
from django.test import Client
from tests.database import for_a_while
from tests.house.addresses import address, form, names
from tests.house.matrix_letters import letter
from tests.house.permissions import MATRIX
from tests.house.settling import settle
from tests.house.world import CANARY, ROLES, SECRET

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def crawl(django_db_setup, django_db_blocker):
    """The small city, settled once for all rows and cleared away after; every question undone."""
    with django_db_blocker.unblock(), for_a_while("the-crawl"):
        yield Crawl(settle())


class _UndoneError(Exception):
    """Ends a transaction without keeping anything."""


@dataclass(frozen=True)
class Told:
    """What came back: a letter of the matrix, and which of the two secret words were in it."""

    letter: str
    heard: frozenset[str]


class Crawl:
    """Asks every address as everyone, each question once: all tests here read the same answers."""

    def __init__(self, world):
        self.world = world
        self._told = {}
        self._sessions = {role: self._logged_in(role) for role in ROLES}

    def ask(self, role, method, name):
        key = (role, method, name)
        if key not in self._told:
            response = self._answer(*key)
            text = _text_of(response, self.world)
            heard = frozenset(word for word in (CANARY, SECRET) if word in text)
            self._told[key] = Told(letter(response), heard)
        return self._told[key]

    def client(self, role):
        """A visitor as whom one may ask, with the session that was opened for this role."""
        client = Client(raise_request_exception=False)
        client.cookies = deepcopy(self._sessions[role])
        return client

    def _logged_in(self, role):
        client = Client()
        if person := self.world.person(role):
            client.force_login(person)
        return client.cookies

    def _answer(self, role, method, name):
        client = self.client(role)
        response = None
        try:
            with transaction.atomic():
                send = getattr(client, method)
                response = send(address(self.world, name), form(self.world, name))
                raise _UndoneError
        except _UndoneError:
            return response


def test_every_url_has_a_row_and_every_row_a_url():
    assert set(MATRIX) == set(names())


@pytest.mark.parametrize("name", sorted(MATRIX))
def test_who_may_do_what(name, crawl, db):
    told = {
        method: "".join(crawl.ask(role, method, name).letter for role in ROLES)
        for method in ("get", "post")
    }
    assert (told["get"], told["post"]) == MATRIX[name]


OUTSIDERS = ("anonymous", "stranger", "other community", "administrator")
# Whoever holds the secret of an invitation is no outsider: it shows what one is invited to.
BY_SECRET = {
    "connect:circle_link",
    "short:help",
    "weigh:door",
    "weigh:question",
    "weigh:view_by_link",
    "weigh:cases_by_link",
    "weigh:case_by_link",
}


def test_nothing_shared_in_a_circle_is_read_by_an_outsider_anywhere(crawl, db):
    """The canary sings in every text of the circle; no outsider may hear it at any address."""
    heard = {
        f"{name} as {role}"
        for name in names()
        if name not in BY_SECRET
        for role in OUTSIDERS
        if CANARY in crawl.ask(role, "get", name).heard
    }
    assert heard == set()


def test_a_scanned_text_is_heard_by_its_owner_alone(crawl, db):
    """Not by a member, a facilitator or an administrator, at any address, read or sent."""
    heard = {
        f"{method} {name} as {role}"
        for name in names()
        for method in ("get", "post")
        for role in ("member", "facilitator", "administrator")
        if SECRET in crawl.ask(role, method, name).heard
    }
    assert heard == set()
    assert SECRET in crawl.ask("carrier", "get", "sprouts:radar_text").heard


@pytest.mark.parametrize(
    "query", ["verhaal", "kiem", "stelling", "koers", "kanarie", "klus", "kring"]
)
def test_search_and_filters_tell_an_outsider_nothing(query, crawl, db):
    addresses = [
        f"/zoek/?q={query}",
        f"/kiemen/?q={query}",
        f"/kiemen/kaart/?q={query}",
        f"/verbinden/vraag-en-aanbod/?q={query}",
        f"/verbinden/talenten/?q={query}",
    ]
    for role in OUTSIDERS:
        client = crawl.client(role)
        for url in addresses:
            assert CANARY not in client.get(url).content.decode(), (role, url)


def test_a_member_does_hear_the_canary(crawl, db):
    """The crawl above would also be silent if nothing ever sang."""
    heard = {name for name in names() if CANARY in crawl.ask("member", "get", name).heard}
    rooms = {"sprouts:list", "sprouts:detail", "direction:choice", "perspectives:landscape"}
    assert rooms | {"connect:posts", "connect:gig", "connect:circle", "connect:talents"} <= heard


def _text_of(response, world):
    """What a page says, without the slugs that are in the address the visitor typed."""
    if response is None:
        return ""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    text = content.decode(errors="ignore")
    for name, value in world.arguments.items():
        if name.endswith("slug"):
            text = text.replace(str(value), "")
    return text
