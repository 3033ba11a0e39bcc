"""Small or large next: the rule advises, people choose, and a guard keeps large honest (J4 7)."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.house.answers_world import published
from tests.people import Cast

from kiemkracht.base import clock, forgetting
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.direction.models import Choice
from kiemkracht.people.models import Community, Person
from kiemkracht.sprouts.models import Sprout
from kiemkracht.sprouts.services import seeding
from kiemkracht.tip.enums import ScaleState
from kiemkracht.tip.models import ScaleChoice
from kiemkracht.tip.services import weighing_scale
from kiemkracht.tip.services.weighing_scale import ScaleWords

pytestmark = pytest.mark.django_db


def kiemen(*places: Community, phase: str = "growing", visibility: str = "public"):
    seeds = [
        seeding.SproutSeed(
            id=uuid.uuid4(),
            title=f"Kiem {number}",
            story="Soep.",
            planted_by=None,
            created_at=clock.now() - timedelta(days=90),
            phase=phase,
            visibility=visibility,
            community_id=place.pk,
        )
        for number, place in enumerate(places)
    ]
    seeding.plant_many(seeds)
    return [seed.id for seed in seeds]


def weigh(cast: Cast, ids=(), answers=(3, 4, 2, 3), who: Person | None = None, **more):
    names = ("repetition", "barrier", "contagion", "ripeness")
    return weighing_scale.weigh(
        by=cast.visitor(who or cast.lotte),
        community_id=cast.linden.pk,
        words=ScaleWords(
            title="Open pleinen", kiem_ids=ids, **dict(zip(names, answers, strict=True)), **more
        ),
    )


def choose(cast: Cast, row: ScaleChoice, scale: str, reasons: str = "Daarom.") -> ScaleChoice:
    return weighing_scale.choose(
        by=cast.visitor(cast.lotte), scale_id=row.pk, scale=scale, reasons=reasons
    )


def client_of(who: Person) -> Client:
    client = Client()
    client.force_login(who)
    return client


def text(response) -> str:
    return response.content.decode()


@pytest.mark.parametrize(
    ("answers", "hinders", "index", "advice"),
    [
        ((3, 4, 2, 3), False, 75.0, "prepare_macro"),
        ((1, 1, 1, 1), False, 25.0, "deepen"),
        ((2, 1, 2, 2), True, 43.8, "broaden"),
    ],
)
def test_the_vectors_of_the_domain_come_out(cast, answers, hinders, index, advice):
    places = [cast.lindenplein, cast.lindenplein, cast.overweg, cast.overweg, cast.linden]
    row = weigh(cast, kiemen(*places), answers, old_hinders=hinders)
    assert (row.macro_index, row.advice, row.grown, row.communities) == (index, advice, 5, 3)


def test_two_kiemen_are_no_ground_for_a_change_of_the_system(cast):
    row = weigh(cast, kiemen(cast.lindenplein, cast.overweg))
    assert row.advice == "broaden"
    assert "sprouts" in row.lacking
    with pytest.raises(RoomError):
        choose(cast, row, "scale_up")
    row.refresh_from_db()
    assert row.state == ScaleState.WEIGHING
    # Anything smaller can be chosen, also against the advice.
    assert choose(cast, row, "keep_small").chosen == "keep_small"


def test_three_in_one_community_are_not_enough_either(cast):
    row = weigh(cast, kiemen(*[cast.lindenplein] * 3))
    with pytest.raises(RoomError):
        choose(cast, row, "scale_up")


def test_three_grown_kiemen_in_two_communities_are_enough(cast):
    row = weigh(cast, kiemen(cast.lindenplein, cast.lindenplein, cast.overweg))
    assert choose(cast, row, "scale_up").state == ScaleState.CHOSEN


def test_a_published_reason_opens_scaling_up_and_a_proposed_one_does_not(cast):
    row = weigh(cast)
    weighing_scale.put_as_choice(by=cast.visitor(cast.lotte), scale_id=row.pk)
    row.refresh_from_db()
    again = weighing_scale.put_as_choice(by=cast.visitor(cast.lotte), scale_id=row.pk)
    assert again.choice_id == row.choice_id
    assert Choice.objects.count() == 1
    with pytest.raises(RoomError):
        choose(cast, row, "scale_up")
    ScaleChoice.objects.filter(pk=row.pk).update(choice=published(cast))
    assert choose(cast, row, "scale_up").chosen == "scale_up"


def test_only_kiemen_that_everyone_may_see_and_that_grew_count(cast):
    hidden = kiemen(cast.lindenplein, cast.overweg, visibility="circle")
    young = kiemen(cast.lindenplein, phase="seed")
    row = weigh(cast, [*hidden, *young, uuid.uuid4()])
    assert (row.grown, row.communities, row.kiemen.count()) == (0, 0, 1)


def test_the_advice_changes_nothing_and_stays_what_it_was(cast):
    ids = kiemen(cast.lindenplein, cast.overweg, cast.overweg)
    row = weigh(cast, ids)
    assert (row.state, row.chosen) == (ScaleState.WEIGHING, "")
    Sprout.objects.filter(pk__in=ids).update(phase="resting")
    row.refresh_from_db()
    assert (row.advice, row.grown) == ("prepare_macro", 3)


@pytest.mark.parametrize("answers", [(5, 0, 0, 0), (-1, 0, 0, 0), (None, 0, 0, 0), ("1", 0, 0, 0)])
def test_an_answer_outside_the_scale_is_refused(cast, answers):
    with pytest.raises(RoomError):
        weigh(cast, answers=answers)
    assert not ScaleChoice.objects.exists()


@pytest.mark.parametrize(("scale", "reasons"), [("world", "x"), ("deepen", " "), ("", "x")])
def test_a_choice_is_one_of_five_and_has_reasons(cast, scale, reasons):
    with pytest.raises(RoomError):
        choose(cast, weigh(cast), scale, reasons)


def test_waiting_on_purpose_has_a_reason_an_alarm_and_a_day(cast):
    row, by, tomorrow = weigh(cast), cast.visitor(cast.lotte), clock.today() + timedelta(days=1)
    for why, alarm, until in (
        (" ", "x", tomorrow), ("x", " ", tomorrow), ("x", "x", clock.today()),
    ):  # fmt: skip
        with pytest.raises(RoomError):
            weighing_scale.wait(by=by, scale_id=row.pk, why=why, alarm=alarm, until=until)
    weighing_scale.wait(
        by=by, scale_id=row.pk, why="Het groeit vanzelf.", alarm="Een kiem stopt.", until=tomorrow
    )
    assert "Het groeit vanzelf." in text(Client().get(row.get_absolute_url()))
    ScaleChoice.objects.update(wait_until=clock.today() - timedelta(days=1))
    assert "Open pleinen" in text(client_of(cast.lotte).get("/"))
    assert "Wat ontstond er zonder ons?" in text(Client().get(row.get_absolute_url()))


def test_weighing_anew_keeps_the_earlier_time_and_happens_once(cast):
    row = weigh(cast)
    client = client_of(cast.lotte)
    address = f"{reverse('tip:weigh_scale')}?verband={cast.linden.slug}&opnieuw={row.pk}"
    assert "Open pleinen" in text(client.get(address))
    told = {
        "title": "Open pleinen", "repetition": "3", "barrier": "3", "contagion": "3",
        "ripeness": "3",
    }  # fmt: skip
    assert client.post(address, told).status_code == 302
    assert client.post(address, told).status_code == 422
    with pytest.raises(RoomError):
        choose(cast, row, "deepen")
    assert ScaleChoice.objects.get(earlier=row).macro_index == 75.0


def test_who_tends_or_decides_weighs_and_nobody_else(cast):
    for who in (cast.aydin, cast.kees, cast.anke, cast.stranger):
        with pytest.raises(LeaveDenied):
            weigh(cast, who=who)
    row = weigh(cast)
    for who in (cast.aydin, cast.anke):
        with pytest.raises(LeaveDenied):
            weighing_scale.choose(
                by=cast.visitor(who), scale_id=row.pk, scale="deepen", reasons="x"
            )


def test_every_number_opens_its_sum(cast):
    row = weigh(cast, kiemen(cast.lindenplein, cast.overweg))
    page = text(Client().get(row.get_absolute_url()))
    assert "25 × (3 + 4 + 2 + 3) / 4 = 75,0" in page
    assert "minder dan drie gegroeide kiemen" in page
    assert row.thresholds in page
    assert "Jullie beslissen" in page


def test_who_weighed_it_can_be_forgotten(cast):
    row = weigh(cast)
    forgetting.let_go_everywhere(cast.lotte.pk)
    row.refresh_from_db()
    assert row.weighed_by is None


def test_pages_cost_the_same_however_many(cast, django_assert_max_num_queries):
    ids = kiemen(*[cast.lindenplein] * 12)
    rows = [weigh(cast, ids) for _each in range(5)]
    with django_assert_max_num_queries(6):
        Client().get(reverse("tip:scales"))
    with django_assert_max_num_queries(6):
        Client().get(rows[0].get_absolute_url())
