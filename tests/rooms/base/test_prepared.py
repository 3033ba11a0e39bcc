"""A query written once tells the same as one written each time."""

from uuid import UUID

import pytest
from tests.people import Cast

from kiemkracht.base.prepared import Prepared
from kiemkracht.people.models import Community, Person

pytestmark = pytest.mark.django_db


def _named(*, name: str, person_id: UUID):
    return Person.objects.filter(name=name, pk=person_id).values_list("pk", "name", "is_active")


def test_values_come_back_as_the_models_give_them(cast: Cast):
    prepared = Prepared(_named, name="a name of none", person_id=UUID(int=7))
    for person in (cast.aydin, cast.gerrit):
        asked = {"name": person.name, "person_id": person.pk}
        assert prepared.rows(**asked) == list(_named(**asked)) == [(person.pk, person.name, True)]
    assert prepared.rows(name="nobody", person_id=cast.aydin.pk) == []


def test_a_value_that_does_not_stand_in_the_query_is_refused(db):
    prepared = Prepared(_named, name="", person_id=UUID(int=7))
    with pytest.raises(ValueError, match="name"):
        Prepared(
            lambda *, name: Person.objects.filter(name__in=[name.upper()]).values_list("pk"),
            name="a name of none",
        ).rows(name="x")
    assert prepared.rows(name="x", person_id=UUID(int=1)) == []


def test_whole_things_come_with_what_is_joined_to_them(cast: Cast, django_assert_num_queries):
    def of(*, slug: str):
        return Community.objects.filter(slug=slug).select_related("parent__parent")

    prepared = Prepared(of, slug="a slug of none")
    with django_assert_num_queries(1):
        (square,) = prepared.things(slug="lindenplein")
        assert (square, square.name) == (cast.lindenplein, "Lindenplein")
        assert (square.parent, square.parent.parent) == (cast.linden, cast.city)
    (city,) = prepared.things(slug="lindehaven")
    assert city.parent is None
    assert prepared.things(slug="nowhere") == []
