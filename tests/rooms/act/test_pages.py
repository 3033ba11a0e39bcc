"""The pages: who sees what, what they cost, two at once, the calendar file, and bad input."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from icalendar import Calendar
from tests.rooms.act.scripts import BECAUSE, fixed, made, photographed, running, told

from kiemkracht.act.selectors.scripts import ScriptWishes, script_list
from kiemkracht.act.services import making
from kiemkracht.base import clock
from kiemkracht.base.visitors import NOBODY
from kiemkracht.weigh.enums import Stage as PhotoStage
from kiemkracht.weigh.models import StartingPosition

pytestmark = pytest.mark.django_db


@pytest.fixture
def script(cast):
    return made(cast)


def text(response):
    return response.content.decode()


def address(name, script, *more):
    return reverse(f"act:{name}", args=[script.pk, *more])


def words_of(step, **changes):
    """What the form of a step sends when nothing is altered."""
    return {
        "seen": step.revision, "words": step.words, "puller_words": step.puller_words,
        "start_on": step.start_on.isoformat(), "look_back_on": step.look_back_on.isoformat(),
        "stop_rule": step.stop_rule, "watch": step.watch, "layer": step.layer, "lead": step.lead,
        "because": BECAUSE,
    } | changes  # fmt: skip


def test_the_own_group_sees_it_first_and_others_once_the_picture_is_fixed(cast, come_in):
    script = made(cast, PhotoStage.READING, plan={"visibility": "public"})
    page = script.get_absolute_url()
    assert come_in(cast.gerrit).get(page).status_code == 200
    assert come_in(cast.kees).get(page).status_code == 404
    StartingPosition.objects.update(stage=PhotoStage.FIXED)
    assert come_in(cast.kees).get(page).status_code == 200
    assert script_list(NOBODY, ScriptWishes()).total == 1


def test_others_read_what_and_why_but_not_who(cast, come_in):
    script = made(cast, plan={"visibility": "public"})
    told(cast, script, script.steps.first(), who=cast.gerrit, words="Eerst koffie")
    page = address("differences", script)
    assert "Gerrit Bos" in text(come_in(cast.aydin).get(page))
    other = text(come_in(cast.kees).get(page))
    assert "Gerrit Bos" not in other
    assert BECAUSE in other
    assert "Eerst koffie" in other


def test_every_step_on_the_page_says_why_who_pulls_stop_and_watch(cast, come_in, script):
    page = text(come_in(cast.gerrit).get(script.get_absolute_url()))
    steps = script.steps.count()
    for words in ("<dt>Waarom</dt>", "<dt>Stopregel</dt>", "<dt>Trekker</dt>"):
        assert page.count(words) == steps


def test_the_page_shows_the_runner_up_and_the_way_to_one_other_answer(cast, come_in, script):
    page = text(come_in(cast.gerrit).get(script.get_absolute_url()))
    assert page.count("Kwam als tweede") == script.steps.exclude(runner_up={}).count() > 0
    advice = reverse("weigh:advice", args=[script.photo_id])
    assert f"{advice}#wat-als" in page


def test_one_other_answer_shows_which_cards_would_come_and_go(cast, come_in):
    photo = photographed(cast)
    page = text(come_in(cast.gerrit).get(reverse("weigh:advice", args=[photo.pk])))
    assert "wg-comes" in page
    assert "wg-goes" in page
    for flip in photo.result["flips"]:
        assert isinstance(flip["cards"], list)


def test_two_at_once_see_both_words_and_the_second_can_keep_hers(cast, come_in, script):
    step = script.steps.first()
    page = address("tell", script, step.pk)
    mine = words_of(step, words="Bij Lotte op kantoor", because="Daar is koffie.")
    told(cast, script, step, who=cast.gerrit, words="Bij Gerrit in de schuur")
    client = come_in(cast.lotte)
    answer = client.post(page, mine)
    assert answer.status_code == 409
    for words in (
        "Bij Gerrit in de schuur",
        "Gerrit Bos",
        "Bij Lotte op kantoor",
        "Daar is koffie.",
    ):
        assert words in text(answer)
    # The form she gets back is about what stands there now.
    seen = re.search(r'name="seen" value="(\d+)"', text(answer))[1]
    assert client.post(page, mine | {"seen": seen}).status_code == 302
    step.refresh_from_db()
    assert step.words == "Bij Lotte op kantoor"
    assert script.changes.filter(step=step).count() == 2


def test_a_form_without_the_revision_of_its_page_changes_nothing_unseen(cast, come_in, script):
    step = script.steps.first()
    answer = come_in(cast.lotte).post(
        address("tell", script, step.pk), words_of(step, seen="", words="Blind")
    )
    assert answer.status_code == 409
    step.refresh_from_db()
    assert step.words == ""


@pytest.mark.parametrize(
    "changes",
    [
        {"start_on": "morgen"}, {"start_on": "0001-01-01", "look_back_on": "0000-01-01"},
        {"layer": "soul"}, {"lead": ""}, {"because": ""}, {"words": "x" * 301},
        {"look_back_on": "1999-01-01"}, {"seen": "-1"}, {"seen": "9" * 40},
    ],
)  # fmt: skip
def test_bad_words_come_back_with_what_is_wrong(cast, come_in, script, changes):
    step = script.steps.first()
    answer = come_in(cast.lotte).post(address("tell", script, step.pk), words_of(step, **changes))
    assert answer.status_code in (409, 422)
    assert script.changes.filter(step=step).count() == 0


def test_what_people_write_is_shown_as_text(cast, come_in, script):
    told(cast, script, script.steps.first(), words="<script>alert(1)</script>")
    client = come_in(cast.gerrit)
    for name in ("script", "paper", "differences"):
        assert "<script>alert" not in text(client.get(address(name, script)))


def test_the_usual_stop_rule_stays_in_the_language_of_the_reader(cast, come_in, script):
    step = script.steps.first()
    client = come_in(cast.lotte)
    form = text(client.get(address("tell", script, step.pk)))
    usual = re.search(r'name="stop_rule" value="([^"]+)"', form)[1]
    client.post(address("tell", script, step.pk), words_of(step, words="Anders", stop_rule=usual))
    step.refresh_from_db()
    assert (step.words, step.stop_rule) == ("Anders", "")


def test_the_calendar_file_holds_every_open_step_and_no_names(cast, come_in, script):
    running(cast, script)
    told(cast, script, script.steps.last(), words="Soep; met ballen,\nen \\ brood " + "ë" * 90)
    answer = come_in(cast.gerrit).get(address("calendar", script))
    assert answer["Content-Type"].startswith("text/calendar")
    raw = answer.content
    # RFC 5545: lines end with CRLF and are at most 75 octets.
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    calendar = Calendar.from_ical(raw)
    events = calendar.walk("VEVENT")
    assert len(events) == 2 * script.steps.count() + 1
    assert len({str(event["uid"]) for event in events}) == len(events)
    first = next(each for each in events if str(each["uid"]).endswith("-begin@kiemkracht"))
    assert first.decoded("dtstart") == script.steps.first().start_on
    assert first.decoded("dtend") == script.steps.first().start_on + timedelta(days=1)
    assert any("Soep; met ballen, en \\ brood" in str(event["summary"]) for event in events)
    assert b"Lotte" not in raw


def test_the_same_step_keeps_its_place_in_a_calendar_when_its_day_moves(cast, come_in, script):
    def uids():
        raw = come_in(cast.gerrit).get(address("calendar", script)).content
        return {str(event["uid"]) for event in Calendar.from_ical(raw).walk("VEVENT")}

    before = uids()
    step = script.steps.last()
    told(cast, script, step, look_back_on=step.look_back_on + timedelta(days=3))
    assert uids() == before


def test_making_shows_both_scripts_of_a_border_case(cast, come_in):
    photo = photographed(cast)
    page = reverse("act:new_script", args=[photo.pk])
    shown = text(come_in(cast.lotte).get(page))
    assert shown.count('class="sc-offer"') == len(making.offers(photo.result))
    assert come_in(cast.gerrit).get(page).status_code == 403
    assert come_in(cast.kees).get(page).status_code == 404
    client = come_in(cast.lotte)
    wrong = client.post(page, {"position": "moon", "start_on": "nooit", "because": ""})
    assert wrong.status_code == 422
    position = list(making.offers(photo.result))[1]
    day = clock.today().isoformat()
    went = client.post(page, {"position": position, "start_on": day, "because": BECAUSE})
    assert client.get(page)["Location"] == went["Location"].partition("#")[0]


def test_who_keeps_the_photo_finds_the_way_and_others_do_not(cast, come_in):
    photo = photographed(cast)
    way = reverse("act:new_script", args=[photo.pk])
    for page in (photo.get_absolute_url(), reverse("weigh:advice", args=[photo.pk])):
        assert way in text(come_in(cast.lotte).get(page))
        assert way not in text(come_in(cast.gerrit).get(page))


@pytest.mark.parametrize("query", ["", "?q=plein", "?q=%00'", "?fase=running", "?fase=x&page=99"])
def test_the_list_seeks_and_withstands_anything(cast, come_in, script, query):
    assert come_in(cast.gerrit).get(reverse("act:scripts") + query).status_code == 200


def test_the_list_finds_by_word_and_stage_and_invites_when_empty(cast, come_in, script):
    gerrit = cast.visitor(cast.gerrit)
    assert script_list(gerrit, ScriptWishes(query="plein lindenplein")).total == 1
    assert script_list(gerrit, ScriptWishes(query="haven")).total == 0
    assert script_list(gerrit, ScriptWishes(stage="running")).total == 0
    assert script_list(cast.visitor(cast.kees), ScriptWishes()).total == 0
    assert "Nog geen script" in text(come_in(cast.kees).get(reverse("act:scripts")))


@pytest.mark.parametrize("who", ["gerrit", "lotte"])
def test_every_page_stays_within_twelve_queries(cast, come_in, who, django_assert_max_num_queries):
    script = running(cast, made(cast))
    told(cast, script, script.steps.last(), who=cast.gerrit, words="Anders")
    step = script.steps.first()
    client = come_in(getattr(cast, who))
    pages = [reverse("act:scripts"), script.get_absolute_url(), address("step", script, step.pk)]
    pages += [address(name, script) for name in ("paper", "calendar", "differences")]
    pages += [address("version", script, 1), address("tell", script, step.pk)]
    pages += [address("swap", script, step.pk), reverse("weigh:advice", args=[script.photo_id])]
    for page in pages:
        with django_assert_max_num_queries(12):
            assert client.get(page).status_code == 200


def test_many_steps_and_people_cost_no_more(cast, come_in, django_assert_max_num_queries):
    script = fixed(cast, made(cast))
    script.steps.filter(order=1).update(puller=cast.gerrit, puller_state="yes")
    client = come_in(cast.gerrit)
    with django_assert_max_num_queries(12):
        page = text(client.get(script.get_absolute_url()))
    assert "Gerrit Bos" in page


@pytest.mark.parametrize("number", [0, 2, 10**30])
def test_a_version_or_change_that_is_not_there_is_not_found(cast, come_in, script, number):
    client = come_in(cast.lotte)
    for name in ("version", "undo"):
        assert client.get(address(name, script, number)).status_code == 404
