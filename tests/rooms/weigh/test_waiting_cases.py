"""Who builds a framework along reads where the day begins that cases wait."""

import pytest
from django.urls import reverse
from tests.rooms.weigh.makers import decide, decide_all, opened, step, trying

from kiemkracht.weigh.models import Maker
from kiemkracht.weigh.selectors.waiting_cases import waiting_cases

pytestmark = pytest.mark.django_db
WAITS = "Deze gevallen wachten op jou"


@pytest.fixture
def bench(cast):
    """Gerrit makes it along in his own name; the deciding has begun."""
    bench = opened(cast)
    step(cast, bench.row)
    Maker.objects.filter(name="resident 0").update(person=cast.gerrit)
    return bench


@pytest.mark.parametrize("page", ["front:today", "front:weighing"])
def test_gerrit_finds_his_cases_and_nobody_else_does(cast, come_in, client, bench, page):
    shown = come_in(cast.gerrit).get(reverse(page)).text
    assert WAITS in shown
    assert "6 antwoorden te geven" in shown
    assert reverse("weigh:my_cases", args=[bench.row.pk]) in shown
    for other in (cast.joost, cast.aydin, cast.anke):
        assert WAITS not in come_in(other).get(reverse(page)).text
    assert WAITS not in client.get(reverse(page)).text


def test_who_is_done_or_whose_workshop_goes_on_waits_for_nothing(cast, bench):
    gerrit = cast.visitor(cast.gerrit)
    assert waiting_cases(gerrit)[0].left == 6
    decide(bench, "resident 0")
    assert waiting_cases(gerrit) == ()
    decide_all(bench, but=("resident 0",))
    step(cast, bench.row)
    assert waiting_cases(gerrit) == ()


def test_in_the_trial_every_case_comes_twice(cast):
    bench = trying(cast)
    Maker.objects.filter(name="official 2").update(person=cast.joost)
    assert waiting_cases(cast.visitor(cast.joost))[0].left == 12
    decide(bench, "official 2")
    assert waiting_cases(cast.visitor(cast.joost)) == ()


def test_it_asks_one_question(cast, bench, django_assert_num_queries):
    gerrit = cast.visitor(cast.gerrit)
    with django_assert_num_queries(1):
        waiting_cases(gerrit)
