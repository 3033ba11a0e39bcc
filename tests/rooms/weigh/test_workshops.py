"""Building a framework together: blind, on a board, tried, published, and really weighed by."""

import pytest
from django.urls import reverse
from tests.rooms.weigh import makers
from tests.rooms.weigh.weighers import asked, gated, heard

from kiemkracht.base import clock, forgetting, takeout
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.base.visitors import NOBODY
from kiemkracht.weigh.enums.weighing import Track
from kiemkracht.weigh.enums.workshops import WorkshopStage
from kiemkracht.weigh.models import CaseAnswer, Framework, Maker, Workshop
from kiemkracht.weigh.rules import board as boards
from kiemkracht.weigh.selectors import laying_beside
from kiemkracht.weigh.selectors.frameworks import text_of
from kiemkracht.weigh.selectors.overturned import overturned
from kiemkracht.weigh.selectors.workshops import board_of, newest_edition
from kiemkracht.weigh.services import (
    deciding_cases,
    framing,
    gating,
    moving_workshops,
    opening_workshops,
    sorting_reasons,
    viewing,
)
from kiemkracht.weigh.services.deciding_cases import CaseDecision
from kiemkracht.weigh.services.opening_workshops import CaseText
from kiemkracht.weigh.services.viewing import Judged, ViewText

pytestmark = pytest.mark.django_db


def text(response) -> str:
    return response.content.decode()


def test_who_does_not_tend_there_opens_nothing(cast):
    for who in (cast.aydin, cast.kees, cast.henk, cast.anke):
        with pytest.raises(LeaveDenied):
            opening_workshops.open_workshop(
                by=cast.visitor(who), title="x", why="y", community_id=cast.lindenplein.pk
            )


def test_it_can_not_begin_without_six_cases_and_a_resident(cast):
    bench = makers.opened(cast, residents=0, officials=2)
    with pytest.raises(RoomError, match="bewoner"):
        makers.step(cast, bench.row)
    bench.row.cases.first().delete()
    opening_workshops.invite(
        by=cast.visitor(cast.joost), workshop_id=bench.row.pk, name="Sevda", side="resident"
    )
    with pytest.raises(RoomError, match="1 geval"):
        makers.step(cast, bench.row)


def test_a_case_that_points_at_a_person_is_refused(cast):
    bench = makers.opened(cast)
    with pytest.raises(RoomError, match="06-12345678"):
        opening_workshops.add_case(
            by=cast.visitor(cast.joost),
            workshop_id=bench.row.pk,
            case=CaseText(round=1, title="Bel", text="Bel de buurvrouw op 06-12345678."),
        )
    assert bench.row.cases.count() == 6


def test_what_only_looks_like_a_name_may_stay_for_who_looked(cast):
    bench = makers.opened(cast)
    bench.row.cases.first().delete()
    told = {"round": 1, "title": "Tuin", "text": "Piet de Vries vroeg om een tuin."}
    joost = cast.visitor(cast.joost)
    with pytest.raises(RoomError, match="Piet de Vries"):
        opening_workshops.add_case(by=joost, workshop_id=bench.row.pk, case=CaseText(**told))
    opening_workshops.add_case(
        by=joost, workshop_id=bench.row.pk, case=CaseText(**told, looked=True)
    )
    assert bench.row.cases.count() == 6


def test_nobody_reads_an_answer_before_the_close_not_even_who_leads(cast, come_in):
    bench = makers.opened(cast)
    makers.step(cast, bench.row)
    makers.decide_all(bench, but=("official 4",))
    bench.row.refresh_from_db()
    assert laying_beside.compared(bench.row) == ()
    joost = come_in(cast.joost)
    for name in ("workshop", "compare_cases", "board", "gates", "trial"):
        page = text(joost.get(reverse(f"weigh:{name}", args=[bench.row.pk])))
        assert "Omdat het kan" not in page
    assert "9 van de 10" in text(joost.get(bench.row.get_absolute_url()))


def test_closing_early_needs_a_reason_and_keeps_it(cast):
    bench = makers.opened(cast)
    makers.step(cast, bench.row)
    makers.decide_all(bench, but=("official 4",))
    with pytest.raises(RoomError, match="Niet iedereen"):
        makers.step(cast, bench.row)
    moving_workshops.take_step(
        by=cast.visitor(cast.joost),
        workshop_id=bench.row.pk,
        stage="deciding",
        reason="Zij is ziek.",
    )
    bench.row.refresh_from_db()
    assert bench.row.closed_early == {"deciding": "Zij is ziek."}
    assert bench.row.stage == WorkshopStage.SORTING


def test_who_decides_twice_has_one_answer_and_a_strange_link_has_none(cast, client):
    bench = makers.opened(cast)
    makers.step(cast, bench.row)
    makers.decide(bench, "resident 0")
    makers.decide(bench, "resident 0", lambda *_: "trial")
    assert set(CaseAnswer.objects.values_list("answer", flat=True)) == {"trial"}
    assert CaseAnswer.objects.count() == 6
    case = bench.row.cases.first()
    for link in ("", "gok", bench.links["resident 0"] + "x"):
        with pytest.raises(RoomError):
            deciding_cases.decide_case(
                by=NOBODY, link=link, case_id=case.pk, under="first",
                decision=CaseDecision(answer="yes", reason="Ja."),
            )  # fmt: skip
    assert client.get(reverse("weigh:cases_by_link", args=["gok"])).status_code == 404


@pytest.mark.parametrize(
    ("under", "answer", "reason"),
    [
        ("old", "yes", "Ja."),
        ("new", "yes", "Ja."),
        ("weird", "yes", "Ja."),
        ("first", "maybe", "Ja."),
        ("first", "yes", " \x00 "),
        ("first", "yes", "Bel Jan de Vries op 06-12345678"),
    ],
)
def test_what_can_not_be_is_refused(cast, under, answer, reason):
    bench = makers.opened(cast)
    makers.step(cast, bench.row)
    with pytest.raises(RoomError):
        deciding_cases.decide_case(
            by=NOBODY,
            link=bench.links["resident 0"],
            case_id=bench.row.cases.first().pk,
            under=under,
            decision=CaseDecision(answer=answer, reason=reason),
        )
    assert not CaseAnswer.objects.exists()


def test_the_gap_opens_its_arithmetic_and_no_name_is_there(cast, come_in):
    bench = makers.sorting(cast)
    page = text(come_in(cast.joost).get(reverse("weigh:compare_cases", args=[bench.row.pk])))
    assert "1,00" in page
    assert "5/5 − 0/5" in page
    assert "resident 0" not in page


@pytest.mark.parametrize(
    ("residents", "officials", "counts", "sides"),
    [(5, 5, True, True), (4, 5, True, False), (6, 2, True, False), (2, 2, False, False)],
)
def test_few_people_on_a_side_are_not_told_apart(cast, residents, officials, counts, sides):
    bench = makers.sorting(cast, residents=residents, officials=officials)
    for each in laying_beside.compared(bench.row):
        assert bool(each.picture.counts) is counts
        assert (each.picture.gap is not None) is sides
        assert all(bool(said.side) is sides for said in each.picture.said)
        assert all(bool(said.answer) is counts for said in each.picture.said)
        assert len(each.picture.said) == residents + officials


def test_two_people_move_at_once_and_both_moves_count(cast):
    bench = makers.sorting(cast)
    loose = board_of(newest_edition(bench.row)).loose
    for reason in loose[:2]:
        sorting_reasons.change(
            by=cast.visitor(cast.joost),
            workshop_id=bench.row.pk,
            how=lambda board, reason=reason: boards.move(board, [reason], boards.NEW),
        )
    board = board_of(newest_edition(bench.row))
    assert [each.reasons for each in board.heaps] == [(loose[0],), (loose[1],)]


def test_of_two_who_name_a_heap_the_second_keeps_what_was_typed(cast, come_in):
    bench = makers.sorting(cast)
    makers.sorted_board(cast, bench.row)
    address = reverse("weigh:heap", args=[bench.row.pk, "1"])
    typed = {"seen": "0", "name": "Ruimte", "question": "Wat vraagt het?"}
    typed |= {f"anchor_{at}": each for at, each in enumerate(makers.STEPS)}
    joost = come_in(cast.joost)
    refused = joost.post(address, typed)
    assert refused.status_code == 422
    assert "Buren" in text(refused)
    assert "Ruimte" in text(refused)
    assert 'name="seen" value="1"' in text(refused)
    assert joost.post(address, typed | {"seen": "1"}).status_code == 302
    assert board_of(newest_edition(bench.row)).heap("1").words.name == "Ruimte"


def test_undoing_goes_back_step_by_step_and_not_over_what_nobody_saw(cast):
    bench = makers.sorting(cast)
    joost = cast.visitor(cast.joost)
    makers.sorted_board(cast, bench.row)
    with pytest.raises(RoomError, match="ondertussen"):
        sorting_reasons.undo(by=joost, workshop_id=bench.row.pk, seen=2)
    sorting_reasons.undo(by=joost, workshop_id=bench.row.pk, seen=3)
    assert not board_of(newest_edition(bench.row)).heap("1").words.name
    sorting_reasons.undo(by=joost, workshop_id=bench.row.pk, seen=4)
    assert board_of(newest_edition(bench.row)).heaps == ()
    with pytest.raises(RoomError, match="niets"):
        sorting_reasons.undo(by=joost, workshop_id=bench.row.pk, seen=5)
    assert bench.row.editions.count() == 5


def test_a_machine_proposes_heaps_and_the_same_ones_every_time(cast):
    bench = makers.sorting(cast)
    joost = cast.visitor(cast.joost)
    sorting_reasons.propose_heaps(by=joost, workshop_id=bench.row.pk)
    first = board_of(newest_edition(bench.row))
    sorting_reasons.undo(by=joost, workshop_id=bench.row.pk, seen=2)
    sorting_reasons.propose_heaps(by=joost, workshop_id=bench.row.pk)
    assert board_of(newest_edition(bench.row)).heaps[0].reasons == first.heaps[0].reasons
    assert len(first.heaps[0].reasons) == 60


def test_loose_reasons_and_heaps_without_words_hold_the_step_back(cast):
    bench = makers.sorting(cast)
    with pytest.raises(RoomError, match="60 redenen"):
        makers.step(cast, bench.row)
    board = board_of(newest_edition(bench.row))
    sorting_reasons.change(
        by=cast.visitor(cast.joost),
        workshop_id=bench.row.pk,
        how=lambda now: boards.move(now, board.loose, boards.NEW),
    )
    with pytest.raises(RoomError, match="vijf stappen"):
        makers.step(cast, bench.row)


def test_an_own_gate_needs_a_rule_and_what_it_is_for(cast):
    bench = makers.sorting(cast)
    joost = cast.visitor(cast.joost)
    makers.sorted_board(cast, bench.row)
    makers.step(cast, bench.row)
    gate = boards.GateWords("", "Stilte", "Is het na elf uur?", "", "", "Eerder op de avond.")
    with pytest.raises(RoomError, match="regel"):
        sorting_reasons.add_gate(by=joost, workshop_id=bench.row.pk, gate=gate)
    whole = boards.GateWords(
        "", "Stilte", "Na elf uur?", "Plaatselijke regels, nachtrust", "Slapen", "Vroeger.", True
    )
    sorting_reasons.add_gate(by=joost, workshop_id=bench.row.pk, gate=whole)
    sorting_reasons.choose_gates(by=joost, workshop_id=bench.row.pk, codes=["P2"])
    board = board_of(newest_edition(bench.row))
    assert [each.code for each in board.gates] == ["P2", "P6"]
    assert board.economic == (1, 3)


def test_half_of_the_makers_begins_with_the_old_framework(cast, client):
    bench = makers.trying(cast)
    begun = []
    for link in bench.links.values():
        page = text(client.get(reverse("weigh:cases_by_link", args=[link])))
        begun.append(page.index("/old/") < page.index("/new/"))
    assert begun.count(True) == begun.count(False) == 5


def test_old_beside_new_tells_what_flips_and_for_whom(cast, come_in):
    bench = makers.tried(cast)
    case = laying_beside.tried(bench.row)[0]
    assert (case.flip.old, case.flip.new, case.flip.turn.value) == ("", "yes", "unclear")
    assert [str(each.turn.value) for each in case.sides] == ["same", "flips"]
    page = text(come_in(cast.joost).get(reverse("weigh:trial", args=[bench.row.pk])))
    assert "Ambtenaar" in page or "ambtenaar" in page


def test_it_can_not_be_set_when_no_resident_decided(cast):
    bench = makers.tried(cast)
    CaseAnswer.objects.filter(maker__side="resident").delete()
    with pytest.raises(RoomError, match="bewoner"):
        makers.step(cast, bench.row)


def test_what_is_published_has_its_test_cases_and_no_names(cast, client):
    bench = makers.published(cast)
    page = text(client.get(reverse("weigh:made_framework", args=["samen-wegen"])))
    assert "De bank" in page
    assert "Zo zien wij het: new." in page
    assert "resident 0" not in page
    content = bench.row.framework.versions.get().content
    assert [gate["code"] for gate in content["gates"]] == ["P1", "P2"]
    assert [each["name"] for each in content["criteria"]] == [{"nl": "Buren"}]


def test_a_second_one_of_the_same_name_gets_an_address_of_its_own(cast):
    first, second = makers.published(cast), makers.published(cast)
    assert first.row.framework.slug != second.row.framework.slug


def test_only_who_decides_there_or_arranges_the_house_takes_it_into_use(cast):
    makers.published(cast)
    told = {"slug": "samen-wegen", "community_id": cast.lindenplein.pk, "why": "Proef."}
    for who in (cast.joost, cast.aydin, cast.lotte):
        with pytest.raises(LeaveDenied):
            moving_workshops.take_into_use(by=cast.visitor(who), **told)
    before = asked(cast)
    moving_workshops.take_into_use(by=cast.visitor(cast.henk), **told)
    after = asked(cast)
    assert before.version.framework.slug == "yes-unless"
    assert after.version.framework.slug == "samen-wegen"


def test_a_place_inside_is_weighed_by_it_too_unless_it_has_its_own(cast):
    makers.published(cast)
    anke = cast.visitor(cast.anke)
    moving_workshops.take_into_use(
        by=anke, slug="samen-wegen", community_id=cast.linden.pk, why="Proef."
    )
    assert framing.version_for(cast.lindenplein.pk).framework.slug == "samen-wegen"
    assert framing.version_for(cast.overweg.pk).framework.slug == "yes-unless"
    moving_workshops.take_into_use(
        by=anke, slug="yes-unless", community_id=cast.lindenplein.pk, why="Terug."
    )
    assert framing.version_for(cast.lindenplein.pk).framework.slug == "yes-unless"


def test_a_weighing_goes_all_the_way_with_one_criterion_and_two_gates(cast, come_in):
    makers.published(cast)
    moving_workshops.take_into_use(
        by=cast.visitor(cast.henk), slug="samen-wegen", community_id=cast.linden.pk, why="Proef."
    )
    row, joost = asked(cast), cast.visitor(cast.joost)
    contact = text(come_in(cast.joost).get(reverse("weigh:contact", args=[row.pk])))
    assert "Wat merken buren?" in contact
    heard(cast, row, cost_cents=200_000)
    for code in ("P1", "P2"):
        gating.judge_gate(
            by=joost, weighing_id=row.pk, finding=gating.Finding(gate=code, light="open")
        )
    with pytest.raises(RoomError):
        gating.judge_gate(
            by=joost, weighing_id=row.pk, finding=gating.Finding(gate="P3", light="open")
        )
    gating.confirm_track(by=joost, weighing_id=row.pk, track=Track.TOGETHER)
    told = ViewText(judgements={"C1": Judged(3, "Dat scheelt.")})
    for view in row.viewpoints.filter(person__isnull=False):
        viewing.fill_in(by=cast.visitor(view.person), viewpoint_id=view.pk, text=told)
    for lens in ("absent", "dissent"):
        link = viewing.ask_for_view(
            by=joost, weighing_id=row.pk, lens=lens, name="Els", speaks_for="kinderen"
        )
        viewing.fill_in(by=NOBODY, link=link, text=told)
    viewing.open_talk(by=joost, weighing_id=row.pk)
    client = come_in(cast.joost)
    for name in ("weighing", "weighing_card"):
        page = text(client.get(reverse(f"weigh:{name}", args=[row.pk])))
        assert "Buren" in page
        assert "Samen wegen" in page


def test_the_framework_of_the_house_still_has_ten_criteria_and_five_gates(cast):
    row = asked(cast)
    heard(cast, row)
    gated(cast, row)
    told = text_of(row.version)
    assert (len(told.criteria), len(told.gates)) == (10, 5)
    assert told.going_back is not None
    assert told.going_back.name == "Terug kunnen"


def test_the_look_back_counts_rows_and_knows_when_it_is_early(cast, client):
    from tests.house.weighing_world import published

    published(cast)
    page = text(client.get(reverse("weigh:framework_review", args=["yes-unless"])))
    assert "0 van de 1 antwoorden was nee" in page
    assert "Een plantenbak" in page
    assert overturned([]) == frozenset()


def test_a_framework_that_did_nothing_yet_says_so(cast, client):
    makers.published(cast)
    page = text(client.get(reverse("weigh:framework_review", args=["samen-wegen"])))
    assert "nog niets" in page.lower()
    assert client.get(reverse("weigh:framework_review", args=["weg"])).status_code == 404


def test_who_is_forgotten_leaves_reasons_without_a_name(cast, come_in):
    bench = makers.opened(cast)
    makers.step(cast, bench.row)
    address = reverse("weigh:cases_by_link", args=[bench.links["resident 0"]])
    case = bench.row.cases.first()
    sevda = come_in(cast.aydin)
    sevda.post(f"{address}{case.pk}/first/", {"answer": "yes", "reason": "Dat mag."})
    maker = Maker.objects.get(person=cast.aydin)
    assert maker.name == "resident 0"
    assert "Dat mag." in str(takeout.of(cast.aydin.pk))
    forgetting.let_go_everywhere(cast.aydin.pk)
    maker.refresh_from_db()
    assert (maker.name, maker.person) == ("", None)
    assert CaseAnswer.objects.get().reason == "Dat mag."


def test_every_page_stays_within_twelve_queries_whatever_the_number_of_makers(
    cast, come_in, django_assert_max_num_queries
):
    bench = makers.published(cast, residents=8, officials=8)
    joost = come_in(cast.joost)
    joost.get("/")
    names = ("workshop", "compare_cases", "trial", "board", "gates")
    addresses = [reverse(f"weigh:{name}", args=[bench.row.pk]) for name in names]
    addresses += ["/kaders/", "/kaders/samen-wegen/", "/kaders/samen-wegen/terugblik/"]
    for address in addresses:
        with django_assert_max_num_queries(12 + 4):
            assert joost.get(address).status_code == 200, address


def test_a_step_that_somebody_took_already_is_not_taken_twice(cast):
    bench = makers.opened(cast)
    makers.step(cast, bench.row)
    with pytest.raises(RoomError, match="past"):
        moving_workshops.take_step(
            by=cast.visitor(cast.joost), workshop_id=bench.row.pk, stage="gathering"
        )
    assert Workshop.objects.get().stage == "deciding"
    assert not Framework.objects.exclude(slug="yes-unless").exists()
    assert clock.today() >= bench.row.opened_at.date()
