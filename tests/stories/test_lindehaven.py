"""The demo city: everything that C9 of the domain counts for these rooms, from one seed."""

from collections import Counter

import pytest

from kiemkracht.act.models import Script, ScriptStep
from kiemkracht.base import clock
from kiemkracht.cli.city.chance import content, identity
from kiemkracht.cli.city.conversing import groups_of
from kiemkracht.connect.models import Circle, Gig, Post, Promise, Talent
from kiemkracht.direction.models import Choice, Direction, Goal
from kiemkracht.direction.selectors.verifying import verify_register
from kiemkracht.engines.kit import adjusted_rand_index
from kiemkracht.people.models import Community, Organisation, Person
from kiemkracht.perspectives.models import (
    Conversation,
    Growth,
    Participant,
    Statement,
    Vote,
)
from kiemkracht.perspectives.selectors.landscape_page import newest_run
from kiemkracht.sprouts.models import ConsentLink, SourceText, Sprout, Step
from kiemkracht.weigh.enums.weighing import IN_PUBLIC, WeighingStage
from kiemkracht.weigh.models import RoomRule, Weighing, Workshop
from kiemkracht.weigh.selectors.room_rules import habits
from kiemkracht.weigh.selectors.workshops import board_of, newest_edition

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _with_the_city(lindehaven, db):
    """Every test reads the same city."""


def _weighed():
    """Choices that came out of a weighing; the others were steered to."""
    return Weighing.objects.exclude(choice=None).values("choice")


def test_everyone_and_everything_is_there():
    counted = {
        "people": Person.objects.count(),
        "communities": Community.objects.count(),
        "organisations": Organisation.objects.count(),
        "directions": Direction.objects.count(),
        "goals": Goal.objects.count(),
        "choices": Choice.objects.exclude(pk__in=_weighed()).count(),
        "weighings": Weighing.objects.count(),
        "rules": RoomRule.objects.count(),
        "sprouts": Sprout.objects.count(),
        "steps": Step.objects.count(),
        "conversations": Conversation.objects.count(),
        "participants": Participant.objects.count(),
        "statements": Statement.objects.count(),
        "votes": Vote.objects.count(),
        "needs": Post.objects.filter(direction="need").count(),
        "offers": Post.objects.filter(direction="offer").count(),
        "done": Post.objects.filter(state__in=("done", "thanked")).count(),
        "gigs": Gig.objects.count(),
        "circles": Circle.objects.count(),
    }
    assert counted == {
        "people": 420,
        "communities": 92,
        "organisations": 14,
        "directions": 3,
        "goals": 11,
        "choices": 34,
        "weighings": 58,
        "rules": 46,
        "sprouts": 180,
        "steps": 640,
        "conversations": 4,
        "participants": 520,
        "statements": 140,
        "votes": 11_900,
        "needs": 160,
        "offers": 70,
        "done": 118,
        "gigs": 24,
        "circles": 14,
    }


def test_the_phases_are_spread_as_planned():
    phases = {
        phase: Sprout.objects.filter(phase=phase).count()
        for phase in Sprout.objects.values_list("phase", flat=True).distinct()
    }
    assert phases == {
        "spark": 38,
        "seed": 45,
        "sprouted": 37,
        "growing": 28,
        "rooted": 12,
        "branched": 6,
        "resting": 8,
        "closed": 6,
    }


def test_two_goals_have_nothing_growing_yet():
    bare = Goal.objects.filter(contributions=None).values_list("title", flat=True)
    assert set(bare) == {"Eén mens, één antwoord", "Water als vriend"}


def test_the_register_of_choices_verifies():
    assert verify_register().is_whole


def test_four_weighings_are_late_and_every_stage_is_there():
    running = Weighing.objects.exclude(stage__in=IN_PUBLIC)
    assert running.filter(due_on__lt=clock.today()).count() == 4
    assert set(Weighing.objects.values_list("stage", flat=True)) == set(WeighingStage)
    public = Weighing.objects.filter(stage__in=IN_PUBLIC)
    assert public.filter(choice=None).count() == 0
    assert public.count() == Choice.objects.filter(pk__in=_weighed()).count()


def test_rules_are_of_four_kinds_and_some_proved_a_habit():
    kinds = Counter(RoomRule.objects.values_list("kind", flat=True))
    assert kinds == {"law": 14, "policy": 15, "contract": 6, "habit": 11}
    found = habits()
    assert found.looked == len(found.lines) > found.proved > 0


def test_the_planted_groups_are_found_in_the_first_conversation():
    conversation = Conversation.objects.get(slug="van-wie-is-het-plein")
    run = newest_run(conversation)
    found = {each["id"]: each["group"] for each in run.result["participants"]}
    planted = groups_of(len(found))
    numbers = list(Participant.objects.filter(conversation=conversation).order_by("number"))
    both = [
        (planted[index], found[each.number])
        for index, each in enumerate(numbers)
        if found.get(each.number) is not None
    ]
    labels = [["ABC".index(name) for name, _ in both], [group for _, group in both]]
    assert adjusted_rand_index(*labels) > 0.8


def test_the_planted_bridges_are_the_ones_that_bridge_most():
    conversation = Conversation.objects.get(slug="van-wie-is-het-plein")
    texts = dict(Statement.objects.filter(conversation=conversation).values_list("number", "text"))
    statements = newest_run(conversation).result["statements"]
    best = sorted(statements, key=lambda each: -each["bridging"])[:3]
    planted = {
        row["text"] for row in content("conversations")[0]["statements"] if row["role"] == "bridge"
    }
    assert {texts[each["id"]] for each in best} == planted


def test_writers_had_their_texts_scanned_and_joost_has_one_to_look_at():
    assert SourceText.objects.count() == 342
    joost = Person.objects.get(name="Joost Terpstra")
    fresh = SourceText.objects.filter(owner=joost).latest("created_at")
    states = [signal.state for signal in fresh.signals.all()]
    assert states == ["with_author"] * 4
    assert ConsentLink.objects.open_now().get().author_id == joost.pk


def test_no_text_of_the_city_lies_open_in_its_tables():
    text = SourceText.objects.earliest("created_at")
    assert b"Lindehaven" not in bytes(text.sealed_text) + bytes(text.sealed_title)


def test_the_city_asks_in_many_different_words():
    assert len(set(Post.objects.values_list("what", flat=True))) >= 120
    people = Talent.objects.values("person_id").distinct().count()
    assert 190 <= people <= 215


def test_sevdas_soup_has_two_offers_of_help_one_from_outside_her_group():
    post = Post.objects.get(what__startswith="Wie snijdt donderdag")
    helpers = Promise.objects.filter(post=post).values_list(
        "person__neighbourhood__name", flat=True
    )
    assert post.sprout.title == "Soep op donderdag voor de hele portiek"
    assert sorted(helpers) == ["Lindenplein", "Zwanenpark"]


def test_every_circle_has_a_charter_that_its_members_said_yes_to():
    for circle in Circle.objects.all():
        version = circle.charter_versions.get(state="agreed")
        assert version.deciding
        assert version.voices.filter(voice="yes").exists()
        assert circle.community.visibility == circle.visibility


def test_two_kiemen_and_a_question_grew_from_what_people_said(client):
    grown = [(row.kind, row.statement.conversation.slug) for row in Growth.objects.all()]
    assert sorted(grown) == [
        ("question", "zon-en-water"),
        ("sprout", "buurtapp-na-de-avond"),
        ("sprout", "hoe-helpen-wij"),
    ]
    page = client.get("/meervoud/buurtapp-na-de-avond/").content.decode()
    assert "Hieruit groeide" in page
    assert "langs dezelfde deuren" in page


def test_views_moved_over_time_and_many_thought_again(client):
    page = client.get("/meervoud/van-wie-is-het-plein/landschap/?bril=tijd").content.decode()
    assert page.count("mv-course__chart") == 12
    assert "gingen anders denken" in page


@pytest.mark.parametrize(
    ("photo", "position", "cards"),
    [
        ("plein", "equip", [17, 36, 27, 18, 32, 35, 46]),
        ("registratie", "slow_and_root", [17, 21, 8, 16, 41, 5, 35]),
        ("soeptafel", "just_do", [20, 34, 35]),
    ],
)
def test_three_scripts_are_those_of_the_design_card_by_card(photo, position, cards):
    script = Script.objects.get(pk=identity("script", photo))
    steps = script.steps.order_by("proposed_order")
    assert (script.position, [step.card for step in steps]) == (position, cards)


def test_there_are_twelve_scripts_in_every_stage_and_every_step_says_why():
    stages = set(Script.objects.values_list("stage", flat=True))
    assert Script.objects.count() == 12
    assert stages == {"proposal", "discussed", "fixed", "running", "adjusted", "finished"}
    assert not ScriptStep.objects.filter(rule="").exists()


def test_one_framework_was_built_from_cases_and_one_is_half_way():
    whole, half = Workshop.objects.order_by("opened_at")
    assert (whole.stage, whole.framework.slug) == ("published", "kader-voor-initiatieven-op")
    printed = whole.framework.versions.get().content["cases"]
    assert [each["turn"] for each in printed].count("flips") == 2
    assert len(printed) == 6
    board = board_of(newest_edition(half))
    named = [each.words.name for each in board.heaps if each.words.name]
    assert (half.stage, len(board.heaps), len(named)) == ("sorting", 5, 3)
    assert board.loose
