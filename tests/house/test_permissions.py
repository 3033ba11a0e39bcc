"""The permission matrix: every URL name, seven kinds of visitor, reading and writing."""

import pytest
from django.db import transaction
from django.test import Client
from tests.house.addresses import address, form, names
from tests.house.matrix_letters import letter
from tests.house.permissions import MATRIX
from tests.house.world import CANARY, ROLES, SECRET, build

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def city(django_db_setup, django_db_blocker):
    """The small city, built once for all rows and cleared away after; every test undoes its own."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


@pytest.fixture
def world(city, db):
    """The small city, within the transaction of this test."""
    return city


def test_every_url_has_a_row_and_every_row_a_url():
    assert set(MATRIX) == set(names())


class _UndoneError(Exception):
    """Ends a transaction without keeping anything."""


def _ask(world, role, method, name):
    client = Client(raise_request_exception=False)
    if person := world.person(role):
        client.force_login(person)
    response = None
    try:
        with transaction.atomic():
            response = getattr(client, method)(address(world, name), form(world, name))
            raise _UndoneError
    except _UndoneError:
        return response


@pytest.mark.parametrize("name", sorted(MATRIX))
def test_who_may_do_what(name, world):
    told = {
        method: "".join(letter(_ask(world, role, method, name)) for role in ROLES)
        for method in ("get", "post")
    }
    assert (told["get"], told["post"]) == MATRIX[name]


OUTSIDERS = ("anonymous", "stranger", "other community", "administrator")
# Whoever holds the secret of an invitation is no outsider: it shows what one is invited to.
BY_SECRET = {"connect:circle_link"}


def test_nothing_shared_in_a_circle_is_read_by_an_outsider_anywhere(world):
    """The canary sings in every text of the circle; no outsider may hear it at any address."""
    heard = {
        f"{name} as {role}"
        for name in names()
        if name not in BY_SECRET
        for role in OUTSIDERS
        if CANARY in _text_of(_ask(world, role, "get", name), world)
    }
    assert heard == set()


def test_a_scanned_text_is_heard_by_its_owner_alone(world):
    """Not by a member, a facilitator or an administrator, read or sent, where texts could show."""
    heard = {
        f"{method} {name} as {role}"
        for name in names()
        for method in ("get", "post")
        for role in ("member", "facilitator", "administrator")
        if name.startswith(("sprouts:", "front:", "people:"))
        and SECRET in _text_of(_ask(world, role, method, name), world)
    }
    assert heard == set()
    own = _text_of(_ask(world, "carrier", "get", "sprouts:radar_text"), world)
    assert SECRET in own


@pytest.mark.parametrize(
    "query", ["verhaal", "kiem", "stelling", "koers", "kanarie", "klus", "kring"]
)
def test_search_and_filters_tell_an_outsider_nothing(query, world):
    addresses = [
        f"/zoek/?q={query}",
        f"/kiemen/?q={query}",
        f"/kiemen/kaart/?q={query}",
        f"/verbinden/vraag-en-aanbod/?q={query}",
        f"/verbinden/talenten/?q={query}",
    ]
    for role in OUTSIDERS:
        client = Client()
        if person := world.person(role):
            client.force_login(person)
        for url in addresses:
            assert CANARY not in client.get(url).content.decode(), (role, url)


def test_a_member_does_hear_the_canary(world):
    """The crawl above would also be silent if nothing ever sang."""
    heard = {
        name for name in names() if CANARY in _text_of(_ask(world, "member", "get", name), world)
    }
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
