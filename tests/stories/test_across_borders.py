"""Across borders: six weeks a maatje, two routes with a crossing, ties of a circle, missed work."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from tests.people import Cast

from kiemkracht.base import clock
from kiemkracht.connect.models import BuddyPair
from kiemkracht.connect.services import pairing
from kiemkracht.people.models import Membership, Person

pytestmark = pytest.mark.django_db

ROOM = "/verbinden/"


def text(response) -> str:
    return response.content.decode()


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_sevda_and_joost_are_maatjes_for_six_weeks(cast: Cast) -> None:
    Membership.objects.filter(person=cast.joost).update(layer="front", craft="zorg")
    sevda, joost = client_of(cast.aydin), client_of(cast.joost)

    # Both find it on the page of the room, and say yes for themselves.
    assert f'href="{ROOM}maatjes/"' in text(sevda.get(ROOM))
    hope = {"hope": "Hoe je samen kookt en eet.", "themes": ["meals"]}
    for client in (sevda, joost):
        assert client.post(f"{ROOM}maatjes/", hope)["Location"] == f"{ROOM}maatjes/"
    assert "We zoeken iemand" in text(sevda.get(f"{ROOM}maatjes/"))

    # At night they are paired; the front page says with whom, and why.
    pairing.job.compute_now()
    today = text(sevda.get("/"))
    assert "Joost Terpstra kan zes weken je maatje worden" in today
    assert "jij kent de straat, Joost kent zorg van binnenuit" in today

    # The second yes begins it. Only then each sees how the other can be reached.
    pair = BuddyPair.objects.get()
    answer = f"{ROOM}maatjes/{pair.pk}/antwoord/"
    sevda.post(answer, {"answer": "yes", "contact": "in de wasserette"})
    assert "wasserette" not in text(joost.get(f"{ROOM}maatjes/"))
    joost.post(answer, {"answer": "yes", "contact": "06 van het team"})
    bond = BuddyPair.objects.get().bond
    assert bond
    assert "wasserette" in text(joost.get(f"{ROOM}banden/{bond.pk}/"))
    assert "Week 1 van 6 met Joost" in text(sevda.get("/"))

    # After six weeks: one sentence each, read by the two, and then perhaps another.
    day = clock.today() - timedelta(weeks=6)
    BuddyPair.objects.update(began_on=day, ends_on=clock.today())
    assert "Wat leerde je?" in text(sevda.get("/"))
    told = {"learned": "Dat een formulier iemand buiten laat staan."}
    sevda.post(f"{ROOM}maatjes/{pair.pk}/geleerd/", told)
    assert told["learned"] in text(joost.get(f"{ROOM}maatjes/"))
    assert told["learned"] not in text(client_of(cast.lotte).get(f"{ROOM}maatjes/"))
    assert "Nog een keer, met iemand anders?" in text(sevda.get(f"{ROOM}maatjes/"))


def test_joost_and_sevda_lay_two_routes_beside_each_other_and_cross_over(cast: Cast) -> None:
    sevda, joost = client_of(cast.aydin), client_of(cast.joost)
    words = {"question": "Mag het hek open?", "community": "lindenplein", "visibility": "circle"}
    page = joost.post(f"{ROOM}twee-routes/nieuw/", words)["Location"]
    for day, desk in ((0, "klantcontact"), (11, "vastgoed"), (61, "klantcontact")):
        step = {"side": "inside", "day": day, "desk": desk, "what": "Wacht op een brief."}
        joost.post(f"{page}stap/", step)

    # Sevda knows the other half. A name does not get in; a role does.
    street = {"side": "street", "day": 3, "desk": "een buur", "what": "Mevrouw De Vries opent."}
    assert "Laat mensen weg" in text(sevda.post(f"{page}stap/", street))
    sevda.post(f"{page}stap/", {**street, "day": 0, "what": "Vraagt het hardop."})
    sevda.post(f"{page}stap/", {**street, "what": "Opent het hek."})
    both = re.sub(r"\s+", " ", text(sevda.get(page)))
    assert "61 dagen, 2 overdrachten" in both
    assert "3 dagen, geen overdracht" in both

    # What they begin together is a kiem, and its page says for which question.
    crossing = {"sentence": "Een buur bewaart de sleutel.", "kind": "kiem"}
    sevda.post(f"{page}oversteek/", crossing)
    grown = re.search(r'href="(/kiemen/[0-9a-f-]+/)"', text(joost.get(page)))
    assert grown
    assert "Mag het hek open?" in text(joost.get(grown[1]))
    assert "Mag het hek open?" in text(sevda.get("/verbanden/lindenplein/"))
    assert client_of(cast.kees).get(page).status_code == 404


def test_samir_tells_what_he_missed_and_nobody_can_find_it_back(cast: Cast) -> None:
    cache.clear()
    page = f"{ROOM}klussen/wat-miste-ik/"
    samir = client_of(cast.stranger)
    assert page in text(samir.get(f"{ROOM}klussen/"))
    samir.post(page, {"own_way": "missing", "for_whom": "there"})
    assert "Te weinig antwoorden" in text(samir.get(page))
    for _other in range(4):
        Client().post(page, {"own_way": "missing"})
    told = text(client_of(cast.henk).get(page))
    assert "Gemist: 5" in told
    assert "Wim" not in told
    assert "own_way" not in text(samir.get("/mijn-plek/meenemen/"))
