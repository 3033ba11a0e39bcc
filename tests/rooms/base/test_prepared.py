"""A query written once tells the same as one written each time."""

from uuid import UUID

import pytest
from tests.people import Cast

from kiemkracht.base.prepared import Prepared
from kiemkracht.people.models import Person

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
