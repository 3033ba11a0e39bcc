"""Thresholds: who arranges the house changes one, with a reason; pictures name their set."""

import pytest
from django.urls import reverse

from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.weigh.models import ThresholdSet
from kiemkracht.weigh.selectors.limits import USUAL, limits_now, limits_of
from kiemkracht.weigh.services import interpreting, starting
from kiemkracht.weigh.services.setting_thresholds import set_threshold
from kiemkracht.weigh.services.starting import PhotoPlan

pytestmark = pytest.mark.django_db


def test_a_picture_names_the_set_it_was_made_with_and_keeps_it(cast):
    lotte, anke = cast.visitor(cast.lotte), cast.visitor(cast.anke)
    plan = PhotoPlan(subject="Plein", community_id=cast.lindenplein.pk)
    first, second = (starting.begin(by=lotte, plan=plan) for _each in range(2))
    early = interpreting.end_asking(by=lotte, photo_id=first.pk)
    set_threshold(by=anke, name="low", value=35, why="Veertig bleek te streng.")
    late = interpreting.end_asking(by=lotte, photo_id=second.pk)
    assert early.result["thresholds"] == USUAL.appraisal.version
    assert late.result["thresholds"] == limits_now().appraisal.version != USUAL.appraisal.version
    assert limits_of(late.result["thresholds"], late.result["script_thresholds"]) == limits_now()


def test_two_changes_both_stay_in_the_log(cast):
    anke = cast.visitor(cast.anke)
    set_threshold(by=anke, name="low", value=35, why="Eerst dit.")
    set_threshold(by=anke, name="interval_from", value=10, why="Dan dat.")
    assert (limits_now().appraisal.low, limits_now().appraisal.interval_from) == (35, 10)
    assert list(ThresholdSet.objects.values_list("why", flat=True)) == ["Dan dat.", "Eerst dit."]


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("low", 70, "x"), ("low", -1, "x"), ("low", float("nan"), "x"), ("gap", 5, "x"),
        ("interval_from", 8.5, "x"), ("trust_self", 2, "x"), ("luck", 1, "x"), ("low", 35, " "),
        ("split", 101, "x"), ("low", 33.333, "x"),
    ],
)  # fmt: skip
def test_a_threshold_that_can_not_be_is_refused(cast, name, value, why):
    with pytest.raises(RoomError):
        set_threshold(by=cast.visitor(cast.anke), name=name, value=value, why=why)
    assert ThresholdSet.objects.count() == 0


def test_a_facilitator_reads_the_thresholds_and_changes_none(cast, come_in):
    page = come_in(cast.lotte).get(reverse("weigh:thresholds"))
    assert "Verander dit vanaf nu" not in page.content.decode()
    with pytest.raises(LeaveDenied):
        set_threshold(by=cast.visitor(cast.lotte), name="low", value=35, why="x")


def test_an_administrator_changes_one_on_the_page(cast, come_in):
    client = come_in(cast.anke)
    address = reverse("weigh:thresholds")
    assert client.post(address, {"name": "low", "value": "99", "why": "x"}).status_code == 422
    client.post(address, {"name": "low", "value": "35", "why": "Te streng."})
    assert "Te streng." in client.get(address).content.decode()
