"""What was looked back on no longer asks to look again."""

from datetime import timedelta

import pytest
from django.urls import reverse
from tests.rooms.weigh.test_weighing import _public
from tests.rooms.weigh.weighers import decided

from kiemkracht.base import clock
from kiemkracht.direction.models import Choice
from kiemkracht.direction.selectors.glances import today_glance
from kiemkracht.weigh.services import making_public, resolving

pytestmark = pytest.mark.django_db
AGAIN = "Tijd om opnieuw te kijken"


def _published(cast):
    """An answer of long ago whose day to look back was yesterday."""
    row, joost = decided(cast), cast.visitor(cast.joost)
    making_public.prepare(by=joost, weighing_id=row.pk, text=_public())
    row = making_public.publish(by=joost, weighing_id=row.pk)
    yesterday = clock.today() - timedelta(days=1)
    Choice.objects.update(review_on=yesterday, moved_at=clock.now() - timedelta(days=90))
    return row


def _reviews(cast):
    glance = today_glance(cast.visitor(cast.lotte))
    return glance.reviews if glance else ()


def test_a_choice_asks_to_look_again_until_people_did(cast, come_in):
    row = _published(cast)
    assert [each.url for each in _reviews(cast)] == [row.choice.get_absolute_url()]
    resolving.look_back(
        by=cast.visitor(cast.joost), weighing_id=row.pk, happened="De bank staat.", learned="Kan."
    )
    assert _reviews(cast) == ()
    page = come_in(cast.gerrit).get(row.choice.get_absolute_url())
    assert "Teruggekeken op" in page.text
    assert f"{row.get_absolute_url()}#terugblik" in page.text


def test_a_choice_that_was_revised_since_asks_again(cast):
    row = _published(cast)
    resolving.look_back(
        by=cast.visitor(cast.joost), weighing_id=row.pk, happened="De bank staat.", learned="Kan."
    )
    Choice.objects.update(moved_at=clock.now())
    assert len(_reviews(cast)) == 1


def test_the_front_page_no_longer_asks_lotte(cast, come_in):
    row = _published(cast)
    home = reverse("front:today")
    assert AGAIN in come_in(cast.lotte).get(home).text
    resolving.look_back(
        by=cast.visitor(cast.joost), weighing_id=row.pk, happened="De bank staat.", learned="Kan."
    )
    assert AGAIN not in come_in(cast.lotte).get(home).text
