"""Issue 5, point 4: residents and officials build a framework together, and it is really used."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from tests.people import Cast
from tests.rooms.weigh.makers import STEPS, TITLES
from tests.rooms.weigh.weighers import asked, heard

from kiemkracht.weigh.models import CaseAnswer, Framework, Workshop

pytestmark = pytest.mark.django_db


def client_of(who) -> Client:
    client = Client()
    client.force_login(who)
    return client


def text(response) -> str:
    return response.content.decode()


def step(joost: Client, row: Workshop) -> str:
    sent = {"stage": row.stage}
    page = joost.post(reverse("weigh:workshop_step", args=[row.pk]), sent, follow=True)
    row.refresh_from_db()
    return text(page)


def add_cases(joost: Client, row: Workshop, ronde: int) -> None:
    for title in TITLES:
        sent = {"title": f"De {title} van ronde {ronde}", "text": "Buren willen iets doen."}
        address = reverse("weigh:new_case", args=[row.pk])
        assert joost.post(f"{address}?ronde={ronde}", sent).status_code == 302


def decide(link: str, side: str, client: Client | None = None) -> None:
    """Every case of the list, in the order of the page; at the end the page says thank you."""
    phone = client or Client()
    page = text(phone.get(link))
    for address, under in re.findall(rf'<li><a href="({re.escape(link)}\d+/(\w+)/)">', page):
        yes = side == "resident" or under == "new"
        sent = {"answer": "yes" if yes else "no", "reason": f"Zo zien wij het: {under}."}
        assert phone.post(address, sent).status_code == 302
    assert "Je bent klaar" in text(phone.get(link))


def test_a_framework_from_six_cases_to_the_next_weighing(cast: Cast):
    joost, henk = client_of(cast.joost), client_of(cast.henk)
    opened = joost.post(
        reverse("weigh:new_workshop"),
        {"title": "Ruim baan", "why": "Oude regels passen niet.", "community": "lindenplein"},
    )
    row = Workshop.objects.get()
    assert opened["Location"] == row.get_absolute_url()
    assert "ontbreken nog 6 gevallen" in text(joost.get(row.get_absolute_url()))

    add_cases(joost, row, 1)
    links = []
    for number in range(12):
        side = "resident" if number < 6 else "official"
        sent = {"name": f"Maker {number}", "side": side}
        page = text(joost.post(reverse("weigh:invite_maker", args=[row.pk]), sent))
        links.append((side, re.search(r"http://testserver(/kaders/maker/[^<]+/)", page)[1]))
    step(joost, row)
    assert row.stage == "deciding"

    sevda = client_of(cast.aydin)
    for number, (side, link) in enumerate(links):
        decide(link, side, sevda if number == 0 else None)
    assert "12 van de 12 zijn klaar" in text(joost.get(row.get_absolute_url()))
    assert CaseAnswer.objects.count() == 72

    step(joost, row)
    compared = text(joost.get(reverse("weigh:compare_cases", args=[row.pk])))
    assert "6/6 − 0/6" in compared

    board = reverse("weigh:board", args=[row.pk])
    sevda.post(reverse("weigh:propose_heaps", args=[row.pk]))
    assert "stapel 1 (72)" in text(sevda.get(board))
    words = {"seen": "0", "name": "Buren", "question": "Wat merken buren?", "goes_back": "on"}
    words |= {f"anchor_{at}": each for at, each in enumerate(STEPS)}
    assert sevda.post(reverse("weigh:heap", args=[row.pk, "1"]), words).status_code == 302

    step(joost, row)
    sevda.post(reverse("weigh:gates", args=[row.pk]), {"codes": ["P1", "P2"]})
    own = {"name": "Nachtrust", "question": "Is het na elf uur?", "rule": "Plaatselijke regels",
           "purpose": "Dat mensen slapen", "if_red": "Eerder op de avond"}  # fmt: skip
    sevda.post(reverse("weigh:new_gate", args=[row.pk]), own)
    assert "Nachtrust" in text(sevda.get(reverse("weigh:gates", args=[row.pk])))

    add_cases(joost, row, 2)
    step(joost, row)
    assert row.stage == "trying"
    for side, link in links:
        decide(link, side)
    step(joost, row)
    trial = text(sevda.get(reverse("weigh:trial", args=[row.pk])))
    assert "mbtenaar: Nee, want → Ja" in trial

    step(joost, row)
    assert Framework.objects.get(slug="ruim-baan").versions.get().content["cases"]
    assert "De bank van ronde 2" in text(Client().get("/kaders/ruim-baan/"))

    used = {"community": "lindenplein", "why": "Wij proberen het een half jaar."}
    assert henk.post("/kaders/ruim-baan/gebruik/", used).status_code == 302
    weighing = asked(cast)
    assert weighing.version.framework.slug == "ruim-baan"
    heard(cast, weighing)
    assert "Nachtrust" in text(joost.get(weighing.get_absolute_url()))
    assert "nog niets" in text(Client().get("/kaders/ruim-baan/terugblik/")).lower()
