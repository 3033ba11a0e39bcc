"""Learning sets: rules kept, repeatable, only your own set, and clear words for odd tables."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from kiemkracht.base import forgetting, retention, takeout
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.connect.enums.composing import Stage, Weight
from kiemkracht.connect.models import Composition, CompositionRun, SetMember
from kiemkracht.connect.selectors.composing_question import USUAL
from kiemkracht.connect.selectors.composition_page import composition_page
from kiemkracht.connect.services import composing, dividing, swapping
from kiemkracht.connect.services.member_file import MemberRow, read_members
from kiemkracht.connect.services.planning_sets import ProjectRow, SetsPlan
from kiemkracht.connect.services.tables import TableRefusedError

pytestmark = pytest.mark.django_db
CRAFTS = ("zorg", "groen", "wonen", "welzijn", "beheer")


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def people(officials=18, residents=6):
    """Officials of five crafts with two managers, and residents; Gerrit comes with an account."""
    rows = [
        MemberRow(
            f"Ambtenaar {at:02}",
            craft=CRAFTS[at % 5],
            organisation=f"Dienst {at % 3}",
            layer="leiding" if at < 2 else "uitvoering",
            manager=f"Ambtenaar {at % 2:02}" if at >= 2 else "",
        )
        for at in range(officials)
    ]
    return [*rows, *(MemberRow(f"Bewoner {at}", is_resident=True) for at in range(residents))]


def made(cast, **changes):
    plan = {
        "title": "Leersets",
        "community_id": cast.linden.pk,
        "members": people(),
        "least": 4,
        "most": 4,
        "seed": 7,
    }
    composition = composing.make(by=cast.visitor(cast.lotte), plan=SetsPlan(**plan | changes))
    dividing.job.carry_out(composition.runs.get().pk)
    composition.refresh_from_db()
    return composition


def sets_of(composition):
    places = {}
    for row in composition.members.all():
        places.setdefault(row.place, []).append(row)
    return places


def test_a_resident_sits_in_every_set_and_nobody_with_their_own_manager(cast):
    sets = sets_of(made(cast))
    assert sorted(len(rows) for rows in sets.values()) == [4] * 6
    for rows in sets.values():
        assert any(row.is_resident for row in rows)
        here = {row.pk for row in rows}
        assert not any(row.manager_id in here for row in rows)


def test_pairs_that_were_named_do_not_sit_together(cast):
    pair = ("Ambtenaar 05", "Ambtenaar 11")
    by_name = {row.name: row.place for row in made(cast, apart=[pair]).members.all()}
    assert by_name[pair[0]] != by_name[pair[1]]


def test_the_same_seed_gives_the_same_sets_whatever_the_order_of_the_table(cast):
    first = made(cast)
    second = made(cast, members=list(reversed(people())))
    seats = [{row.name: row.place for row in each.members.all()} for each in (first, second)]
    assert seats[0] == seats[1]
    again = dividing.compute_now(first)
    assert again.result["repeats"] is True
    assert again.input_digest == second.runs.first().input_digest


def test_wishes_come_true_within_the_sizes_and_what_was_given_up_is_told(cast):
    rows = [MemberRow(f"Mens {at}", wishes=("Soep", "Plein")) for at in range(6)]
    rules = dict(USUAL) | {"residents": False}
    projects = (ProjectRow("Soep", 2, 3), ProjectRow("Plein", 2, 3))
    composition = made(cast, members=rows, projects=projects, rules=rules)
    run = composition.runs.first()
    # Three of six get their first wish (10 points each), three their second (6): 48.
    assert (run.value, run.is_optimal) == (48, True)
    page = composition_page(cast.visitor(cast.lotte), composition)
    assert len(page.result.given_up) == 3
    assert {card.name for card in page.result.sets} == {"Soep", "Plein"}


def test_the_sum_adds_up_per_rule_and_per_set(cast):
    result = composition_page(cast.visitor(cast.lotte), made(cast)).result
    assert sum(line.points for line in result.per_rule) == result.value
    assert sum(card.points for card in result.sets) == result.value == result.value_now


def test_rules_that_clash_are_told_and_the_last_good_sets_stay(cast):
    composition = made(cast)
    before = {row.name: row.place for row in composition.members.all()}
    lotte = cast.visitor(cast.lotte)
    composing.change(
        by=lotte, composition=composition, rules=dict(USUAL), seed=7, sizes=(2, 2)
    )  # twelve sets for six residents
    run = composition.runs.first()
    dividing.job.carry_out(run.pk)
    run.refresh_from_db()
    assert run.stage == Stage.IMPOSSIBLE
    page = composition_page(lotte, composition)
    assert page.progress.reasons == ("12 sets ask for a resident each; there are 6 residents.",)
    assert any("a resident in every set" in way for way in page.progress.ways_out)
    assert page.result is not None
    assert {row.name: row.place for row in composition.members.all()} == before


def test_a_computation_that_breaks_leaves_the_sets_and_says_so(cast, monkeypatch):
    composition = made(cast)
    dividing.ask(composition)
    run = composition.runs.first()
    monkeypatch.setattr(dividing, "question_of", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        dividing.job.carry_out(run.pk)
    monkeypatch.undo()
    page = composition_page(cast.visitor(cast.lotte), composition)
    assert page.progress.has_failed
    assert page.result is not None


def test_a_swap_keeps_its_reason_and_the_difference(cast):
    composition = made(cast)
    sets = list(sets_of(composition).values())
    one = next(row for row in sets[0] if not row.is_resident)
    other = next(row for row in sets[1] if row.is_resident)
    lotte = cast.visitor(cast.lotte)
    kept = swapping.swap(
        by=lotte,
        composition=composition,
        one=one.number,
        other=other.number,
        reason="Kent de buurt",
    )
    page = composition_page(lotte, composition)
    assert page.result.value_now == kept.value_after
    assert page.result.value == kept.value_before
    assert page.result.swaps[0].reason == "Kent de buurt"
    assert any("has no resident" in sentence for sentence in page.result.broken)
    with pytest.raises(RoomError):
        swapping.swap(by=lotte, composition=composition, one=1, other=1, reason="x")


def test_a_member_sees_only_the_own_set_and_only_after_sharing(cast, come_in):
    rows = [*people(), MemberRow("Gerrit Bos", is_resident=True, person_id=cast.gerrit.pk)]
    composition = made(cast, members=rows, most=5)
    url = f"/verbinden/samenstellen/{composition.pk}/"
    client = come_in(cast.gerrit)
    assert client.get(url).status_code == 404
    swapping.share(by=cast.visitor(cast.lotte), composition=composition)
    text = client.get(url).content.decode()
    own = composition.members.get(person=cast.gerrit).place
    for row in composition.members.all():
        assert (row.name in text) == (row.place == own), row.name
    assert client.post(f"{url}wissel/", {"one": 1, "other": 2}).status_code == 403
    for other in (cast.kees, cast.joost, cast.anke, cast.stranger):
        assert come_in(other).get(url).status_code == 404


def test_new_sets_after_sharing_are_not_shown_before_they_are_shared_again(cast):
    composition = made(cast)
    swapping.share(by=cast.visitor(cast.lotte), composition=composition)
    rules = dict(USUAL) | {"craft": Weight.NONE}
    composing.change(
        by=cast.visitor(cast.lotte), composition=composition, rules=rules, seed=8, sizes=(4, 8)
    )
    dividing.job.carry_out(composition.runs.first().pk)
    composition.refresh_from_db()
    assert composition.shared_at is None


def test_only_a_facilitator_of_the_community_makes_sets(cast):
    for who in (cast.gerrit, cast.joost, cast.anke):
        with pytest.raises(LeaveDenied):
            composing.make(
                by=cast.visitor(who),
                plan=SetsPlan(title="x", community_id=cast.linden.pk, members=people()),
            )


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ("", "empty"),
        ("naam;vak\n", "no rows"),
        ("vak;laag\nzorg;x\n", "“naam” is missing"),
        ("naam;naam\na;b\n", "twice"),
        ("naam;bewoner\nAnna;misschien\n", "write “ja” or “nee”"),
        ("naam\nAnna\nanna\n", "is there twice"),
        ("naam;leidinggevende\nAnna;Piet\n", "manager “Piet” is not in this table"),
        ("naam;wensen\nAnna;Maan\n", "no project “Maan”"),
        ("naam;vak\nAnna;zorg;extra\n", "more cells"),
        ('naam;vak\n"Anna;zorg\n', "quotation marks"),
        ("naam\n" + "\n".join(f"Mens {at}" for at in range(501)), "501 rows; at most 500"),
        ("naam\nAnna" + "a" * 400, "300 signs"),
        (b"PK\x03\x04 a spreadsheet", "spreadsheet"),
        (b"naam\0\nAnna", "not a text file"),
        (b"naam\n" + b"a" * 1_100_000, "1 MB"),
    ],
)
def test_an_odd_table_gets_a_clear_sentence_and_nothing_is_kept(table, sentence):
    with pytest.raises(TableRefusedError) as refusal:
        read_members(table, projects=["Soep"])
    assert any(sentence in line for line in refusal.value.lines), refusal.value.lines


def test_a_table_from_a_dutch_spreadsheet_is_read():
    table = "Naam;Vak;Bewoner;Wensen;Tijden\r\nZoë;zorg;ja;soep, plein;di, wo\r\n"
    for content in (table.encode("utf-8-sig"), table.encode("cp1252"), table.encode("utf-16")):
        (row,) = read_members(content, projects=["Soep", "Plein"])
        assert row == MemberRow(
            "Zoë", craft="zorg", is_resident=True, wishes=("Soep", "Plein"), slots=("di", "wo")
        )


def test_a_facilitator_makes_sets_from_a_file_in_the_browser(cast, come_in):
    client = come_in(cast.lotte)
    url = "/verbinden/samenstellen/nieuw/?verband=lindenplein"
    assert client.get("/verbinden/samenstellen/nieuw/").status_code == 200
    assert "Gerrit Bos" in client.get(url).content.decode()
    lines = ["naam;bewoner", *(f"Mens {at};ja" for at in range(7)), "Gerrit Bos;ja"]
    form = {
        "title": "Uit een bestand", "least": 4, "most": 4, "seed": 3, "residents": "on",
        "wishes": "normal", "craft": "normal", "organisation": "normal", "layer": "little",
        "file": SimpleUploadedFile("mensen.csv", "\n".join(lines).encode()),
    }  # fmt: skip
    assert client.post(url, form).status_code == 302
    composition = Composition.objects.get(title="Uit een bestand")
    assert composition.members.get(name="Gerrit Bos").person_id == cast.gerrit.pk
    bad = form | {"file": SimpleUploadedFile("m.csv", b"naam;bewoner\nAnna;soms\n")}
    answer = client.post(url, bad)
    assert answer.status_code == 422
    assert "Anna" not in Composition.objects.values_list("title", flat=True)


def test_all_members_of_a_community_can_be_chosen_at_once(cast):
    rows = composing.chosen_members(
        by=cast.visitor(cast.lotte), community_id=cast.city.pk, ids=["all"]
    )
    assert {row.name for row in rows} >= {"Gerrit Bos", "Kees de Wit", "Sevda Aydin"}


def test_the_page_stays_within_twelve_questions_and_a_download_holds_no_formula(cast, come_in):
    rows = [*people(), MemberRow("=1+1", is_resident=True)]
    composition = made(cast, members=rows, most=5)
    client = come_in(cast.lotte)
    url = f"/verbinden/samenstellen/{composition.pk}/"
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(url).status_code == 200
    assert len(queries) <= 12
    text = client.get(f"{url}sets.csv").content.decode()
    assert "'=1+1" in text


def test_who_is_forgotten_leaves_no_name_and_takes_own_things_along_before(cast):
    rows = [*people(), MemberRow("Gerrit Bos", craft="bakker", person_id=cast.gerrit.pk)]
    made(cast, members=rows, most=5)
    assert takeout.of(cast.gerrit.pk)["learning sets"][0]["craft"] == "bakker"
    forgetting.let_go_everywhere(cast.gerrit.pk)
    assert not SetMember.objects.filter(name="Gerrit Bos").exists()
    assert SetMember.objects.filter(name="", craft="", person=None).count() == 1


def test_sets_are_thrown_away_after_a_year(cast):
    from datetime import timedelta

    composition = made(cast)
    Composition.objects.filter(pk=composition.pk).update(
        created_at=composition.created_at - timedelta(days=366)
    )
    retention.sweep()
    assert not CompositionRun.objects.exists()
    assert not SetMember.objects.exists()
