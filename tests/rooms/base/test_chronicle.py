import pytest

from kiemkracht.base import chronicle
from kiemkracht.base.models import ChronicleLine

pytestmark = pytest.mark.django_db


def test_a_line_keeps_who_what_and_where(cast):
    sevda = cast.visitor(cast.aydin)
    chronicle.record("sprout.planted", "sprouts.sprout:1", by=sevda, steps=3)
    line = chronicle.lines("sprouts.sprout:1")[0]
    assert (line.actor_id, line.verb, line.numbers) == (
        cast.aydin.pk,
        "sprout.planted",
        {"steps": 3},
    )


def test_free_text_is_refused(cast):
    with pytest.raises(TypeError, match="ids and numbers"):
        chronicle.record("x", "a.b:1", by=None, secret="mevrouw Aydin belde")


def test_a_line_can_not_be_changed_or_removed():
    line = chronicle.record("x", "a.b:1", by=None)
    line.verb = "y"
    with pytest.raises(TypeError, match="append-only"):
        line.save()
    with pytest.raises(TypeError, match="append-only"):
        line.delete()
    with pytest.raises(TypeError, match="append-only"):
        ChronicleLine.objects.all().update(verb="y")
    with pytest.raises(TypeError, match="append-only"):
        ChronicleLine.objects.all().delete()


def test_a_line_stands_at_both_of_its_places():
    chronicle.record("x", "a.b:1", by=None, other="c.d:2")
    assert [line.verb for line in chronicle.lines("c.d:2")] == ["x"]
