"""Journeys J1 steps 5 and 6, J2 step 6 and J5 step 4: a startfoto from a kiem to a proposal."""

import re

import pytest
from django.test import Client
from tests.people import Cast

from kiemkracht.people.models import Person
from kiemkracht.sprouts.models import Sprout
from kiemkracht.sprouts.services.planting import Telling, plant_sprout
from kiemkracht.weigh.enums import Stage
from kiemkracht.weigh.models import AnswerSheet, StartingPosition

pytestmark = pytest.mark.django_db


def text(response) -> str:
    return response.content.decode()


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def square(cast: Cast) -> Sprout:
    return plant_sprout(
        by=cast.visitor(cast.aydin),
        telling=Telling(
            title="Wij beheren het plein",
            story="Vegen, snoeien en het rooster maken.",
            visibility="public",
            community_id=cast.lindenplein.pk,
            carries=True,
        ),
    )


def fill_in(link: str, group: str, answers: dict[int, str], usual: str) -> None:
    """Somebody without an account answers on a telephone, question by question."""
    telephone = Client()
    went = telephone.post(link, {"group": group})
    while True:
        page = telephone.get(went["Location"])
        if b'name="answer"' not in page.content:
            return
        at = int(went["Location"].rstrip("/").rsplit("/", 1)[1])
        went = telephone.post(went["Location"], {"answer": answers.get(at, usual)})


def test_sevda_photographs_her_kiem_and_the_group_decides(cast):
    sevda, gerrit = client_of(cast.aydin), client_of(cast.gerrit)
    kiem = square(cast)
    # She finds the way on the page of her kiem; a neighbour who does not carry it has none.
    way = f"/startfoto/nieuw/?kiem={kiem.pk}"
    assert way in text(sevda.get(kiem.get_absolute_url()))
    assert way not in text(gerrit.get(kiem.get_absolute_url()))
    # She starts it.
    told = {
        "subject": "Wij beheren het plein", "length": "quick", "affected": "60",
        "population": "90", "context": "neighbourhood", "visibility": "public",
    }  # fmt: skip
    page = sevda.post(way, told)["Location"]
    # She names who it touches, in words.
    sevda.post(
        f"{page}groep/",
        {"name": "omwonenden", "size": "60", "influence": "1", "touched": "4", "source": "self"},
    )
    sevda.post(
        f"{page}groep/",
        {
            "name": "afdeling groen", "size": "12", "influence": "4", "touched": "2",
            "source": "conversation", "undecided": "4", "supporting": "6",
        },
    )  # fmt: skip
    assert "afdeling groen" in text(sevda.get(page))
    # Fourteen people answer by the link, without an account.
    link = re.search(r"/startfoto/meedoen/[^/\"]+/", text(sevda.get(page)))[0]
    group = StartingPosition.objects.get().groups.get(name="omwonenden").pk
    for _each in range(6):
        fill_in(link, "begin", {3: "1", 4: "0", 5: "0"}, "4")
    for _each in range(8):
        fill_in(link, str(group), {3: "1", 4: "0", 5: "0", 9: "1", 12: "1"}, "2")
    assert AnswerSheet.objects.filter(is_filled=True).count() == 14
    # She ends the asking; her own people see the picture first.
    sevda.post(f"{page}sluit/")
    assert "Wat het geeft" in text(gerrit.get(page))
    assert "De eigen mensen kijken eerst" in text(client_of(cast.kees).get(page))
    # Those who began it and those it touches see it differently, and that is where to begin.
    assert "Hier kijken groepen heel anders naar" in text(gerrit.get(page))
    # Gerrit knows better; she answers him, and only then it can be fixed.
    gerrit.post(f"{page}opmerking/", {"about": "support", "text": "De winkels ontbreken."})
    assert sevda.post(f"{page}vast/").status_code == 409
    remark = StartingPosition.objects.get().remarks.get().pk
    sevda.post(f"{page}opmerking/{remark}/", {"text": "Die vragen we de volgende keer."})
    # They settle one reading together, with the reason.
    sevda.post(f"{page}duiden/", {"reading": "means", "value": "1", "reason": "De pot is leeg."})
    assert "De pot is leeg." in text(gerrit.get(page))
    sevda.post(f"{page}vast/")
    assert StartingPosition.objects.get().stage == Stage.FIXED
    # Everyone who may see the kiem sees the picture, its arithmetic and the proposal.
    anyone = Client()
    assert "samen afgesproken" in text(anyone.get(page)).lower()
    advice = text(anyone.get(f"{page}voorstel/"))
    assert "Jullie beslissen en mogen het anders doen" in advice
    assert advice.count("<dt>Waarom</dt>") >= 3
    # After some weeks they take it anew: the same groups, no answers.
    again = sevda.post(f"{page}opnieuw/")["Location"]
    assert "omwonenden" in text(sevda.get(again))
    assert page in text(sevda.get(again))
