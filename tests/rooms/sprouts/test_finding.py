"""Find before make: what resembles it, at once after planting, and only what one may see."""

import pytest
from tests.people import Cast
from tests.rooms.sprouts.conftest import Plant

from kiemkracht.base.visitors import NOBODY
from kiemkracht.sprouts.selectors import finding
from kiemkracht.sprouts.selectors.finding import similar_to
from kiemkracht.sprouts.services import editing, showing

pytestmark = pytest.mark.django_db

SOUP = "Elke week soep koken met de buren in het portiek"


def titles(text: str = SOUP, who=NOBODY) -> list[str]:
    return [one.card.title for one in similar_to(who, text).alike]


def test_a_new_planting_is_found_at_once(cast: Cast, plant: Plant) -> None:
    assert titles() == []
    plant(cast.aydin)
    assert titles() == ["Soep in het portiek"]
    plant(cast.kees, "Soep aan de overkant", story="Wij koken soep met alle buren.")
    assert set(titles()) == {"Soep in het portiek", "Soep aan de overkant"}


def test_better_words_are_found_at_once(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin, "Iets", story="Nog niets.")
    assert titles() == []
    words = editing.Words("Soep", SOUP, "initiative", "own", "", "", "", "", cast.lindenplein.pk)
    editing.edit_sprout(by=cast.visitor(cast.aydin), sprout=sprout, words=words)
    assert titles() == ["Soep"]


def test_a_smaller_circle_holds_at_once(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin)
    showing.change_visibility(by=cast.visitor(cast.aydin), sprout=sprout, to="circle")
    assert titles() == []
    assert titles(who=cast.visitor(cast.gerrit)) == ["Soep in het portiek"]
    assert titles(who=cast.visitor(cast.kees)) == []


def test_it_tells_which_words_both_share(cast: Cast, plant: Plant) -> None:
    plant(cast.aydin)
    shared = similar_to(NOBODY, SOUP).alike[0].shared_words
    assert "soep" in {word.lower() for word in shared}


def test_one_is_very_different_with_the_same_longing(cast: Cast, plant: Plant) -> None:
    plant(cast.aydin, longing="Dat niemand alleen eet.")
    plant(
        cast.kees,
        "Bakfiets van ons allemaal",
        story="Een bakfiets om te lenen.",
        longing="Dat niemand alleen thuis zit.",
    )
    found = similar_to(NOBODY, SOUP, longing="Niemand hoeft alleen te zijn")
    assert [one.card.title for one in found.alike] == ["Soep in het portiek"]
    assert found.other is not None
    assert found.other.card.title == "Bakfiets van ons allemaal"


def test_a_large_garden_asks_search_first(cast: Cast, plant: Plant, monkeypatch) -> None:
    plant(cast.aydin)
    plant(cast.kees, "Geheime soep", visibility="circle", community=cast.overweg)
    monkeypatch.setattr(finding, "_LARGEST_IN_MEMORY", 1)
    assert titles() == ["Soep in het portiek"]


@pytest.mark.parametrize("text", ["", "\x00", "😀" * 50, "x" * 2000, "de het een", "' OR 1=1 --"])
def test_any_text_is_safe_to_compare(cast: Cast, plant: Plant, text: str) -> None:
    plant(cast.aydin)
    assert isinstance(titles(text), list)
