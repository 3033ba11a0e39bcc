"""The right to challenge: from exploring to handing back, by the rules of the ordinance."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.people import Cast

from kiemkracht.answers.enums.challenges import ChallengeState as S
from kiemkracht.answers.models import Challenge, ChallengeMove, OrdinanceTerms
from kiemkracht.answers.rules.challenges import FIELDS, missing
from kiemkracht.answers.services import challenging, deciding_challenges, setting_ordinance
from kiemkracht.answers.services.deciding_challenges import (
    AgreementWords,
    DecisionWords,
    ItemWords,
)
from kiemkracht.answers.services.setting_ordinance import TermsWords
from kiemkracht.base import clock, forgetting
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.people.enums import OrganisationKind
from kiemkracht.people.models import Membership, Organisation, Person

pytestmark = pytest.mark.django_db

ANSWERS = {name: f"Antwoord op {name}." for name in FIELDS if name != "asked_cents"}
GROUNDS = ("De veiligheid komt in gevaar", "Een contract loopt nog")


@pytest.fixture(autouse=True)
def _joost_works_there(cast) -> None:
    """Joost tends De Linden and works at the municipality; Henk decides for the city."""
    assert Membership.objects.filter(person=cast.joost, community=cast.gebiedsteam).exists()


def terms(cast: Cast, **more) -> OrdinanceTerms:
    words = TermsWords(
        source="Participatieverordening 2026", complete_days=10, dialogue_days=15,
        decide_days=30, refusal_grounds=GROUNDS, **more,
    )  # fmt: skip
    return setting_ordinance.set_terms(
        by=cast.visitor(cast.anke), organisation_id=cast.municipality.pk, words=words
    )


def explored(cast: Cast) -> Challenge:
    return challenging.begin(
        by=cast.visitor(cast.aydin),
        organisation_id=cast.municipality.pk,
        community_id=cast.lindenplein.pk,
        title="Het groen op het plein",
    )


def write(cast: Cast, row: Challenge, words=ANSWERS, cents=40_000_00, based_on=0) -> Challenge:
    return challenging.write(
        by=cast.visitor(cast.aydin),
        challenge_id=row.pk,
        words=words,
        cents=cents,
        based_on=based_on,
    )


def move(cast: Cast, row: Challenge, who: Person, to: str, words: str = "Goed.") -> Challenge:
    return challenging.move(by=cast.visitor(who), challenge_id=row.pk, to=to, words=words)


def fill_room(cast: Cast, row: Challenge, *kinds: str) -> None:
    for kind in kinds or ("costs", "contract", "quality"):
        deciding_challenges.add_item(
            by=cast.visitor(cast.joost),
            challenge_id=row.pk,
            item=ItemWords(kind, kind, "Zo is het."),
        )


def in_dialogue(cast: Cast) -> Challenge:
    row = explored(cast)
    write(cast, row)
    move(cast, row, cast.aydin, S.SUBMITTED)
    fill_room(cast, row)
    move(cast, row, cast.joost, S.COMPLETE)
    return move(cast, row, cast.joost, S.DIALOGUE, "Dinsdag om acht uur in De Brug.")


def decide(cast: Cast, row: Challenge, decision: str, **more) -> Challenge:
    words = DecisionWords(decision=decision, reasons="Omdat het kan.", **more)
    return deciding_challenges.decide(by=cast.visitor(cast.henk), challenge_id=row.pk, words=words)


def agreed(cast: Cast) -> Challenge:
    row = decide(cast, in_dialogue(cast), S.GRANTED)
    today = clock.today()
    deciding_challenges.write_agreement(
        by=cast.visitor(cast.joost),
        challenge_id=row.pk,
        words=AgreementWords(
            tasks="Snoeien en maaien.", money_cents=38_500_00, liability="De gemeente.",
            continuity="Een tweede groep springt in.", exit="Drie maanden van tevoren.",
            starts_on=today, ends_on=today + timedelta(days=365),
        ),
    )  # fmt: skip
    row.refresh_from_db()
    return row


def client_of(who: Person) -> Client:
    client = Client()
    client.force_login(who)
    return client


def text(response) -> str:
    return response.content.decode()


def test_what_is_not_set_is_told_and_never_guessed(cast):
    address = reverse("answers:ordinance", args=[cast.municipality.pk])
    page = text(Client().get(address))
    assert page.count("nog niet ingesteld") >= 7
    row = explored(cast)
    write(cast, row)
    assert move(cast, row, cast.aydin, S.SUBMITTED).due_on is None
    terms(cast)
    page = text(Client().get(address))
    assert "binnen 10 werkdagen" in page
    # Only who may ask and who decides were not filled in.
    assert page.count('class="wa-unset"') == 2


def test_a_challenge_keeps_the_rules_under_which_it_was_handed_in(cast):
    first = terms(cast)
    row = explored(cast)
    write(cast, row)
    handed = move(cast, row, cast.aydin, S.SUBMITTED)
    assert handed.due_on == clock.add_working_days(clock.today(), 10)
    terms(cast, who_may_ask="Iedereen")
    handed.refresh_from_db()
    assert handed.terms == first
    assert OrdinanceTerms.objects.count() == 2


@pytest.mark.parametrize("days", [0, 251, -1])
def test_a_term_of_nothing_or_of_more_than_a_year_is_refused(cast, days):
    with pytest.raises(RoomError):
        setting_ordinance.set_terms(
            by=cast.visitor(cast.anke),
            organisation_id=cast.municipality.pk,
            words=TermsWords(decide_days=days),
        )


def test_only_who_arranges_the_house_notes_the_rules_and_only_of_a_municipality(cast):
    for who in (cast.henk, cast.joost, cast.lotte):
        with pytest.raises(LeaveDenied):
            setting_ordinance.set_terms(
                by=cast.visitor(who), organisation_id=cast.municipality.pk, words=TermsWords()
            )
    shop = Organisation.objects.create(name="Bakker", kind=OrganisationKind.BUSINESS)
    with pytest.raises(RoomError):
        setting_ordinance.set_terms(
            by=cast.visitor(cast.anke), organisation_id=shop.pk, words=TermsWords()
        )
    assert Client().get(reverse("answers:ordinance", args=[shop.pk])).status_code == 404


def test_exploring_is_seen_by_who_began_it_and_who_helps_there(cast):
    row = explored(cast)
    for who, status in ((cast.aydin, 200), (cast.joost, 200), (cast.gerrit, 404), (cast.anke, 404)):
        assert client_of(who).get(row.get_absolute_url()).status_code == status
    write(cast, row)
    move(cast, row, cast.aydin, S.SUBMITTED)
    assert Client().get(row.get_absolute_url()).status_code == 200


def test_handing_in_names_everything_that_is_missing(cast):
    row = explored(cast)
    write(cast, row, words=ANSWERS | {"fallback": " \0", "liability": ""}, cents=None)
    with pytest.raises(RoomError) as refused:
        move(cast, row, cast.aydin, S.SUBMITTED)
    for words in ("in euro’s", "bij schade", "niet lukt"):
        assert words in str(refused.value)
    row.refresh_from_db()
    assert (row.state, len(missing(row))) == (S.EXPLORING, 3)
    write(cast, row, cents=0, based_on=1)
    assert move(cast, row, cast.aydin, S.SUBMITTED).state == S.SUBMITTED


def test_of_two_windows_the_second_is_told_and_keeps_its_words(cast):
    row = explored(cast)
    write(cast, row)
    client = client_of(cast.aydin)
    told = {"task": "Andere woorden", "based_on": "0"}
    answer = client.post(reverse("answers:edit_challenge", args=[row.pk]), told)
    assert answer.status_code == 422
    assert "Andere woorden" in text(answer)
    assert 'name="based_on" value="1"' in text(answer)
    row.refresh_from_db()
    assert row.task == ANSWERS["task"]


def test_complete_needs_costs_contract_and_quality_and_opens_the_data_room(cast):
    row = explored(cast)
    write(cast, row)
    fill_room(cast, row, "costs")
    assert "Zo is het." not in text(client_of(cast.aydin).get(row.get_absolute_url()))
    move(cast, row, cast.aydin, S.SUBMITTED)
    with pytest.raises(RoomError) as refused:
        move(cast, row, cast.joost, S.COMPLETE)
    assert "contract" in str(refused.value)
    assert "Hoe goed" in str(refused.value)
    fill_room(cast, row, "contract", "quality")
    assert "Zo is het." not in text(Client().get(row.get_absolute_url()))
    move(cast, row, cast.joost, S.COMPLETE)
    assert "Zo is het." in text(Client().get(row.get_absolute_url()))


def test_asking_for_more_gives_it_back_with_words(cast):
    row = explored(cast)
    write(cast, row)
    move(cast, row, cast.aydin, S.SUBMITTED)
    with pytest.raises(RoomError):
        move(cast, row, cast.joost, S.EXPLORING, " ")
    back = move(cast, row, cast.joost, S.EXPLORING, "Wie springt er in bij ziekte?")
    assert back.state == S.EXPLORING
    assert "Wie springt er in bij ziekte?" in text(
        client_of(cast.aydin).get(row.get_absolute_url())
    )


def test_who_asks_never_handles_or_decides_it(cast):
    # Joost, who tends and works there, asks it himself.
    row = challenging.begin(
        by=cast.visitor(cast.joost),
        organisation_id=cast.municipality.pk,
        community_id=cast.lindenplein.pk,
        title="Eigen vraag",
    )
    with pytest.raises(LeaveDenied):
        deciding_challenges.add_item(
            by=cast.visitor(cast.joost), challenge_id=row.pk, item=ItemWords("costs", "x", "y")
        )
    with pytest.raises(RoomError):
        move(cast, row, cast.joost, S.COMPLETE)


def test_nobody_takes_a_step_that_is_not_theirs_or_not_now(cast):
    row = in_dialogue(cast)
    with pytest.raises(LeaveDenied):
        move(cast, row, cast.gerrit, S.RUNNING)
    for who, to in ((cast.aydin, S.RUNNING), (cast.joost, S.GRANTED), (cast.joost, "onzin")):
        with pytest.raises(RoomError):
            move(cast, row, who, to)
    for who in (cast.joost, cast.aydin, cast.lotte, cast.anke):
        with pytest.raises(LeaveDenied):
            deciding_challenges.decide(
                by=cast.visitor(who),
                challenge_id=row.pk,
                words=DecisionWords(decision=S.GRANTED, reasons="Ja."),
            )


def test_a_refusal_names_a_ground_of_the_ordinance_and_the_alternatives(cast):
    terms(cast)
    row = in_dialogue(cast)
    with pytest.raises(RoomError):
        decide(cast, row, S.REFUSED, alternatives="Een kleiner stuk.")
    with pytest.raises(RoomError):
        decide(cast, row, S.REFUSED, refusal_ground="Geen zin", alternatives="Een kleiner stuk.")
    with pytest.raises(RoomError):
        decide(cast, row, S.REFUSED, refusal_ground=GROUNDS[1])
    decide(cast, row, S.REFUSED, refusal_ground=GROUNDS[1], alternatives="Een kleiner stuk.")
    page = text(Client().get(row.get_absolute_url()))
    assert GROUNDS[1] in page
    assert "Een kleiner stuk." in page


def test_without_grounds_in_the_ordinance_nobody_can_refuse(cast):
    row = in_dialogue(cast)
    with pytest.raises(RoomError) as refused:
        decide(cast, row, S.REFUSED, refusal_ground=GROUNDS[0], alternatives="Iets.")
    assert "nog geen gronden ingesteld" in str(refused.value)


def test_a_trial_has_an_end_and_every_decision_has_reasons(cast):
    row = in_dialogue(cast)
    for until in (None, clock.today()):
        with pytest.raises(RoomError):
            decide(cast, row, S.TRIAL, trial_until=until)
    with pytest.raises(RoomError):
        deciding_challenges.decide(
            by=cast.visitor(cast.henk),
            challenge_id=row.pk,
            words=DecisionWords(decision=S.GRANTED, reasons=" "),
        )
    decided = decide(cast, row, S.TRIAL, trial_until=clock.today() + timedelta(days=180))
    assert (decided.state, decided.decision) == (S.TRIAL, S.TRIAL)


def test_an_agreement_counts_once_both_said_yes_and_then_never_changes(cast):
    row = agreed(cast)
    with pytest.raises(RoomError):
        move(cast, row, cast.joost, S.RUNNING)
    with pytest.raises(LeaveDenied):
        deciding_challenges.confirm_agreement(by=cast.visitor(cast.joost), challenge_id=row.pk)
    client_of(cast.aydin).post(reverse("answers:confirm_agreement", args=[row.pk]))
    assert client_of(cast.joost).get(reverse("answers:agreement", args=[row.pk])).status_code == 403
    move(cast, row, cast.joost, S.RUNNING)
    page = text(Client().get(row.get_absolute_url()))
    assert "38.500" in page
    assert "Beiden zeiden ja op" in page


@pytest.mark.parametrize("end", [S.CONTINUED, S.HANDED_BACK])
def test_after_the_work_people_look_back_and_it_goes_on_or_back(cast, end):
    row = agreed(cast)
    deciding_challenges.confirm_agreement(by=cast.visitor(cast.aydin), challenge_id=row.pk)
    move(cast, row, cast.joost, S.RUNNING)
    move(cast, row, cast.aydin, S.EVALUATION, "Het plein is groener; de zomer was zwaar.")
    done = move(cast, row, cast.joost, end, "Zo gaan we verder.")
    assert done.state == end
    told = list(ChallengeMove.objects.filter(challenge=row).values_list("to", flat=True))
    assert told == [
        "exploring", "submitted", "complete", "dialogue", "granted", "agreement", "running",
        "evaluation", end,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "wrong",
    [
        {"money_cents": -1}, {"tasks": " "}, {"exit": ""},
        {"ends_on": clock.today() - timedelta(days=1)},
    ],
)  # fmt: skip
def test_an_agreement_without_tasks_end_or_with_time_turned_round_is_refused(cast, wrong):
    row = decide(cast, in_dialogue(cast), S.GRANTED)
    sound = {
        "tasks": "x", "money_cents": 0, "liability": "x", "continuity": "x", "exit": "x",
        "starts_on": clock.today(), "ends_on": clock.today(),
    }  # fmt: skip
    with pytest.raises(RoomError):
        deciding_challenges.write_agreement(
            by=cast.visitor(cast.joost),
            challenge_id=row.pk,
            words=AgreementWords(**(sound | wrong)),
        )


def test_the_text_of_a_file_lies_in_the_data_room_and_a_strange_file_gets_a_sentence(cast):
    row = explored(cast)
    client, address = client_of(cast.joost), reverse("answers:data_room", args=[row.pk])
    told = {"kind": "contract", "title": "Bestek", "amount": "12,50"}
    good = SimpleUploadedFile("bestek.txt", b"Maaien: twaalf keer per jaar.")
    assert client.post(address, told | {"file": good}).status_code == 302
    item = row.items.get()
    assert (item.text, item.amount_cents) == ("Maaien: twaalf keer per jaar.", 12_50)
    strange = SimpleUploadedFile("virus.exe", b"MZ\x00\x01\x02\x03" * 50)
    assert client.post(address, told | {"file": strange}).status_code == 422
    assert client.post(address, told).status_code == 422
    assert row.items.count() == 1


def test_too_late_is_told_to_everyone(cast):
    terms(cast)
    row = explored(cast)
    write(cast, row)
    move(cast, row, cast.aydin, S.SUBMITTED)
    Challenge.objects.filter(pk=row.pk).update(due_on=clock.today() - timedelta(days=7))
    assert "We zijn te laat" in text(Client().get(row.get_absolute_url()))


def test_who_began_it_stops_with_a_word_and_is_forgotten_without_a_trace_of_the_name(cast):
    row = in_dialogue(cast)
    move(cast, row, cast.aydin, S.WITHDRAWN, "We hebben geen mensen meer.")
    forgetting.let_go_everywhere(cast.aydin.pk)
    row.refresh_from_db()
    assert (row.state, row.asked_by) == (S.WITHDRAWN, None)
    assert "Sevda" not in text(Client().get(row.get_absolute_url()))


def test_a_page_costs_the_same_with_many_steps_and_lines(cast, django_assert_max_num_queries):
    row = agreed(cast)
    fill_room(cast, row, *["costs"] * 20)
    client = client_of(cast.joost)
    with django_assert_max_num_queries(16):
        client.get(row.get_absolute_url())
