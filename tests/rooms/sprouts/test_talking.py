"""What is said at a kiem: everyone reads the same words, each with their own buttons."""

from datetime import timedelta

import pytest
from django.urls import reverse
from tests.people import Cast
from tests.rooms.sprouts.conftest import Plant

from kiemkracht.base import clock
from kiemkracht.base.models import Comment
from kiemkracht.base.places import place_of

pytestmark = pytest.mark.django_db

TAKE_BACK, HIDE = "Terugnemen", "Waarom hoort dit hier niet?"


@pytest.fixture
def page(cast: Cast, plant: Plant) -> str:
    """A kiem at which Gerrit said something last week."""
    sprout = plant(cast.aydin)
    Comment.objects.create(
        place=place_of(sprout), author_id=cast.gerrit.pk, body="Ik heb nog <b>stoelen</b>."
    )
    Comment.objects.update(created_at=clock.now() - timedelta(days=7))
    return sprout.get_absolute_url()


def test_gerrit_may_take_back_what_others_only_read(cast: Cast, page: str, come_in) -> None:
    for who, sees in ((cast.aydin, False), (cast.gerrit, True), (cast.aydin, False)):
        text = come_in(who).get(page).content.decode()
        assert "Ik heb nog &lt;b&gt;stoelen&lt;/b&gt;." in text
        assert (TAKE_BACK in text) is sees, who


def test_who_tends_may_hide_it_whoever_looked_before(cast: Cast, page: str, come_in) -> None:
    assert HIDE not in come_in(cast.aydin).get(page).content.decode()
    assert HIDE in come_in(cast.lotte).get(page).content.decode()
    assert HIDE not in come_in(cast.aydin).get(page).content.decode()


def test_what_is_hidden_is_gone_for_all_but_who_said_it(cast: Cast, page: str, come_in) -> None:
    come_in(cast.aydin).get(page)
    remark = Comment.objects.get()
    url = reverse("talk:hide", args=[remark.pk])
    answer = come_in(cast.lotte).post(url, {"because": "Dit gaat over iemand anders."})
    assert answer.status_code == 302
    assert "stoelen" not in come_in(cast.aydin).get(page).content.decode()
    own = come_in(cast.gerrit).get(page).content.decode()
    assert "stoelen" in own
    assert "Dit gaat over iemand anders." in own
