"""Where am I: with its doubt, in words and numbers, and for nobody else."""

import re

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from tests.people import Cast
from tests.rooms.perspectives.conversations import guest, known, say
from tests.rooms.perspectives.crowds import plant

from kiemkracht.perspectives.models import Conversation, Hall, LandscapeRun, Participant
from kiemkracht.perspectives.selectors.landscape_page import landscape_page
from kiemkracht.perspectives.selectors.my_place import my_doubt
from kiemkracht.perspectives.services import computing

PAGES = ("landscape", "report", "poster", "statements", "landscape_json", "landscape_svg")


def _one_is(cast: Cast, plein: Conversation, number: int = 0) -> None:
    Participant.objects.filter(conversation=plein, number=number).update(person=cast.gerrit.pk)


def _result(covariance: list[list[float]], votes: int = 4, groups: int = 1) -> dict[str, object]:
    return {
        "participants": [
            {
                "id": 7,
                "x": 0.5,
                "y": -1.0,
                "group": 0,
                "votes": votes,
                "uncertainty": covariance,
                "membership": [1 / groups] * groups,
            }
        ],
        "groups": [{}] * groups,
    }


@pytest.mark.parametrize(
    ("variance", "words", "known_part"),
    [(0.8, "nog maar ongeveer", "20%"), (0.3, "redelijk", "70%"), (0.1, "goed", "90%")],
)
def test_words_tell_how_much_is_known(variance: float, words: str, known_part: str) -> None:
    doubt = my_doubt(_result([[variance, 0.0], [0.0, variance]]), 7)
    assert doubt is not None
    assert doubt.sentence.startswith("Na 4 oordelen weten we jouw plek")
    assert words in doubt.sentence
    assert doubt.known == known_part
    assert doubt.chances == ()


def test_the_numbers_beside_the_ellipse_are_those_of_the_stored_run() -> None:
    doubt = my_doubt(_result([[0.25, 0.1], [0.1, 0.09]], votes=1, groups=2), 7)
    assert doubt is not None
    assert doubt.sentence.startswith("Na 1 oordeel ")
    across, up = doubt.lines
    assert (across.value, across.low, across.high) == ("0,50", "-0,32", "1,32")
    assert (up.value, up.low, up.high) == ("-1,00", "-1,49", "-0,51")
    assert doubt.chances == (("groep A", "50%"), ("groep B", "50%"))
    assert my_doubt(_result([[1, 0], [0, 1]]), 8) is None


@pytest.mark.django_db
def test_i_see_my_ellipses_and_my_page_is_kept_nowhere(cast: Cast, client: Client) -> None:
    plein = plant(40)
    computing.compute_now(plein)
    _one_is(cast, plein)
    client.force_login(cast.gerrit)
    answer = client.get(reverse("perspectives:landscape", args=[plein.slug]))
    page = answer.content.decode()
    assert page.count("kkl-doubt--wide") == page.count("kkl-doubt--near") == 2
    assert "Na 16 oordelen weten we jouw plek" in page
    assert "Mijn plek in getallen" in page
    assert answer["Cache-Control"] == "private, no-store"
    stored = LandscapeRun.objects.get().result["participants"][0]
    doubt = landscape_page(known(cast.visitor(cast.gerrit)), plein).me
    assert doubt is not None
    assert doubt.doubt is not None
    assert [list(row) for row in doubt.doubt.covariance] == stored["uncertainty"]


@pytest.mark.django_db
def test_few_views_give_a_wider_ellipse_than_many(cast: Cast) -> None:
    plein = plant(40)
    stranger = guest(1)
    say(stranger, plein, 0, 1)
    say(stranger, plein, 1, -1)
    computing.compute_now(plein)
    _one_is(cast, plein)
    few, many = (landscape_page(who, plein).me for who in (stranger, known(_visitor(cast))))
    assert few is not None
    assert many is not None
    assert few.doubt is not None
    assert many.doubt is not None
    assert _surface(few.doubt.covariance) > 2 * _surface(many.doubt.covariance)


def _visitor(cast: Cast) -> object:
    return cast.visitor(cast.gerrit)


def _surface(covariance: tuple[tuple[float, float], tuple[float, float]]) -> float:
    (xx, xy), (yx, yy) = covariance
    return xx * yy - xy * yx


@pytest.mark.django_db
def test_nobody_else_sees_my_place_also_after_i_looked(cast: Cast, client: Client) -> None:
    plein = plant(40)
    computing.compute_now(plein)
    _one_is(cast, plein)
    cache.clear()
    mine = Client()
    mine.force_login(cast.gerrit)
    mine.get(reverse("perspectives:landscape", args=[plein.slug]))
    for name in PAGES:
        page = client.get(reverse(f"perspectives:{name}", args=[plein.slug])).content.decode()
        assert "kkl-you" not in re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL), name
        assert "uncertainty" not in page, name


@pytest.mark.django_db
def test_my_place_is_on_no_wall_and_in_no_file(cast: Cast) -> None:
    plein = plant(40)
    Hall.objects.create(conversation=plein, code="abcde")
    computing.compute_now(plein)
    Participant.objects.filter(conversation=plein, number=0).update(person=cast.lotte.pk)
    mine = Client()
    mine.force_login(cast.lotte)
    assert b"kkl-you" in mine.get(reverse("perspectives:landscape", args=[plein.slug])).content
    for name in ("poster", "screen", "scenes", "report", "landscape_svg", "statements_csv"):
        answer = mine.get(reverse(f"perspectives:{name}", args=[plein.slug]))
        assert answer.status_code == 200
        text = re.sub(r"<style>.*?</style>", "", answer.content.decode(), flags=re.DOTALL)
        assert "kkl-you" not in text, name
        assert "kkl-doubt" not in text, name


@pytest.mark.django_db
def test_the_lens_of_polis_knows_no_doubt_and_says_so(cast: Cast, client: Client) -> None:
    plein = plant(40)
    computing.compute_now(plein)
    _one_is(cast, plein)
    client.force_login(cast.gerrit)
    url = reverse("perspectives:landscape", args=[plein.slug])
    page = client.get(url, {"bril": "groepen"}).content.decode()
    assert "Deze bril weet niet hoe zeker jouw plek is" in page
    assert "kkl-doubt" not in page


@pytest.mark.django_db
def test_who_did_not_take_part_has_no_place(client: Client) -> None:
    plein = plant(40)
    computing.compute_now(plein)
    answer = client.get(reverse("perspectives:landscape", args=[plein.slug]))
    assert b"kkl-you" not in answer.content
    assert b"Mijn plek in getallen" not in answer.content
