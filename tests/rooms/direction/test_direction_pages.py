"""The pages: who may open what, what they show, and what they cost."""

import json
import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.people import Cast
from tests.rooms.direction.desk import (
    ago,
    asked,
    complete,
    direction_with_goal,
    opened,
    published,
    revised,
    taken,
    written,
)

from kiemkracht.base.talk import commenting
from kiemkracht.direction.models import Choice, ChoiceVersion, Direction, Option, Response
from kiemkracht.direction.services import publishing

ComeIn = Callable[[object], Client]
HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(2) hx-get="/x">'


@pytest.fixture
def direction(cast: Cast) -> Direction:
    return direction_with_goal(cast.visitor(cast.lotte), cast.linden.pk)


@pytest.fixture
def choice(cast: Cast) -> Choice:
    return published(cast.visitor(cast.lotte), cast.linden.pk)


def _queries(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(url).status_code == 200
    return len(seen)


PAGES = ["directions", "choices", "great_tasks", "verification", "feed", "json_feed", "public_list"]


@pytest.mark.parametrize("name", [*PAGES, "register_file"])
def test_an_empty_room_opens_for_anyone(client: Client, db: None, name: str) -> None:
    assert client.get(reverse(f"direction:{name}")).status_code == 200


def test_a_stranger_reads_what_is_public(
    client: Client, direction: Direction, choice: Choice
) -> None:
    goal = direction.goals.get()
    for name, args in (
        ("direction", [direction.slug]),
        ("goal", [direction.slug, goal.slug]),
        ("choice", [choice.slug]),
        ("version", [choice.slug, 1]),
        ("story", [choice.slug]),
        ("great_task", ["energie"]),
    ):
        assert client.get(reverse(f"direction:{name}", args=args)).status_code == 200


def test_what_is_not_there_or_not_yours_to_see_is_404(
    client: Client, cast: Cast, come_in: ComeIn, direction: Direction, choice: Choice
) -> None:
    Direction.objects.update(visibility="private")
    hidden = asked(cast.visitor(cast.lotte), cast.linden.pk, "Geheim?", visibility="private")
    client = come_in(cast.kees)
    for name, args in (
        ("direction", [direction.slug]),
        ("goal", [direction.slug, direction.goals.get().slug]),
        ("edit_direction", [direction.slug]),
        ("choice", [hidden.slug]),
        ("edit_choice", [hidden.slug]),
        ("publish", [hidden.slug]),
        ("withdraw", [hidden.slug]),
        ("story", [hidden.slug]),
        ("version", [choice.slug, 2]),
        ("great_task", ["bestaat-niet"]),
    ):
        assert client.get(reverse(f"direction:{name}", args=args)).status_code == 404, name


@pytest.mark.parametrize("who", [None, "aydin", "kees", "anke"])
def test_who_may_not_write_gets_no_page_to_write(
    client: Client,
    cast: Cast,
    come_in: ComeIn,
    direction: Direction,
    choice: Choice,
    who: str | None,
) -> None:
    if who:
        client = come_in(getattr(cast, who))
    goal = direction.goals.get()
    for name, args in (
        ("new_direction", []),
        ("new_choice", []),
        ("edit_direction", [direction.slug]),
        ("new_goal", [direction.slug]),
        ("edit_goal", [direction.slug, goal.slug]),
        ("edit_choice", [choice.slug]),
        ("publish", [choice.slug]),
        ("withdraw", [choice.slug]),
    ):
        assert client.get(reverse(f"direction:{name}", args=args)).status_code == 403, name
    for name, args, posted in (
        ("move_direction", [direction.slug], {"to": "in_conversation"}),
        ("remove_goal", [direction.slug, goal.slug], {}),
        ("step", [choice.slug], {"to": "under_review"}),
    ):
        answer = client.post(reverse(f"direction:{name}", args=args), posted)
        assert answer.status_code == 403, name


def test_lotte_walks_from_question_to_publication_by_form(cast: Cast, come_in: ComeIn) -> None:
    client = come_in(cast.lotte)
    ask = {"community": str(cast.linden.pk), "question": "Waar komt de bank?", "visibility": "room"}
    answer = client.post(reverse("direction:new_choice"), ask)
    choice = Choice.objects.get()
    edit = reverse("direction:edit_choice", args=[choice.slug])
    assert answer["Location"] == edit
    answer = client.post(edit, _desk_of(choice))
    assert answer["Location"] == choice.get_absolute_url()
    step = reverse("direction:step", args=[choice.slug])
    client.post(step, {"to": "open", "days": "14"})
    Choice.objects.update(open_since=ago(20), open_until=ago(6))
    client.post(step, {"to": "taken"})
    answer = client.post(reverse("direction:publish", args=[choice.slug]), {})
    assert answer.status_code == 302
    choice.refresh_from_db()
    assert choice.state == "published"
    page = client.get(choice.get_absolute_url()).content.decode()
    assert "Onder de linde" in page
    assert "Over hen besloten" in page


def _desk_of(choice: Choice) -> dict[str, str]:
    rows = {
        "options": [
            {"text": "Onder de linde", "in_favour": "Schaduw", "is_chosen": "on"},
            {"text": "Bij de bushalte", "against": "Herrie"},
            {"text": ""},
        ],
        "touched": [{"group": "Ouderen", "how_heard": "", "regard": "by"}],
        "dissent": [{"voice": "Ik zit liever in de zon"}],
    }
    posted = {
        "question": choice.question,
        "reasons": "Wie er zit wil schaduw.",
        "mandate": "De kring beslist.",
        "review_on": "2099-01-01",
        "visibility": "public",
    }
    for prefix, each in rows.items():
        posted[f"{prefix}-TOTAL_FORMS"] = str(len(each))
        posted[f"{prefix}-INITIAL_FORMS"] = "0"
        for number, row in enumerate(each):
            posted |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return posted


def test_two_chosen_options_are_sent_back(cast: Cast, come_in: ComeIn) -> None:
    choice = asked(cast.visitor(cast.lotte), cast.linden.pk)
    posted = _desk_of(choice) | {"options-1-is_chosen": "on"}
    client = come_in(cast.lotte)
    answer = client.post(reverse("direction:edit_choice", args=[choice.slug]), posted)
    assert "Wijs één mogelijkheid aan" in answer.content.decode()
    choice.refresh_from_db()
    assert choice.content.options == ()


def test_van_dijk_is_told_what_lacks_with_a_way_to_the_field(cast: Cast, come_in: ComeIn) -> None:
    henk = cast.visitor(cast.henk)
    choice = written(henk, asked(henk, cast.city.pk), complete(touched=()))
    Choice.objects.update(
        state="taken", draft=complete(options=(Option("Ja"),), touched=()).to_json()
    )
    client = come_in(cast.henk)
    url = reverse("direction:publish", args=[choice.slug])
    assert f"/keuzes/{choice.slug}/bewerken/#geraakten" in client.get(url).content.decode()
    page = client.post(url, {}).content.decode()
    assert (
        "Publiceren kan nog niet: noem ten minste twee mogelijkheden en wie geraakt wordt." in page
    )
    assert not ChoiceVersion.objects.exists()


def test_a_double_click_publishes_once(cast: Cast, come_in: ComeIn) -> None:
    choice = taken(cast.visitor(cast.lotte), cast.linden.pk)
    client = come_in(cast.lotte)
    url = reverse("direction:publish", args=[choice.slug])
    answers = [client.post(url, {"once": "f" * 32}) for _ in range(2)]
    assert {answer["Location"] for answer in answers} == {choice.get_absolute_url()}
    assert ChoiceVersion.objects.count() == 1


def test_kees_responds_by_form_and_a_bad_answer_comes_back(cast: Cast, come_in: ComeIn) -> None:
    lotte = cast.visitor(cast.lotte)
    choice = opened(lotte, written(lotte, asked(lotte, cast.linden.pk)), days_ago=1)
    client = come_in(cast.kees)
    url = reverse("direction:respond", args=[choice.slug])
    page = client.post(url, {"stance": "for", "body": ""}).content.decode()
    assert 'role="alert"' in page
    answer = client.post(url, {"stance": "question", "body": "Tot hoe laat in juli?"})
    assert answer["Location"] == f"{choice.get_absolute_url()}#reacties"
    assert Response.objects.get().body == "Tot hoe laat in juli?"
    assert "Kees de Wit" in client.get(choice.get_absolute_url()).content.decode()


def test_hostile_words_are_shown_as_words(cast: Cast, client: Client) -> None:
    lotte = cast.visitor(cast.lotte)
    choice = taken(lotte, cast.linden.pk, f"Vraag {HOSTILE}")
    hostile = complete(
        question=choice.question,
        options=(Option(HOSTILE, HOSTILE, HOSTILE, HOSTILE), Option(HOSTILE)),
        reasons=HOSTILE,
    )
    choice.draft = hostile.to_json()
    choice.save()
    publishing.publish(by=lotte, choice=choice)
    revised(lotte, choice, HOSTILE, mandate=HOSTILE)
    for url in (
        choice.get_absolute_url(),
        f"{choice.get_absolute_url()}versie/1/",
        reverse("direction:choices"),
        reverse("direction:verification") + "?hoofd=%3Cscript%3E",
        reverse("direction:choices") + "?zoek=%3Cscript%3Ealert",
    ):
        page = client.get(url).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert 'value="<script' not in page


def test_feeds_and_lists_hold_only_what_was_published(
    cast: Cast, client: Client, choice: Choice
) -> None:
    lotte = cast.visitor(cast.lotte)
    opened(lotte, written(lotte, asked(lotte, cast.linden.pk, "Nog open, openbaar?")))
    asked(lotte, cast.linden.pk, "Alleen voor ons?", visibility="circle")
    gone = published(lotte, cast.linden.pk, "Teruggenomen?")
    publishing.withdraw(by=lotte, choice=gone, because="Bedacht.")
    feed = client.get(reverse("direction:feed")).content.decode()
    titles = re.findall(r"<title>(.*?)</title>", feed)
    assert titles == ["Keuzes", "Teruggenomen?", choice.question]
    items = json.loads(client.get(reverse("direction:json_feed")).content)["items"]
    assert [item["title"] for item in items] == ["Teruggenomen?", choice.question]
    assert items[0]["content_text"] == "Ingetrokken: Bedacht."
    assert "Open tot elf uur" in items[1]["content_text"]
    answer = client.get(reverse("direction:public_list"))
    lines = b"".join(answer).decode().splitlines()
    assert len(lines) == 3
    assert "Alleen voor ons?" not in "".join(lines)


def test_a_hidden_published_choice_leaves_the_feeds_at_once(client: Client, choice: Choice) -> None:
    Choice.objects.update(visibility="private")
    for name in ("feed", "json_feed", "choices"):
        assert choice.question not in client.get(reverse(f"direction:{name}")).content.decode()


def test_a_cell_that_a_spreadsheet_would_compute_is_text(cast: Cast, client: Client) -> None:
    published(cast.visitor(cast.lotte), cast.linden.pk, "=HYPERLINK(1)")
    answer = client.get(reverse("direction:public_list"))
    assert "'=HYPERLINK(1)" in b"".join(answer).decode()


def test_the_register_can_be_searched_and_narrowed(
    cast: Cast, client: Client, choice: Choice
) -> None:
    lotte = cast.visitor(cast.lotte)
    asked(lotte, cast.spoorzicht.pk, "Waar komt de soeptafel?")
    asked(lotte, cast.linden.pk, "Een geheime soep?", visibility="private")
    url = reverse("direction:choices")

    def found(query: str) -> list[str]:
        answer = client.get(f"{url}?{query}")
        return [card.question for card in answer.context["page"].cards]

    assert found("zoek=soep") == ["Waar komt de soeptafel?"]
    assert found("zoek=pleinen") == [choice.question]
    assert found("staat=published") == [choice.question]
    assert found("staat=making") == ["Waar komt de soeptafel?"]
    assert found("verband=spoorzicht") == ["Waar komt de soeptafel?"]
    assert len(found("verband=lindehaven")) == 2
    assert found("jaar=1999") == []
    for year in ("0000", "0001", "9999"):
        assert len(found(f"jaar={year}")) == 2, year
    assert len(found("jaar=²&staat=onzin&page=x")) == 2
    assert found("koers=bestaat-niet") == []


def test_the_register_costs_the_same_for_one_or_many(
    cast: Cast, come_in: ComeIn, choice: Choice
) -> None:
    client, url = come_in(cast.joost), reverse("direction:choices")
    few = _queries(client, url)
    for number in range(30):
        asked(cast.visitor(cast.lotte), cast.linden.pk, f"Vraag {number}?")
    many = _queries(client, url)
    # Drafts have no version to read along, the rest is the same.
    assert few == many
    assert 3 <= many <= 10


def test_a_choice_with_fifty_comments_costs_twelve_queries_at_most(
    cast: Cast, come_in: ComeIn, choice: Choice
) -> None:
    aydin = cast.visitor(cast.aydin)
    for number in range(50):
        commenting.say(by=aydin, place=f"direction.choice:{choice.pk}", body=f"Zin {number}")
    assert _queries(come_in(cast.aydin), choice.get_absolute_url()) <= 12
    assert 3 <= _queries(Client(), choice.get_absolute_url()) <= 8


def test_the_pages_of_others_show_this_room(
    cast: Cast, come_in: ComeIn, direction: Direction, choice: Choice
) -> None:
    client = come_in(cast.aydin)
    page = client.get(reverse("people:community", args=["de-linden"])).content.decode()
    assert direction.title in page
    assert choice.question in page


def test_a_draft_that_is_opened_by_many_saves_for_a_steward(
    cast: Cast, come_in: ComeIn, direction: Direction
) -> None:
    client = come_in(cast.aydin)
    offer = reverse("direction:offer_stewardship", args=[direction.slug])
    client.post(offer, {"as_resident": "1"})
    steward = direction.stewards.get()
    url = reverse("direction:steward", args=[direction.slug, steward.pk])
    assert client.post(url, {}).status_code == 403
    assert come_in(cast.lotte).post(url, {}).status_code == 302
    client = come_in(cast.aydin)
    edit = reverse("direction:edit_direction", args=[direction.slug])
    form = client.get(edit)
    assert form.status_code == 200
    answer = client.post(edit, {"title": "Een straat", "visibility": "public"})
    assert answer.status_code == 302
    direction.refresh_from_db()
    assert direction.title == "Een straat"
    assert direction.slug == "een-buurt-waar-je-elkaar-kent"


def test_the_great_tasks_are_named_by_who_arranges(cast: Cast, come_in: ComeIn) -> None:
    url = reverse("direction:great_tasks")
    names = {"name_nl": "wonen", "name_en": "housing"}
    assert come_in(cast.aydin).post(url, names).status_code == 403
    assert come_in(cast.anke).post(url, names).status_code == 302
    assert "Wonen" in Client().get(url).content.decode()


def test_a_goal_is_carried_and_let_go_by_form(
    cast: Cast, come_in: ComeIn, client: Client, direction: Direction
) -> None:
    goal = direction.goals.get()
    url = reverse("direction:carry_goal", args=[direction.slug, goal.slug])
    assert client.post(url, {"why": "Omdat"}).status_code == 403
    client = come_in(cast.kees)
    assert 'role="alert"' in client.post(url, {"why": ""}).content.decode()
    assert client.post(url, {"why": "Omdat het kan"}).status_code == 302
    assert "Omdat het kan" in client.get(reverse("people:my_place")).content.decode()
    client.post(url, {"stop": "1"})
    assert not goal.carriers.filter(until=None).exists()
