"""Search over the whole house: what it tells, and to whom."""

import pytest
from django.urls import reverse
from tests.people import Cast

from kiemkracht.base import search
from kiemkracht.base.visitors import NOBODY
from kiemkracht.front.selectors.finding import found
from kiemkracht.weigh.models import Weighing
from kiemkracht.weigh.services import framing, receiving, ruling
from kiemkracht.weigh.services.receiving import Request
from kiemkracht.weigh.services.ruling import RuleText

pytestmark = pytest.mark.django_db


def titles(visitor, query: str) -> dict[str, list[str]]:
    return {
        str(shelf.kind): [card.title for card in shelf.cards] for shelf in found(visitor, query)
    }


def asked(cast: Cast) -> Weighing:
    return receiving.receive(
        by=cast.visitor(cast.gerrit),
        request=Request(
            subject="Een pluktuin achter de flat",
            about="Wij willen kruisbessen planten.",
            community_id=cast.linden.pk,
        ),
    )


def test_a_weighing_that_runs_is_found_by_who_takes_part_and_by_nobody_else(cast, client):
    asked(cast)
    for query in ("pluktuin", "kruisbessen"):
        assert titles(cast.visitor(cast.gerrit), query) == {
            "Afwegingen": ["Een pluktuin achter de flat"]
        }
        assert titles(NOBODY, query) == {}
        assert titles(cast.visitor(cast.stranger), query) == {}
    page = client.get(reverse("front:search"), {"q": "kruisbessen"})
    assert "pluktuin" not in page.text


def test_a_weighing_is_found_by_all_once_it_is_published(cast):
    row = asked(cast)
    Weighing.objects.filter(pk=row.pk).update(stage="published")
    assert titles(NOBODY, "pluktuin") == {"Afwegingen": ["Een pluktuin achter de flat"]}


def test_a_room_rule_is_found_by_its_newest_words_and_its_purpose(cast):
    by = cast.visitor(cast.joost)
    words = {"kind": "policy", "may_deviate": "De wijkmanager", "purpose": "Tegen brandgevaar"}
    rule = ruling.note_rule(by=by, text=RuleText(text="Geen barbecue in het park", **words))
    assert titles(NOBODY, "brandgevaar") == {"Ruimteregels": ["Geen barbecue in het park"]}
    text = RuleText(text="Geen vuurkorf in het park", **words)
    ruling.reword(by=by, rule_id=rule.pk, text=text, seen_number=1)
    assert titles(NOBODY, "barbecue") == {}
    assert titles(NOBODY, "vuurkorf") == {"Ruimteregels": ["Geen vuurkorf in het park"]}


def test_the_framework_of_the_house_is_found_in_both_languages(cast):
    framing.standing_version()
    assert list(titles(NOBODY, "Ja, tenzij")) == ["Kaders"]
    in_english = titles(NOBODY, "yes unless")
    # Some of the fifty cards say “yes” too; they come after.
    assert list(in_english) == ["Kaders", "Werkvonken"]
    assert len(in_english["Kaders"]) == 1


def test_a_place_that_is_no_number_or_key_finds_nothing(cast):
    for kind in ("weigh.roomrule", "weigh.framework"):
        search.index(f"{kind}:kaas", title="Kaasmarkt", text="")
        search.index(f"{kind}:{'9' * 30}", title="Kaasmarkt", text="")
    assert titles(NOBODY, "kaasmarkt") == {}
