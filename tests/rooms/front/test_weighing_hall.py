"""The page behind “Wegen”: six doors for everyone, and what waits for whom."""

import re

import pytest
from django.urls import reverse
from tests.people import Cast

from kiemkracht.answers.services.asking_support import SupportWords, ask_support
from kiemkracht.people.enums import Layer
from kiemkracht.people.models import Membership

pytestmark = pytest.mark.django_db


def test_a_stranger_sees_six_doors_and_nothing_about_waiting(client):
    page = client.get(reverse("front:weighing"))
    doors = re.findall(r'class="kk-door[^"]*" href="([^"]+)"', page.text)
    assert len(doors) == 6
    assert all(client.get(door).status_code == 200 for door in doors)
    assert "Wacht er iets op jou" not in page.text
    assert reverse("answers:support") not in page.text


def test_who_waits_for_nothing_reads_so(cast: Cast, come_in):
    page = come_in(cast.gerrit).get(reverse("front:weighing"))
    assert "Er wacht hier nu niets op jou." in page.text
    english = come_in(cast.gerrit).get(reverse("front:weighing"), headers={"accept-language": "en"})
    assert english.status_code == 200


def test_who_leads_sees_what_the_team_asks_and_others_do_not(cast: Cast, come_in):
    Membership.objects.create(person=cast.lotte, community=cast.gebiedsteam, layer=Layer.LEADING)
    words = SupportWords(asked_of=cast.lotte.pk, subject="Mag de sleutel?", question="Van de gang.")
    ask_support(by=cast.visitor(cast.joost), words=words)
    assert "Mag de sleutel?" in come_in(cast.lotte).get(reverse("front:weighing")).text
    assert "Mag de sleutel?" not in come_in(cast.anke).get(reverse("front:weighing")).text


@pytest.mark.parametrize(
    "name",
    ["front:weighing", "weigh:weighings", "weigh:room_rules", "act:scripts", "answers:challenges"],
)
def test_the_bar_says_that_one_is_at_weighing(name, client):
    page = client.get(reverse(name)).text
    at = re.search(r'<a class="kk-nav__link" href="([^"]+)" aria-current="page"', page)
    assert at
    assert at.group(1) == reverse("front:weighing")
