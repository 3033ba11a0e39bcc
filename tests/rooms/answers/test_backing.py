"""Asking for backing: who sees it, what is answered, and what need not be asked (J1 8, J4 1-2)."""

from datetime import date, datetime, timedelta, timezone

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from tests.people import Cast, grant, person

from kiemkracht.answers.enums.support import SupportState
from kiemkracht.answers.forms.money import EuroField
from kiemkracht.answers.models import BackingSheet, SupportAnswer, SupportRequest
from kiemkracht.answers.selectors.backing import covered_by, shared_share
from kiemkracht.answers.selectors.money import cents_of
from kiemkracht.answers.selectors.support import team_support
from kiemkracht.answers.selectors.working_days import age_in_words, term_in_words
from kiemkracht.answers.services import asking_support, writing_backing
from kiemkracht.answers.services.asking_support import AnswerWords, SupportWords
from kiemkracht.answers.services.writing_backing import SheetWords
from kiemkracht.base import clock, forgetting, retention
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.base.models import ChronicleLine, Follow, Notice
from kiemkracht.base.places import place_of
from kiemkracht.people.enums import Layer, OrganisationKind, RoleKind
from kiemkracht.people.models import Membership, Organisation, Person
from kiemkracht.people.selectors.leading import leaders_for, leads_somebody

pytestmark = pytest.mark.django_db

LINES = ("Koffie en taart voor een buurtgroep", "Verf en gereedschap voor een klus in de buurt")


@pytest.fixture
def priya(cast) -> Person:
    """She leads the team that Joost works in."""
    made = person("Priya Ramdin", capacities=["employee", "leader"])
    Membership.objects.create(person=made, community=cast.gebiedsteam, layer=Layer.LEADING)
    return made


def ask(cast: Cast, priya: Person, subject: str = "Een sleutel van de gymzaal", **more):
    words = SupportWords(
        asked_of=priya.pk, subject=subject, question="Zodat de buurt erin kan.", **more
    )
    return asking_support.ask_support(by=cast.visitor(cast.joost), words=words)


def write(cast: Cast, priya: Person, lines=LINES, **more) -> BackingSheet:
    return writing_backing.write_sheet(
        by=cast.visitor(priya),
        community_id=cast.gebiedsteam.pk,
        sheet=SheetWords(lines=lines, up_to_cents=500_00, **more),
    )


def client_of(who: Person) -> Client:
    client = Client()
    client.force_login(who)
    return client


def text(response) -> str:
    return response.content.decode()


def test_who_works_finds_who_leads_in_the_own_team_first(cast, priya):
    far = person("Anton Baas", capacities=["leader"])
    Membership.objects.create(person=far, organisation=cast.municipality, layer=Layer.BOARD)
    found = leaders_for(cast.visitor(cast.joost))
    assert [(each.name, each.is_near) for each in found] == [
        ("Priya Ramdin", True),
        ("Anton Baas", False),
    ]
    assert leads_somebody(cast.visitor(priya))
    assert not leads_somebody(cast.visitor(cast.joost))


def test_nobody_is_asked_themselves_and_who_left_is_not_asked(cast, priya):
    Membership.objects.filter(person=priya).update(until=clock.now() - timedelta(days=1))
    Membership.objects.filter(person=cast.joost).update(layer=Layer.LEADING)
    assert leaders_for(cast.visitor(cast.joost)) == ()


def test_a_leader_of_another_organisation_cannot_be_asked(cast, priya):
    police = Organisation.objects.create(name="Politie", kind=OrganisationKind.POLICE)
    chief = person("Chef Blauw")
    Membership.objects.create(person=chief, organisation=police, layer=Layer.LEADING)
    with pytest.raises(RoomError):
        ask(cast, chief)


def test_a_resident_does_not_ask_a_manager_for_backing(cast, priya):
    words = SupportWords(asked_of=priya.pk, subject="Mag het?", question="Graag.")
    with pytest.raises(LeaveDenied):
        asking_support.ask_support(by=cast.visitor(cast.aydin), words=words)


@pytest.mark.parametrize(
    ("subject", "question", "cents"),
    [("", "x", None), ("x", " \n", None), ("x" * 141, "x", None), ("x", "x", -1), ("x\0", "", 1)],
)
def test_empty_and_impossible_words_are_refused(cast, priya, subject, question, cents):
    words = SupportWords(asked_of=priya.pk, subject=subject, question=question, amount_cents=cents)
    with pytest.raises(RoomError):
        asking_support.ask_support(by=cast.visitor(cast.joost), words=words)
    assert not SupportRequest.objects.exists()


def test_only_the_two_of_them_see_it_and_the_chronicle_holds_no_words(cast, priya):
    row = ask(cast, priya)
    for other in (cast.lotte, cast.anke, cast.henk, cast.gerrit):
        assert client_of(other).get(row.get_absolute_url()).status_code == 404
    assert "Zodat de buurt erin kan" in text(client_of(cast.joost).get(row.get_absolute_url()))
    assert "Zodat de buurt erin kan" in text(client_of(priya).get(row.get_absolute_url()))
    lines = ChronicleLine.objects.filter(verb="answers.support_asked")
    assert [line.numbers for line in lines] == [{}]


def test_talking_keeps_it_waiting_and_every_answer_stays(cast, priya):
    row = ask(cast, priya)
    by = cast.visitor(priya)
    asking_support.answer_support(
        by=by, request_id=row.pk, answer=AnswerWords("talk", "Morgen om tien uur?")
    )
    row.refresh_from_db()
    assert (row.state, row.closed_at) == (SupportState.TALKING, None)
    asking_support.answer_support(
        by=by, request_id=row.pk, answer=AnswerWords("yes_with", "Samen met de conciërge.")
    )
    row.refresh_from_db()
    assert row.state == SupportState.YES_WITH
    assert row.closed_at is not None
    assert list(SupportAnswer.objects.values_list("kind", flat=True)) == ["talk", "yes_with"]
    with pytest.raises(LeaveDenied):
        asking_support.answer_support(by=by, request_id=row.pk, answer=AnswerWords("yes"))


@pytest.mark.parametrize("kind", ["no", "yes_with", "talk", "not_needed", "maybe", ""])
def test_a_no_a_condition_and_a_talk_ask_for_words(cast, priya, kind):
    row = ask(cast, priya)
    with pytest.raises(RoomError):
        asking_support.answer_support(
            by=cast.visitor(priya), request_id=row.pk, answer=AnswerWords(kind, " ")
        )
    row.refresh_from_db()
    assert row.state == SupportState.OPEN


def test_a_no_shows_its_reason_and_a_way_on(cast, priya):
    row = ask(cast, priya)
    client_of(priya).post(
        reverse("answers:answer_support", args=[row.pk]),
        {"kind": "no", "words": "De zaal is dan verhuurd."},
    )
    page = text(client_of(cast.joost).get(row.get_absolute_url()))
    assert "De zaal is dan verhuurd." in page
    assert reverse("answers:ask_support") in page


def test_only_who_was_asked_answers_and_only_who_asked_takes_it_back(cast, priya):
    row = ask(cast, priya)
    with pytest.raises(LeaveDenied):
        asking_support.answer_support(
            by=cast.visitor(cast.joost), request_id=row.pk, answer=AnswerWords("yes")
        )
    with pytest.raises(LeaveDenied):
        asking_support.withdraw_support(by=cast.visitor(priya), request_id=row.pk)
    asking_support.withdraw_support(by=cast.visitor(cast.joost), request_id=row.pk)
    row.refresh_from_db()
    assert row.state == SupportState.WITHDRAWN


def test_the_manager_sees_the_oldest_first(cast, priya):
    late, early = ask(cast, priya, "Later"), ask(cast, priya, "Eerder")
    SupportRequest.objects.filter(pk=early.pk).update(asked_at=clock.now() - timedelta(days=20))
    page = text(client_of(priya).get(reverse("answers:team")))
    assert page.index("Eerder") < page.index("Later")
    assert late.asked_at > early.asked_at - timedelta(days=1)


def test_a_line_covers_a_question_that_shares_its_words_and_not_another(cast, priya):
    write(cast, priya)
    team = cast.gebiedsteam.pk
    found = covered_by(team, "Mag ik taart en koffie kopen voor de groep in de buurt?", 40_00)
    assert found is not None
    assert found.line == LINES[0]
    assert covered_by(team, "Mag ik taart en koffie kopen voor de groep?", 501_00) is None
    assert covered_by(team, "Mag ik de gymzaal op zondag openen?", None) is None
    assert covered_by(None, LINES[0], None) is None
    assert shared_share("", "") == 0.0
    assert shared_share("Koffie", "koffie") == 1.0


def test_without_an_amount_on_the_sheet_money_is_always_asked(cast, priya):
    writing_backing.write_sheet(
        by=cast.visitor(priya), community_id=cast.gebiedsteam.pk, sheet=SheetWords(lines=LINES)
    )
    assert covered_by(cast.gebiedsteam.pk, LINES[0], 1) is None
    assert covered_by(cast.gebiedsteam.pk, LINES[0], None) is not None


def test_the_page_says_so_before_sending_and_sends_when_asked_all_the_same(cast, priya):
    write(cast, priya)
    client = client_of(cast.joost)
    told = {
        "asked_of": str(priya.pk), "subject": "Mag ik koffie en taart kopen?",
        "question": "Voor de buurtgroep op zaterdag.", "amount": "40,00",
    }  # fmt: skip
    page = client.post(reverse("answers:ask_support"), told)
    assert "Dit hoef je niet te vragen" in text(page)
    assert not SupportRequest.objects.exists()
    sent = client.post(reverse("answers:ask_support"), told | {"anyway": "yes"})
    assert sent.status_code == 302
    assert SupportRequest.objects.get().amount_cents == 40_00


def test_seven_repeated_questions_vanish_in_one_go_and_the_others_stay(cast, priya):
    for day in range(7):
        ask(cast, priya, f"Mag ik koffie en taart kopen voor de buurtgroep van week {day}?")
    other = ask(cast, priya, "Een andere vraag over vergunningen")
    write(cast, priya)
    client = client_of(priya)
    assert len(team_support(cast.visitor(priya)).on_the_sheet[0].cards) == 7
    chosen = [str(row.pk) for row in SupportRequest.objects.all()]
    client.post(reverse("answers:answer_together"), {"question": [*chosen, "geen-id"]})
    page = team_support(cast.visitor(priya))
    assert [card.id for card in page.waiting] == [other.pk]
    assert SupportRequest.objects.filter(state=SupportState.NOT_NEEDED).count() == 7
    assert set(SupportAnswer.objects.values_list("words", flat=True)) == {LINES[0]}


def test_nobody_answers_together_what_was_put_to_somebody_else(cast, priya):
    write(cast, priya)
    row = ask(cast, priya, LINES[0])
    grant(cast.henk, RoleKind.DECISION_MAKER, cast.gebiedsteam)
    asking_support.answer_together(by=cast.visitor(cast.henk), request_ids=[row.pk])
    row.refresh_from_db()
    assert row.state == SupportState.OPEN


def test_each_version_of_a_sheet_stays_and_two_writers_lose_no_words(cast, priya):
    write(cast, priya)
    with pytest.raises(RoomError):
        write(cast, priya, ["Iets anders"], why="Te laat gelezen.")
    with pytest.raises(RoomError):
        write(cast, priya, ["Iets anders"], based_on=1)
    write(cast, priya, ["Iets anders"], based_on=1, why="Na een gesprek met het team.")
    page = text(client_of(cast.joost).get(reverse("answers:sheet", args=["gebiedsteam"])))
    assert "Iets anders" in page
    assert LINES[0] in page
    assert "Na een gesprek met het team." in page


def test_a_writer_who_was_overtaken_keeps_the_words_and_can_send_again(cast, priya):
    write(cast, priya)
    client, address = client_of(priya), reverse("answers:write_sheet", args=["gebiedsteam"])
    told = {"lines": "Mijn regel", "based_on": "0", "why": "Zo is het."}
    answer = client.post(address, told)
    assert answer.status_code == 422
    assert "Mijn regel" in text(answer)
    assert 'name="based_on" value="1"' in text(answer)


@pytest.mark.parametrize(
    "lines", [[], ["  "], ["x"] * 1 + ["y" * 201], [str(n) for n in range(41)]]
)
def test_a_sheet_of_nothing_or_of_too_much_is_refused(cast, priya, lines):
    with pytest.raises(RoomError):
        write(cast, priya, lines)


def test_a_sheet_is_read_inside_the_organisation_only(cast, priya):
    write(cast, priya)
    address = reverse("answers:sheet", args=["gebiedsteam"])
    assert client_of(cast.joost).get(address).status_code == 200
    assert Client().get(address).status_code == 404
    for outsider in (cast.aydin, cast.anke, cast.lotte):
        assert client_of(outsider).get(address).status_code == 404


def test_only_who_leads_the_team_writes_its_sheet(cast, priya):
    with pytest.raises(LeaveDenied):
        write(cast, cast.joost)
    write(cast, priya)
    address = reverse("answers:write_sheet", args=["gebiedsteam"])
    assert client_of(cast.joost).get(address).status_code == 403


def test_who_is_forgotten_leaves_a_question_that_says_so(cast, priya):
    row = ask(cast, priya)
    forgetting.let_go_everywhere(priya.pk)
    page = text(client_of(cast.joost).get(row.get_absolute_url()))
    assert "Wie je het vroeg is hier niet meer" in page
    assert "Priya" not in page


def test_age_and_term_are_told_in_working_days_and_in_words():
    zone = timezone(timedelta(hours=1))
    friday, monday = datetime(2026, 1, 9, 12, tzinfo=zone), datetime(2026, 1, 12, 12, tzinfo=zone)
    assert age_in_words(friday, monday) == "1 werkdag"
    assert age_in_words(friday, friday) == "dezelfde dag"
    assert term_in_words(date(2026, 1, 9), today=date(2026, 1, 12)) == "1 werkdag te laat"
    assert term_in_words(date(2026, 1, 9), today=date(2026, 1, 11)) == "1 werkdag te laat"
    assert term_in_words(date(2026, 1, 12), today=date(2026, 1, 12)) == "vandaag is de laatste dag"
    assert term_in_words(date(2026, 1, 14), today=date(2026, 1, 12)) == "nog 2 werkdagen"


def test_the_panels_show_both_sides_what_waits(cast, priya):
    ask(cast, priya)
    assert "Een sleutel van de gymzaal" in text(client_of(priya).get("/"))
    assert "Jij wacht op steun" in text(client_of(cast.joost).get("/"))
    assert "sleutel" not in text(client_of(cast.gerrit).get("/"))
    write(cast, priya)
    assert reverse("answers:sheet", args=["gebiedsteam"]) in text(
        client_of(cast.joost).get("/verbanden/gebiedsteam/")
    )


def test_a_team_page_costs_the_same_for_one_question_and_for_thirty(
    cast, priya, django_assert_max_num_queries
):
    for number in range(30):
        ask(cast, priya, f"Vraag {number}")
    write(cast, priya)
    client = client_of(priya)
    with django_assert_max_num_queries(20):
        client.get(reverse("answers:team"))


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("1250", 1250_00), ("1.250", 1250_00), ("12,50", 12_50), ("€ 12.50", 12_50),
        ("1.250,05", 1250_05), ("", None), ("0", 0),
    ],
)  # fmt: skip
def test_an_amount_is_read_as_people_type_it(typed, cents):
    assert cents_of(EuroField(label="Euro").clean(typed)) == cents


@pytest.mark.parametrize("typed", ["-1", "1,234", "veel", "1e9", "NaN", "Infinity", "9" * 30])
def test_what_is_no_amount_is_refused(typed):
    with pytest.raises(ValidationError):
        EuroField(label="Euro").clean(typed)


def test_an_answered_question_leaves_when_its_term_is_over_and_a_waiting_one_never(
    cast, priya, settings
):
    settings.KIEMKRACHT_BACKING_DAYS = 40
    waiting, answered, young = (ask(cast, priya) for _each in range(3))
    by = cast.visitor(priya)
    for row in (answered, young):
        asking_support.answer_support(by=by, request_id=row.pk, answer=AnswerWords("yes"))
    long_ago = clock.now() - timedelta(days=41)
    SupportRequest.objects.filter(pk=waiting.pk).update(asked_at=long_ago)
    SupportRequest.objects.filter(pk=answered.pk).update(closed_at=long_ago)
    place, answers_before = place_of(answered), SupportAnswer.objects.count()
    assert Follow.objects.filter(place=place).exists()
    assert Notice.objects.filter(place=place).exists()
    rows = {each.name: each.rows for each in retention.sweep(dry_run=True)}
    assert rows["questions for backing"] == 1
    assert SupportRequest.objects.count() == 3
    retention.sweep()
    assert set(SupportRequest.objects.values_list("pk", flat=True)) == {waiting.pk, young.pk}
    assert SupportAnswer.objects.count() == answers_before - 1
    assert not Follow.objects.filter(place=place).exists()
    assert not Notice.objects.filter(place=place).exists()
    assert ChronicleLine.objects.filter(place=place).exists()


@pytest.mark.parametrize(("chosen", "kept"), [(1, 30), (40, 40), (5000, 730)])
def test_the_pages_tell_the_term_that_holds(cast, priya, settings, chosen, kept):
    settings.KIEMKRACHT_BACKING_DAYS = chosen
    row = ask(cast, priya)
    page = client_of(cast.joost)
    assert f"{kept} dagen na het antwoord" in text(page.get(reverse("answers:ask_support")))
    assert f"{kept} dagen na het antwoord" in text(page.get(reverse("front:privacy")))
    assert "gaat weg op" not in text(page.get(row.get_absolute_url()))
    by = cast.visitor(priya)
    asking_support.answer_support(by=by, request_id=row.pk, answer=AnswerWords("yes"))
    assert "gaat weg op" in text(page.get(row.get_absolute_url()))
