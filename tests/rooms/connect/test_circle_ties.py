import pytest
from tests.people import person
from tests.rooms.connect.test_circles import alive

from kiemkracht.base import takeout
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.connect.models import Circle, CircleTie, TiePicture
from kiemkracht.connect.selectors.circle_ties import ties_page
from kiemkracht.connect.services import circling, telling_ties
from kiemkracht.connect.services.telling_ties import wide_kinds
from kiemkracht.people.models import Membership
from kiemkracht.people.selectors import visitor_by_id
from kiemkracht.people.services.leaving import forget_me

pytestmark = pytest.mark.django_db

NAMES = ("Ans Bakker", "Bilal Kaya", "Cor Smit", "Dina Vos", "Els Mulder", "Faye Pot", "Gijs Ree")


def large(cast):
    """A circle of ten: the three founders and seven more."""
    circle = alive(cast)
    people = [person(name) for name in NAMES]
    for each in people:
        Membership.objects.create(person=each, community=circle.community)
    return circle, people


def tell(who, circle, *kinds):
    telling_ties.tell_ties(by=visitor_by_id(who.pk), circle=circle, kinds=kinds)


def wide(who, circle):
    page = ties_page(visitor_by_id(who.pk), circle)
    return [kind.glyph for kind in page.kinds if kind.is_wide] if page.drawn_at else None


def test_a_kind_is_wide_when_at_least_half_of_who_told_named_it():
    answers = [["help", "laugh"], ["help"], ["help", "help"], ["laugh"], []]
    assert wide_kinds(answers) == ["help"]
    assert wide_kinds([["laugh"], []]) == ["laugh"]
    assert wide_kinds([]) == []


def test_no_picture_before_k_people_told(cast):
    circle, people = large(cast)
    for each in people[:4]:
        tell(each, circle, "help")
    assert wide(people[0], circle) is None
    tell(people[4], circle)
    assert wide(people[0], circle) == ["hand"]


def test_one_who_changes_an_answer_changes_no_picture(cast):
    """Otherwise the difference between two pictures would tell what one person said."""
    circle, people = large(cast)
    for number, each in enumerate(people[:5]):
        tell(each, circle, *(["laugh"] if number < 3 else []))
    assert wide(people[0], circle) == ["heart"]
    for _again in range(6):
        tell(people[0], circle)
    assert wide(people[0], circle) == ["heart"]
    for each in people[1:5]:
        tell(each, circle)
    assert wide(people[0], circle) == []


def test_a_picture_of_all_and_a_picture_of_half_look_the_same(cast):
    circle, people = large(cast)
    for each in people[:5]:
        tell(each, circle, "organise")
    everyone = ties_page(visitor_by_id(people[0].pk), circle)
    for number, each in enumerate(people[:5]):
        tell(each, circle, *(["organise"] if number < 3 else []))
    some = ties_page(visitor_by_id(people[0].pk), circle)
    assert everyone.kinds == some.kinds
    assert (everyone.answers, everyone.wide, everyone.half) == (5, 1, 3)


def test_only_members_tell_and_see(cast, client):
    circle, _people = large(cast)
    address = f"/verbinden/kringen/{circle.slug}/banden/"
    for outsider in (cast.lotte, cast.anke, cast.stranger):
        with pytest.raises(LeaveDenied):
            tell(outsider, circle, "help")
        client.force_login(outsider)
        assert client.get(address).status_code in (403, 404)
    client.force_login(cast.aydin)
    assert client.get(address).status_code == 200


def test_a_kind_we_do_not_know_is_refused(cast):
    circle, people = large(cast)
    with pytest.raises(RoomError):
        tell(people[0], circle, "gossip")
    assert not CircleTie.objects.exists()


def test_a_circle_of_three_gets_questions_for_the_table_and_no_form(cast, client):
    circle = alive(cast)
    client.force_login(cast.aydin)
    page = client.get(f"/verbinden/kringen/{circle.slug}/banden/").content.decode()
    assert "Vier vragen" in page
    assert 'name="kinds"' not in page


def test_leaving_and_taking_back_take_the_answer_away(cast):
    circle, people = large(cast)
    tell(people[0], circle, "help")
    tell(people[1], circle, "learn")
    circling.leave_circle(by=visitor_by_id(people[0].pk), circle=circle)
    telling_ties.take_back(by=visitor_by_id(people[1].pk), circle=circle)
    assert not CircleTie.objects.exists()


def test_who_is_forgotten_leaves_no_answer(cast):
    circle, people = large(cast)
    tell(people[0], circle, "help")
    told = takeout.of(people[0].pk)["ties of circles"]
    assert told == [{"circle": circle.name, "kinds": ["help"]}]
    forget_me(by=visitor_by_id(people[0].pk))
    assert not CircleTie.objects.exists()


def test_no_tie_of_anybody_stands_in_the_page_of_another(cast, client):
    circle, people = large(cast)
    for each in people[:5]:
        tell(each, circle, "help")
    client.force_login(people[6])
    page = client.get(f"/verbinden/kringen/{circle.slug}/banden/").content.decode()
    assert not [name for name in NAMES[:6] if name in page]
    assert TiePicture.objects.count() == Circle.objects.count() == 1


def test_the_page_costs_three_questions(cast, django_assert_max_num_queries):
    circle, people = large(cast)
    visitor = visitor_by_id(people[0].pk)
    with django_assert_max_num_queries(3):
        ties_page(visitor, circle)
