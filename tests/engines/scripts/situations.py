"""The three situations of Lindehaven as a script sees them, and what must come out."""

from dataclasses import dataclass

from kiemkracht.engines.scripts import LINKS, Situation


@dataclass(frozen=True)
class Told:
    """A situation and its script: cards in order, who pulls each, by which rule, which score."""

    situation: Situation
    position: str
    others: tuple[str, ...]
    guards: tuple[str, ...]
    steps: tuple[tuple[int, str, str, float], ...]
    later: tuple[str, ...] = ()
    only_reversible: bool = False


SQUARE = Told(
    Situation(
        impact=66.7,
        support=57.9,
        potential=43.8,
        broad=68.0,
        power=52.7,
        certainty=82.0,
        polarisation=35.8,
        burden=2,
        irreversibility=1,
        inequality=1,
        links=dict(zip(LINKS, (4, 3, 2, 1, 3, 2), strict=True)),
        touched_and_against=("jongeren plein", "afdeling groen"),
        patterns=frozenset({"B05", "B16", "B21"}),
        themes=frozenset({"young_people"}),
        context="neighbourhood",
    ),
    "equip",
    ("carry_on",),
    ("W2", "W5"),
    (
        (17, "carriers", "W2", 6.0),
        (36, "leaders", "W5", 8.0),
        (27, "together", "equip", 6.0),
        (18, "together", "equip", 5.0),
        (32, "carriers", "equip", 5.0),
        (35, "together", "equip", 4.0),
        (46, "carriers", "equip", 5.0),
    ),
)
REGISTRATION = Told(
    Situation(
        impact=58.3,
        support=41.5,
        potential=33.3,
        broad=21.4,
        power=62.0,
        certainty=93.3,
        polarisation=33.9,
        burden=4,
        irreversibility=3,
        inequality=2,
        links=dict(zip(LINKS, (1, 2, 1, 3, 2, 1), strict=True)),
        touched_and_against=("wijkteammedewerkers", "cliëntenraad"),
        patterns=frozenset({"B08", "B10", "B19"}),
        context="organisation",
    ),
    "slow_and_root",
    (),
    ("W2", "W4", "W5", "W7", "W8"),
    (
        (17, "carriers", "W2", 6.0),
        (21, "together", "W7", 8.0),
        (8, "carriers", "W5", 6.0),
        (16, "together", "slow_and_root", 4.0),
        (41, "leaders", "slow_and_root", 5.0),
        (5, "carriers", "slow_and_root", 6.0),
        (35, "together", "slow_and_root", 4.0),
    ),
    ("W8",),
    only_reversible=True,
)
SOUP = Told(
    Situation(
        impact=33.3,
        support=76.6,
        potential=56.2,
        broad=82.0,
        power=72.0,
        certainty=90.0,
        polarisation=14.2,
        burden=0,
        irreversibility=0,
        inequality=0,
        links=dict(zip(LINKS, (3, 2, 3, 3, 2, 2), strict=True)),
        patterns=frozenset({"B12"}),
        context="neighbourhood",
    ),
    "just_do",
    ("support_lightly",),
    (),
    (
        (20, "together", "just_do", 6.0),
        (34, "together", "just_do", 6.0),
        (35, "together", "just_do", 6.0),
    ),
)
TOLD = {"square": SQUARE, "registration": REGISTRATION, "soup": SOUP}
