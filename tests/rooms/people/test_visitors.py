from datetime import timedelta

import pytest

from kiemkracht.base import clock
from kiemkracht.base.visitors import NOBODY
from kiemkracht.people.models import Membership, RoleGrant
from kiemkracht.people.selectors import visitor_by_id
from kiemkracht.people.services import open_return_link, welcome_guest
from kiemkracht.people.services.leaving import forget_me
from kiemkracht.people.services.returning import make_return_link

pytestmark = pytest.mark.django_db


def test_who_belongs_to_a_neighbourhood_belongs_to_its_district_and_city(cast):
    sevda = cast.visitor(cast.aydin)
    assert sevda.communities == {cast.lindenplein.pk, cast.linden.pk, cast.city.pk}
    assert not sevda.belongs_to(cast.overweg.pk)


def test_who_tends_a_district_tends_what_lies_inside_it(cast):
    joost = cast.visitor(cast.joost)
    assert joost.may_tend(cast.lindenplein.pk)
    assert not joost.may_tend(cast.overweg.pk)
    assert not joost.may_tend(cast.city.pk)


def test_a_facilitator_of_everywhere_tends_everywhere(cast):
    assert cast.visitor(cast.lotte).may_tend(cast.overweg.pk)


def test_an_administrator_arranges_and_does_not_tend(cast):
    anke = cast.visitor(cast.anke)
    assert anke.is_administrator
    assert not anke.may_tend(cast.lindenplein.pk)


def test_a_membership_that_ended_counts_no_more(cast):
    Membership.objects.filter(person=cast.aydin).update(until=clock.now() - timedelta(minutes=1))
    assert cast.visitor(cast.aydin).communities == frozenset()


def test_a_role_that_ended_counts_no_more(cast):
    RoleGrant.objects.filter(person=cast.joost).update(until=clock.now() - timedelta(minutes=1))
    assert not cast.visitor(cast.joost).may_tend(cast.lindenplein.pk)


def test_someone_of_a_municipal_team_works_at_an_organisation(cast):
    assert cast.visitor(cast.joost).in_organisation
    assert not cast.visitor(cast.aydin).in_organisation


def test_a_visitor_costs_two_queries(cast, django_assert_num_queries):
    with django_assert_num_queries(2):
        visitor_by_id(cast.aydin.pk)


def test_a_guest_is_known_and_has_no_account(db):
    guest = welcome_guest(name="Fatma")
    assert guest.is_known
    assert not guest.has_account


def test_a_private_link_brings_its_guest_back(db):
    guest = welcome_guest(name="Fatma")
    secret = make_return_link(by=guest, next_url="/kiemen/")
    visitor, next_url = open_return_link(secret)
    assert (visitor.person_id, next_url) == (guest.person_id, "/kiemen/")


def test_a_wrong_or_expired_link_brings_nobody(db):
    guest = welcome_guest()
    secret = make_return_link(by=guest, next_url="/")
    assert open_return_link(secret[:-1] + "A")[0] == NOBODY or secret.endswith("A")
    from kiemkracht.people.models import ReturnLink

    ReturnLink.objects.update(expires_at=clock.now() - timedelta(days=1))
    assert open_return_link(secret)[0] == NOBODY


def test_the_secret_of_a_link_is_nowhere_in_the_database(db):
    from kiemkracht.people.models import ReturnLink

    secret = make_return_link(by=welcome_guest(), next_url="/")
    link = ReturnLink.objects.get()
    assert secret not in (link.digest, link.next_url)
    assert len(secret) >= 43


def test_who_is_forgotten_is_nobody_and_leaves_no_name(cast):
    forget_me(by=cast.visitor(cast.aydin))
    cast.aydin.refresh_from_db()
    assert (cast.aydin.email, cast.aydin.is_active) == (None, False)
    assert "Aydin" not in cast.aydin.name
    assert visitor_by_id(cast.aydin.pk) == NOBODY
    assert not Membership.objects.filter(person=cast.aydin).exists()
