"""A second look: who asks, who looks, and what comes of it (J2 11, C3.3)."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.house.answers_world import published
from tests.people import Cast, person

from kiemkracht.answers.enums.second_looks import LookState
from kiemkracht.answers.models import SecondLook
from kiemkracht.answers.rules.second_looks import answer_by, object_until
from kiemkracht.answers.selectors.independence import candidates_for
from kiemkracht.answers.services import looking_again
from kiemkracht.answers.services.looking_again import LookWords
from kiemkracht.base import clock, forgetting
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.base.models import ChronicleLine
from kiemkracht.direction.models import Choice
from kiemkracht.direction.services import deciding, publishing
from kiemkracht.people.models import Membership, Person

pytestmark = pytest.mark.django_db

WORDS = LookWords("not_heard", "Ik woon ernaast.", "Niemand belde aan.", "Praat met ons.")


def ask(cast: Cast, choice: Choice, who: Person | None = None) -> SecondLook:
    return looking_again.ask_again(
        by=cast.visitor(who or cast.aydin), slug=choice.slug, words=WORDS
    ).look


def name(cast: Cast, look: SecondLook) -> SecondLook:
    return looking_again.name_duo(
        by=cast.visitor(cast.lotte),
        look_id=look.pk,
        resident_id=cast.gerrit.pk,
        official_id=cast.joost.pk,
    )


def say(cast: Cast, look: SecondLook, who: Person, outcome: str) -> SecondLook:
    return looking_again.say(
        by=cast.visitor(who), look_id=look.pk, outcome=outcome, reasons=f"{who.name} vindt dit."
    )


def client_of(who: Person) -> Client:
    client = Client()
    client.force_login(who)
    return client


def text(response) -> str:
    return response.content.decode()


def test_somebody_without_an_account_asks_and_comes_back_with_a_private_link(cast):
    choice = published(cast)
    stranger = Client()
    assert reverse("answers:ask_second_look", args=[choice.slug]) in text(
        stranger.get(choice.get_absolute_url())
    )
    told = {
        "ground": "new_fact", "touches_me": "Ik woon er.", "what_is_missing": "De school sluit.",
        "what_i_ask": "Kijk nog eens.", "name": "Fatma",
    }  # fmt: skip
    stranger.post(reverse("answers:ask_second_look", args=[choice.slug]), told)
    page = text(stranger.get(reverse("answers:second_look_thanks")))
    link = page.split("/terug/")[1].split("/")[0]
    assert "/terug/" not in text(stranger.get(reverse("answers:second_look_thanks")))
    look = SecondLook.objects.get()
    # Without the link the words are not there; with it they are.
    assert "De school sluit." not in text(Client().get(look.get_absolute_url()))
    back = Client()
    back.post(f"/terug/{link}/")
    assert "De school sluit." in text(back.get(look.get_absolute_url()))


def test_after_six_weeks_nobody_can_ask_any_more(cast):
    early, late = published(cast, "Op tijd?", days_ago=42), published(cast, "Laat?", days_ago=43)
    ask(cast, early)
    with pytest.raises(RoomError):
        ask(cast, late)
    assert "De termijn is voorbij" in text(
        Client().get(reverse("answers:ask_second_look", args=[late.slug]))
    )


def test_what_is_not_published_has_no_second_look(cast):
    choice = published(cast)
    Choice.objects.filter(pk=choice.pk).update(current=None, state="open")
    with pytest.raises(RoomError):
        ask(cast, choice)
    assert Client().get(reverse("answers:ask_second_look", args=[choice.slug])).status_code == 404


@pytest.mark.parametrize(
    "words",
    [
        LookWords("because", "a", "b", "c"), LookWords("new_fact", " ", "b", "c"),
        LookWords("new_fact", "a", "\0", "c"), LookWords("new_fact", "a", "b", "c" * 1001),
    ],
)  # fmt: skip
def test_an_empty_field_or_another_ground_is_refused(cast, words):
    choice = published(cast)
    with pytest.raises(RoomError):
        looking_again.ask_again(by=cast.visitor(cast.aydin), slug=choice.slug, words=words)
    assert not SecondLook.objects.exists()


def test_one_person_asks_once_while_it_waits(cast):
    choice = published(cast)
    ask(cast, choice)
    with pytest.raises(RoomError):
        ask(cast, choice)
    ask(cast, choice, cast.kees)
    assert SecondLook.objects.count() == 2


def test_who_had_a_hand_in_it_or_asked_is_never_drawn(cast):
    choice = published(cast)
    responder = person("Rita Reageert", cast.lindenplein, capacities=["resident"])
    choice.responses.create(author=responder, stance="for", body="Goed zo")
    look = ask(cast, choice)
    found = candidates_for(look, cast.lindenplein.pk)
    assert [who for _pk, who in found.residents] == ["Gerrit Bos"]
    assert [who for _pk, who in found.officials] == ["Joost Terpstra"]


def test_an_official_of_the_same_department_is_not_independent(cast):
    choice = published(cast)
    writer = person("Wil Schrijver", cast.gebiedsteam, capacities=["employee"])
    ChronicleLine.objects.create(
        verb="choice.edited", place=f"direction.choice:{choice.pk}", actor_id=writer.pk
    )
    assert candidates_for(ask(cast, choice), cast.lindenplein.pk).officials == ()


def test_an_official_of_the_same_craft_is_not_independent(cast):
    choice = published(cast)
    Membership.objects.create(person=cast.henk, organisation=cast.municipality, craft="groen")
    Membership.objects.filter(person=cast.joost).update(craft="groen")
    assert candidates_for(ask(cast, choice), cast.lindenplein.pk).officials == ()


def test_the_lot_of_a_second_look_stays_the_same(cast):
    for number in range(20):
        person(f"Buur{number} De Vries", cast.lindenplein, capacities=["resident"])
    look = ask(cast, published(cast))
    first = candidates_for(look, cast.lindenplein.pk)
    assert len(first.residents) == 8
    assert candidates_for(look, cast.lindenplein.pk) == first


def test_only_a_facilitator_without_a_hand_in_it_names_the_two(cast):
    look = ask(cast, published(cast))
    for who in (cast.henk, cast.anke, cast.aydin, cast.joost):
        with pytest.raises(LeaveDenied):
            looking_again.name_duo(
                by=cast.visitor(who),
                look_id=look.pk,
                resident_id=cast.gerrit.pk,
                official_id=cast.joost.pk,
            )
    other = ask(cast, published(cast, "Een andere keuze"), cast.lotte)
    with pytest.raises(LeaveDenied):
        name(cast, other)


def test_whoever_was_not_drawn_cannot_be_named(cast):
    look = ask(cast, published(cast))
    for resident, official in ((cast.kees, cast.joost), (cast.gerrit, cast.gerrit)):
        with pytest.raises(RoomError):
            looking_again.name_duo(
                by=cast.visitor(cast.lotte),
                look_id=look.pk,
                resident_id=resident.pk,
                official_id=official.pk,
            )


def test_the_two_answer_once_they_say_the_same_and_earlier_words_stay(cast):
    look = name(cast, ask(cast, published(cast)))
    say(cast, look, cast.gerrit, "changed")
    assert say(cast, look, cast.joost, "stays").state == LookState.LOOKING
    assert "De twee zien het anders" in text(client_of(cast.aydin).get(look.get_absolute_url()))
    assert "vindt dit" not in text(Client().get(look.get_absolute_url()))
    answered = say(cast, look, cast.joost, "changed")
    assert (answered.state, answered.outcome) == (LookState.ANSWERED, "changed")
    assert answered.opinions.count() == 3
    page = text(Client().get(look.get_absolute_url()))
    assert "Joost Terpstra vindt dit." in page
    assert "Ik woon ernaast." not in page
    with pytest.raises(LeaveDenied):
        say(cast, look, cast.gerrit, "stays")


@pytest.mark.parametrize(("outcome", "reasons"), [("maybe", "x"), ("stays", " "), ("", "x")])
def test_an_answer_has_a_choice_and_reasons(cast, outcome, reasons):
    look = name(cast, ask(cast, published(cast)))
    with pytest.raises(RoomError):
        looking_again.say(
            by=cast.visitor(cast.gerrit), look_id=look.pk, outcome=outcome, reasons=reasons
        )


def test_changed_becomes_a_new_version_by_the_service_of_the_choice_itself(cast):
    choice = published(cast)
    look = name(cast, ask(cast, choice))
    for who in (cast.gerrit, cast.joost):
        say(cast, look, who, "changed")
    choice.refresh_from_db()
    # Their answer changes nothing by itself.
    assert choice.state == "published"
    with pytest.raises(LeaveDenied):
        looking_again.open_again(by=cast.visitor(cast.gerrit), look_id=look.pk)
    client_of(cast.lotte).post(reverse("answers:open_again", args=[look.pk]))
    choice.refresh_from_db()
    assert choice.state == "under_review"
    assert "Wacht op een nieuwe versie" in text(Client().get(look.get_absolute_url()))
    publishing.publish(by=cast.visitor(cast.lotte), choice=choice, why_changed="Na de tweede blik.")
    assert "versie 2 van de keuze" in text(Client().get(look.get_absolute_url()))


def test_stays_opens_nothing(cast):
    choice = published(cast)
    look = name(cast, ask(cast, choice))
    for who in (cast.gerrit, cast.joost):
        say(cast, look, who, "stays")
    with pytest.raises(RoomError):
        looking_again.open_again(by=cast.visitor(cast.lotte), look_id=look.pk)


def test_a_seat_given_back_is_free_and_the_term_goes_on(cast):
    look = name(cast, ask(cast, published(cast)))
    due = look.answer_by
    client_of(cast.gerrit).post(reverse("answers:decline", args=[look.pk]))
    look.refresh_from_db()
    assert (look.state, look.resident_id, look.answer_by) == (LookState.ASKED, None, due)


def test_too_late_is_told_to_everyone(cast):
    look = ask(cast, published(cast))
    SecondLook.objects.filter(pk=look.pk).update(answer_by=clock.today() - timedelta(days=10))
    page = text(Client().get(look.get_absolute_url()))
    assert "We zijn te laat" in page
    assert "te laat" in text(Client().get(reverse("answers:second_looks")))


def test_terms_know_dutch_holidays():
    # Twenty working days over Christmas and New Year.
    assert answer_by(date(2025, 12, 15)) == date(2026, 1, 15)
    # Six weeks, and a last day in the weekend or at Easter moves on.
    assert object_until(date(2026, 3, 2)) == date(2026, 4, 13)
    assert object_until(date(2026, 2, 21)) == date(2026, 4, 7)


def test_a_decision_under_the_law_shows_the_objection_clause_and_can_be_mended(cast):
    choice = published(cast)
    address = reverse("answers:objection", args=[choice.slug])
    assert client_of(cast.anke).get(address).status_code == 403
    client = client_of(cast.lotte)
    told = {"made_known_on": clock.today().isoformat(), "address": "Postbus 1, Lindehaven"}
    client.post(address, told)
    for page in (choice.get_absolute_url(), reverse("answers:ask_second_look", args=[choice.slug])):
        assert "Postbus 1, Lindehaven" in text(Client().get(page))
    assert client.post(address, {"made_known_on": "2999-01-01", "address": "x"}).status_code == 422
    assert client.post(address, {"made_known_on": told["made_known_on"]}).status_code == 422
    client.post(address, {})
    assert "Postbus 1" not in text(Client().get(choice.get_absolute_url()))


def test_who_sat_in_it_and_is_forgotten_leaves_a_free_seat(cast):
    look = name(cast, ask(cast, published(cast)))
    forgetting.let_go_everywhere(cast.gerrit.pk)
    forgetting.let_go_everywhere(cast.aydin.pk)
    look.refresh_from_db()
    assert (look.state, look.resident_id, look.asked_by_id) == (LookState.ASKED, None, None)
    assert look.official_id == cast.joost.pk


def test_a_choice_under_review_takes_no_new_second_look(cast):
    choice = published(cast)
    deciding.open_review(by=cast.visitor(cast.lotte), choice=choice)
    with pytest.raises(RoomError):
        ask(cast, choice)


def test_the_list_costs_the_same_for_one_and_for_many(cast, django_assert_max_num_queries):
    choice = published(cast)
    for who in (cast.aydin, cast.kees, cast.gerrit, cast.stranger):
        ask(cast, choice, who)
    with django_assert_max_num_queries(8):
        Client().get(reverse("answers:second_looks"))
