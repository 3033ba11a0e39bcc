from datetime import timedelta
from statistics import median

import pytest
from django.utils import timezone

from kiemkracht.base import clock, forgetting, retention, takeout
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.base.models import ChronicleLine, Notice
from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import NOBODY
from kiemkracht.connect.enums.posts import State
from kiemkracht.connect.models import Post, Promise, Talent, Thanks
from kiemkracht.connect.rules.posts import asks_whether_it_lives
from kiemkracht.connect.selectors.measuring import first_answers, time_to_help
from kiemkracht.connect.selectors.my_help import help_at_sprout, help_today
from kiemkracht.connect.selectors.post_page import post_page
from kiemkracht.connect.selectors.posts import PostWishes, board
from kiemkracht.connect.services import asking, promising, thanking
from kiemkracht.connect.services.asking import PostWords
from kiemkracht.sprouts.services.planting import Telling, plant_sprout

pytestmark = pytest.mark.django_db


def ask(cast, who, what="Wie tilt een kast?", **more):
    here = {"visibility": Visibility.CIRCLE, "community_id": cast.lindenplein.pk}
    words = PostWords("need", what, **(here | more))
    return asking.put_up(by=cast.visitor(who), words=words)


def seen(visitor, **wishes):
    return [card.what for card in board(visitor, PostWishes(**wishes)).cards]


def done_post(cast):
    post = ask(cast, cast.aydin)
    sevda, gerrit = cast.visitor(cast.aydin), cast.visitor(cast.gerrit)
    made = promising.promise(by=gerrit, post=post, note="Ik kom")
    promising.answer(by=sevda, promise=made, accept=True)
    promising.finish(by=gerrit, post=post)
    made.refresh_from_db()
    return post, made


def test_a_question_goes_from_open_to_thanked(cast):
    post, made = done_post(cast)
    states = [Post.objects.get().state]
    thanking.thank(by=cast.visitor(cast.aydin), promise=made, words="Dank je, de kast staat.")
    states.append(Post.objects.get().state)
    assert states == [State.DONE, State.THANKED]
    verbs = ChronicleLine.objects.filter(place=f"connect.post:{post.pk}").order_by("pk")
    assert list(verbs.values_list("verb", flat=True)) == [
        "connect.asked",
        "connect.promised",
        "connect.promise_accepted",
        "connect.post_done",
        "connect.thanked",
    ]


def test_outsiders_neither_read_nor_find_a_question_of_a_circle(cast):
    ask(cast, cast.aydin, "Wie leent mij een ladder?")
    assert seen(cast.visitor(cast.gerrit), query="ladders") == ["Wie leent mij een ladder?"]
    for outsider in (NOBODY, cast.visitor(cast.kees), cast.visitor(cast.anke)):
        assert seen(outsider) == seen(outsider, query="ladder") == []


def test_the_note_is_read_by_the_two_of_them_only(cast):
    post = ask(cast, cast.aydin, visibility=Visibility.PUBLIC)
    promising.promise(by=cast.visitor(cast.gerrit), post=post, note="Bel 06")
    for person, notes in ((cast.aydin, ["Bel 06"]), (cast.gerrit, ["Bel 06"]), (cast.lotte, [])):
        page = post_page(cast.visitor(person), post)
        assert [each.note for each in page.promises] == notes
    assert post_page(NOBODY, post).promises == ()


def test_nobody_promises_help_to_oneself_or_as_a_stranger(cast):
    post = ask(cast, cast.aydin, visibility=Visibility.PUBLIC)
    for visitor in (cast.visitor(cast.aydin), NOBODY):
        with pytest.raises(LeaveDenied):
            promising.promise(by=visitor, post=post)


def test_two_may_help_and_a_double_promise_is_one(cast):
    post = ask(cast, cast.aydin, visibility=Visibility.PUBLIC)
    for helper in (cast.gerrit, cast.kees, cast.gerrit):
        made = promising.promise(by=cast.visitor(helper), post=post)
        promising.answer(by=cast.visitor(cast.aydin), promise=made, accept=True)
    assert Promise.objects.filter(accepted=True).count() == 2


def test_taking_a_promise_back_opens_the_question_again_for_at_least_a_week(cast):
    post = ask(cast, cast.aydin)
    Post.objects.update(expires_on=clock.today())
    made = promising.promise(by=cast.visitor(cast.gerrit), post=post)
    promising.answer(by=cast.visitor(cast.aydin), promise=made, accept=True)
    promising.take_back(by=cast.visitor(cast.gerrit), promise=made)
    post.refresh_from_db()
    assert post.state == State.OPEN
    assert post.accepted_at is None
    assert post.expires_on >= clock.today() + timedelta(days=7)


def test_thirty_days_without_help_take_it_off_the_board_by_themselves(cast):
    post = ask(cast, cast.aydin)
    assert post.expires_on == clock.today() + timedelta(days=30)
    Post.objects.update(expires_on=clock.today() - timedelta(days=1))
    assert seen(cast.visitor(cast.gerrit)) == []
    page = post_page(cast.visitor(cast.aydin), Post.objects.get())
    assert page.card.state == State.EXPIRED
    with pytest.raises(RoomError):
        promising.promise(by=cast.visitor(cast.gerrit), post=post)
    retention.sweep()
    assert Post.objects.get().state == State.EXPIRED


def test_five_days_before_the_end_the_front_page_asks_gently(cast, come_in):
    post = ask(cast, cast.aydin)
    assert help_today(cast.visitor(cast.aydin)) is None
    for days, asks in ((6, False), (5, True), (0, True), (-3, True)):
        post.expires_on = clock.today() + timedelta(days=days)
        assert asks_whether_it_lives(post, clock.today()) is asks
    Post.objects.update(expires_on=clock.today() + timedelta(days=2))
    client = come_in(cast.aydin)
    page = client.get("/").content.decode()
    assert "Leeft je vraag nog?" in page
    assert "Ja, nog 30 dagen" in page
    client.post(f"/verbinden/vraag-en-aanbod/{post.pk}/leeft-nog/")
    assert Post.objects.get().expires_on == clock.today() + timedelta(days=30)
    assert "Leeft je vraag nog?" not in client.get("/").content.decode()
    client.post(f"/verbinden/vraag-en-aanbod/{post.pk}/klaar/")
    assert Post.objects.get().state == State.EXPIRED


def test_only_the_receiver_thanks_and_only_once(cast):
    _post, made = done_post(cast)
    with pytest.raises(LeaveDenied):
        thanking.thank(by=cast.visitor(cast.gerrit), promise=made, words="Dank")
    thanking.thank(by=cast.visitor(cast.aydin), promise=made, words="Dank")
    thanking.thank(by=cast.visitor(cast.aydin), promise=made, words="Nog eens")
    assert Thanks.objects.get().words == "Dank"


def test_of_an_offer_who_took_it_up_thanks_who_offered(cast):
    sevda, gerrit = cast.visitor(cast.aydin), cast.visitor(cast.gerrit)
    words = PostWords("offer", "Ik lees je brief mee", visibility="public")
    post = asking.put_up(by=sevda, words=words)
    made = promising.promise(by=gerrit, post=post)
    made = promising.answer(by=sevda, promise=made, accept=True)
    promising.finish(by=gerrit, post=post)
    with pytest.raises(LeaveDenied):
        thanking.thank(by=sevda, promise=made, words="Dank")
    assert thanking.thank(by=gerrit, promise=made, words="Dank").to_id == cast.aydin.pk


@pytest.mark.parametrize(
    ("writer", "receiver", "shown"),
    [(True, True, True), (True, False, False), (False, True, False), (False, False, False)],
)
def test_thanks_show_to_others_only_when_both_want_it(cast, writer, receiver, shown):
    post, made = done_post(cast)
    sevda, gerrit = cast.visitor(cast.aydin), cast.visitor(cast.gerrit)
    thanks = thanking.thank(by=sevda, promise=made, words="Dank", shows=writer)
    thanking.show_thanks(by=gerrit, thanks=thanks, shows=receiver)
    post.refresh_from_db()
    assert bool(post_page(cast.visitor(cast.lotte), post).thanks) is shown
    assert post_page(gerrit, post).thanks
    with pytest.raises(LeaveDenied):
        thanking.show_thanks(by=cast.visitor(cast.lotte), thanks=thanks, shows=True)


def test_what_the_asker_saw_in_the_helper_waits_for_the_helpers_yes(cast):
    _post, made = done_post(cast)
    thanking.thank(by=cast.visitor(cast.aydin), promise=made, words="Dank", talent="kasten en rust")
    talent = Talent.objects.get()
    assert (talent.person_id, talent.confirmed_at) == (cast.gerrit.pk, None)


def test_what_has_a_day_comes_first_and_nothing_is_ordered_by_who_answers(cast):
    gerrit = cast.visitor(cast.gerrit)
    today = clock.today()
    later = ask(cast, cast.aydin, "Over tien dagen", on=today + timedelta(days=10))
    ask(cast, cast.aydin, "Over twee dagen", on=today + timedelta(days=2))
    ask(cast, cast.aydin, "Zonder dag")
    before = seen(gerrit)
    assert before[:2] == ["Over twee dagen", "Over tien dagen"]
    for helper in (cast.gerrit, cast.lotte):
        promising.promise(by=cast.visitor(helper), post=later)
    assert seen(gerrit) == before


def test_the_middle_time_from_question_to_help_is_worked_out_by_hand(cast):
    people = [cast.aydin, cast.gerrit, cast.kees, cast.joost, cast.lotte]
    hours = [2, 4, 10, 30, 100]
    since = timezone.now() - timedelta(days=9)
    for person, wait in zip(people, hours, strict=True):
        post = ask(cast, person, visibility=Visibility.PUBLIC)
        Post.objects.filter(pk=post.pk).update(
            created_at=since, accepted_at=since + timedelta(hours=wait), state="promised"
        )
    ask(cast, cast.aydin, "Nog open")
    found = time_to_help(since - timedelta(days=1))
    assert found.hours == median(hours) == 10
    assert (found.questions, found.people) == (5, 5)
    assert [bar.count for bar in found.bars] == [3, 4, 5, 5, 5, 5]


def test_fewer_people_than_k_give_no_number(cast):
    since = timezone.now() - timedelta(days=9)
    for _ in range(9):
        post = ask(cast, cast.aydin)
        Post.objects.filter(pk=post.pk).update(
            created_at=since, accepted_at=since + timedelta(hours=3)
        )
    found = time_to_help(since - timedelta(days=1))
    assert found.is_hidden
    assert found.bars == ()


def test_a_first_answer_counts_when_a_human_spoke_within_five_working_days(cast):
    old = timezone.now() - timedelta(days=30)
    in_time, late = ask(cast, cast.aydin, "Op tijd"), ask(cast, cast.gerrit, "Te laat")
    Post.objects.update(created_at=old)
    for post, days in ((in_time, 1), (late, 20)):
        made = promising.promise(by=cast.visitor(cast.lotte), post=post)
        Promise.objects.filter(pk=made.pk).update(at=old + timedelta(days=days))
    found = first_answers(old - timedelta(days=1))
    assert (found.in_time, found.questions) == (1, 2)


def test_help_at_a_kiem_stands_on_its_page_for_who_may_see_both(cast):
    sevda = cast.visitor(cast.aydin)
    kiem = plant_sprout(by=sevda, telling=Telling(story="Soep", visibility="public", carries=True))
    ask(cast, cast.aydin, "Wie snijdt mee?", sprout_id=kiem.pk)
    assert help_at_sprout(cast.visitor(cast.gerrit), kiem.pk).needs[0].what == "Wie snijdt mee?"
    assert help_at_sprout(NOBODY, kiem.pk).needs == ()


def test_who_carries_a_kiem_alone_is_asked_who_else(cast, come_in):
    sevda = cast.visitor(cast.aydin)
    kiem = plant_sprout(by=sevda, telling=Telling(story="Soep", visibility="public", carries=True))
    nudge = "Je draagt dit alleen"
    assert nudge in come_in(cast.aydin).get(kiem.get_absolute_url()).content.decode()
    assert nudge not in come_in(cast.gerrit).get(kiem.get_absolute_url()).content.decode()


def test_a_question_can_not_belong_to_a_kiem_one_may_not_see(cast):
    secret = plant_sprout(
        by=cast.visitor(cast.kees), telling=Telling(story="Geheim", visibility="private")
    )
    with pytest.raises(RoomError):
        ask(cast, cast.aydin, sprout_id=secret.pk)


@pytest.mark.parametrize(
    "wrong",
    [
        {"what": ""},
        {"what": "x" * 141},
        {"kind": "gold"},
        {"unit": "life"},
        {"visibility": "private"},
        {"community_id": None},
        {"story": "x" * 1001},
    ],
)
def test_unsound_questions_are_refused_with_a_sentence(cast, wrong):
    with pytest.raises(RoomError):
        ask(cast, cast.aydin, **wrong)


def test_a_day_that_is_past_is_refused(cast):
    with pytest.raises(RoomError):
        ask(cast, cast.aydin, on=clock.today() - timedelta(days=1))


def test_markup_in_a_question_is_shown_as_text(cast, come_in):
    post = ask(cast, cast.aydin, "<script>alert(1)</script>", story="<img src=x onerror=1>")
    page = come_in(cast.gerrit).get(post.get_absolute_url()).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_forgetting_takes_open_questions_and_notes_and_leaves_what_was_done(cast):
    _post, _made = done_post(cast)
    ask(cast, cast.aydin, "Nog open")
    waiting = ask(cast, cast.kees, "Kees vraagt", visibility=Visibility.PUBLIC)
    made = promising.promise(by=cast.visitor(cast.aydin), post=waiting)
    promising.answer(by=cast.visitor(cast.kees), promise=made, accept=True)
    assert takeout.of(cast.aydin.pk)["help"]
    forgetting.let_go_everywhere(cast.aydin.pk)
    assert set(Post.objects.values_list("what", "state")) == {
        ("Wie tilt een kast?", "done"),
        ("Kees vraagt", "open"),
    }
    assert set(Promise.objects.values_list("note", flat=True)) == {""}


def test_notes_are_gone_ninety_days_after_it_was_done(cast):
    done_post(cast)
    retention.sweep()
    assert Promise.objects.get().note == "Ik kom"
    Post.objects.update(done_at=timezone.now() - timedelta(days=91))
    retention.sweep()
    assert Promise.objects.get().note == ""


def test_who_follows_hears_of_a_promise(cast):
    post = ask(cast, cast.aydin)
    promising.promise(by=cast.visitor(cast.gerrit), post=post)
    assert Notice.objects.filter(person_id=cast.aydin.pk, verb="connect.promised").exists()


def test_the_board_asks_few_queries_however_full_it_is(
    cast, come_in, django_assert_max_num_queries
):
    for number in range(30):
        ask(cast, cast.aydin, f"Vraag {number}")
    client = come_in(cast.gerrit)
    client.get("/verbinden/vraag-en-aanbod/")
    with django_assert_max_num_queries(12):
        client.get("/verbinden/vraag-en-aanbod/")
