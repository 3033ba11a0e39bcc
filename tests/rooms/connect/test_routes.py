import pytest

from kiemkracht.base import takeout
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import NOBODY
from kiemkracht.cli.city.chance import content
from kiemkracht.connect.models import Post, RouteCase, RouteCrossing, RouteEvent
from kiemkracht.connect.rules.routes import length_of
from kiemkracht.connect.selectors.named_people import points_at
from kiemkracht.connect.selectors.route_picture import LEFT, RIGHT, WIDTH, picture_of
from kiemkracht.connect.selectors.routes import route_list, route_page, routes_at, routes_in
from kiemkracht.connect.services import crossing_over, telling_routes
from kiemkracht.people.services.leaving import forget_me
from kiemkracht.sprouts.models import Sprout

pytestmark = pytest.mark.django_db

LIST = "/verbinden/twee-routes/"


def tell(cast, who, question="Mag hier een bank staan?", **more):
    words = {"visibility": Visibility.CIRCLE, "community_id": cast.lindenplein.pk, **more}
    return telling_routes.tell_case(
        by=cast.visitor(who), words=telling_routes.CaseWords(question, **words)
    )


def step(cast, who, case, side, day, desk, what="Wacht op een antwoord."):
    return telling_routes.add_step(
        by=cast.visitor(who), case=case, words=telling_routes.StepWords(side, day, desk, what)
    )


def both_sides(cast):
    case = tell(cast, cast.joost, visibility=Visibility.ROOM)
    for day, desk in ((0, "loket"), (4, "Beheer"), (9, "beheer "), (30, "vergunningen")):
        step(cast, cast.joost, case, "inside", day, desk)
    step(cast, cast.aydin, case, "street", 0, "een buur")
    step(cast, cast.aydin, case, "street", 2, "een buur")
    return case


def test_the_case_of_the_city_took_seven_handovers_and_61_days_against_three():
    row = next(row for row in content("routes") if row["key"] == "speelveld-open")
    sides = {
        side: length_of([(day, desk) for which, day, desk, _what in row["steps"] if which == side])
        for side in ("inside", "street")
    }
    assert (sides["inside"].handovers, sides["inside"].days) == (7, 61)
    assert sides["street"].days == 3


def test_the_cases_of_the_city_name_nobody():
    for row in content("routes"):
        words = [
            row["question"],
            row["story"],
            *(text for step in row["steps"] for text in step[2:]),
        ]
        assert [found for text in words for found in points_at(text)] == []


def test_a_handover_is_another_desk_whatever_its_capitals(cast):
    page = route_page(cast.visitor(cast.joost), both_sides(cast))
    assert (page.inside.length.handovers, page.inside.length.days) == (2, 30)
    assert page.inside.length.longest_wait == 21
    assert [each.waited for each in page.inside.steps] == [0, 4, 5, 21]
    assert [each.is_handover for each in page.inside.steps] == [False, True, False, True]
    assert page.street.length.handovers == 0


def test_one_step_is_a_route_of_no_days():
    assert length_of([]) is None
    assert (length_of([(5, "loket")]).days, length_of([(5, "loket")]).longest_wait) == (0, 0)


@pytest.mark.parametrize(
    "named",
    ["mevrouw De Vries van het loket", "bel 06 12345678", "jan.jansen@lindehaven.example"],
)
def test_no_name_number_or_address_of_a_person_gets_in(cast, named):
    case = tell(cast, cast.joost)
    with pytest.raises(RoomError):
        step(cast, cast.joost, case, "inside", 1, "loket", f"Vraagt het aan {named}.")
    with pytest.raises(RoomError):
        tell(cast, cast.joost, question=f"Wanneer belt {named}?")
    assert not RouteEvent.objects.exists()


@pytest.mark.parametrize(
    ("side", "day", "desk", "what"),
    [
        ("sideways", 1, "loket", "Iets."),
        ("inside", -1, "loket", "Iets."),
        ("inside", 99_999, "loket", "Iets."),
        ("inside", 1, "  ", "Iets."),
        ("inside", 1, "loket", ""),
        ("inside", 1, "x" * 61, "Iets."),
    ],
)
def test_an_odd_step_is_refused_with_a_sentence(cast, side, day, desk, what):
    case = tell(cast, cast.joost)
    with pytest.raises(RoomError):
        step(cast, cast.joost, case, side, day, desk, what)


def test_only_who_may_see_it_adds_and_a_guest_does_not(cast):
    case = tell(cast, cast.joost)
    for who in (cast.kees, cast.stranger):
        with pytest.raises(LeaveDenied):
            step(cast, who, case, "street", 1, "een buur")
    step(cast, cast.gerrit, case, "street", 1, "een buur")
    assert not RouteCase.objects.visible_to(NOBODY).exists()


def test_who_added_a_step_takes_it_away_and_nobody_reads_who_that_was(cast, client):
    case = tell(cast, cast.joost)
    event = step(cast, cast.gerrit, case, "street", 1, "een buur")
    with pytest.raises(LeaveDenied):
        telling_routes.remove_step(by=cast.visitor(cast.aydin), case=case, event_id=event.pk)
    client.force_login(cast.aydin)
    assert "Gerrit" not in client.get(case.get_absolute_url()).content.decode()
    telling_routes.remove_step(by=cast.visitor(cast.gerrit), case=case, event_id=event.pk)
    telling_routes.remove_step(by=cast.visitor(cast.gerrit), case=case, event_id=event.pk)
    assert not RouteEvent.objects.exists()


def test_a_crossing_really_begins_as_a_kiem(cast):
    case = both_sides(cast)
    crossing = crossing_over.Crossing("Samen een rondje lopen in week één.", "kiem")
    crossing_over.cross_over(by=cast.visitor(cast.aydin), case=case, crossing=crossing)
    kiem = Sprout.objects.get()
    assert (kiem.title, kiem.visibility) == ("Samen een rondje lopen in week één.", "room")
    page = route_page(cast.visitor(cast.joost), case)
    assert [card.title for card in page.crossings] == [kiem.title]
    assert [
        card.question for card in routes_at(cast.visitor(cast.joost), f"sprouts.sprout:{kiem.pk}")
    ]


def test_a_crossing_really_begins_as_a_question(cast):
    case = both_sides(cast)
    crossing = crossing_over.Crossing("Wie loopt woensdag mee?", "ask")
    crossing_over.cross_over(by=cast.visitor(cast.joost), case=case, crossing=crossing)
    assert Post.objects.get().what == "Wie loopt woensdag mee?"
    telling_routes.remove_case(by=cast.visitor(cast.joost), case=case)
    assert Post.objects.count() == 1, "what grew stays"
    assert not RouteCrossing.objects.exists()


def test_a_crossing_that_one_may_not_see_is_not_listed(cast):
    case = both_sides(cast)
    crossing = crossing_over.Crossing("Wie loopt woensdag mee?", "ask")
    crossing_over.cross_over(by=cast.visitor(cast.joost), case=case, crossing=crossing)
    Post.objects.update(visibility=Visibility.CIRCLE)
    assert route_page(cast.visitor(cast.kees), case).crossings == ()


def test_the_picture_lies_within_its_frame_and_has_one_dot_a_step(cast):
    case = both_sides(cast)
    picture = picture_of(route_page(cast.visitor(cast.joost), case))
    dots = [dot.x for line in picture.lines for dot in line.dots]
    assert len(dots) == 6
    assert min(dots) >= LEFT
    assert max(dots) <= WIDTH - RIGHT
    assert picture_of(route_page(cast.visitor(cast.joost), tell(cast, cast.joost))) is None


def test_all_on_day_nought_makes_a_picture_too(cast):
    case = tell(cast, cast.joost)
    step(cast, cast.joost, case, "inside", 0, "loket")
    step(cast, cast.joost, case, "street", 0, "een buur")
    picture = picture_of(route_page(cast.visitor(cast.joost), case))
    assert {dot.x for line in picture.lines for dot in line.dots} == {LEFT}


def test_it_is_found_by_who_may_see_it(cast, client):
    question = "Mag hier een schommel hangen?"
    tell(cast, cast.joost, question=question)
    heard = {}
    for who in (cast.gerrit, cast.kees):
        client.force_login(who)
        heard[who.name] = question in client.get("/zoek/?q=schommel").content.decode()
    assert heard == {"Gerrit Bos": True, "Kees de Wit": False}


def test_who_is_forgotten_leaves_steps_without_themselves(cast):
    case = tell(cast, cast.aydin)
    step(cast, cast.aydin, case, "street", 1, "een buur")
    assert len(takeout.of(cast.aydin.pk)["two routes"]) == 2
    forget_me(by=cast.visitor(cast.aydin))
    assert RouteCase.objects.get().told_by_id is None
    assert RouteEvent.objects.get().added_by_id is None


def test_wrong_forms_come_back_with_what_is_wrong(cast, client):
    client.force_login(cast.joost)
    assert client.post(f"{LIST}nieuw/", {"question": " "}).status_code == 422
    case = tell(cast, cast.joost)
    here = case.get_absolute_url()
    for what in (
        {"side": ""},
        {"side": "inside", "day": "gisteren", "desk": "loket", "what": "Iets"},
    ):
        assert client.post(f"{here}stap/", what).status_code == 422
    assert client.post(f"{here}oversteek/", {"kind": "ask"}).status_code == 422


def test_a_double_click_adds_one_step(cast, client):
    case = tell(cast, cast.joost)
    client.force_login(cast.joost)
    form = {"side": "inside", "day": "3", "desk": "loket", "what": "Wacht.", "once": "one-key-1"}
    for _click in range(2):
        assert client.post(f"{case.get_absolute_url()}stap/", form).status_code == 302
    assert RouteEvent.objects.count() == 1


def test_a_double_click_on_taking_away_ends_where_the_first_did(cast, client):
    case = tell(cast, cast.joost)
    client.force_login(cast.joost)
    for _click in range(2):
        away = client.post(f"{case.get_absolute_url()}weg/", {"once": "one-key-of-it"})
        assert away["Location"] == LIST
    client.force_login(cast.gerrit)
    there = client.post(f"{case.get_absolute_url()}weg/", {"once": "one-key-of-it"})
    assert there.status_code == 404, "the key of one is of no use to another"


def test_a_page_and_a_list_cost_few_questions(cast, django_assert_max_num_queries):
    case = both_sides(cast)
    visitor = cast.visitor(cast.joost)
    with django_assert_max_num_queries(4):
        route_page(visitor, case)
    with django_assert_max_num_queries(2):
        route_list(visitor)
    with django_assert_max_num_queries(2):
        routes_in(visitor, cast.lindenplein.pk)
