"""What each starting position and each guard asks for: a function, and cards that suit it best."""

from dataclasses import dataclass

from kiemkracht.engines.scripts.situation import Situation


@dataclass(frozen=True, slots=True)
class Slot:
    """One open place in a script: a function, the cards it asks for first, and by which rule."""

    function: str
    wanted: tuple[int, ...]
    rule: str
    link: str = ""


# By position: functions with the numbers of cards in order of preference.
_BY_POSITION: dict[str, tuple[tuple[str, tuple[int, ...]], ...]] = {
    "carry_on": (
        ("try", (22, 20)),
        ("harvest", (35,)),
        ("connect", (34,)),
        ("anchor", (40,)),
        ("anchor", (50,)),
    ),
    "equip": (
        ("carry", (15, 12, 27, 36)),
        ("connect", (25, 8)),
        ("try", (5, 20)),
        ("harvest", (28, 35)),
        ("carry", (36, 46, 27)),
    ),
    "invite": (
        ("listen", (29, 3)),
        ("weigh", (23,)),
        ("try", (22,)),
        ("weigh", (30, 47)),
        ("harvest", (35,)),
    ),
    "slow_and_root": (
        ("let_go", (49, 21)),
        ("connect", (16,)),
        ("listen", (17, 41)),
        ("try", (5, 20)),
        ("harvest", (35,)),
    ),
    "just_do": (("try", (5, 20)), ("connect", (34, 25)), ("harvest", (35,))),
    "support_lightly": (("carry", (15, 27)), ("try", (5,)), ("harvest", (35,))),
    "reorient": (
        ("listen", (29,)),
        ("prepare", (1, 38)),
        ("connect", (34,)),
        ("try", (20,)),
        # A trial is always looked back upon.
        ("harvest", (35,)),
    ),
    "let_rest": (("harvest", (35, 45)), ("let_go", (21, 49))),
}
# When too little is certain, one only listens and looks.
_LOOK_FIRST = (("listen", (11, 17)), ("listen", (29,)), ("connect", (16,)))

# By guard: before (0) or just after (1) the first place, function and cards.
_BY_GUARD: dict[str, tuple[int, str, tuple[int, ...]]] = {
    "W2": (0, "listen", (17, 24)),
    "W3": (0, "weigh", (23,)),
    "W6": (1, "carry", (36,)),
    "W7": (0, "let_go", (43, 21)),
    "W8": (1, "let_go", (37, 49)),
}
_BY_LINK: dict[str, tuple[str, tuple[int, ...]]] = {
    "energy": ("connect", (16, 8)),
    "connections": ("connect", (34, 25, 13)),
    "means": ("carry", (46, 27)),
    "backing": ("carry", (36,)),
    "learning": ("harvest", (28, 45)),
    "recovery": ("carry", (15, 12)),
}
_MEANS_IN_ORGANISATION = ("let_go", (37, 49))


def slots_of(position: str) -> list[Slot]:
    """The places of a position, in order."""
    return [Slot(function, wanted, position) for function, wanted in _BY_POSITION[position]]


def listening_slots() -> list[Slot]:
    """The places when guard W1 stands up."""
    return [Slot(function, wanted, "W1") for function, wanted in _LOOK_FIRST]


def guard_slot(code: str, situation: Situation) -> tuple[int, Slot] | None:
    """Where a guard puts its step and what it asks for; None for a guard without a step."""
    if code == "W5":
        link = situation.weakest[0]
        function, wanted = _BY_LINK[link]
        if link == "means" and situation.context == "organisation":
            function, wanted = _MEANS_IN_ORGANISATION
        return 1, Slot(function, wanted, code, link)
    if code not in _BY_GUARD:
        return None
    at, function, wanted = _BY_GUARD[code]
    return at, Slot(function, wanted, code)
