"""Journeys J1 8, J2 11 and J4 1, 2, 7 and 11 in the demo city: people get an answer."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.test import Client

from kiemkracht.answers.enums.support import WAITING
from kiemkracht.answers.models import BackingSheet, Challenge, SecondLook, SupportRequest
from kiemkracht.base import clock
from kiemkracht.direction.models import ChoiceVersion
from kiemkracht.people.models import Person
from kiemkracht.sprouts.models import Sprout
from kiemkracht.tip.models import ScaleChoice

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_the_city(lindehaven, db):
    """Every story happens in the same city."""


def client_of(name: str) -> Client:
    client = Client()
    client.force_login(Person.objects.get(name=name))
    return client


def text(response) -> str:
    return response.content.decode()


def test_joost_asks_for_backing_and_both_see_how_long_it_waits():
    joost = client_of("Joost Terpstra")
    page = text(joost.get("/steun/"))
    assert "Sta je achter me als ik het hek van het veldje open laat?" in page
    row = SupportRequest.objects.get(subject__startswith="Sta je achter me")
    leader = Client()
    leader.force_login(row.asked_of)
    for client in (joost, leader):
        assert re.search(r"Wacht: \d+ werkdagen", text(client.get(row.get_absolute_url())))
    leader.post(f"{row.get_absolute_url()}antwoord/", {"kind": "yes", "words": "Ja, samen."})
    assert "Ja, samen." in text(joost.get(row.get_absolute_url()))


def test_priya_sees_what_her_team_asks_oldest_first_and_seven_vanish():
    priya = client_of("Priya Ramdin")
    rows = list(SupportRequest.objects.filter(asked_of__name="Priya Ramdin", state__in=WAITING))
    page = text(priya.get("/steun/team/"))
    places = [page.index(f'<a href="{row.get_absolute_url()}"') for row in rows]
    assert places == sorted(places)
    assert "Zeven keer dezelfde vraag" in text(priya.get("/steun/vel/wijkteam-de-linden/"))
    chosen = re.findall(r'name="question" value="([0-9a-f-]{36})"', page)
    assert len(chosen) == 7
    priya.post("/steun/team/in-een-keer/", {"question": chosen})
    left = SupportRequest.objects.filter(asked_of__name="Priya Ramdin", state__in=WAITING)
    assert left.count() == len(rows) - 7
    # Who asks it again is told before it is sent.
    warda = client_of("Warda Bouzidi")
    asked = {
        "asked_of": str(Person.objects.get(name="Priya Ramdin").pk),
        "subject": "Mag ik koffie kopen voor een groep bewoners?", "question": "Voor vrijdag.",
    }  # fmt: skip
    assert "Dit hoef je niet te vragen" in text(warda.post("/steun/nieuw/", asked))


def test_who_is_refused_sees_reason_and_alternatives_and_asks_to_look_again():
    refused = Challenge.objects.get(decision="refused")
    page = text(Client().get(refused.get_absolute_url()))
    assert "Een taak die alleen de overheid mag doen" in page or "alleen de overheid" in page
    assert "Bewoners lopen mee met Handhaving" in page
    # The choice that was published last still takes a second look.
    newest = ChoiceVersion.objects.filter(choice__state="published").latest("published_at")
    answer = Client().post(
        f"/tweede-blik/vraag/{newest.choice.slug}/",
        {"ground": "not_heard", "touches_me": "a", "what_is_missing": "b", "what_i_ask": "c"},
    )
    assert answer["Location"] == "/tweede-blik/dank/"
    look = SecondLook.objects.latest("asked_at")
    assert look.answer_by == clock.add_working_days(clock.today(), 20)
    # Lotte names the two; they answer.
    lotte = client_of("Lotte van Rijn")
    form = text(lotte.get(look.get_absolute_url()))
    pick = [
        re.search(rf'name="{seat}".*?<option value="([0-9a-f-]{{36}})"', form, re.DOTALL)[1]
        for seat in ("resident", "official")
    ]
    lotte.post(f"{look.get_absolute_url()}duo/", {"resident": pick[0], "official": pick[1]})
    for person_id in pick:
        seat = Client()
        seat.force_login(Person.objects.get(pk=person_id))
        seat.post(f"{look.get_absolute_url()}zeg/", {"outcome": "stays", "reasons": "Het klopt."})
    assert "De keuze blijft" in text(Client().get(look.get_absolute_url()))


def test_a_changed_choice_shows_the_version_that_came_of_it_and_lateness_is_told():
    changed = SecondLook.objects.get(outcome="changed")
    assert "versie 3 van de keuze" in text(Client().get(changed.get_absolute_url()))
    waiting = SecondLook.objects.get(outcome="talk")
    assert "Nog niet gedaan. Wacht:" in text(Client().get(waiting.get_absolute_url()))
    assert "te laat" in text(Client().get("/tweede-blik/"))


def test_the_city_has_what_the_domain_asks_for():
    decisions = list(Challenge.objects.exclude(decision="").values_list("decision", flat=True))
    assert sorted(decisions) == ["granted", "refused", "trial"]
    assert Challenge.objects.filter(state="dialogue").count() == 2
    assert Challenge.objects.get(title="Het groen van Waterrijk").asked_cents == 40_000_00
    assert SecondLook.objects.count() == 7
    assert BackingSheet.objects.values("community").distinct().count() == 2


def test_van_dijk_waits_until_five_kiemen_in_three_communities_carry_it():
    early, late = ScaleChoice.objects.order_by("weighed_at")
    assert (early.grown, early.advice, early.state) == (2, "broaden", "waiting")
    assert (late.grown, late.communities, late.macro_index) == (5, 3, 75.0)
    assert (late.advice, late.chosen) == ("prepare_macro", "scale_up")
    page = text(Client().get(late.get_absolute_url()))
    assert early.get_absolute_url() in page
    assert late.choice.get_absolute_url() in page
    # Two kiemen are not enough to choose large.
    lotte = client_of("Lotte van Rijn")
    told = {
        "title": "Pleinen", "repetition": "4", "barrier": "4", "contagion": "4", "ripeness": "4",
        "kiemen": [str(pk) for pk in early.kiemen.values_list("pk", flat=True)],
    }  # fmt: skip
    made = lotte.post("/beweging/schaal/wegen/?verband=lindehaven", told)["Location"]
    answer = lotte.post(f"{made}kies/", {"scale": "scale_up", "reasons": "Het kan."})
    assert answer.status_code == 422
    assert "nog geen drie gegroeide kiemen" in text(answer)


def test_the_paragraph_of_a_year_counts_what_the_registers_hold():
    year = (clock.today() - timedelta(days=60)).year
    rows = csv.DictReader(io.StringIO(text(Client().get(f"/participatie/{year}/getallen.csv"))))
    found = {row["key"]: int(row["count"]) for row in rows}
    versions = ChoiceVersion.objects.filter(published_at__year=year)
    assert found["choices"] == versions.filter(kind="publication").count() > 0
    assert found["choices_revised"] == versions.filter(kind="revision").count()
    assert found["second_looks"] == SecondLook.objects.filter(asked_at__year=year).count() > 0
    handed = Challenge.objects.filter(submitted_at__year=year)
    assert found["challenges"] == handed.count() > 0
    shown = Sprout.objects.filter(created_at__year=year, visibility="public", is_held=False)
    assert found["kiemen"] == shown.count() > 0
    odt = Client().get(f"/participatie/{year}/paragraaf.odt")
    assert odt["Content-Type"] == "application/vnd.oasis.opendocument.text"


def test_nobody_counts_people_or_names_who_asked():
    for look in SecondLook.objects.select_related("asked_by", "resident", "official"):
        page = text(Client().get(look.get_absolute_url()))
        for person in (look.asked_by, look.resident, look.official):
            assert person is None or person.name not in page
