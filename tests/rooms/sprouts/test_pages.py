"""The pages of one kiem: what each visitor may do, and what happens with what they send."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.people import Cast
from tests.rooms.sprouts.conftest import Plant, take_step

from kiemkracht.base import clock
from kiemkracht.base.places import place_of
from kiemkracht.base.talk import commenting
from kiemkracht.direction.models import Direction, Goal
from kiemkracht.direction.selectors.cards import goal_url
from kiemkracht.sprouts.enums import Phase
from kiemkracht.sprouts.models import CarryOffer, SixMonthCheck, Sprout, SproutLink, Step
from kiemkracht.sprouts.services import resting

pytestmark = pytest.mark.django_db


def text(response) -> str:
    return response.content.decode()


def at(sprout: Sprout, act: str = "") -> str:
    return f"{sprout.get_absolute_url()}{act}"


def test_a_step_is_agreed_taken_and_told(cast: Cast, plant: Plant, come_in) -> None:
    sprout, client = plant(cast.aydin), come_in(cast.aydin)
    day = (clock.today() + timedelta(days=3)).isoformat()
    sent = {"text": "Pan lenen", "who": str(cast.aydin.pk), "due": day}
    assert client.post(at(sprout, "stap/"), sent).status_code == 302
    step = Step.objects.get()
    assert "Pan lenen" in text(client.get(at(sprout)))
    client.post(f"/kiemen/stap/{step.pk}/gedaan/", {"what_happened": "De buurvrouw had er twee."})
    page = text(client.get(at(sprout)))
    assert "De buurvrouw had er twee." in page
    assert "Ontkiemd kan: er is een stap gedaan." in page
    client.post(at(sprout, "groei/"), {"to": "sprouted"})
    sprout.refresh_from_db()
    assert sprout.phase == Phase.SPROUTED


def test_a_double_click_agrees_on_one_step(cast: Cast, plant: Plant, come_in) -> None:
    sprout, client = plant(cast.aydin), come_in(cast.aydin)
    for _ in range(2):
        client.post(at(sprout, "stap/"), {"text": "Bellen", "who": "", "once": "b" * 32})
    assert Step.objects.count() == 1


def test_what_is_wrong_is_said_at_the_form_and_what_was_typed_stays(
    cast: Cast, plant: Plant, come_in
) -> None:
    sprout, client = plant(cast.aydin), come_in(cast.aydin)
    response = client.post(
        at(sprout, "stap/"), {"text": "Pan lenen", "who": "", "due": "2020-01-01"}
    )
    assert response.status_code == 422
    page = text(response)
    assert "Kies een dag die nog komt" in page
    assert 'value="Pan lenen"' in page
    response = client.post(at(sprout, "rust/"), {"until": "2020-01-01"})
    assert response.status_code == 422
    assert "Kies een dag die nog komt" in text(response)
    response = client.post(at(sprout, "afsluiten/"), {"lesson": "   "})
    assert response.status_code == 422


def test_a_guard_that_lacks_something_says_what(cast: Cast, plant: Plant, come_in) -> None:
    sprout, client = plant(cast.aydin), come_in(cast.aydin)
    response = client.post(at(sprout, "groei/"), {"to": "sprouted"})
    assert response.status_code == 409
    assert "Zet één kleine stap" in text(response)
    assert client.post(at(sprout, "groei/"), {"to": "<b>"}).status_code == 409


def test_what_one_may_not_do_is_not_offered_and_refused(cast: Cast, plant: Plant, come_in) -> None:
    sprout, client = plant(cast.aydin), come_in(cast.gerrit)
    page = text(client.get(at(sprout)))
    for act in ("stap/", "groei/", "verzorgen/", "bewerken/", "overdragen/", "antwoord/"):
        assert at(sprout, act) not in page
    assert "Ik wil meedragen" in page
    for act, sent in {
        "stap/": {"text": "Bellen", "who": ""},
        "groei/": {"to": "sprouted"},
        "rust/": {"until": "2030-01-01"},
        "afsluiten/": {"lesson": "Weg"},
        "wie-ziet-het/": {"visibility": "public"},
        "achterhouden/": {"because": "Stom"},
        "antwoord/": {"body": "Dag"},
        "gezicht/": {},
        "overdragen/": {},
        "dragen/": {},
        "fase-terug/": {},
    }.items():
        assert client.post(at(sprout, act), sent).status_code == 403, act
    sprout.refresh_from_db()
    assert sprout.phase == Phase.SEED


def test_a_stranger_reads_and_is_invited(cast: Cast, plant: Plant, client: Client) -> None:
    sprout = plant(cast.aydin)
    page = text(client.get(at(sprout)))
    assert "Reageer" in page
    assert 'name="text"' not in page
    for act in ("dragen/", "meedragen/", "stap/", "leeft-het/"):
        assert client.post(at(sprout, act), {"text": "x", "is_alive": "yes"}).status_code == 403


def test_a_kiem_with_one_face_gets_one_friendly_question(cast: Cast, plant: Plant, come_in) -> None:
    sprout, client = plant(cast.aydin), come_in(cast.aydin)
    Sprout.objects.filter(pk=sprout.pk).update(soul="Niemand hoort alleen te eten.")
    page = text(client.get(at(sprout)))
    assert "Wat is er nodig om dit vol te houden" in page
    assert "Waarom leeft dit voor jou?" not in page
    Sprout.objects.filter(pk=sprout.pk).update(business="18 euro per week.")
    assert "Wat is er nodig om dit vol te houden" not in text(client.get(at(sprout)))


def test_better_words_are_kept_and_found(cast: Cast, plant: Plant, come_in) -> None:
    sprout, client = plant(cast.aydin), come_in(cast.aydin)
    assert "Soep in het portiek" in text(client.get(at(sprout, "bewerken/")))
    sent = {
        "title": "Donderdagsoep",
        "story": "Nu met erwten.",
        "kind": "initiative",
        "origin": "neighbourhood",
        "community": "lindenplein",
        "business": "Een pan.",
    }
    assert client.post(at(sprout, "bewerken/"), sent).status_code == 302
    assert "Donderdagsoep" in text(client.get("/kiemen/?q=erwt"))
    assert client.post(at(sprout, "bewerken/"), {**sent, "title": ""}).status_code == 422
    assert client.post(at(sprout, "bewerken/"), {**sent, "kind": "boat"}).status_code == 422


def test_someone_is_asked_to_carry_and_says_yes(cast: Cast, plant: Plant, come_in) -> None:
    sprout = plant(cast.aydin)
    commenting.say(by=cast.visitor(cast.gerrit), place=place_of(sprout), body="Mooi")
    come_in(cast.aydin).post(at(sprout, "vraag-mee/"), {"person": str(cast.gerrit.pk)})
    offer = CarryOffer.objects.get()
    client = come_in(cast.gerrit)
    assert "Iemand vraagt of je dit meedraagt" in text(client.get(at(sprout)))
    assert "Soep in het portiek" in text(client.get("/mijn-plek/"))
    client.post(f"/kiemen/meedragen/{offer.pk}/", {"answer": "yes"})
    assert "Gerrit Bos" in text(client.get(at(sprout)))
    assert "Verzorgen" in text(client.get(at(sprout)))


def test_someone_asks_to_carry_and_the_carrier_answers(cast: Cast, plant: Plant, come_in) -> None:
    sprout = plant(cast.aydin)
    come_in(cast.gerrit).post(at(sprout, "meedragen/"))
    client = come_in(cast.aydin)
    assert "Gerrit Bos wil dit meedragen." in text(client.get(at(sprout)))
    client.post(f"/kiemen/meedragen/{CarryOffer.objects.get().pk}/", {"answer": "no"})
    assert "Gerrit Bos wil dit meedragen." not in text(client.get(at(sprout)))


def test_who_hands_over_a_private_kiem_is_not_left_at_a_closed_door(
    cast: Cast, plant: Plant, come_in
) -> None:
    sprout = plant(cast.aydin, visibility="private")
    response = come_in(cast.aydin).post(at(sprout, "overdragen/"))
    assert response["Location"] == "/"


def test_it_rests_without_guilt_and_wakes(cast: Cast, plant: Plant, come_in) -> None:
    sprout, client = plant(cast.aydin), come_in(cast.aydin)
    until = (clock.today() + timedelta(days=30)).isoformat()
    client.post(at(sprout, "rust/"), {"until": until})
    page = text(client.get(at(sprout)))
    assert "Het rust" in page
    assert "Rusten hoort bij groeien." in page
    Sprout.objects.update(resting_until=clock.today() - timedelta(days=1))
    assert "De rust is voorbij. Leeft het nog?" in text(client.get(at(sprout)))
    client.post(at(sprout, "wakker/"))
    sprout.refresh_from_db()
    assert sprout.phase == Phase.SEED


def test_a_closed_kiem_keeps_its_lesson(cast: Cast, plant: Plant, come_in) -> None:
    sprout, client = plant(cast.aydin), come_in(cast.aydin)
    client.post(at(sprout, "afsluiten/"), {"lesson": "Soep is geen stichting."})
    page = text(client.get(at(sprout)))
    assert "Soep is geen stichting." in page
    assert "Wat ervan geleerd is" in page


def test_after_six_months_someone_else_looks(cast: Cast, plant: Plant, come_in) -> None:
    sprout = plant(cast.aydin, days_ago=190)
    client = come_in(cast.gerrit)
    assert "Jij draagt dit niet: wat zie jij?" in text(client.get(at(sprout)))
    client.post(at(sprout, "leeft-het/"), {"is_alive": "yes", "note": "Ik at er gisteren."})
    assert SixMonthCheck.objects.get().is_alive
    assert "zegt Gerrit Bos" in text(client.get(at(sprout)))
    assert client.post(at(sprout, "leeft-het/"), {"is_alive": "zeker"}).status_code == 422
    assert "Jij draagt dit niet" not in text(come_in(cast.aydin).get(at(sprout)))


def test_family_is_linked_by_address_and_unlinked(cast: Cast, plant: Plant, come_in) -> None:
    sprout, client = plant(cast.aydin), come_in(cast.aydin)
    child = plant(cast.kees, "Soep aan de overkant", community=cast.overweg)
    address = f"http://testserver{at(child)}#gesprek"
    client.post(at(sprout, "familie/"), {"address": address, "relation": "feeds"})
    assert "Soep aan de overkant" in text(client.get(at(sprout)))
    assert "Gevoed door" in text(client.get(at(child)))
    bad = client.post(at(sprout, "familie/"), {"address": "https://x.nl/", "relation": "feeds"})
    assert bad.status_code == 422
    link = SproutLink.objects.get()
    assert client.post(at(child, f"familie/{link.pk + 1}/weg/")).status_code == 404
    client.post(at(sprout, f"familie/{link.pk}/weg/"))
    assert not SproutLink.objects.exists()


@pytest.fixture
def goal(cast: Cast) -> Goal:
    """Something to contribute to."""
    direction = Direction.objects.create(
        title="Samen", slug="samen", community=cast.city, purpose="Elkaar kennen", state="agreed"
    )
    return Goal.objects.create(direction=direction, title="Elkaar kennen", slug="elkaar-kennen")


def test_it_contributes_in_its_own_words_and_not_yet_is_fine(
    cast: Cast, plant: Plant, come_in, goal: Goal
) -> None:
    sprout, client = plant(cast.aydin), come_in(cast.aydin)
    assert "Een kiem mag gewoon groeien" in text(client.get(at(sprout)))
    client.post(at(sprout, "doel/"), {"goal": str(goal.pk), "how": ""})
    assert "hoe: nog niet" in text(client.get(at(sprout)))
    client.post(at(sprout, "doel/"), {"goal": str(goal.pk), "how": "We leren namen."})
    page = text(client.get(at(sprout)))
    assert "We leren namen." in page
    assert "Vertelde aan welk doel dit bijdraagt" in page
    assert "Soep in het portiek" in text(client.get(f"/kiemen/?doel={goal.pk}"))
    assert "Soep in het portiek" in text(client.get(goal_url(goal)))
    assert (
        come_in(cast.gerrit)
        .post(at(sprout, "doel/"), {"goal": str(goal.pk), "how": "Nee"})
        .status_code
        == 403
    )
    client = come_in(cast.aydin)
    client.post(at(sprout, f"doel/{goal.pk}/weg/"))
    assert text(client.get(f"/kiemen/?doel={goal.pk}")).count("Soep in het portiek") == 0


def test_the_timeline_tells_how_it_went(cast: Cast, plant: Plant, come_in) -> None:
    sprout, client = plant(cast.aydin), come_in(cast.aydin)
    take_step(sprout, days_ago=1)
    client.post(at(sprout, "groei/"), {"to": "sprouted"})
    page = text(client.get(at(sprout)))
    for sentence in ("Hier voor het eerst verteld", "Zei: dit draag ik", "Het is ontkiemd"):
        assert sentence in page


def test_what_does_not_exist_and_what_one_may_not_see_look_the_same(
    cast: Cast, plant: Plant, come_in
) -> None:
    secret = plant(cast.aydin, visibility="private")
    step = Step.objects.create(sprout=secret, text="Geheim")
    client = come_in(cast.gerrit)
    unknown = "/kiemen/00000000-0000-4000-8000-000000000000/"
    for act in ("", "verzorgen/", "bewerken/", "foto.webp"):
        assert client.get(at(secret, act)).status_code == 404
        assert client.get(f"{unknown}{act}").status_code == 404
    for act in ("stap/", "dragen/", "rust/", "antwoord/", "familie/1/weg/"):
        assert client.post(at(secret, act)).status_code == 404
    assert client.post(f"/kiemen/stap/{step.pk}/gedaan/").status_code == 404
    assert client.post("/kiemen/stap/99999/gedaan/").status_code == 404
    assert client.post("/kiemen/meedragen/99999/").status_code == 404


def test_panels_show_it_where_it_belongs(cast: Cast, plant: Plant, come_in) -> None:
    plant(cast.aydin)
    client = come_in(cast.aydin)
    assert "Soep in het portiek" in text(client.get("/verbanden/lindenplein/"))
    assert "Soep in het portiek" in text(client.get("/verbanden/de-linden/"))
    assert "Hier is nog niets verteld" in text(client.get("/verbanden/overweg/"))
    assert "Soep in het portiek" in text(client.get("/mijn-plek/"))


def test_the_queues_open_for_who_tends(cast: Cast, plant: Plant, come_in) -> None:
    plant(cast.aydin, days_ago=60)
    client = come_in(cast.joost)
    page = text(client.get("/kiemen/wachten/"))
    assert "Soep in het portiek" in page
    assert "Te laat" in page
    assert "Leeft het nog?" in text(client.get("/kiemen/stil/"))
    resting.rest(
        by=cast.visitor(cast.aydin),
        sprout=Sprout.objects.get(),
        until=clock.today() + timedelta(days=3),
    )
    assert "Niemand wacht" in text(client.get("/kiemen/wachten/"))
    assert "Alles beweegt of rust" in text(client.get("/kiemen/stil/"))


def test_the_map_counts_and_points_and_lists_the_same(
    cast: Cast, plant: Plant, client: Client
) -> None:
    assert "Er is nog geen kaart" in text(client.get("/kiemen/kaart/"))
    cast.linden.outline = [[0, 0], [400, 0], [400, 400], [0, 400]]
    cast.linden.save()
    cast.lindenplein.outline = [[100, 100], [200, 100], [200, 200], [100, 200]]
    cast.lindenplein.save()
    cast.city.outline = {
        "river": [[0, 300], [1000, 300], [1000, 340]],
        "parks": [[[10, 10], [20, 10], [20, 20]], [[30, 30], [40, 30], [40, 40]]],
        "railway": [[0, 0], [1000, 700]],
        "harbour": "nonsense",
    }
    cast.city.save()
    plant(cast.aydin, x=120, y=130)
    plant(cast.gerrit, "Bankje")
    plant(cast.joost, "Team", community=cast.gebiedsteam)
    page = text(client.get("/kiemen/kaart/"))
    assert "Lindenplein: 2 kiemen" in page
    assert page.count("<polygon") == 5
    assert "Zonder plek op de kaart" in page
    assert "Gebiedsteam" in page
    near = text(client.get("/kiemen/kaart/?verband=lindenplein"))
    assert near.count('class="kk-map__pin ') == 2
    assert near.count("Bankje") >= 3
    assert 'cx="120.0" cy="130.0"' in near
    district = text(client.get("/kiemen/kaart/?verband=de-linden&fase=seed"))
    assert "Lindenplein: 2 kiemen" in district
    assert "?verband=lindenplein&amp;fase=seed" in district
    assert "Hier groeit nog niets" in text(client.get("/kiemen/kaart/?fase=rooted"))
