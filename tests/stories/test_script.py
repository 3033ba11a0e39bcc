"""Journeys J1 (after the startfoto), J3 step 5 and J5 steps 5 and 6: from picture to script."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.people import Cast
from tests.rooms.act.scripts import photographed

from kiemkracht.act.models import LookBack, Script, ScriptStep
from kiemkracht.base import clock
from kiemkracht.sprouts.services.planting import Telling, plant_sprout

pytestmark = pytest.mark.django_db


def text(response) -> str:
    return response.content.decode()


def client_of(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def day(ahead: int) -> str:
    return (clock.today() + timedelta(days=ahead)).isoformat()


def follow(client: Client, page: str, words: str) -> str:
    """The address behind a link on a page."""
    found = re.search(rf'href="([^"]+)"[^>]*>\s*(?:<span[^>]*>)?{words}', text(client.get(page)))
    assert found, words
    return found[1]


def form_of(client: Client, page: str) -> dict[str, str]:
    """What a form holds before anybody touches it."""
    shown = text(client.get(page))
    fields = dict(re.findall(r'<input[^>]*name="(\w+)"[^>]*value="([^"]*)"', shown))
    chosen = re.findall(r'<input[^>]*name="(\w+)"[^>]*value="([^"]*)"[^>]*checked', shown)
    selected = re.findall(
        r'<select[^>]*name="(\w+)".*?<option value="([^"]*)" selected', shown, re.S
    )
    return fields | dict(chosen) | dict(selected)


def test_lotte_makes_a_script_and_edits_two_steps_with_a_reason(cast: Cast):
    """J3 step 5: quick startfoto, position, guards and a proposal; two steps edited with reason."""
    lotte = client_of(cast.lotte)
    photo = photographed(cast, plan={"is_quick": True})
    make = reverse("act:new_script", args=[photo.pk])
    assert make in text(lotte.get(photo.get_absolute_url()))
    position = photo.result["proposal"]["script"]["position"]
    page = lotte.post(make, {"position": position, "start_on": day(0), "because": "Zo."})[
        "Location"
    ]
    first, second = Script.objects.get().steps.all()[:2]
    # Edit one: their own words.
    tell = reverse("act:tell", args=[first.script_id, first.pk])
    asked = form_of(lotte, tell)
    lotte.post(tell, asked | {"words": "Langs bij de jongeren", "because": "Zij komen niet."})
    # Edit two: the card that came second.
    swap = reverse("act:swap", args=[second.script_id, second.pk])
    lotte.post(swap, form_of(lotte, swap) | {"because": "Die kennen we al."})
    differences = text(lotte.get(reverse("act:differences", args=[first.script_id])))
    for words in ("Langs bij de jongeren", "Zij komen niet.", "Die kennen we al."):
        assert words in differences
    assert "Lotte van Rijn" in differences
    assert "Langs bij de jongeren" in text(lotte.get(page))


def test_samir_reviews_the_script_with_residents_and_fixes_version_two(cast: Cast):
    """J5 steps 5 and 6, with Lotte as the adviser who keeps the startfoto."""
    adviser, resident = client_of(cast.lotte), client_of(cast.gerrit)
    # Step 5: the group had corrected an interpretation; guards are on the page of the script.
    photo = photographed(
        cast,
        settled={"backing": 1},
        reason="Zonder sleutel mogen we niets.",
        remarks=[("support", "De winkels ontbreken.", "Die vragen we de volgende keer.")],
    )
    guards = [guard["code"] for guard in photo.result["proposal"]["guards"]]
    assert "W5" in guards
    make = reverse("act:new_script", args=[photo.pk])
    position = photo.result["proposal"]["script"]["position"]
    page = adviser.post(make, {"position": position, "start_on": day(0), "because": "Zo."})[
        "Location"
    ]
    script = Script.objects.get()
    assert "De zwakste schakel" in text(resident.get(page))
    # A resident sees the runner-up beside a step, compares, and takes it with a reason.
    step = script.steps.exclude(runner_up={}).last()
    swap = reverse("act:swap", args=[script.pk, step.pk])
    assert "Kwam als tweede" in text(resident.get(swap))
    assert resident.post(swap, form_of(resident, swap)).status_code == 422
    resident.post(swap, form_of(resident, swap) | {"because": "Dit kunnen we zelf."})
    # They talk it over, say who pulls what, and fix version 1.
    assert adviser.post(f"{page}vast/", {"seen": "1"}).status_code == 422
    adviser.post(f"{page}besproken/", {"talk": "Met twaalf buren. Ze willen zelf beginnen."})
    for each in script.steps.all():
        pull = reverse("act:pull", args=[script.pk, each.pk])
        adviser.post(pull, {"said": "ask", "person": str(cast.gerrit.pk)})
        assert "Trek jij" in text(resident.get("/"))
        resident.post(pull, {"said": "yes"})
    script.refresh_from_db()
    adviser.post(f"{page}vast/", {"seen": str(script.revision), "without": "Komt later."})
    assert "versie 1" in text(resident.get(page))
    # A week later they compare again; one step goes out, and version 2 is fixed.
    drop = reverse("act:drop", args=[script.pk, script.steps.last().pk])
    resident.post(drop, form_of(resident, drop) | {"because": "Te veel in één keer."})
    script.refresh_from_db()
    adviser.post(f"{page}vast/", {"seen": str(script.revision), "without": "Komt later."})
    assert "versie 2" in text(resident.get(page))
    first = text(resident.get(f"{page}versie/1/"))
    second = text(resident.get(f"{page}versie/2/"))
    assert first.count('class="sc-step"') == second.count('class="sc-step"') + 1
    beside = text(resident.get(f"{page}verschillen/"))
    assert "Dit kunnen we zelf." in beside
    assert "Te veel in één keer." in beside


def test_sevda_goes_from_her_startfoto_to_a_lesson(cast: Cast):
    """J1 with a startfoto of her kiem: script, first step, a stop that is a success, photo anew."""
    sevda, gerrit = client_of(cast.aydin), client_of(cast.gerrit)
    kiem = plant_sprout(
        by=cast.visitor(cast.aydin),
        telling=Telling(
            title="Soep op donderdag", story="Soep voor de portiek.", visibility="public",
            community_id=cast.lindenplein.pk, carries=True,
        ),
    )  # fmt: skip
    photo = photographed(cast, plan={"sprout_id": kiem.pk, "visibility": "public"})
    # She carries the kiem, so she keeps its startfoto; a neighbour does not.
    make = reverse("act:new_script", args=[photo.pk])
    assert gerrit.get(make).status_code == 403
    position = photo.result["proposal"]["script"]["position"]
    page = sevda.post(make, {"position": position, "start_on": day(0), "because": "Zo."})[
        "Location"
    ]
    script = Script.objects.get()
    # The kiem, the community and the startfoto all show it.
    for there in (kiem.get_absolute_url(), "/verbanden/lindenplein/", photo.get_absolute_url()):
        assert page in text(gerrit.get(there))
    sevda.post(f"{page}besproken/", {"talk": "Met de dames van de soep."})
    for step in script.steps.all():
        sevda.post(reverse("act:pull", args=[script.pk, step.pk]), {"said": "mine"})
    first = script.steps.first()
    tell = reverse("act:tell", args=[script.pk, first.pk])
    sevda.post(tell, form_of(sevda, tell) | {"start_on": day(0), "because": "We kunnen nu al."})
    script.refresh_from_db()
    sevda.post(f"{page}vast/", {"seen": str(script.revision), "without": "Komt later."})
    assert sevda.post(f"{page}begin/").status_code == 302
    # On its day the question of the step stands on her page of today.
    ScriptStep.objects.filter(pk=first.pk).update(look_back_on=clock.today())
    today = text(sevda.get("/"))
    assert reverse("act:step", args=[script.pk, first.pk]) + "#terugblik" in today
    # She stops it, and must say what she learned; what she wrote stays in the field until then.
    back = reverse("act:look_back", args=[script.pk, first.pk])
    assert sevda.post(back, {"text": "", "outcome": "stopped"}).status_code == 422
    sevda.post(back, {"text": "Aan de keukentafel is het te vol.", "outcome": "stopped"})
    assert LookBack.objects.get().text == "Aan de keukentafel is het te vol."
    assert "gestopt, met een les" in text(gerrit.get(page))
    # Paper and calendar are there for who wants them.
    paper = text(gerrit.get(f"{page}papier/"))
    assert paper.count('class="sc-box') == script.steps.count()
    assert paper.count("sc-box--done") == 1
    assert gerrit.get(f"{page}agenda.ics").content.startswith(b"BEGIN:VCALENDAR")
    # The other steps end, she rounds off, and after eight weeks the photo can be taken anew.
    for step in script.steps.filter(state="open"):
        sevda.post(
            reverse("act:look_back", args=[script.pk, step.pk]),
            {"text": "Het hielp.", "outcome": "done"},
        )
    sevda.post(f"{page}afronden/", {"harvest": "Volgend jaar in de hal."})
    assert "Volgend jaar in de hal." in text(gerrit.get(page))
    Script.objects.update(begun_at=clock.now() - timedelta(days=60))
    shown = text(sevda.get(page))
    assert reverse("weigh:again", args=[photo.pk]) in shown
