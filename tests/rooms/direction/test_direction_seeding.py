"""Planting a city's directions and choices with a past."""

from datetime import timedelta

from tests.people import Cast
from tests.rooms.direction.desk import ago, complete

from kiemkracht.base import clock
from kiemkracht.direction import rules
from kiemkracht.direction.models import Choice, ChoiceVersion, Direction
from kiemkracht.direction.selectors.choice_page import choice_page
from kiemkracht.direction.selectors.goals import places_of_goal
from kiemkracht.direction.selectors.verifying import verify_register
from kiemkracht.direction.services import seeding
from kiemkracht.direction.services.charting import DirectionText


def _plant(cast: Cast) -> tuple[seeding.Planted, dict[str, object]]:
    planted = seeding.plant_directions(
        [
            seeding.DirectionPlan(
                key="samen",
                community_id=cast.city.pk,
                text=DirectionText(title="Samen", purpose="Niemand alleen."),
                started_at=ago(400),
                started_by=cast.henk.pk,
                conversation_since=ago(380),
                goals=[seeding.GoalPlan(key="kennen", title="Elkaar kennen")],
                stewards=[
                    seeding.StewardPlan(person_id=cast.aydin.pk, as_resident=True, since=ago(370))
                ],
            )
        ]
    )
    first = seeding.VersionPlan(content=complete("Oud en herzien?"), at=ago(200))
    second = seeding.VersionPlan(
        content=complete("Oud en herzien?", reasons="We leerden bij."),
        at=ago(20),
        why_changed="Het bord hielp niet.",
    )
    choices = seeding.plant_choices(
        [
            _choice(cast, "revised", "Oud en herzien?", state="revised", versions=[first, second]),
            _choice(
                cast,
                "withdrawn",
                "Teruggenomen?",
                state="withdrawn",
                versions=[seeding.VersionPlan(content=complete("Teruggenomen?"), at=ago(100))],
                withdrawn_at=ago(30),
                withdrawn_because="Het register paste niet.",
            ),
            _choice(
                cast,
                "open",
                "Nog open?",
                state="open",
                open_since=ago(3),
                goal_ids=[planted.goals["kennen"]],
                responses=[
                    seeding.ResponsePlan(
                        stance="for", body="Ja!", at=ago(2), author_id=cast.kees.pk
                    )
                ],
            ),
        ]
    )
    return planted, dict(choices)


def _choice(cast: Cast, key: str, question: str, **more: object) -> seeding.ChoicePlan:
    return seeding.ChoicePlan(
        key=key,
        community_id=cast.city.pk,
        content=complete(question),
        created_at=ago(250),
        created_by=cast.henk.pk,
        **more,  # type: ignore[arg-type] # the tests name real fields
    )


def test_the_register_has_its_links_in_the_order_of_their_dates(cast: Cast) -> None:
    _plant(cast)
    rows = list(ChoiceVersion.objects.values_list("choice__slug", "kind"))
    assert rows == [
        ("oud-en-herzien", "publication"),
        ("teruggenomen", "publication"),
        ("teruggenomen", "withdrawal"),
        ("oud-en-herzien", "revision"),
    ]
    assert verify_register().is_whole


def test_what_was_planted_reads_like_what_grew(cast: Cast) -> None:
    planted, choices = _plant(cast)
    seeding.agree(
        direction_id=planted.directions["samen"],
        choice_id=choices["revised"],  # type: ignore[arg-type] # a UUID
        at=ago(190),
    )
    direction = Direction.objects.get()
    assert (direction.state, direction.version) == ("agreed", 1)
    page = choice_page(cast.visitor(cast.kees), "oud-en-herzien")
    assert page is not None
    assert page.content.reasons == "We leerden bij."
    assert page.versions[0].why_changed == "Het bord hielp niet."
    still_open = choice_page(cast.visitor(cast.kees), "nog-open")
    assert still_open is not None
    assert still_open.is_open
    assert still_open.my_response is not None
    assert still_open.content.goals[0].title == "Elkaar kennen"


def test_a_planted_choice_passes_the_guards_that_it_never_met(cast: Cast) -> None:
    _plant(cast)
    for choice in Choice.objects.all():
        choice.state = "taken"
        asked = rules.to_publish(choice, choice.content, today=clock.today())
        assert rules.missing(asked) == []


def test_contributions_are_planted_in_bulk(cast: Cast) -> None:
    planted, _choices = _plant(cast)
    goal = planted.goals["kennen"]
    plans = [
        seeding.ContributionPlan(
            goal_id=goal, place=f"sprouts.sprout:{n}", since=clock.now() - timedelta(days=n)
        )
        for n in (1, 2, 3)
    ]
    assert seeding.plant_contributions(plans) == 3
    assert places_of_goal(goal) == ["sprouts.sprout:3", "sprouts.sprout:2", "sprouts.sprout:1"]
