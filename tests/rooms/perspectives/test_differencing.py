"""The attack: read everything that is public before and after a vote, and take the difference."""

import csv
import io
import re
from collections import Counter
from itertools import combinations

import pytest
from django.test import Client
from django.urls import reverse
from tests.people import Cast
from tests.rooms.perspectives.conversations import guest, say
from tests.rooms.perspectives.crowds import SHOWN, page_of, plant

from kiemkracht.base.thresholds import k_small
from kiemkracht.perspectives.enums import Moderation
from kiemkracht.perspectives.models import Conversation, LandscapeRun, Statement, Vote
from kiemkracht.perspectives.selectors.conversations import run_notes
from kiemkracht.perspectives.selectors.landscape_page import landscape_page
from kiemkracht.perspectives.selectors.sharing import csv_rows
from kiemkracht.perspectives.selectors.stored import parts_of, public_result
from kiemkracht.perspectives.services import computing, opening, publishing

LENSES = ("kaart", "groepen", "bruggen", "twijfel", "tijd")
# What changes with every answer, and the line that says how old the picture is.
FLEETING = re.compile(
    r'<input type="hidden"[^>]*>|<p class="mv-lead__age">.*?</p>'
    r"""|\s*<span class="rp-waits">.*?</span>|hx-headers:inherited='[^']*'""",
    re.DOTALL,
)


def face(plein: Conversation) -> dict[str, str]:
    """Everything of the result that a stranger can read, as it stands now."""
    client, home = Client(), f"/meervoud/{plein.slug}/"
    addresses = [f"{home}landschap/?bril={lens}" for lens in LENSES]
    addresses += [f"{home}stellingen.csv?bril={lens}" for lens in LENSES[:2]]
    addresses += [
        f"{home}{name}" for name in ("landschap.json", "verslag/", "poster/", "stellingen/")
    ]
    addresses += [f"{home}landschap.svg?bril={lens}" for lens in LENSES[:2]]
    addresses += [f"{home}stellingen/{number}/" for number in (0, 3)]
    addresses += ["/meervoud/", "/"]
    answers = {each: client.get(each) for each in addresses}
    assert {answer.status_code for answer in answers.values()} == {200}
    return {each: FLEETING.sub("", answer.content.decode()) for each, answer in answers.items()}


def changed(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """The addresses that tell something else than before."""
    return [each for each in before if before[each] != after[each]]


@pytest.mark.django_db
@pytest.mark.parametrize("voters", [1, 4])
def test_a_picture_after_fewer_than_five_voters_tells_nothing_new(voters: int) -> None:
    plein = plant(60)
    computing.compute_now(plein)
    before = face(plein)
    for each in range(voters):
        for number in range(6):
            say(guest(each), plein, number, -1)
        say(guest(each), plein, 2, 1)  # and thinks again
    computing.compute_now(plein)
    computing.compute_now(plein)
    assert changed(before, face(plein)) == []


@pytest.mark.django_db
def test_with_the_tenth_voter_the_first_five_count_at_once() -> None:
    plein = plant(60)
    computing.compute_now(plein)
    before = face(plein)
    for each in range(9):
        say(guest(each), plein, 0, -1)
        computing.compute_now(plein)
    assert changed(before, face(plein)) == []
    say(guest(9), plein, 0, -1)
    computing.compute_now(plein)
    after = face(plein)
    assert f"/meervoud/{plein.slug}/landschap.json" in changed(before, after)
    assert "65 mensen" in after[f"/meervoud/{plein.slug}/landschap/?bril=kaart"]
    assert LandscapeRun.objects.public().count() == 2


@pytest.mark.django_db
def test_the_last_few_before_closing_stay_unseen_and_the_page_says_so(cast, client: Client) -> None:
    plein = plant(60)
    computing.compute_now(plein)
    say(guest(1), plein, 0, -1)
    computing.compute_now(plein)
    assert "met minstens 5 mensen tegelijk" in page_of(client, plein)
    before = face(plein)
    opening.close_conversation(by=cast.visitor(cast.lotte), conversation=plein)
    computing.compute_now(plein)
    assert "van minder dan 5 mensen" in page_of(client, plein)
    json_address = f"/meervoud/{plein.slug}/landschap.json"
    assert face(plein)[json_address] == before[json_address]


@pytest.mark.django_db
def test_who_voted_alone_sees_their_own_place_at_once(client: Client) -> None:
    plein = plant(60)
    computing.compute_now(plein)
    newcomer = guest(1)
    for number in range(8):
        say(newcomer, plein, number, 1)
    assert landscape_page(newcomer, plein).me is None
    computing.compute_now(plein)
    mine = landscape_page(newcomer, plein)
    assert mine.me is not None
    assert mine.me.doubt is not None
    assert mine.people.count == 60
    assert mine.me.is_new  # so nobody asks for more views: there are enough


@pytest.mark.django_db
def test_where_nobody_voted_since_a_new_picture_comes_at_once() -> None:
    plein = plant(20)
    computing.compute_now(plein)
    Statement.objects.filter(number=3).update(moderation=Moderation.OUT)
    assert computing.compute_now(plein).is_public


@pytest.mark.django_db
@pytest.mark.parametrize(("voters", "is_seen"), [(0, True), (1, False), (4, False), (5, True)])
def test_a_picture_of_an_earlier_version_is_followed_with_the_same_care(
    cast: Cast, voters: int, is_seen: bool
) -> None:
    plein = plant(20)
    run = computing.compute_now(plein)
    LandscapeRun.objects.filter(pk=run.pk).update(publishing={})
    for each in range(voters):
        say(guest(each), plein, 0, 1)
    opening.close_conversation(by=cast.visitor(cast.lotte), conversation=plein)
    assert computing.compute_now(plein).is_public == is_seen


@pytest.mark.django_db
def test_my_place_does_not_move_by_the_vote_of_one_other() -> None:
    plein = plant(8)
    for voter in (guest(1), guest(2)):
        for number in range(8):
            say(voter, plein, number, 1)
    computing.compute_now(plein)
    before = landscape_page(guest(1), plein).me
    for number in range(8):
        say(guest(2), plein, number, -1)
    computing.compute_now(plein)
    assert landscape_page(guest(1), plein).me == before
    say(guest(1), plein, 0, -1)
    computing.compute_now(plein)
    assert landscape_page(guest(1), plein).me != before


@pytest.mark.django_db
def test_what_waits_changes_nothing_that_is_told_of_a_statement_elsewhere() -> None:
    plein = plant(60)
    computing.compute_now(plein)
    columns = ("agree", "disagree", "seen", "important", "mean")
    before = list(Statement.objects.order_by("pk").values_list(*columns)), run_notes([plein.pk])
    say(guest(1), plein, 0, -1)
    computing.compute_now(plein)
    after = list(Statement.objects.order_by("pk").values_list(*columns)), run_notes([plein.pk])
    assert before == after


@pytest.mark.django_db
def test_the_picture_that_is_seen_is_kept_however_many_wait_behind_it() -> None:
    plein = plant(10)
    seen = computing.compute_now(plein)
    say(guest(1), plein, 0, 1)
    for _ in range(computing.KEPT_RUNS + 2):
        computing.compute_now(plein)
    assert LandscapeRun.objects.count() == computing.KEPT_RUNS
    assert LandscapeRun.objects.public().get() == seen


@pytest.mark.django_db
@pytest.mark.parametrize("people", [12, 33, 61])
def test_people_minus_the_groups_leaves_nobody_or_five(people: int, client: Client) -> None:
    plein = plant(people, shares=(0.45, 0.35, 0.2))
    plein.participants.create(number=999)
    for number in range(2):
        say(guest(number), plein, number, 1)  # too few views for a group
    computing.compute_now(plein)
    for lens in LENSES[:2]:
        page = landscape_page(guest(99), plein, lens=lens)
        sizes = [group.size.count or 0 for group in page.groups]
        rest = (page.people.count or 0) - sum(sizes)
        assert rest == 0 or rest >= k_small()
        assert min(sizes) >= k_small()
    address = reverse("perspectives:landscape_json", args=[plein.slug])
    nowhere = [each for each in client.get(address).json()["participants"] if each["group"] is None]
    assert len(nowhere) in (0, 1) or len(nowhere) >= k_small()  # 1: who never gave a view


@pytest.mark.django_db
def test_who_is_counted_elsewhere_is_counted_there_on_every_page_and_in_every_file(
    monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    plein = plant(60, shares=(0.5, 0.5))

    def six_elsewhere(parts: dict[int, int], *_others: object) -> dict[int, int]:
        return parts | dict.fromkeys([who for who, part in parts.items() if part == 0][:6], 1)

    monkeypatch.setattr(publishing, "apart", six_elsewhere)
    run = computing.compute_now(plein)
    told = client.get(f"/meervoud/{plein.slug}/landschap.json").json()
    before = [group["size"] for group in run.result["groups"]]
    assert [group["size"] for group in told["groups"]] == [before[0] - 6, before[1] + 6]
    parts = parts_of(public_result(run, "streng"))
    votes = Vote.objects.filter(statement__number=0, statement__conversation=plein, value=1)
    agreed = Counter(parts[who] for who in votes.values_list("participant__number", flat=True))
    assert [group["agree"] for group in told["statements"][0]["groups"]] == [agreed[0], agreed[1]]
    assert told["statements"][0]["agreed"] is None
    assert face(plein)


@pytest.mark.django_db
def test_two_lenses_over_each_other_never_tell_of_fewer_than_five() -> None:
    plein = plant(90, shares=(0.5, 0.3, 0.2))
    thin_out(plein)
    run = computing.compute_now(plein)
    k = k_small()
    parts = {lens: parts_of(public_result(run, lens)) for lens in ("streng", "polis")}
    told = {"streng": _told(plein, "kaart"), "polis": _told(plein, "groepen")}
    votes = Vote.objects.filter(statement__conversation=plein)
    for statement in range(len(SHOWN)):
        rows = votes.filter(statement__number=statement).values_list(
            "participant__number", flat=True
        )
        seen = set(rows)
        unions = {
            lens: [
                frozenset(each for each in seen if parts[lens][each] in some)
                for size in range(len(told[lens][statement]) + 1)
                for some in combinations(told[lens][statement], size)
            ]
            for lens in told
        }
        for one in unions["streng"]:
            for other in unions["polis"]:
                assert len(one ^ other) == 0 or len(one ^ other) >= k


def thin_out(plein: Conversation) -> None:
    """Take away two votes in three, so that every statement was seen by some of each part."""
    for vote in Vote.objects.filter(statement__conversation=plein).select_related("participant"):
        if (vote.participant.number * 7 + vote.statement_id * 3) % 3:
            vote.delete()


def _told(plein: Conversation, lens: str) -> dict[int, list[int]]:
    """For each statement the groups of which the table for a spreadsheet tells the numbers."""
    page = landscape_page(guest(99), plein, order="nummer", lens=lens)
    text = io.StringIO()
    csv.writer(text).writerows(csv_rows(page))
    rows = list(csv.reader(io.StringIO(text.getvalue())))[1:]
    return {int(row[0]): [at for at in range(len(page.groups)) if row[5 + 3 * at]] for row in rows}
