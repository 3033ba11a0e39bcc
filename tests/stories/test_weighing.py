"""Journeys J1 steps 5 to 7, J2 step 11 and J4 step 5: an answer to who begins something."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.people import Cast
from tests.rooms.weigh.weighers import CODES

from kiemkracht.base import clock
from kiemkracht.direction.models import Choice
from kiemkracht.people.models import Person
from kiemkracht.sprouts.services.planting import Telling, plant_sprout
from kiemkracht.weigh.enums.weighing import WeighingStage
from kiemkracht.weigh.models import RoomRule, Weighing

pytestmark = pytest.mark.django_db


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def text(response) -> str:
    return response.content.decode()


def bench(cast: Cast) -> Weighing:
    """Mevrouw Aydin asks an answer from the page of her kiem."""
    kiem = plant_sprout(
        by=cast.visitor(cast.aydin),
        telling=Telling(
            title="Een bank voor nummer 22", story="Drie buren kunnen niet ver lopen.",
            visibility="public", community_id=cast.lindenplein.pk, carries=True,
        ),
    )  # fmt: skip
    sevda = client_of(cast.aydin)
    page = text(sevda.get(kiem.get_absolute_url()))
    door = re.search(r'href="(/wegen/nieuw/[^"]*)"', page)
    assert door
    answer = sevda.post(
        door[1],
        {
            "subject": "Mag er een bank voor nummer 22?",
            "about": "Wij betalen hem zelf.",
            "community": cast.lindenplein.slug,
        },
        follow=True,
    )
    assert "de klok loopt vanaf nu" in text(answer)
    return Weighing.objects.get()


def step(client: Client, row: Weighing, name: str, sent: dict[str, object], *more: object):
    answer = client.post(reverse(f"weigh:{name}", args=[row.pk, *more]), sent)
    assert answer.status_code == 302, text(answer)
    row.refresh_from_db()


def contacted(cast: Cast, row: Weighing, joost: Client, cost: int) -> None:
    step(joost, row, "take_face", {})
    step(
        joost, row, "contact",
        {"hopes": "Dat buren buiten zitten.", "tried": "Een stoel.", "not_needed": "Geen geld.",
         "cost": cost, "burdened": 3, "reversible": "4"},
    )  # fmt: skip


def test_j1_steps_5_to_7_joost_is_the_face_and_just_does_it(cast):
    row, joost, sevda = bench(cast), client_of(cast.joost), client_of(cast.aydin)
    contacted(cast, row, joost, cost=300)
    seen = text(sevda.get(row.get_absolute_url()))
    assert "Joost Terpstra is je contact" in seen
    assert "Dat buren buiten zitten." in seen
    assert "Uiterlijk" in seen

    rule = {
        "rule_text": "Op de stoep komt geen los meubilair.", "rule_kind": "habit",
        "rule_purpose": "Niemand weet het meer.", "rule_deviate": "Wie de straat kent.",
    }  # fmt: skip
    refused = joost.post(
        reverse("weigh:gate", args=[row.pk, "P1"]),
        {"light": "red", "alternative_1": "Een stoel"} | rule,
    )
    assert refused.status_code == 422
    assert "twee andere manieren" in text(refused)
    assert "Een stoel" in text(refused)
    step(
        joost, row, "gate",
        {"light": "red", "alternative_1": "Een stoel", "alternative_2": "Een muurtje"} | rule, "P1",
    )  # fmt: skip
    assert RoomRule.objects.get().kind == "habit"
    for number in range(2, 6):
        step(joost, row, "gate", {"light": "open"}, f"P{number}")
    assert "De rekenregel stelt voor: samen wegen" in text(joost.get(row.get_absolute_url()))

    # A habit is no reason: Joost looks again, and the gate is open.
    step(joost, row, "gate", {"light": "care", "note": "Het bleek een gewoonte."}, "P1")
    assert "De rekenregel stelt voor: gewoon doen" in text(joost.get(row.get_absolute_url()))
    step(joost, row, "confirm_track", {"track": "light", "because": ""})
    step(
        joost, row, "decide",
        {"answer": "yes", "chosen": "1", "reason_1": "Het kan terug.", "role": "let_go"},
    )  # fmt: skip
    step(
        joost, row, "make_public",
        {"touched": "buren: aan de deur gevraagd", "no_dissent_because": "Niemand was tegen.",
         "review_on": (clock.today() + timedelta(days=100)).isoformat()},
    )  # fmt: skip
    assert row.stage == WeighingStage.PUBLISHED
    assert "Mag er een bank" in text(Client().get(row.get_absolute_url()))


def test_j2_step_11_who_gets_a_no_sees_reason_alternatives_and_dissent(cast):
    row, joost = bench(cast), client_of(cast.joost)
    contacted(cast, row, joost, cost=5_000)
    for number in range(1, 6):
        step(joost, row, "gate", {"light": "open"}, f"P{number}")
    step(joost, row, "confirm_track", {"track": "together", "because": ""})
    sheet = {f"degree_{code}": "2" for code in CODES} | {f"reason_{code}": "Zo." for code in CODES}
    for person in (cast.aydin, cast.joost):
        mine = row.viewpoints.get(person=person)
        address = reverse("weigh:my_viewpoint", args=[mine.pk])
        assert client_of(person).post(address, sheet).status_code == 302
    for lens, voice in (("absent", "kinderen van later"), ("dissent", "")):
        asked = joost.post(
            reverse("weigh:ask_view", args=[row.pk]),
            {"lens": lens, "name": "Ans", "speaks_for": voice},
        )
        link = re.search(r"/wegen/perspectief/[^\"<]+", text(asked))
        assert link
        assert Client().post(link[0], sheet | {"degree_C7": "0"}).status_code == 302
    step(joost, row, "open_talk", {})
    step(joost, row, "note_talk", {"criterion": "C7", "text": "Stilte.", "is_need": "on"})
    step(
        joost, row, "weighing_advice",
        {"option_1": "Een bank", "option_2": "Geen bank", "majority": "Doe het.",
         "minority": "Liever niet voor mijn raam.", "minority_needs": "Stilte na tien uur."},
    )  # fmt: skip
    henk = client_of(cast.henk)
    no = {"answer": "no", "chosen": "2", "reason_1": "De stoep is te smal.", "role": "facilitate"}
    refused = henk.post(reverse("weigh:decide", args=[row.pk]), no)
    assert "twee andere manieren" in text(refused)
    tried = {"alternative_1": "Een bank aan de gevel", "alternative_2": "Een stoel in de hal"}
    step(henk, row, "decide", no | tried)

    # J4 step 5: what is missing is named, and nothing that was typed is lost.
    blocked = joost.post(
        reverse("weigh:make_public", args=[row.pk]), {"touched": "buren: aan tafel"}
    )
    assert blocked.status_code == 422
    assert "Publiceren kan nog niet" in text(blocked)
    assert not Choice.objects.exists()
    assert row.decision.touched == [{"group": "buren", "how_heard": "aan tafel"}]
    step(
        joost, row, "make_public",
        {"touched": "buren: aan tafel", "dissent": "Liever niet voor mijn raam.",
         "done_with_it": "De bank komt er niet.",
         "review_on": (clock.today() + timedelta(days=100)).isoformat()},
    )  # fmt: skip
    seen = text(client_of(cast.aydin).get(row.get_absolute_url()))
    for words in ("De stoep is te smal.", "Een bank aan de gevel", "Liever niet voor mijn raam."):
        assert words in seen
    choice = Choice.objects.get()
    assert row.get_absolute_url() in text(Client().get(choice.get_absolute_url()))


def test_who_waits_too_long_reads_so_with_whom_to_call(cast):
    row = bench(cast)
    Weighing.objects.filter(pk=row.pk).update(due_on=clock.today() - timedelta(days=3))
    seen = text(client_of(cast.aydin).get(row.get_absolute_url()))
    assert "We zijn te laat. Dat hoort niet." in seen
    assert "hallo@lindehaven.example" in seen
