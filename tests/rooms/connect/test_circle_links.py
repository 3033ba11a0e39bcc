"""An invitation in two tabs, accepted twice, by who left, or to a charter that changed."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.rooms.connect.test_circles import BOTH, YES, alive, begun, charter, invited, say

from kiemkracht.base import clock
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.base.visibility import Visibility
from kiemkracht.connect.models import Block, CharterVoice, Circle, CircleInvitation
from kiemkracht.connect.selectors.circle_page import circle_page
from kiemkracht.connect.selectors.circles import circle_list, circles_that_ask, find_circle
from kiemkracht.connect.services import circling, consenting
from kiemkracht.people.models import Membership, Person
from kiemkracht.people.selectors import visitor_by_id
from kiemkracht.people.services.leaving import forget_me

pytestmark = pytest.mark.django_db

SAY = {"name": "Fatma", "voice": "yes", "read": "1"}


def link_to(cast, circle, by=None):
    secret = circling.make_link(by=visitor_by_id((by or cast.aydin).pk), circle=circle, asking=BOTH)
    return f"/verbinden/kringen/kom-erbij/{secret}/"


def members(circle):
    rows = Membership.objects.filter(community=circle.community, until=None)
    return set(rows.values_list("person__name", flat=True))


def test_a_double_click_on_a_link_ends_in_one_place(cast, client):
    address = link_to(cast, begun(cast))
    once = {**SAY, "once": "zo-een-sleutel-1"}
    first = client.post(address, once)
    assert client.post(address, once)["Location"] == first["Location"]
    assert Person.objects.filter(is_guest=True).count() == 1


def test_a_second_tab_of_a_stranger_says_that_the_link_was_used(cast, client):
    address = link_to(cast, begun(cast))
    client.post(address, {**SAY, "once": "zo-een-sleutel-1"})
    second = client.post(address, {**SAY, "once": "zo-een-sleutel-2"})
    assert second.status_code == 410
    page = second.content.decode()
    assert "Deze link is gebruikt" in page
    assert "/verbinden/kringen/welkom/" in page, "the private link is still to be seen"
    assert "Kring Soep" not in page
    other = Client().get(address)
    assert other.status_code == 410
    assert "/verbinden/kringen/welkom/" not in other.content.decode()
    assert Person.objects.filter(is_guest=True).count() == 1


def test_who_used_a_link_with_an_account_comes_to_the_circle_again(cast, come_in):
    circle = begun(cast)
    address = link_to(cast, circle)
    client = come_in(cast.gerrit)
    assert client.post(address, SAY)["Location"] == circle.get_absolute_url()
    for answer in (client.get(address), client.post(address, SAY)):
        assert answer["Location"] == circle.get_absolute_url()


def test_who_is_in_the_circle_does_not_use_the_link_up(cast, come_in):
    circle = alive(cast)
    address = link_to(cast, circle)
    assert come_in(cast.gerrit).post(address, SAY)["Location"] == circle.get_absolute_url()
    assert Client().get(address).status_code == 200


def test_who_was_invited_by_name_uses_a_link_as_well(cast, come_in):
    circle = alive(cast)
    invited(cast, circle, cast.lotte)
    CircleInvitation.objects.filter(person=cast.lotte).update(
        expires_on=clock.today() - timedelta(days=1)
    )
    come_in(cast.lotte).post(link_to(cast, circle), SAY)
    assert cast.lotte.name in members(circle)


def test_nobody_says_yes_to_a_charter_that_changed_while_they_read(cast, client):
    circle = begun(cast)
    address = link_to(cast, circle)
    assert 'name="read" value="1"' in client.get(address).content.decode()
    consenting.propose_charter(
        by=visitor_by_id(cast.aydin.pk), circle=circle, charter=charter(also="Altijd vis")
    )
    answer = client.post(address, SAY)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "veranderde" in page
    assert "Altijd vis" in page
    assert 'name="read" value="2"' in page
    assert not Person.objects.filter(is_guest=True).exists()
    assert client.post(address, {**SAY, "read": "2"}).status_code == 302
    assert client.post(link_to(cast, circle), {**SAY, "read": ""}).status_code == 422


def test_a_change_written_from_an_old_charter_undoes_nothing(cast, come_in):
    circle = alive(cast)
    client = come_in(cast.gerrit)
    page = client.get(f"{circle.get_absolute_url()}handvest/").content.decode()
    assert 'name="read" value="1"' in page
    change = consenting.propose_charter(
        by=visitor_by_id(cast.aydin.pk), circle=circle, charter=charter(also="Altijd vis")
    )
    for person in (cast.gerrit, cast.kees):
        consenting.say(by=visitor_by_id(person.pk), version=change, said=YES)
    form = {
        "because": "Om zeven uur",
        "purpose": "Samen koken",
        "deciding": "Samen",
        "looking_back": "elk kwartaal",
        "visibility": "circle",
    }
    address = f"{circle.get_absolute_url()}handvest/"
    assert client.post(address, {**form, "read": "1"}).status_code == 422
    assert client.post(address, {**form, "read": "2"}).status_code == 302


def test_a_second_yes_of_a_member_changes_nothing_and_is_no_error(cast, come_in):
    circle = alive(cast)
    before = CharterVoice.objects.get(person=cast.kees).at
    answer = come_in(cast.kees).post(
        f"{circle.get_absolute_url()}handvest/1/zeg/", {"voice": "yes"}
    )
    assert answer["Location"] == circle.get_absolute_url()
    assert CharterVoice.objects.get(person=cast.kees).at == before
    assert len(members(circle)) == 3
    with pytest.raises(RoomError):
        say(cast, cast.kees, circle, consenting.Said("not_yet", "Te laat", "Vroeger"))


def test_who_is_invited_while_a_change_is_proposed_answers_the_charter_of_now(cast, come_in):
    circle = alive(cast)
    invited(cast, circle, cast.lotte)
    consenting.propose_charter(
        by=visitor_by_id(cast.aydin.pk), circle=circle, charter=charter(also="Altijd vis")
    )
    client = come_in(cast.lotte)
    page = client.get(circle.get_absolute_url()).content.decode()
    assert f"{circle.get_absolute_url()}handvest/1/zeg/" in page
    assert f"{circle.get_absolute_url()}handvest/2/zeg/" not in page
    client.post(f"{circle.get_absolute_url()}handvest/1/zeg/", {"voice": "yes"})
    assert cast.lotte.name in members(circle)


def test_an_invitation_that_ended_lets_nobody_in(cast):
    circle = alive(cast)
    invited(cast, circle, cast.stranger)
    CircleInvitation.objects.update(expires_on=clock.today() - timedelta(days=1))
    wim = visitor_by_id(cast.stranger.pk)
    assert find_circle(wim, circle.slug) is None
    with pytest.raises(LeaveDenied):
        say(cast, cast.stranger, circle)
    assert len(members(circle)) == 3


def test_who_spoke_before_the_circle_lives_may_still_change_their_word(cast):
    circle = begun(cast)
    invited(cast, circle, cast.gerrit)
    say(cast, cast.gerrit, circle)
    CircleInvitation.objects.update(expires_on=clock.today() - timedelta(days=1))
    say(cast, cast.gerrit, circle, consenting.Said("not_yet", "Te vroeg", "In mei"))
    assert CharterVoice.objects.get(person=cast.gerrit).voice == "not_yet"


def test_who_left_comes_back_only_when_asked_and_sees_that_they_are_asked(cast, come_in):
    circle = alive(cast, visibility=Visibility.PUBLIC)
    circling.leave_circle(by=visitor_by_id(cast.kees.pk), circle=circle)
    answer = come_in(cast.kees).post(
        f"{circle.get_absolute_url()}handvest/1/zeg/", {"voice": "yes"}
    )
    assert answer.status_code == 403, "a tab of before"
    sevda = visitor_by_id(cast.aydin.pk)
    circling.invite(by=sevda, circle=circle, person_id=cast.kees.pk, asking=BOTH)
    kees = visitor_by_id(cast.kees.pk)
    assert [card.name for card in circles_that_ask(kees).asked] == ["Kring Soep"]
    assert [card.name for card in circle_list(kees).asked] == ["Kring Soep"]
    page = circle_page(kees, circle)
    assert page.may_speak
    assert not page.said_yes
    assert "Kees de Wit" in circle_page(sevda, circle).asked
    say(cast, cast.kees, circle)
    assert "Kees de Wit" in members(circle)
    assert circles_that_ask(visitor_by_id(cast.kees.pk)) is None


def test_who_left_lets_nobody_in_with_a_link_of_before(cast):
    circle = alive(cast)
    address = link_to(cast, circle, by=cast.kees)
    circling.leave_circle(by=visitor_by_id(cast.kees.pk), circle=circle)
    assert Client().get(address).status_code == 404


def test_everyone_is_asked_anew_when_the_first_charter_changes(cast):
    circle = begun(cast)
    invited(cast, circle, cast.gerrit)
    say(cast, cast.gerrit, circle)
    assert circles_that_ask(cast.visitor(cast.gerrit)) is None
    consenting.propose_charter(
        by=visitor_by_id(cast.aydin.pk), circle=circle, charter=charter(also="Om zeven uur")
    )
    assert circles_that_ask(cast.visitor(cast.gerrit)).asked[0].name == "Kring Soep"


def test_a_yes_of_who_left_the_city_founds_nothing(cast):
    circle = begun(cast)
    invited(cast, circle, cast.gerrit, cast.kees)
    say(cast, cast.gerrit, circle)
    forget_me(by=visitor_by_id(cast.gerrit.pk))
    say(cast, cast.kees, circle)
    assert Circle.objects.get().community is None


def test_an_invitation_of_who_is_blocked_is_not_seen_and_the_sender_notices_nothing(cast):
    circle = begun(cast)
    sevda = visitor_by_id(cast.aydin.pk)
    Block.objects.create(person=cast.gerrit, other=cast.aydin)
    circling.invite(by=sevda, circle=circle, person_id=cast.gerrit.pk, asking=BOTH)
    assert circle_page(sevda, circle).asked == ("Gerrit Bos",)
    gerrit = visitor_by_id(cast.gerrit.pk)
    assert circles_that_ask(gerrit) is None
    assert find_circle(gerrit, circle.slug) is None


def test_nobody_is_offered_to_invite_whom_they_blocked_or_who_is_in_already(cast, come_in):
    circle = alive(cast)
    invite = f"{circle.get_absolute_url()}vraag-iemand/"
    assert "Gerrit Bos" not in come_in(cast.aydin).get(invite).content.decode()
    draft = begun(cast)
    invite = f"{draft.get_absolute_url()}vraag-iemand/"
    assert "Gerrit Bos" in come_in(cast.aydin).get(invite).content.decode()
    Block.objects.create(person=cast.aydin, other=cast.gerrit)
    assert "Gerrit Bos" not in come_in(cast.aydin).get(invite).content.decode()
