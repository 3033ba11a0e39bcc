"""Interpreting and fixing: what is hidden, who goes first, and nobody's words are lost."""

import pytest
from django.urls import reverse
from django.utils import translation
from tests.rooms.weigh.photos import planted

from kiemkracht.base import forgetting, takeout
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import NOBODY
from kiemkracht.weigh.enums import Stage
from kiemkracht.weigh.models import PictureRemark, SettledReading
from kiemkracht.weigh.services import interpreting, starting
from kiemkracht.weigh.services.starting import PhotoPlan

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def test_the_own_group_sees_the_picture_first_and_others_once_it_is_fixed(cast, come_in):
    photo = planted(cast, plan={"visibility": Visibility.PUBLIC})
    address = photo.get_absolute_url()
    assert "De eigen mensen kijken eerst" in come_in(cast.kees).get(address).content.decode()
    assert come_in(cast.kees).get(f"{address}voorstel/").status_code == 404
    assert "Wat het geeft" in come_in(cast.gerrit).get(address).content.decode()
    interpreting.fix(by=cast.visitor(cast.lotte), photo_id=photo.pk)
    assert "Wat het geeft" in come_in(cast.kees).get(address).content.decode()


def test_a_group_of_three_is_seen_nowhere(cast, come_in):
    photo = planted(cast)
    council = next(each for each in photo.result["groups"] if each["name"] == "raad")
    assert (council["note"], council["positions"], council["mean"]) == ("too_few", None, None)
    assert {each["mean"] for each in photo.result["views"] if each["group"] == "raad"} == {None}


def test_a_photo_without_an_answer_says_what_is_missing_and_computes_nothing(cast, come_in):
    lotte = cast.visitor(cast.lotte)
    photo = starting.begin(
        by=lotte, plan=PhotoPlan(subject="Leeg", community_id=cast.lindenplein.pk)
    )
    row = interpreting.end_asking(by=lotte, photo_id=photo.pk)
    assert {each["shown"] for each in row.result["outcomes"].values()} == {None}
    page = come_in(cast.lotte).get(photo.get_absolute_url()).content.decode()
    assert "Wat we nog niet weten" in page
    advice = come_in(cast.lotte).get(f"{photo.get_absolute_url()}voorstel/").content.decode()
    assert "Nog geen startpositie" in advice


def test_two_who_settle_at_once_both_keep_their_words(cast):
    photo = planted(cast)
    lotte = cast.visitor(cast.lotte)
    for value, reason in ((1, "Wij twijfelen"), (2, "Wij ook, maar minder")):
        interpreting.settle(by=lotte, photo_id=photo.pk, name="backing", value=value, reason=reason)
    said = SettledReading.objects.filter(photo=photo).values_list("reason", flat=True)
    assert list(said) == ["Wij twijfelen", "Wij ook, maar minder"]
    photo.refresh_from_db()
    assert photo.result["readings"]["backing"]["value"] == 2


@pytest.mark.parametrize(
    ("name", "value", "reason"), [("luck", 2, "x"), ("value", 5, "x"), ("value", 2, "  ")]
)
def test_what_can_not_be_settled_is_refused(cast, name, value, reason):
    photo = planted(cast)
    with pytest.raises(RoomError):
        interpreting.settle(
            by=cast.visitor(cast.lotte), photo_id=photo.pk, name=name, value=value, reason=reason
        )


def test_a_remark_has_to_be_answered_before_the_picture_is_fixed(cast):
    photo = planted(cast)
    lotte, gerrit = cast.visitor(cast.lotte), cast.visitor(cast.gerrit)
    made = interpreting.remark(by=gerrit, photo_id=photo.pk, text="Wij zijn niet tegen.")
    with pytest.raises(RoomError, match="answer every remark"):
        interpreting.fix(by=lotte, photo_id=photo.pk)
    interpreting.answer_remark(by=lotte, photo_id=photo.pk, remark_id=made.pk, text="Klopt.")
    with pytest.raises(RoomError, match="Klopt"):
        interpreting.answer_remark(by=lotte, photo_id=photo.pk, remark_id=made.pk, text="Nee.")
    assert interpreting.fix(by=lotte, photo_id=photo.pk).stage == Stage.FIXED


def test_an_outsider_can_not_remark_and_a_long_remark_is_given_back(cast, come_in):
    photo = planted(cast, plan={"visibility": Visibility.PUBLIC})
    for who in (NOBODY, cast.visitor(cast.kees)):
        with pytest.raises(LeaveDenied):
            interpreting.remark(by=who, photo_id=photo.pk, text="Hoi")
    sent = {"text": "<script>x</script>" + "a" * 600, "about": ""}
    answer = come_in(cast.gerrit).post(reverse("weigh:remark", args=[photo.pk]), sent)
    assert answer.status_code == 422
    assert "&lt;script&gt;" in answer.content.decode()
    assert PictureRemark.objects.count() == 0


def test_a_fixed_picture_never_changes(cast):
    photo = planted(cast, Stage.FIXED)
    photo.refresh_from_db()
    before = photo.result
    lotte = cast.visitor(cast.lotte)
    with pytest.raises(RoomError):
        interpreting.settle(by=lotte, photo_id=photo.pk, name="value", value=0, reason="x")
    with pytest.raises(RoomError):
        interpreting.end_asking(by=lotte, photo_id=photo.pk)
    with pytest.raises(RoomError):
        interpreting.remark(by=lotte, photo_id=photo.pk, text="Te laat")
    photo.refresh_from_db()
    assert photo.result == before
    assert photo.result["thresholds"]
    assert photo.input_digest


def test_taken_anew_it_asks_the_same_groups_and_tells_then_and_now(cast, come_in):
    first = planted(cast, Stage.FIXED)
    lotte = cast.visitor(cast.lotte)
    again = starting.begin_again(by=lotte, photo_id=first.pk)
    assert starting.begin_again(by=lotte, photo_id=first.pk) == again
    assert {each.name for each in again.groups.all()} == {"buren", "raad"}
    assert again.sheets.count() == 0
    row = interpreting.end_asking(by=lotte, photo_id=again.pk)
    changes = {each["code"]: each for each in row.result["change"]["changes"]}
    assert changes["impact"]["then"] == first.result["outcomes"]["impact"]["shown"]
    assert "Toen en nu" in come_in(cast.lotte).get(row.get_absolute_url()).content.decode()


def test_who_is_forgotten_leaves_words_without_a_name_and_takes_them_along(cast):
    photo = planted(cast)
    gerrit = cast.visitor(cast.gerrit)
    interpreting.remark(by=gerrit, photo_id=photo.pk, text="Wij zijn niet tegen.")
    assert takeout.of(cast.gerrit.pk)["startfotos"] == [
        {"remark": "Wij zijn niet tegen.", "answer": ""}
    ]
    forgetting.let_go_everywhere(cast.gerrit.pk)
    assert PictureRemark.objects.get().by is None
