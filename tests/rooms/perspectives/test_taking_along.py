"""What may be taken along from a landscape, and what it keeps to itself."""

import csv
import io
import json
import zipfile

import pytest
from django.test import Client
from django.urls import reverse
from tests.people import Cast
from tests.rooms.perspectives.conversations import (
    guest,
    known,
    say,
)
from tests.rooms.perspectives.crowds import SHOWN, plant

from kiemkracht.perspectives.models import Conversation, Vote
from kiemkracht.perspectives.selectors.blurring import coarse, coarse_places
from kiemkracht.perspectives.services import computing


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


def open_set_of(client: Client, plein: Conversation) -> dict[str, str]:
    """The files of the open set by name."""
    answer = client.get(reverse("perspectives:open_set", args=[plein.slug]))
    assert answer.status_code == 200
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


@pytest.mark.django_db
def test_the_open_set_speaks_as_polis_and_names_nobody(cast: Cast, client: Client) -> None:
    plein = plant(30)
    few = plein.statements.create(number=90, text="Een kraan met water.", moderation=1)
    for number in range(3):
        say(known(cast.visitor((cast.kees, cast.aydin, cast.gerrit)[number])), plein, 90, 1)
    computing.compute_now(plein)
    files = open_set_of(client, plein)
    assert set(files) == {"summary.csv", "comments.csv", "readme.txt"}
    rows = list(csv.DictReader(io.StringIO(files["comments.csv"])))
    assert [row["comment-id"] for row in rows] == [*map(str, range(len(SHOWN))), "90"]
    assert (rows[-1]["agrees"], rows[-1]["comment-body"]) == ("", few.text)
    votes = Vote.objects.filter(statement__number=0, statement__conversation=plein)
    assert int(rows[0]["agrees"]) == votes.filter(value=1).count()
    assert {row["author-id"] + row["timestamp"] + row["datetime"] for row in rows} == {""}
    assert rows[6]["comment-body"].startswith("'=")  # no spreadsheet runs it
    assert "voters,33" in files["summary.csv"]
    assert "minder dan 5 mensen" in files["readme.txt"]


@pytest.mark.django_db
def test_the_open_set_follows_the_picture_that_everyone_sees(client: Client) -> None:
    plein = plant(30)
    address = reverse("perspectives:open_set", args=[plein.slug])
    assert client.get(address).status_code == 404
    computing.compute_now(plein)
    before = client.get(address).content
    for number in range(4):
        say(guest(number), plein, 0, -1)
    computing.compute_now(plein)
    assert client.get(address).content == before
