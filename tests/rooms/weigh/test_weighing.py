"""Weighing from receipt to look back: gates, tracks, blind viewpoints, advice, the answer."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import translation
from tests.rooms.weigh.weighers import (
    advice,
    advised,
    answer,
    asked,
    decided,
    gated,
    heard,
    looked,
    red,
    seen,
    together,
)

from kiemkracht.base import clock
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.base.models import ChronicleLine
from kiemkracht.base.visitors import NOBODY
from kiemkracht.direction.models import Choice
from kiemkracht.direction.selectors.verifying import verify_register
from kiemkracht.weigh.enums.weighing import Answer, GateLight, Track, WeighingStage
from kiemkracht.weigh.models import GateFinding, RoomRule, Viewpoint
from kiemkracht.weigh.selectors.clocks import clocks_of
from kiemkracht.weigh.selectors.frameworks import text_of
from kiemkracht.weigh.selectors.heat import heat_of
from kiemkracht.weigh.services import (
    advising,
    framing,
    gating,
    making_public,
    receiving,
    resolving,
    viewing,
)
from kiemkracht.weigh.services.making_public import PublicText, TouchedGroup
from kiemkracht.weigh.services.viewing import Judged, ViewText

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def test_whoever_asks_sees_the_clock_run_from_the_receipt(cast):
    row = asked(cast)
    assert row.stage == WeighingStage.RECEIVED
    assert row.due_on == clock.add_working_days(clock.today(), 5)
    labels = [str(each.label) for each in clocks_of(row)]
    assert labels[0] == "A person calls or comes by"
    assert ChronicleLine.objects.filter(verb="weigh.weighing_received").count() == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"subject": " \t\x00"}, "in one line"),
        ({"about": "\n"}, "a bit more"),
        ({"sprout_id": "6b69656d-6b72-4163-8874-4c696e646568"}, "no longer there"),
    ],
)
def test_a_question_that_can_not_be_says_why(cast, changes, words):
    with pytest.raises(RoomError, match=words):
        asked(cast, **changes)


def test_a_stranger_without_a_name_asks_nothing(cast):
    with pytest.raises(LeaveDenied):
        receiving.receive(
            by=NOBODY,
            request=receiving.Request(subject="x", about="x", community_id=cast.lindenplein.pk),
        )


def test_there_is_one_face_and_nobody_takes_it_over(cast):
    row = asked(cast)
    receiving.take_face(by=cast.visitor(cast.joost), weighing_id=row.pk)
    with pytest.raises(RoomError, match="already"):
        receiving.take_face(by=cast.visitor(cast.lotte), weighing_id=row.pk)
    with pytest.raises(LeaveDenied):
        receiving.take_face(by=cast.visitor(cast.gerrit), weighing_id=row.pk)


@pytest.mark.parametrize(
    "changes",
    [{"cost_cents": -1}, {"burdened": -1}, {"reversible": 5}, {"reversible": True}, {"hopes": " "}],
)
def test_a_first_contact_that_can_not_be_is_refused(cast, changes):
    row = asked(cast)
    with pytest.raises(RoomError):
        heard(cast, row, **changes)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"rule": None}, "written rule"),
        ({"alternatives": ["Een"]}, "two alternatives"),
        ({"alternatives": ["Een", " Een "]}, "differ"),
        ({"light": "green"}, "what you found"),
        ({"gate": "P9"}, "from the list"),
        ({"light": GateLight.CARE, "note": ""}, "needs care"),
    ],
)
def test_red_needs_a_written_rule_and_two_alternatives(cast, changes, words):
    row = asked(cast)
    heard(cast, row)
    with pytest.raises(RoomError, match=words):
        gating.judge_gate(by=cast.visitor(cast.joost), weighing_id=row.pk, finding=red(**changes))
    assert not GateFinding.objects.exists()
    assert not RoomRule.objects.exists()


@pytest.mark.parametrize("part", ["text", "kind", "purpose", "may_deviate"])
def test_a_rule_at_a_gate_misses_nothing(cast, part):
    row = asked(cast)
    heard(cast, row)
    whole = red()
    broken = replace(whole, rule=replace(whole.rule, **{part: ""}))
    with pytest.raises(RoomError):
        gating.judge_gate(by=cast.visitor(cast.joost), weighing_id=row.pk, finding=broken)
    assert not RoomRule.objects.exists()


def test_what_is_unknown_never_makes_the_way_lighter(cast):
    light = heard(cast, asked(cast))
    gated(cast, light)
    assert gating.proposal_of(light).track == Track.LIGHT
    for unknown in ("cost_cents", "burdened", "reversible"):
        heard(cast, light, **{unknown: None})
        light.refresh_from_db()
        assert gating.proposal_of(light).track == Track.TOGETHER
    heard(cast, light, reversible=0)
    light.refresh_from_db()
    assert gating.proposal_of(light).track == Track.HEAVY


def test_no_track_before_all_gates_and_another_one_needs_a_reason(cast):
    row, joost = asked(cast), cast.visitor(cast.joost)
    heard(cast, row)
    with pytest.raises(RoomError, match="all gates"):
        gating.confirm_track(by=joost, weighing_id=row.pk, track=Track.LIGHT)
    gated(cast, row)
    with pytest.raises(RoomError, match="Tell why"):
        gating.confirm_track(by=joost, weighing_id=row.pk, track=Track.HEAVY)
    row = gating.confirm_track(
        by=joost, weighing_id=row.pk, track=Track.HEAVY, because="Het ligt gevoelig."
    )
    assert row.stage == WeighingStage.VIEWPOINTS
    assert {each.lens for each in row.viewpoints.all()} == {"initiator", "frontline"}


def test_a_light_one_is_decided_by_who_tends_and_published_without_a_manager(cast):
    row, joost = asked(cast), cast.visitor(cast.joost)
    heard(cast, row)
    gated(cast, row)
    gating.confirm_track(by=joost, weighing_id=row.pk, track=Track.LIGHT)
    resolving.decide(by=joost, weighing_id=row.pk, text=answer())
    with pytest.raises(RoomError, match="who is touched"):
        making_public.publish(by=joost, weighing_id=row.pk)
    making_public.prepare(by=joost, weighing_id=row.pk, text=_public())
    row = making_public.publish(by=joost, weighing_id=row.pk)
    assert row.stage == WeighingStage.PUBLISHED
    assert row.choice.content.chosen_option.text == "Wij doen het gewoon."


def _public(**changes):
    told = {
        "touched": [TouchedGroup("buren", "zaten aan tafel"), TouchedGroup("passanten")],
        "no_dissent_because": "We vroegen iedereen in de straat.",
        "review_on": clock.today() + timedelta(days=90),
    }
    return PublicText(**(told | changes))


def test_nobody_sees_a_viewpoint_before_the_talk_not_even_who_leads_it(cast, come_in):
    row = together(cast)
    looked(cast, row)
    for person in (cast.joost, cast.lotte, cast.aydin, cast.henk):
        page = come_in(person).get(row.get_absolute_url()).content.decode()
        card = come_in(person).get(f"{row.get_absolute_url()}kaart/").content.decode()
        assert "Lawaai in de avond" not in page + card
        assert "Zo zie ik het" not in page + card
    viewing.open_talk(by=cast.visitor(cast.joost), weighing_id=row.pk)
    page = come_in(cast.joost).get(row.get_absolute_url()).content.decode()
    assert "Lawaai in de avond" in page


def test_a_link_shows_nobody_what_was_filled_in_with_it(cast, client):
    row = together(cast)
    link = viewing.ask_for_view(
        by=cast.visitor(cast.joost), weighing_id=row.pk, lens="rules", name="Ans"
    )
    viewing.fill_in(by=NOBODY, link=link, text=seen(1))
    answer_page = client.get(f"/wegen/perspectief/{link}/")
    assert "Zo zie ik het" not in answer_page.content.decode()
    assert answer_page["Referrer-Policy"] == "same-origin"
    assert client.get("/wegen/perspectief/geraden/").status_code == 404
    assert not Viewpoint.objects.filter(digest=link).exists()


def test_the_talk_waits_for_four_who_is_not_here_and_the_dissent(cast):
    row, joost = together(cast), cast.visitor(cast.joost)
    with pytest.raises(RoomError, match=r"0 of at least 4.*Who is not here.*The dissent"):
        viewing.open_talk(by=joost, weighing_id=row.pk)
    looked(cast, row)
    assert viewing.open_talk(by=joost, weighing_id=row.pk).stage == WeighingStage.TALK
    mine = row.viewpoints.get(person=cast.aydin)
    with pytest.raises(RoomError, match="don’t change"):
        viewing.fill_in(by=cast.visitor(cast.aydin), viewpoint_id=mine.pk, text=seen(0))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (ViewText(judgements={}), "no answer yet"),
        (seen(5), "one of the answers"),
        (seen(-1), "one of the answers"),
        (ViewText(judgements=dict(seen().judgements) | {"C11": Judged(1, "x")}), "one of"),
        (ViewText(judgements=dict(seen().judgements) | {"C4": Judged(1, " ")}), "Tell why"),
    ],
)
def test_a_viewpoint_that_can_not_be_says_where(cast, text, words):
    row = together(cast)
    mine = row.viewpoints.get(person=cast.aydin)
    with pytest.raises(RoomError, match=words):
        viewing.fill_in(by=cast.visitor(cast.aydin), viewpoint_id=mine.pk, text=text)
    mine.refresh_from_db()
    assert mine.filled_at is None


def test_i_do_not_know_needs_no_reason_and_counts_for_no_difference(cast):
    row = together(cast)
    looked(cast, row, C7=None)
    heat = heat_of(text_of(row.version), list(row.viewpoints.all()), [])
    assert heat.widest == ()
    buren = next(each for each in heat.rows if each.code == "C7")
    assert [str(cell.words) for cell in buren.cells].count("don’t know") == 1


def test_the_talk_opens_with_the_largest_difference_first(cast):
    row = together(cast)
    looked(cast, row, C7=0, C2=1)
    heat = heat_of(text_of(row.version), list(row.viewpoints.all()), [])
    assert [each.code for each in heat.widest] == ["C7", "C2"]
    assert heat.widest[0].spread == 4
    assert heat.widest[0].spread_words == "from “no” to “fully”"


def test_who_is_not_here_needs_a_name_for_whom_one_speaks(cast):
    row = together(cast)
    with pytest.raises(RoomError, match="for whom"):
        viewing.ask_for_view(
            by=cast.visitor(cast.joost), weighing_id=row.pk, lens="absent", name="Fatma"
        )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"options": ["Alleen dit"]}, "at least two options"),
        ({"options": ["Dit", "dit "]}, "at least two options"),
        ({"majority": ""}, "most people"),
        ({"minority": ""}, "why there was none"),
        ({"minority_needs": ""}, "what it needs"),
    ],
)
def test_an_advice_misses_nothing(cast, changes, words):
    row, joost = together(cast), cast.visitor(cast.joost)
    looked(cast, row)
    viewing.open_talk(by=joost, weighing_id=row.pk)
    with pytest.raises(RoomError, match=words):
        advising.advise(by=joost, weighing_id=row.pk, text=advice(**changes))


def test_only_who_has_the_mandate_decides_and_never_on_their_own(cast):
    row = together(cast)
    looked(cast, row)
    advised(cast, row)
    for person in (cast.joost, cast.lotte, cast.aydin, cast.anke):
        with pytest.raises(LeaveDenied):
            resolving.decide(by=cast.visitor(person), weighing_id=row.pk, text=answer())
    type(row).objects.filter(pk=row.pk).update(initiator=cast.henk)
    with pytest.raises(LeaveDenied, match="somebody else"):
        resolving.decide(by=cast.visitor(cast.henk), weighing_id=row.pk, text=answer())


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"answer": "maybe"}, "five answers"),
        ({"chosen": 3}, "Mark the option"),
        ({"reasons": [" "]}, "Tell why"),
        ({"role": "king"}, "government"),
        ({"answer": Answer.YES_IF}, "for a yes"),
        ({"answer": Answer.NOT_YET}, "make it a yes"),
        ({"answer": Answer.TRIAL}, "Name the day"),
    ],
)
def test_an_answer_misses_nothing(cast, changes, words):
    row = together(cast)
    looked(cast, row)
    advised(cast, row)
    with pytest.raises(RoomError, match=words):
        resolving.decide(by=cast.visitor(cast.henk), weighing_id=row.pk, text=answer(**changes))


def test_a_no_needs_two_alternatives_that_were_explored(cast):
    row = asked(cast)
    heard(cast, row, cost_cents=200_000)
    gated(cast, row)
    gating.confirm_track(by=cast.visitor(cast.joost), weighing_id=row.pk, track=Track.TOGETHER)
    looked(cast, row)
    advised(cast, row)
    henk = cast.visitor(cast.henk)
    with pytest.raises(RoomError, match="two alternatives"):
        resolving.decide(by=henk, weighing_id=row.pk, text=answer(answer=Answer.NO))
    made = resolving.decide(
        by=henk, weighing_id=row.pk,
        text=answer(answer=Answer.NO, alternatives=["Een stoel", "Een muurtje"]),
    )  # fmt: skip
    assert made.alternatives == ["Een stoel", "Een muurtje"]


def test_an_answer_is_published_as_a_sealed_choice_with_its_dissent(cast):
    row, joost = decided(cast), cast.visitor(cast.joost)
    with pytest.raises(RoomError, match="It can’t be published yet"):
        making_public.publish(by=joost, weighing_id=row.pk)
    assert not Choice.objects.exists()
    voice = {"dissent": "Liever geen bank.", "no_dissent_because": ""}
    making_public.prepare(by=joost, weighing_id=row.pk, text=_public(**voice))
    with pytest.raises(RoomError, match="did with the dissent"):
        making_public.publish(by=joost, weighing_id=row.pk)
    making_public.prepare(
        by=joost, weighing_id=row.pk, text=_public(**voice, done_with_it="Om tien uur is het stil.")
    )
    row = making_public.publish(by=joost, weighing_id=row.pk)
    content = row.choice.content
    assert content.question == "Wat is ons antwoord op: Een bank op het plein?"
    assert content.dissent[0].voice == "Liever geen bank."
    assert [each.regard for each in content.touched] == ["with", "over"]
    assert row.choice.current is not None
    assert verify_register().is_whole
    with pytest.raises(RoomError, match="doesn’t fit"):
        making_public.publish(by=joost, weighing_id=row.pk)


def test_a_neighbour_publishes_nothing(cast):
    row = decided(cast)
    with pytest.raises(LeaveDenied):
        making_public.publish(by=cast.visitor(cast.gerrit), weighing_id=row.pk)


def test_after_a_no_there_is_nothing_to_carry_out_but_one_can_look_back(cast):
    row, joost = decided(cast, answer=Answer.NO), cast.visitor(cast.joost)
    making_public.prepare(by=joost, weighing_id=row.pk, text=_public())
    making_public.publish(by=joost, weighing_id=row.pk)
    with pytest.raises(RoomError, match="was no"):
        resolving.carry_out(by=joost, weighing_id=row.pk)
    with pytest.raises(RoomError, match="learned"):
        resolving.look_back(
            by=joost, weighing_id=row.pk, happened="De bank kwam er niet.", learned=""
        )
    made = resolving.look_back(
        by=joost, weighing_id=row.pk, happened="Niets.", learned="We vroegen te laat."
    )
    assert made.weighing.stage == WeighingStage.LOOKED_BACK


def test_a_weighing_keeps_the_terms_under_which_it_was_received(cast):
    row = asked(cast)
    framing.change_term(
        by=cast.visitor(cast.anke), name="contact_days", value=3, why="Het kan sneller."
    )
    assert asked(cast).due_on == clock.add_working_days(clock.today(), 3)
    row.refresh_from_db()
    assert row.version.number == 1
    for name, value in (("contact_days", 0), ("contact_days", 40), ("fame", 1), ("few_people", -1)):
        with pytest.raises(RoomError):
            framing.change_term(by=cast.visitor(cast.anke), name=name, value=value, why="Zo.")
    with pytest.raises(LeaveDenied):
        framing.change_term(by=cast.visitor(cast.henk), name="contact_days", value=4, why="x")


@pytest.mark.parametrize("who", ["aydin", "joost", "lotte", "henk"])
def test_a_page_asks_the_same_however_many_look(cast, come_in, who, django_assert_max_num_queries):
    row = decided(cast)
    Viewpoint.objects.bulk_create(
        Viewpoint(weighing=row, lens="touched", name=f"Buur {number}", digest=f"x{number}",
                  judgements={}, filled_at=clock.now())
        for number in range(6)
    )  # fmt: skip
    client = come_in(getattr(cast, who))
    with django_assert_max_num_queries(18):
        assert client.get(row.get_absolute_url()).status_code == 200
