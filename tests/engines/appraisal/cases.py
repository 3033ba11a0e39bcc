"""Three situations of Lindehaven with the numbers that the design worked out for them."""

from dataclasses import dataclass

from kiemkracht.engines.appraisal import LINKS, ActorGroup, Photo


@dataclass(frozen=True)
class Case:
    """A photo, and what must come out of it."""

    photo: Photo
    outcomes: dict[str, float]
    weakest: tuple[str, ...]
    lowest_touched: tuple[str, float]
    touched_and_against: tuple[str, ...]


def settled(items: tuple[int, int, int, int, int], links: tuple[int, ...]) -> dict[str, float]:
    names = ("depth", "value", "burden", "irreversibility", "inequality")
    return dict(zip((*names, *LINKS), (*items, *links), strict=True))


SQUARE = Case(
    Photo(
        620,
        2400,
        groups=(
            ActorGroup("omwonenden", 620, (4, 6, 10, 34, 26), 1, 4, "self"),
            ActorGroup("jongeren plein", 70, (6, 7, 4, 3, 1), 1, 4, "conversation"),
            ActorGroup("afdeling groen", 18, (2, 7, 5, 3, 1), 4, 3, "self"),
            ActorGroup("wijkteam", 12, (0, 0, 3, 6, 3), 2, 1, "conversation"),
            ActorGroup("college", 5, (0, 1, 2, 2, 0), 4, 1, "estimate"),
        ),
        settled=settled((3, 3, 2, 1, 1), (4, 3, 2, 1, 3, 2)),
    ),
    {
        "impact": 66.7,
        "price": 33.3,
        "broad": 68.0,
        "power": 52.7,
        "touched": 53.0,
        "support": 57.9,
        "polarisation": 35.8,
        "certainty": 82.0,
        "potential": 43.8,
    },
    ("backing",),
    ("jongeren plein", -0.67),
    ("jongeren plein", "afdeling groen"),
)
REGISTRATION = Case(
    Photo(
        88,
        96,
        groups=(
            ActorGroup("wijkteammedewerkers", 88, (22, 30, 20, 12, 4), 1, 4, "self"),
            ActorGroup("managementteam", 6, (0, 0, 1, 3, 2), 4, 1, "self"),
            ActorGroup("cliëntenraad", 9, (1, 4, 3, 1, 0), 2, 3, "conversation"),
        ),
        settled=settled((2, 1, 4, 3, 2), (1, 2, 1, 3, 2, 1)),
    ),
    {
        "impact": 58.3,
        "price": 75.0,
        "broad": 21.4,
        "power": 62.0,
        "touched": 41.1,
        "support": 41.5,
        "polarisation": 33.9,
        "certainty": 93.3,
        "potential": 33.3,
    },
    ("energy", "means", "recovery"),
    ("wijkteammedewerkers", -0.61),
    ("wijkteammedewerkers", "cliëntenraad"),
)
SOUP = Case(
    Photo(
        34,
        900,
        groups=(
            ActorGroup("portiek", 34, (0, 1, 4, 15, 10), 2, 3, "self"),
            ActorGroup("corporatie", 3, (0, 0, 1, 2, 0), 3, 1, "conversation"),
        ),
        settled=settled((1, 3, 0, 0, 0), (3, 2, 3, 3, 2, 2)),
    ),
    {
        "impact": 33.3,
        "price": 0.0,
        "broad": 82.0,
        "power": 72.0,
        "touched": 75.9,
        "support": 76.6,
        "polarisation": 14.2,
        "certainty": 90.0,
        "potential": 56.2,
    },
    ("connections", "learning", "recovery"),
    ("portiek", 1.13),
    (),
)
CASES = {"square": SQUARE, "registration": REGISTRATION, "soup": SOUP}
