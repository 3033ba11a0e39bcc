"""Answering without a name: on a telephone, with a code, as often as one likes until it ends."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from kiemkracht.base.errors import RoomError
from kiemkracht.base.models import ChronicleLine
from kiemkracht.engines.appraisal import CODES, QUESTIONS
from kiemkracht.weigh.models import AnswerSheet
from kiemkracht.weigh.selectors.codes import digest_of, spaced
from kiemkracht.weigh.selectors.sheets import sheet_page
from kiemkracht.weigh.services import filling, grouping, interpreting, inviting, starting
from kiemkracht.weigh.services.grouping import GroupPlan
from kiemkracht.weigh.services.starting import PhotoPlan

pytestmark = pytest.mark.django_db

QUICK = sum(question.is_quick for question in QUESTIONS)


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def photo(cast):
    """A startfoto of Lindenplein with a group that speaks for itself."""
    lotte = cast.visitor(cast.lotte)
    made = starting.begin(
        by=lotte, plan=PhotoPlan(subject="Het plein", community_id=cast.lindenplein.pk)
    )
    grouping.name_group(by=lotte, photo_id=made.pk, plan=GroupPlan(name="buren", size=40))
    return made


def opened(photo, group=None):
    return inviting.open_sheet(link=photo.join_link, group_id=group.pk if group else None)


def sheet_of(code):
    return AnswerSheet.objects.get(digest=digest_of(code))


def question(code, at):
    return reverse("weigh:question", args=[code, at])


def test_a_neighbour_answers_everything_from_the_link_without_an_account(photo, client):
    group = photo.groups.get()
    door = reverse("weigh:door", args=[photo.join_link])
    assert "minder dan 5 mensen" in client.get(door).content.decode()
    went = client.post(door, {"group": group.pk})
    for at in range(1, QUICK + 1):
        assert went["Location"].endswith(f"/{at}/")
        went = client.post(went["Location"], {"answer": "unknown" if at == 2 else "3"})
    went = client.post(went["Location"], {"answer": "-1"})
    sheet = AnswerSheet.objects.get()
    assert sheet.stance == -1
    assert sheet.answers == {
        code: None if code == "value" else 3
        for code in (each.code for each in QUESTIONS if each.is_quick)
    }
    assert "Dank je wel" in client.get(went["Location"]).content.decode()


def test_who_began_it_is_not_asked_for_a_stance(photo):
    assert sheet_page(opened(photo), 99).total == QUICK
    assert sheet_page(opened(photo, photo.groups.get()), 99).total == QUICK + 1


def test_an_answer_can_be_changed_and_taken_back_until_the_asking_ends(photo, cast):
    code = opened(photo)
    filling.answer(code=code, question="depth", value=1)
    filling.answer(code=code, question="depth", value=4)
    filling.answer(code=code, question="value", value=2)
    filling.answer(code=code, question="value", value=None)
    assert sheet_of(code).answers == {"depth": 4, "value": None}
    interpreting.end_asking(by=cast.visitor(cast.lotte), photo_id=photo.pk)
    with pytest.raises(RoomError, match="has ended"):
        filling.answer(code=code, question="depth", value=0)
    assert sheet_of(code).answers["depth"] == 4


@pytest.mark.parametrize("value", [-1, 5, 2.5, True, "3", 10**30])
def test_an_answer_outside_the_scale_is_refused(photo, value):
    code = opened(photo)
    with pytest.raises(RoomError):
        filling.answer(code=code, question="depth", value=value)
    assert sheet_of(code).answers == {}


@pytest.mark.parametrize("sent", ["", "9", "-1", "1.5", "drop table", "٣"])
def test_a_strange_answer_on_the_page_keeps_nothing_and_says_so(photo, client, sent):
    code = opened(photo)
    answer = client.post(question(code, 1), {"answer": sent})
    assert answer.status_code == 422
    assert "Kies een van de antwoorden" in answer.content.decode()
    assert not sheet_of(code).is_filled


def test_a_question_that_is_not_there_is_refused(photo):
    with pytest.raises(RoomError):
        filling.answer(code=opened(photo), question="age", value=3)
    with pytest.raises(RoomError):
        filling.answer(code=opened(photo), question="stance", value=2)


def test_a_code_from_paper_is_one_sheet_however_often_it_is_typed(photo, cast, client):
    (code,) = inviting.make_codes(
        by=cast.visitor(cast.lotte), photo_id=photo.pk, group_id=None, count=1
    )
    for typed in (code, code.upper(), code.replace("-", " ")):
        went = Client().post(reverse("weigh:enter"), {"code": typed})
        Client().post(went["Location"], {"answer": "2"})
    assert AnswerSheet.objects.filter(is_filled=True).count() == 1


def test_an_unknown_code_opens_nothing(photo, client):
    answer = client.post(reverse("weigh:enter"), {"code": "abcd-efgh-jkmn"})
    assert answer.status_code == 422
    assert client.get(question("abcdefghjkmn", 1)).status_code == 404
    assert client.get(reverse("weigh:door", args=["niets"])).status_code == 404


def test_who_tries_code_after_code_has_to_wait(photo, client):
    for _each in range(30):
        client.post(reverse("weigh:enter"), {"code": "abcd-efgh-jkmn"})
    code = spaced(opened(photo))
    answer = client.post(reverse("weigh:enter"), {"code": code})
    assert "Wacht tien minuten" in answer.content.decode()


def test_neither_a_person_nor_a_time_nor_a_code_is_kept_with_answers(photo, cast):
    code = opened(photo, photo.groups.get())
    before = ChronicleLine.objects.count()
    filling.answer(code=code, question="depth", value=2)
    names = {field.name for field in AnswerSheet._meta.get_fields()}
    assert names == {"id", "photo", "group", "digest", "answers", "stance", "is_filled"}
    assert code not in str(AnswerSheet.objects.values().get())
    assert ChronicleLine.objects.count() == before


def test_a_photo_that_ended_takes_no_new_sheet(photo, cast, client):
    interpreting.end_asking(by=cast.visitor(cast.lotte), photo_id=photo.pk)
    door = reverse("weigh:door", args=[photo.join_link])
    assert client.post(door, {"group": "begin"}).status_code == 422
    assert AnswerSheet.objects.count() == 0


@pytest.mark.parametrize("group", ["", "x", "999999", "1' OR 1=1"])
def test_a_group_that_is_not_there_opens_no_sheet(photo, client, group):
    door = reverse("weigh:door", args=[photo.join_link])
    assert client.post(door, {"group": group}).status_code == 422
    assert AnswerSheet.objects.count() == 0


def test_the_full_photo_asks_all_twenty_three(cast):
    made = starting.begin(
        by=cast.visitor(cast.lotte),
        plan=PhotoPlan(subject="Alles", community_id=cast.lindenplein.pk, is_quick=False),
    )
    assert sheet_page(opened(made), 1).total == len(CODES) == 23


def test_a_page_of_a_sheet_costs_one_query(photo, client, django_assert_num_queries):
    code = opened(photo)
    with django_assert_num_queries(1):
        client.get(question(code, 1))
