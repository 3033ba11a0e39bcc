"""Guards stand up at their threshold and tell why; another answer may seat them."""

from dataclasses import replace

import pytest
from tests.engines.scripts.situations import REGISTRATION, SOUP, SQUARE

from kiemkracht.engines.scripts import (
    LINKS,
    WhatIf,
    derive,
    flips,
)
from kiemkracht.learn.selectors.sparks import cards

CARDS = cards()


def test_a_guard_tells_its_figures_groups_and_links() -> None:
    hear, strengthen = derive(SQUARE.situation, CARDS).guards
    assert (hear.conditions, hear.groups) == ((), ("jongeren plein", "afdeling groen"))
    lowest = strengthen.conditions[0]
    assert (lowest.figure, lowest.value, lowest.sign, lowest.threshold) == (
        "weakest_link",
        1,
        "≤",
        1,
    )
    assert strengthen.links == ("backing",)
    above = next(each for each in derive(REGISTRATION.situation, CARDS).guards if each.code == "W7")
    assert [(each.figure, each.value, each.sign, each.threshold) for each in above.conditions] == [
        ("power", 62.0, "≥", 60),
        ("broad", 21.4, "<", 40),
    ]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"certainty": 59.9}, "W1"),
        ({"inequality": 3}, "W2"),
        ({"touched_and_against": ("jongeren",)}, "W2"),
        ({"polarisation": 50}, "W3"),
        ({"irreversibility": 3}, "W4"),
        ({"links": dict.fromkeys(LINKS, 1)}, "W5"),
        ({"power": 39.9, "broad": 60}, "W6"),
        ({"power": 60, "broad": 39.9}, "W7"),
        ({"burden": 3}, "W8"),
    ],
)
def test_each_guard_stands_up_at_its_threshold(change: dict[str, object], code: str) -> None:
    found = derive(replace(SOUP.situation, **change), CARDS)  # type: ignore[arg-type] # by name
    assert [guard.code for guard in found.guards] == [code]


@pytest.mark.parametrize(
    "change",
    [
        {"certainty": 60},
        {"inequality": 2.9},
        {"polarisation": 49.9},
        {"irreversibility": 2.9},
        {"links": dict.fromkeys(LINKS, 1.1)},
        {"power": 40, "broad": 60},
        {"power": 60, "broad": 40},
        {"burden": 2.9},
    ],
)
def test_no_guard_stands_up_before_its_threshold(change: dict[str, object]) -> None:
    assert derive(replace(SOUP.situation, **change), CARDS).guards == ()  # type: ignore[arg-type] # by name


def test_an_unknown_link_leaves_the_weakest_link_open() -> None:
    links = dict(SOUP.situation.links) | {"means": None}
    assert derive(replace(SOUP.situation, links=links), CARDS).unknown_guards == ("W5",)


def test_which_answers_turn_the_position_or_a_guard() -> None:
    base = SQUARE.situation
    others = [
        WhatIf(
            "backing",
            "",
            1,
            2,
            replace(base, potential=54.2, links=dict(base.links) | {"backing": 2.0}),
        ),
        WhatIf(
            "backing",
            "",
            1,
            3,
            replace(base, potential=60.4, links=dict(base.links) | {"backing": 3.0}),
        ),
        WhatIf("burden", "", 2, 4, replace(base, burden=4)),
        WhatIf("burden", "", 2, 3, replace(base, burden=3)),
        WhatIf("value", "", 3, 4, replace(base, impact=75.0)),
        WhatIf("touch", "college", None, 4, replace(base, support=None)),
    ]
    found = flips(base, others)
    assert [(each.code, each.after, each.position) for each in found] == [
        ("backing", 2, "carry_on"),
        ("touch", 4, ""),
        ("burden", 3, "equip"),
    ]
    assert found[0].is_new_position
    assert found[0].guards_down == ("W5",)
    assert found[2].guards_up == ("W8",)
