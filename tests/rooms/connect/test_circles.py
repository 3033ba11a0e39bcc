import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client

from kiemkracht.base import clock, retention
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import NOBODY
from kiemkracht.connect.enums.circles import CharterState
from kiemkracht.connect.models import CharterVersion, Circle, CircleInvitation
from kiemkracht.connect.selectors.circle_page import circle_page
from kiemkracht.connect.selectors.circles import circle_list, circles_that_ask, find_circle
from kiemkracht.connect.services import circling, consenting
from kiemkracht.connect.services.circling import Asking, CharterWords
from kiemkracht.connect.services.consenting import Said
from kiemkracht.people.models import Community, Membership, Person
from kiemkracht.people.selectors import visitor_by_id

pytestmark = pytest.mark.django_db

YES = Said("yes")
NOT_YET = Said("not_yet", "Wij eten om zes uur", "We beginnen om zeven uur")
BOTH = Asking("koken voor veel mensen", "een kok voor de winter")


def charter(**more):
    words = {
        "purpose": "Elke donderdag kookt er iemand",
        "deciding": "Niemand heeft een goede reden ertegen",
        "looking_back": "elk kwartaal",
    }
    return CharterWords(**(words | more))


def begun(cast, **more):
    return circling.begin_circle(
        by=cast.visitor(cast.aydin), name="Kring Soep", charter=charter(**more)
    )


def say(cast, who, circle, said=YES):
    version = consenting.current_version(Circle.objects.get(pk=circle.pk))
    return consenting.say(by=visitor_by_id(who.pk), version=version, said=said)


def invited(cast, circle, *people):
    for person in people:
        CircleInvitation.objects.create(
            circle=circle,
            person=person,
            you_learn="koken",
            whole_gains="een kok",
            by=cast.aydin,
            expires_on=clock.today() + timedelta(days=9),
        )


def alive(cast, **more):
    circle = begun(cast, **more)
    invited(cast, circle, cast.gerrit, cast.kees)
    say(cast, cast.gerrit, circle)
    say(cast, cast.kees, circle)
    circle.refresh_from_db()
    return circle


def test_three_yeses_make_a_circle_and_no_administrator_is_asked(cast):
    circle = begun(cast)
    invited(cast, circle, cast.gerrit, cast.kees)
    say(cast, cast.gerrit, circle)
    circle.refresh_from_db()
    assert circle.community is None
    say(cast, cast.kees, circle)
    circle.refresh_from_db()
    members = Membership.objects.filter(community=circle.community, until=None)
    assert set(members.values_list("person_id", flat=True)) == {
        cast.aydin.pk,
        cast.gerrit.pk,
        cast.kees.pk,
    }
    assert circle.community.kind == "circle"
    assert CharterVersion.objects.get().state == CharterState.AGREED


def test_somebody_who_says_not_yet_holds_it_until_the_charter_is_changed(cast):
    circle = begun(cast)
    invited(cast, circle, cast.gerrit, cast.kees, cast.lotte)
    say(cast, cast.gerrit, circle, NOT_YET)
    say(cast, cast.kees, circle)
    say(cast, cast.lotte, circle)
    circle.refresh_from_db()
    assert circle.community is None
    consenting.propose_charter(
        by=visitor_by_id(cast.aydin.pk), circle=circle, charter=charter(also="Om zeven uur")
    )
    for person in (cast.gerrit, cast.kees):
        say(cast, person, circle)
    circle.refresh_from_db()
    assert circle.community is not None
    first, second = CharterVersion.objects.order_by("number")
    assert (first.state, second.state) == (CharterState.WITHDRAWN, CharterState.AGREED)
    assert first.voices.filter(voice="not_yet").count() == 1, "the history is kept"


@pytest.mark.parametrize("said", [Said("not_yet"), Said("not_yet", "Nee"), Said("no"), Said("")])
def test_a_no_without_reason_and_proposal_is_none(cast, said):
    circle = begun(cast)
    invited(cast, circle, cast.gerrit)
    with pytest.raises(RoomError):
        say(cast, cast.gerrit, circle, said)


def test_who_is_not_asked_sees_and_says_nothing(cast):
    circle = begun(cast, visibility=Visibility.PUBLIC)
    for other in (cast.gerrit, cast.anke, cast.lotte):
        assert find_circle(cast.visitor(other), circle.slug) is None
        with pytest.raises(LeaveDenied):
            say(cast, other, circle)
    assert find_circle(NOBODY, circle.slug) is None


def test_a_closed_circle_is_known_to_nobody_else_not_even_by_name(cast, come_in):
    circle = alive(cast)
    address = f"/verbanden/{circle.slug}/"
    for who in (None, cast.anke, cast.stranger):
        visitor = come_in(who) if who else Client()
        assert visitor.get(circle.get_absolute_url()).status_code == 404
        assert visitor.get(address).status_code == 404
        assert visitor.post(f"{address}meedoen/").status_code == 404
        for page in ("/verbanden/", "/verbinden/kringen/", "/zoek/?q=soep", "/kiemen/vertel/"):
            assert "Kring Soep" not in visitor.get(page).content.decode()
    assert "Kring Soep" in come_in(cast.gerrit).get("/verbinden/kringen/").content.decode()


def test_nobody_joins_by_themselves_what_is_by_invitation(cast, come_in):
    closed = alive(cast, visibility=Visibility.PUBLIC)
    come_in(cast.lotte).post(f"/verbanden/{closed.slug}/meedoen/")
    assert not Membership.objects.filter(person=cast.lotte, community=closed.community).exists()
    Community.objects.update(by_invitation=False)
    come_in(cast.lotte).post(f"/verbanden/{closed.slug}/meedoen/")
    assert Membership.objects.filter(person=cast.lotte, community=closed.community).exists()


def test_a_circle_gives_no_sight_of_the_neighbourhood_it_meets_in(cast):
    circle = circling.begin_circle(
        by=cast.visitor(cast.kees), name="Slim", charter=charter(), near_id=cast.lindenplein.pk
    )
    invited(cast, circle, cast.gerrit, cast.aydin)
    for person in (cast.gerrit, cast.aydin):
        say(cast, person, circle)
    circle.refresh_from_db()
    assert circle.community.parent_id is None
    assert cast.lindenplein.pk not in visitor_by_id(cast.kees.pk).communities


def test_an_invitation_says_what_is_learned_and_what_is_gained(cast):
    circle = begun(cast)
    sevda = cast.visitor(cast.aydin)
    for wrong in (Asking("", "kok"), Asking("koken", " "), Asking("x" * 141, "kok")):
        with pytest.raises(RoomError):
            circling.invite(by=sevda, circle=circle, person_id=cast.gerrit.pk, asking=wrong)
    circling.invite(by=sevda, circle=circle, person_id=cast.gerrit.pk, asking=BOTH)
    page = circle_page(cast.visitor(cast.gerrit), circle)
    assert page.invitation.you_learn == "koken voor veel mensen"
    assert circles_that_ask(cast.visitor(cast.gerrit)).asked[0].name == "Kring Soep"


def test_one_invites_who_shares_a_neighbourhood_and_twenty_a_week(cast):
    circle = begun(cast)
    sevda = cast.visitor(cast.aydin)
    with pytest.raises(RoomError):
        circling.invite(by=sevda, circle=circle, person_id=cast.kees.pk, asking=BOTH)
    for _ in range(20):
        circling.make_link(by=sevda, circle=circle, asking=BOTH)
    with pytest.raises(RoomError, match="twintig"):
        circling.make_link(by=sevda, circle=circle, asking=BOTH)


def test_a_link_works_once_and_makes_a_guest_with_a_way_back(cast, client):
    circle = begun(cast)
    secret = circling.make_link(by=cast.visitor(cast.aydin), circle=circle, asking=BOTH)
    assert not CircleInvitation.objects.filter(digest=secret).exists(), "only the digest is kept"
    address = f"/verbinden/kringen/kom-erbij/{secret}/"
    assert "Kring Soep" in client.get(address).content.decode()
    answer = client.post(address, {"name": "Fatma", "voice": "yes", "read": "1"})
    assert answer["Location"] == "/verbinden/kringen/welkom/"
    page = client.get(answer["Location"]).content.decode()
    link = re.search(r"http://testserver(/terug/[^<\s]+)", page)[1]
    assert link not in client.get(answer["Location"]).content.decode()
    assert client.get(circle.get_absolute_url()).status_code == 404, "not signed in"
    assert Client().get(address).status_code == 410, "used"
    assert Person.objects.get(is_guest=True).name == "Fatma"
    home = Client()
    assert home.post(urlsplit(link).path)["Location"] == circle.get_absolute_url()
    assert "Kring Soep" in home.get(circle.get_absolute_url()).content.decode()


def test_a_wrong_or_old_link_opens_nothing(cast, client):
    circle = begun(cast)
    secret = circling.make_link(by=cast.visitor(cast.aydin), circle=circle, asking=BOTH)
    assert client.get("/verbinden/kringen/kom-erbij/zomaar/").status_code == 404
    CircleInvitation.objects.update(expires_on=clock.today() - timedelta(days=1))
    assert client.get(f"/verbinden/kringen/kom-erbij/{secret}/").status_code == 404


def test_a_change_holds_at_once_when_every_member_says_yes(cast):
    circle = alive(cast)
    sevda = visitor_by_id(cast.aydin.pk)
    change = consenting.propose_charter(
        by=sevda, circle=circle, charter=charter(purpose="Ook op zondag")
    )
    for person in (cast.gerrit, cast.kees):
        consenting.say(by=visitor_by_id(person.pk), version=change, said=YES)
    circle.refresh_from_db()
    assert circle.purpose == circle.community.purpose == "Ook op zondag"
    states = CharterVersion.objects.order_by("number").values_list("state", flat=True)
    assert list(states) == [CharterState.REPLACED, CharterState.AGREED]


def test_silence_is_no_objection_after_seven_days_and_not_before(cast):
    circle = alive(cast)
    change = consenting.propose_charter(
        by=visitor_by_id(cast.aydin.pk),
        circle=circle,
        charter=charter(visibility=Visibility.PUBLIC),
    )
    assert change.closes_on == clock.today() + timedelta(days=7)
    retention.sweep()
    change.refresh_from_db()
    assert change.state == CharterState.PROPOSED
    CharterVersion.objects.filter(pk=change.pk).update(closes_on=clock.today() - timedelta(days=1))
    retention.sweep()
    change.refresh_from_db()
    circle.refresh_from_db()
    assert change.state == CharterState.AGREED
    assert circle.community.visibility == Visibility.PUBLIC


def test_one_objection_stops_a_change_until_its_person_leaves_or_agrees(cast):
    circle = alive(cast)
    change = consenting.propose_charter(
        by=visitor_by_id(cast.aydin.pk), circle=circle, charter=charter(also="Altijd vis")
    )
    consenting.say(by=visitor_by_id(cast.kees.pk), version=change, said=NOT_YET)
    consenting.say(by=visitor_by_id(cast.gerrit.pk), version=change, said=YES)
    CharterVersion.objects.filter(pk=change.pk).update(closes_on=clock.today() - timedelta(days=1))
    retention.sweep()
    change.refresh_from_db()
    assert change.state == CharterState.PROPOSED
    circling.leave_circle(by=visitor_by_id(cast.kees.pk), circle=circle)
    change.refresh_from_db()
    assert change.state == CharterState.AGREED


def test_only_the_proposer_takes_a_change_back_and_there_is_one_at_a_time(cast):
    circle = alive(cast)
    sevda, gerrit = visitor_by_id(cast.aydin.pk), visitor_by_id(cast.gerrit.pk)
    change = consenting.propose_charter(by=sevda, circle=circle, charter=charter(also="Vis"))
    with pytest.raises(RoomError):
        consenting.propose_charter(by=gerrit, circle=circle, charter=charter(also="Soep"))
    with pytest.raises(LeaveDenied):
        consenting.withdraw_charter(by=gerrit, version=change)
    consenting.withdraw_charter(by=sevda, version=change)
    consenting.propose_charter(by=gerrit, circle=circle, charter=charter(also="Soep"))


def test_one_leaves_any_time_an_empty_circle_rests_and_who_left_is_asked_back(cast):
    circle = alive(cast, visibility=Visibility.PUBLIC)
    circling.leave_circle(by=visitor_by_id(cast.kees.pk), circle=circle)
    sevda = visitor_by_id(cast.aydin.pk)
    assert [name for _id, name in circle_page(sevda, circle).former] == ["Kees de Wit"]
    circling.invite(by=sevda, circle=circle, person_id=cast.kees.pk, asking=BOTH)
    say(cast, cast.kees, circle)
    assert "Kees de Wit" in circle_page(sevda, circle).members
    for person in (cast.aydin, cast.gerrit, cast.kees):
        circling.leave_circle(by=visitor_by_id(person.pk), circle=circle)
    assert circle_page(NOBODY, circle).rests


def test_members_are_read_by_members_only(cast):
    circle = alive(cast, visibility=Visibility.PUBLIC)
    assert len(circle_page(visitor_by_id(cast.gerrit.pk), circle).members) == 3
    for other in (NOBODY, cast.visitor(cast.anke), cast.visitor(cast.lotte)):
        page = circle_page(other, circle)
        assert page.members == ()
        assert page.charter.voices == ()


def test_a_circle_names_its_parts_itself_and_leaves_parts_out(cast, come_in):
    circle = alive(cast)
    client = come_in(cast.gerrit)
    page = client.get(circle.get_absolute_url()).content.decode()
    assert "Wat hier groeit" in page
    assert "Vraag en aanbod hier" in page
    form = {"on_sprouts": "on", "label_sprouts": "Zaadjes"}
    client.post(f"{circle.get_absolute_url()}inrichten/", form)
    page = client.get(circle.get_absolute_url()).content.decode()
    assert "Zaadjes" in page
    assert "Wat hier groeit" not in page
    assert "Vraag en aanbod hier" not in page
    assert come_in(cast.lotte).post(f"{circle.get_absolute_url()}inrichten/").status_code == 403


def test_the_wizard_starts_one_in_three_small_pages(cast, come_in):
    client = come_in(cast.aydin)
    first = {"name": "Kring Soep", "purpose": "Samen koken", "community": "lindenplein"}
    assert client.post("/verbinden/kringen/begin/", first)["Location"].endswith("/handvest/")
    second = {
        "deciding": "Samen",
        "looking_back": "elk kwartaal",
        "visibility": "circle",
    }
    to = client.post("/verbinden/kringen/begin/handvest/", second)["Location"]
    assert "Gerrit Bos (Lindenplein)" in client.get(to).content.decode()
    third = {"you_learn": "koken", "whole_gains": "een kok"}
    client.post(to, third | {"person": str(cast.gerrit.pk)})
    client.post(to, third | {"person": "link"})
    page = client.get(to).content.decode()
    assert "/verbinden/kringen/kom-erbij/" in page
    assert "/verbinden/kringen/kom-erbij/" not in client.get(to).content.decode(), "shown once"
    assert CircleInvitation.objects.count() == 2
    assert [card.name for card in circle_list(cast.visitor(cast.aydin)).drafts] == ["Kring Soep"]
