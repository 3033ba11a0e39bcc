"""The landscape: what it shows, from how many people on, and what it keeps to itself."""

import csv
import io
import json
import random
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse
from tests.people import Cast
from tests.rooms.perspectives.conversations import (
    SENTENCES,
    guest,
    known,
    open_conversation,
    say,
)

from kiemkracht.base import clock
from kiemkracht.perspectives.enums import Moderation, RunState
from kiemkracht.perspectives.models import Conversation, LandscapeRun, Statement
from kiemkracht.perspectives.selectors import findings
from kiemkracht.perspectives.selectors.blurring import coarse, coarse_places
from kiemkracht.perspectives.selectors.landscape_page import landscape_page
from kiemkracht.perspectives.selectors.picture import (
    Counts,
    GroupNumbers,
    Picture,
    StatementNumbers,
    Sureness,
)
from kiemkracht.perspectives.services import asking, computing, moderating, seeding, starting
from kiemkracht.perspectives.tasks import compute_landscape, enqueue_landscape

SHOWN = (
    "Het plein is van iedereen.",
    "Laat bewoners het zelf beheren.",
    "Eerst regels, dan feest.",
    "Vraag jongeren het eerst.",
    "Er moeten banken komen.",
    "Na tien uur is het stil.",
    "=HYPERLINK(1) is geen mening",
    "Zaterdag is er markt.",
    "De heg mag weg.",
    "Auto’s kunnen om het plein heen.",
    "Een podium hoort erbij.",
    "Honden mogen los.",
    "Er komt een moestuin.",
    "Licht mag de hele nacht aan.",
    "De school gebruikt het plein mee.",
    "Water is leuker dan gras.",
)
# Chance to agree with each of these, per group: a bridge first, fault lines, and 3 for C only.
PROFILES = (
    (0.95, 0.95, 0.05, 0.1, 0.9, 0.1, 0.5, 0.8, 0.8, 0.7, 0.9, 0.2, 0.8, 0.3, 0.6, 0.5),
    (0.95, 0.05, 0.95, 0.1, 0.9, 0.9, 0.5, 0.2, 0.2, 0.2, 0.2, 0.3, 0.7, 0.8, 0.4, 0.4),
    (0.95, 0.5, 0.5, 0.98, 0.9, 0.02, 0.1, 0.02, 0.3, 0.5, 0.8, 0.9, 0.1, 0.9, 0.9, 0.9),
)


def plant(people: int, shares: tuple[float, ...] = (0.5, 0.38, 0.12)) -> Conversation:
    """A conversation with so many people, in groups of these shares."""
    chance = random.Random(1)
    now = clock.now()
    votes = []
    for person in range(people):
        group = chance.choices(range(len(shares)), shares)[0]
        for statement, agrees in enumerate(PROFILES[group]):
            value = 1 if chance.random() < agrees else -1
            votes.append(seeding.VotePlan(person=person, statement=statement, value=value, at=now))
    plan = seeding.ConversationPlan(
        settings=starting.Settings(question="Van wie is het plein?"),
        started_by=None,
        opened_at=now,
        people=[None] * people,
        statements=[seeding.StatementPlan(text=text, at=now) for text in SHOWN],
        votes=votes,
    )
    return seeding.plant(plan)


def _page(client: Client, conversation: Conversation, name: str = "landscape") -> str:
    answer = client.get(reverse(f"perspectives:{name}", args=[conversation.slug]))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("people", [0, 1, 4])
def test_below_five_people_nothing_is_shown(people: int, client: Client) -> None:
    plein = plant(people)
    computing.compute_now(plein)
    page = _page(client, plein)
    assert "minder dan 5" in page
    assert "<table" not in page
    assert SHOWN[0] not in page
    for name in ("landscape_json", "landscape_svg", "statements_csv"):
        assert client.get(reverse(f"perspectives:{name}", args=[plein.slug])).status_code == 404
    _page(client, plein, "poster")


@pytest.mark.django_db
@pytest.mark.parametrize("people", [5, 500])
def test_from_five_people_on_the_picture_is_there(people: int, client: Client) -> None:
    plein = plant(people)
    run = computing.compute_now(plein)
    page = _page(client, plein)
    assert f"{people} mensen" in page
    assert "<table" in page
    assert run.input_digest in page
    assert "<svg" in page
    assert "style=" not in page
    assert f">{people}<" in _page(client, plein, "poster")


@pytest.mark.django_db
def test_bridges_fault_lines_and_a_small_insight_are_found(client: Client) -> None:
    plein = plant(500)
    computing.compute_now(plein)
    page = landscape_page(guest(), plein)
    assert len(page.groups) == 3
    assert {SHOWN[0], SHOWN[4]} <= {each.line.text for each in page.shared}
    assert {SHOWN[1], SHOWN[2]} & {each.line.text for each in page.divided}
    (insight,) = page.insights
    assert insight.line.text == SHOWN[3]
    html = _page(client, plein)
    assert "ziet iets dat anderen nog niet zien" in html
    assert "Laat de som zien" in html


@pytest.mark.django_db
def test_the_page_shows_the_stored_run_and_never_computes(
    client: Client, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: object
) -> None:
    plein = plant(50)
    computing.compute_now(plein)
    monkeypatch.setattr("kiemkracht.engines.landscape.polis", None)
    _page(client, plein)
    with django_assert_max_num_queries(12):  # type: ignore[operator] # pytest-django's
        _page(client, plein)


@pytest.mark.django_db
@pytest.mark.parametrize("order", ["eens", "oneens", "verdeeld", "gedeeld", "nummer", "x' OR 1"])
def test_the_table_is_sorted_by_a_link(order: str, client: Client) -> None:
    plein = plant(50)
    computing.compute_now(plein)
    url = reverse("perspectives:landscape", args=[plein.slug])
    page = client.get(url, {"sorteer": order})
    assert page.status_code == 200
    lines = landscape_page(guest(), plein, order=order).lines
    if order == "nummer":
        assert [line.number for line in lines] == list(range(16))


@pytest.mark.django_db
def test_a_statement_that_is_set_aside_leaves_the_page_at_once(cast: Cast, client: Client) -> None:
    plein = plant(60)
    computing.compute_now(plein)
    row = Statement.objects.get(conversation=plein, number=0)
    moderating.moderate(
        by=cast.visitor(cast.lotte), statement=row, verdict=Moderation.OUT, reason="Dubbel"
    )
    for name in ("landscape", "statements", "conversation", "poster"):
        assert SHOWN[0] not in _page(client, plein, name)
    assert SHOWN[0] not in _listing(client)
    for name in ("landscape_json", "landscape_svg", "statements_csv"):
        answer = client.get(reverse(f"perspectives:{name}", args=[plein.slug]))
        assert SHOWN[0] not in answer.content.decode()


def _listing(client: Client) -> str:
    return client.get(reverse("perspectives:conversations")).content.decode()


def test_only_i_see_where_i_am(cast: Cast, client: Client) -> None:
    plein = plant(60)
    aydin = known(cast.visitor(cast.aydin))
    for number in range(8):
        say(aydin, plein, number, 1)
    computing.compute_now(plein)
    assert landscape_page(aydin, plein).me is not None
    assert landscape_page(known(cast.visitor(cast.gerrit)), plein).me is None
    client.force_login(cast.aydin)
    mine = _page(client, plein)
    assert "jij: eens" in mine
    assert "kkl-you" in mine
    theirs = Client()
    theirs.force_login(cast.lotte)
    other = _page(theirs, plein)
    assert "jij: eens" not in other
    assert "kkl-you" not in other


def test_who_voted_what_appears_nowhere(cast: Cast) -> None:
    plein = plant(30)
    for number in range(8):
        say(known(cast.visitor(cast.kees)), plein, number, 1 if number % 2 else -1)
    computing.compute_now(plein)
    for person in (None, cast.aydin, cast.joost, cast.lotte, cast.anke):
        client = Client()
        if person:
            client.force_login(person)
        names = [
            "conversation", "landscape", "statements", "my_votes", "poster", "landscape_json",
            "landscape_svg", "statements_csv",
        ]  # fmt: skip
        names += ["desk"] if person in (cast.joost, cast.lotte) and person is cast.lotte else []
        for name in names:
            text = client.get(reverse(f"perspectives:{name}", args=[plein.slug])).content.decode()
            assert "Kees" not in text
            assert str(cast.kees.pk) not in text
            assert cast.kees.pk.hex not in text
            if name != "landscape_json":
                assert "jij: " not in text.replace("jij: hier", "")


@pytest.mark.django_db
def test_the_json_for_everyone_hides_small_numbers_and_renumbers_people(client: Client) -> None:
    plein = plant(40)
    rare = plein.statements.create(number=99, text="Dit zagen er drie.", moderation=1)
    for number in range(3):
        say(guest(number), plein, 99, 1)
    computing.compute_now(plein)
    shared = client.get(reverse("perspectives:landscape_json", args=[plein.slug])).json()
    stated = {each["id"]: each for each in shared["statements"]}
    assert stated[rare.number]["agree"] is None
    assert stated[rare.number]["bridging"] is None
    assert stated[0]["agree"] is not None
    places = [(each["x"], each["y"]) for each in shared["participants"]]
    assert places == sorted(places)
    assert [each["id"] for each in shared["participants"]] == list(range(43))
    for name in ("lens", "engine", "seed", "center", "components", "priorities"):
        assert name in shared


def test_who_tends_gets_the_json_of_the_engine(cast: Cast, client: Client) -> None:
    plein = plant(40)
    run = computing.compute_now(plein)
    client.force_login(cast.lotte)
    whole = client.get(reverse("perspectives:landscape_json", args=[plein.slug])).json()
    assert whole == json.loads(json.dumps(run.result))


@pytest.mark.django_db
def test_the_table_for_a_spreadsheet_holds_no_formulas(client: Client) -> None:
    plein = plant(40)
    computing.compute_now(plein)
    text = client.get(reverse("perspectives:statements_csv", args=[plein.slug])).content.decode()
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert len(rows) == 17
    assert all(len(row) == len(rows[0]) for row in rows)
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row)


def _counts(*per_group: tuple[int, int]) -> StatementNumbers:
    by_group = {at: Counts(agree, no, 0) for at, (agree, no) in enumerate(per_group)}
    total = Counts(sum(a for a, _ in per_group), sum(d for _, d in per_group), 0)
    return StatementNumbers(7, total, by_group, 0.5)


def _picture(statement: StatementNumbers, *sizes: int) -> Picture:
    groups = tuple(GroupNumbers(at, size, ()) for at, size in enumerate(sizes))
    sure = Sureness("clear", 0.5, 0.9, 20, 0.8, 0.4, sum(sizes), 0)
    return Picture(groups, (statement,), {}, sure)


def test_a_small_group_counts_as_much_as_a_large_one() -> None:
    shared_by_both = _picture(_counts((90, 10), (8, 2)), 100, 10)
    small_disagrees = _picture(_counts((90, 10), (2, 8)), 100, 10)
    assert findings.bridges(shared_by_both, 5)
    assert not findings.bridges(small_disagrees, 5)


def test_what_only_a_small_group_sees_is_found() -> None:
    (insight,) = findings.small_insights(_picture(_counts((10, 90), (9, 1)), 100, 10), 5)
    assert (insight.group.id, insight.direction) == (1, 1)
    assert not findings.small_insights(_picture(_counts((10, 90), (4, 0)), 100, 4), 5)


def test_one_hidden_number_hides_the_next_so_that_the_total_tells_nothing() -> None:
    counts = _counts((50, 5), (20, 2), (3, 0))
    assert findings.hidden_groups(counts, 5) == {1, 2}
    assert findings.hidden_groups(_counts((50, 5), (2, 1), (3, 0)), 5) == {1, 2}
    assert findings.hidden_groups(_counts((50, 5), (20, 2), (0, 0)), 5) == frozenset()


def test_who_stands_in_no_group_does_not_follow_from_everyone_minus_the_groups() -> None:
    placed = _counts((50, 5), (20, 2))
    for rest, hidden in ((0, set()), (1, {1}), (4, {1}), (5, set())):
        total = Counts(placed.total.agree + rest, placed.total.disagree, 0)
        with_rest = replace(placed, total=total)
        assert findings.hidden_groups(with_rest, 5) == hidden


def test_two_small_groups_of_four_together_hide_a_third() -> None:
    assert findings.hidden_groups(_counts((50, 5), (20, 2), (2, 0), (2, 0)), 5) == {1, 2, 3}


@pytest.mark.django_db
def test_no_file_tells_a_place_so_exactly_that_votes_follow_from_it(client: Client) -> None:
    plein = plant(40)
    run = computing.compute_now(plein)
    shared = client.get(reverse("perspectives:landscape_json", args=[plein.slug])).json()
    assert all(
        each[axis] == round(each[axis], 1) for each in shared["participants"] for axis in "xy"
    )
    # Moving everyone within their tenth changes no dot: the drawing knows the tenth only.
    moved = dict(run.result) | {
        "participants": [
            each | {axis: coarse(each[axis]) for axis in "xy"}
            for each in run.result["participants"]
        ]
    }
    dots = [
        sorted((each["x"], each["y"]) for each in coarse_places(one)["participants"])
        for one in (run.result, moved)
    ]
    assert dots[0] == dots[1]


@pytest.mark.django_db
def test_a_run_is_carried_out_once_and_a_new_one_waits_for_new_votes(settings: object) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}  # type: ignore[attr-defined] # pytest-django's
    plein = plant(10)
    asking.for_landscape(plein.pk)
    asking.for_landscape(plein.pk, at_once=True)
    run = LandscapeRun.objects.get()
    compute_landscape.call(run.pk)
    compute_landscape.call(run.pk)
    run.refresh_from_db()
    assert (run.state, run.people, run.votes) == (RunState.DONE, 10, 160)
    asking.for_landscape(plein.pk, at_once=True)
    assert LandscapeRun.objects.filter(state=RunState.WAITING).count() == 1


@pytest.mark.django_db
def test_a_run_that_fails_says_so_and_leaves_the_last_picture(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    plein = plant(10)
    computing.compute_now(plein)
    failing = LandscapeRun.objects.create(conversation=plein)

    def stumble(*_args: object, **_named: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("kiemkracht.engines.landscape.polis", stumble)
    with pytest.raises(ZeroDivisionError):
        computing.carry_out(failing.pk)
    failing.refresh_from_db()
    assert failing.state == RunState.FAILED
    assert "10 mensen" in _page(client, plein)
    client.force_login(cast.lotte)
    desk = client.get(reverse("perspectives:progress", args=[plein.slug])).content.decode()
    assert "mislukt" in desk


@pytest.mark.django_db
def test_only_the_last_twenty_runs_are_kept() -> None:
    plein = plant(6)
    for _ in range(computing.KEPT_RUNS + 2):
        computing.compute_now(plein)
    assert LandscapeRun.objects.count() == computing.KEPT_RUNS


@pytest.mark.django_db
def test_the_same_votes_give_the_same_result_to_the_last_bit() -> None:
    plein = plant(80)
    first, second = computing.compute_now(plein), computing.compute_now(plein)
    assert first.result == second.result
    assert first.input_digest == second.input_digest


def test_the_desk_asks_for_a_landscape_and_shows_how_it_stands(
    cast: Cast, client: Client, django_capture_on_commit_callbacks: object
) -> None:
    plein = open_conversation(cast)
    for number in range(6):
        say(guest(number), plein, number % len(SENTENCES), 1)
    url = reverse("perspectives:compute", args=[plein.slug])
    assert client.post(url).status_code == 403
    client.force_login(cast.lotte)
    assert client.post(url).status_code == 302
    assert LandscapeRun.objects.done().count() == 1
    assert "6 mensen" in _page(client, plein)


def test_enqueueing_waits_only_where_the_queue_can(settings: object, cast: Cast) -> None:
    plein = open_conversation(cast)
    run = LandscapeRun.objects.create(conversation=plein)
    enqueue_landscape(run.pk, clock.now() + asking.PAUSE)
    run.refresh_from_db()
    assert run.state == RunState.DONE
