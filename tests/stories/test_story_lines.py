"""Story lines 1, 2, 3 and 7 of Lindehaven, followed by links as anyone can without an account."""

import re
from html import unescape

import pytest
from django.test import Client

from kiemkracht.answers.models import Challenge, SecondLook
from kiemkracht.cli.city.chance import identity
from kiemkracht.weigh.models import StartingPosition

pytestmark = pytest.mark.django_db
ONE = r"[0-9a-f-]{36}/"


@pytest.fixture(autouse=True)
def _in_the_city(lindehaven, db):
    """Every line runs through the same city."""


class Reader:
    """Somebody who reads a page and follows what is linked on it."""

    def __init__(self) -> None:
        self.client = Client()
        self.at = ""
        self.page = ""

    def open(self, address: str) -> "Reader":
        """Go to an address that is known."""
        answer = self.client.get(address)
        assert answer.status_code == 200, address
        self.at, self.page = address, unescape(answer.text.split("<main", 1)[1])
        return self

    def follow(self, address: str, words: str = "") -> "Reader":
        """Go to a linked page whose address fits, by words of the link where it matters."""
        links = re.findall(r'<a[^>]*href="([^"#]+)"[^>]*>(.*?)</a>', self.page, re.DOTALL)
        found = [to for to, said in links if re.fullmatch(address, to) and words in said]
        assert found, f"no link to {address} “{words}” on {self.at}"
        return self.open(found[0])

    def reads(self, *words: str) -> "Reader":
        """Everything stands there."""
        missing = [each for each in words if each not in self.page]
        assert not missing, f"{missing} not on {self.at}"
        return self


def test_line_1_the_square_goes_from_a_kiem_to_a_city_wide_choice() -> None:
    reader = Reader().open("/kiemen/?q=Lindenplein")
    kiem = reader.follow("/kiemen/" + ONE, "Wij beheren het Lindenplein").at
    # The picture is vector A: its views beside each other, and who is touched first.
    photo = reader.follow("/startfoto/" + ONE, "Lindenplein").at
    reader.reads("66,7", "33,3", "68,0", "52,7", "53,0", "57,9", "35,8", "43,8")
    reader.follow(photo + "voorstel/").reads("Toerusten", "Doorpakken", "De zwakste schakel")
    script = reader.open(kiem).follow("/scripts/" + ONE).at
    reader.reads("Toerusten", "Op het bankje bij de jongeren, zonder aanbod")
    reader.follow(script + "verschillen/").reads("Aan de keukentafel zonder aanbod")
    # Each step has a card, and the cards of a script can be printed.
    reader.open(script).follow(script + "stap/" + ONE).follow(r"/werkvonken/17/")
    reader.open(script).follow(r"/werkvonken/papier/\?nummers=17,36,27,18,32,35,46")
    assert reader.page.count('class="ln-card"') == 7
    # It asked for an answer, and that is a choice in the register.
    reader.open(kiem).follow("/wegen/" + ONE).follow(r"/keuzes/[\w-]+/").reads("Lindenplein")
    # It became large: weighed twice, the first time too early.
    reader.open(kiem).follow("/beweging/schaal/" + ONE, "Open pleinen")
    addresses = {reader.at, reader.follow("/beweging/schaal/" + ONE).at}
    assert len(addresses) == 2
    told = "".join(reader.open(each).page for each in addresses)
    assert "75,0" in told
    assert "Verbreden" in told or "verbreden" in told


def test_line_2_the_system_is_withdrawn_and_leaves_a_lesson() -> None:
    reader = Reader().open("/startfoto/?q=registratie")
    photo = reader.follow("/startfoto/" + ONE).at
    reader.reads("58,3", "75,0", "21,4", "62,0", "41,1", "41,5", "33,9", "33,3")
    reader.follow(photo + "voorstel/").reads("Vertragen en wortelen", "De last verlichten")
    script = reader.open(photo).follow("/scripts/" + ONE).at
    reader.reads("afgerond", "Wat we leerden")
    reader.follow(script + "stap/" + ONE, "Aan de keukentafel").reads("De meest geraakten eerst")


def test_line_3_the_soup_is_copied_to_four_streets() -> None:
    reader = Reader().open("/kiemen/?q=soep")
    kiem = reader.follow("/kiemen/" + ONE, "Soep op donderdag voor de hele portiek").at
    streets = ("Pannenkoeken op de zesde", "Soep met ballen in de Wisselstraat")
    streets += ("Harira aan de kade, als de wind meezit", "Soep bij het garagepad")
    for street in streets:
        reader.open(kiem).follow("/kiemen/" + ONE, street).reads("Soep op donderdag")
    photo = reader.open(kiem).follow("/startfoto/" + ONE).at
    reader.reads("82,0", "72,0", "75,9", "76,6", "14,2", "56,2")
    reader.follow(photo + "voorstel/").reads("Gewoon doen", "Licht steunen")
    script = reader.open(kiem).follow("/scripts/" + ONE).at
    reader.follow(script + "stap/" + ONE).open(script).follow(script + "papier/")
    reader.open(kiem).follow("/wegen/" + ONE, "ook in drie andere portieken").reads("Ja")


def test_line_7_residents_take_over_the_green_of_waterrijk_on_trial() -> None:
    reader = Reader().open("/uitdagen/")
    challenge = reader.follow("/uitdagen/" + ONE, "Het groen van Waterrijk").at
    reader.reads("40.000", "op proef")
    kiem = reader.follow("/kiemen/" + ONE).at
    assert reader.follow("/uitdagen/" + ONE).at == challenge
    reader.open(kiem).follow("/startfoto/" + ONE)
    reader.open(kiem).follow("/scripts/" + ONE).reads("Doorpakken")
    reader.open(kiem).follow("/wegen/" + ONE).follow(r"/keuzes/[\w-]+/").reads("Waterrijk")


def test_the_city_has_fourteen_startfotos_five_challenges_and_seven_second_looks() -> None:
    assert StartingPosition.objects.count() == 14
    assert Challenge.objects.count() == 5
    assert SecondLook.objects.count() == 7


@pytest.mark.parametrize(
    ("photo", "figures", "guards"),
    [
        ("plein", (66.7, 33.3, 57.9, 43.8, 35.8, 82.0), ["W2", "W5"]),
        ("registratie", (58.3, 75.0, 41.5, 33.3, 33.9, 93.3), ["W2", "W4", "W5", "W7", "W8"]),
        ("soeptafel", (33.3, 0.0, 76.6, 56.2, 14.2, 90.0), []),
    ],
)
def test_three_startfotos_are_the_vectors_of_the_design(photo, figures, guards) -> None:
    result = StartingPosition.objects.get(pk=identity("startfoto", photo)).result
    names = ("impact", "price", "support", "potential", "polarisation", "certainty")
    found = tuple(result["outcomes"][name]["shown"] for name in names)
    assert found == figures
    assert [each["code"] for each in result["proposal"]["guards"]] == guards


def test_one_startfoto_asks_to_look_first() -> None:
    pictured = StartingPosition.objects.exclude(closed_at=None)
    guards = [{each["code"] for each in row.result["proposal"]["guards"]} for row in pictured]
    assert sum("W1" in codes for codes in guards) == 1
