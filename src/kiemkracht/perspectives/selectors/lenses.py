"""Several lenses on the same votes: what each shows beside the map, and what it can't show."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from kiemkracht.perspectives.enums import Lens

MOST = 7
MOST_AGAINST = 3
SURE_FROM = 0.1
DOUBT_FROM = 0.25

Result = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class LensChoice:
    """A lens in the row of lenses: its key in the address, name, and what it does not show."""

    key: str
    name: str
    about: str
    blind_to: str
    engine: str

    @property
    def has_map(self) -> bool:
        """Whether it is a way to draw the map."""
        return self.key in ("kaart", "groepen")


def lenses() -> tuple[LensChoice, ...]:
    """All lenses, the default first."""
    return (
        LensChoice(
            "kaart",
            _("the map"),
            _("Where people stand, with the doubt about it, and groups only when they hold."),
            _("It does not show that two people who stand close may have different reasons."),
            Lens.STRENG,
        ),
        LensChoice(
            "groepen",
            _("always groups"),
            _("The way Polis does it: the crowd is always cut into groups."),
            _("It does not show that many crowds have no groups at all, and how sure a place is."),
            Lens.POLIS,
        ),
        LensChoice(
            "bruggen",
            _("bridges without groups"),
            _("What people think of a statement wherever they stand on the map."),
            _("It does not show who disagrees, and a strong no of a few weighs little here."),
            Lens.STRENG,
        ),
        LensChoice(
            "twijfel",
            _("where we doubt"),
            _("Statements of which many don’t know, and statements of which we know too little."),
            _("It does not show why people doubt: the words may be unclear, or the question new."),
            Lens.STRENG,
        ),
        LensChoice(
            "tijd",
            _("over time"),
            _("How the part that agrees moved since the first view, and how many thought again."),
            _(
                "It does not show why: other people came, and who came early saw other statements. "
                "A line that rises is not the city that changes its mind."
            ),
            Lens.STRENG,
        ),
    )


def lens_named(key: str) -> LensChoice:
    """The lens of an address; the first for any other word."""
    known = {each.key: each for each in lenses()}
    return known.get(key) or lenses()[0]


@dataclass(frozen=True, slots=True)
class Reach:
    """A statement with a value and its 90 % interval, all from -1 to 1."""

    number: int
    text: str
    value: float
    low: float
    high: float
    seen: int

    @property
    def spots(self) -> tuple[int, int, int]:
        """Low, value and high on a line of 1000."""
        low, value, high = (
            round((min(max(each, -1.0), 1.0) + 1) * 500)
            for each in (self.low, self.value, self.high)
        )
        return low, value, high


@dataclass(frozen=True, slots=True)
class Doubted:
    """A statement of which many said that they don’t know."""

    number: int
    text: str
    passed: int
    seen: int

    @property
    def share(self) -> float:
        """Part that does not know."""
        return self.passed / self.seen


@dataclass(frozen=True, slots=True)
class End:
    """One end of a direction on the map, in the words of statements: (text, agrees)."""

    words: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class LensParts:
    """What the lenses show beside the map."""

    for_it: tuple[Reach, ...] = ()
    against_it: tuple[Reach, ...] = ()
    doubted: tuple[Doubted, ...] = ()
    unknown: tuple[Reach, ...] = ()
    shades: tuple[tuple[End, End], ...] = ()
    short_list: tuple[tuple[int, str], ...] = ()
    agreed_each: float = 0.0


def lens_parts(result: Result, texts: Mapping[int, str], k: int) -> LensParts:
    """All of it from a stored run; nothing of statements with fewer than k views."""
    if "latent" not in result:
        return LensParts()
    reaches = [
        _reach(each, texts)
        for each in result["statements"]
        if each["id"] in texts and not each["moderated_out"] and _seen(each) >= k
    ]
    short = result["short_list"]
    return LensParts(
        for_it=tuple(
            sorted(
                (each for each in reaches if each.low > SURE_FROM),
                key=lambda each: (-each.low, each.number),
            )[:MOST]
        ),
        against_it=tuple(
            sorted(
                (each for each in reaches if each.high < -SURE_FROM),
                key=lambda each: (each.high, each.number),
            )[:MOST_AGAINST]
        ),
        doubted=_doubted(result, texts, k),
        unknown=tuple(
            sorted(reaches, key=lambda each: (each.low - each.high, each.number))[:MOST_AGAINST]
        ),
        shades=_shades(result, texts),
        short_list=tuple(
            (number, texts[number]) for number in short["statements"] if number in texts
        ),
        agreed_each=short["agreed_per_person"],
    )


def _seen(each: Mapping[str, Any]) -> int:
    return int(each["agree"] + each["disagree"] + each["pass"])


def _reach(each: Mapping[str, Any], texts: Mapping[int, str]) -> Reach:
    heart = each["at_heart"]
    return Reach(
        each["id"], texts[each["id"]], heart["value"], heart["low"], heart["high"], _seen(each)
    )


def doubted(result: Result, k: int) -> dict[int, tuple[int, int]]:
    """Statements of which a quarter does not know, by number: (don’t know, saw it).

    At least k people said that they don’t know; nothing of what was set aside.
    """
    found = {
        each["id"]: (each["pass"], _seen(each))
        for each in result["statements"]
        if not each["moderated_out"] and each["pass"] >= k
    }
    return {
        number: (few, all_) for number, (few, all_) in found.items() if few / all_ >= DOUBT_FROM
    }


def _doubted(result: Result, texts: Mapping[int, str], k: int) -> tuple[Doubted, ...]:
    many = [
        Doubted(number, texts[number], passed, seen)
        for number, (passed, seen) in doubted(result, k).items()
        if number in texts
    ]
    return tuple(sorted(many, key=lambda each: (-each.share, each.number))[:MOST])


def _shades(result: Result, texts: Mapping[int, str]) -> tuple[tuple[End, End], ...]:
    ends = {(each["axis"], each["end"]): _end(each, texts) for each in result["shades"]}
    pairs = [(ends.get((axis, -1)), ends.get((axis, 1))) for axis in (0, 1)]
    return tuple((one, other) for one, other in pairs if one and other)


def _end(each: Mapping[str, Any], texts: Mapping[int, str]) -> End | None:
    words = tuple(
        (texts[mark["statement"]], mark["direction"] == "agree")
        for mark in each["statements"]
        if mark["statement"] in texts
    )
    return End(words) if words else None
