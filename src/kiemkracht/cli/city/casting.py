"""Who and where a text of Lindehaven is about: fills gaps, marks what is personal.

A text has a small cast, so the same people come back in it. All names, numbers and addresses are
invented: phone numbers in a range nobody has, postcodes that were never given out, and the test
numbers that documentation uses for a BSN and an IBAN.
"""

import random
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from kiemkracht.cli.city.chance import content

GAP = re.compile(r"\{(\w+)\}")
_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag")
_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_ANY_YEAR = date(2001, 1, 1)
_NEUTER_STREETS = ("pad", "erf")
_TITLES = {"mev": "mevrouw ", "mnr": "meneer "}
_NAMED = frozenset({"v", "vf", "vm", "v2", "n", "nf", "nm"})
_PERSONAL = {
    "tel": "phone",
    "mail": "email",
    "adr": "address",
    "pc": "postcode",
    "geb": "birth_date",
    "bsn": "bsn",
    "iban": "iban",
    "kent": "plate",
}
_RANGES = {"k": (3, 20, 1), "g": (24, 180, 1), "bedrag": (120, 4_800, 5), "klein": (4, 90, 1)}

_MONEY = ("bedrag", "klein")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text and what is true of it.

    `layer` is kiem, lookalike, pattern, neutral or personal. `code` is the leading signal (K1..K7)
    or pattern (B01..B25), or the kind of personal data; `also` holds every code that fits.
    """

    start: int
    end: int
    layer: str
    code: str = ""
    also: tuple[str, ...] = ()

    def moved(self, by: int) -> "Mark":
        """The same mark, further on."""
        return Mark(self.start + by, self.end + by, self.layer, self.code, self.also)


@dataclass(frozen=True, slots=True)
class Piece:
    """A bit of text with its marks, counted from its own start."""

    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who occurs in one text."""

    given: str
    family: str

    @property
    def full(self) -> str:
        """Given and family name."""
        return f"{self.given} {self.family}"


class Cast:
    """The people, the place and the calendar of one text."""

    def __init__(self, place: dict[str, Any], chance: random.Random) -> None:
        names = content("texts/cast")
        given = {side: chance.sample(names[side], 4) for side in ("female", "male")}
        family = iter(chance.sample(names["family"], 12))
        self._chance = chance
        self._names = names
        self.place = place
        self.women = [Person(name, next(family)) for name in given["female"][:2]]
        self.men = [Person(name, next(family)) for name in given["male"][:2]]
        self.visitors = [next(family) for _ in range(3)]
        self._phones: dict[Person, str] = {}
        self._named_last: Person | None = None
        self._day = _ANY_YEAR + timedelta(days=chance.randrange(365))
        self._hour = chance.choice((9, 10, 13, 14, 15, 19))

    @property
    def people(self) -> list[Person]:
        """Everyone in the cast."""
        return [*self.women, *self.men]

    def someone(self, *, but: str = "") -> Person:
        """One of the cast whose given name doesn't occur in `but`."""
        others = [each for each in self.people if each.given not in but]
        return self._chance.choice(others or self.people)

    def fill(self, template: str) -> Piece:
        """The sentence with its gaps filled, starting with a capital."""
        parts: list[str] = []
        marks: list[Mark] = []
        length = last = 0
        self._named_last = None
        for gap in GAP.finditer(template):
            before = template[last : gap.start()]
            lead, word, kind = self._word(gap[1])
            start = length + len(before) + len(lead)
            parts += [before, lead, word]
            if kind:
                marks.append(Mark(start, start + len(word), "personal", kind))
            length, last = start + len(word), gap.end()
        text = "".join(parts) + template[last:]
        return Piece(text[:1].upper() + text[1:], tuple(marks))

    def when(self, ahead: int | None = None) -> str:
        """A day and a month, around the time of the text."""
        shift = self._chance.randint(-9, 28) if ahead is None else ahead
        day = self._day + timedelta(days=shift)
        return f"{day.day} {_MONTHS[day.month - 1]}"

    def mail_of(self, person: Person) -> str:
        """An address at a host that doesn't exist."""
        plain = unicodedata.normalize("NFKD", f"{person.given[0]}.{person.family}")
        local = re.sub(r"[^a-z.]", "", plain.encode("ascii", "ignore").decode().lower())
        return f"{local}@{self._chance.choice(self._names['mail_hosts'])}"

    def phone_of(self, person: Person) -> str:
        """Always the same number of a person in one text; 06-00 is not in use."""
        if person not in self._phones:
            digits = f"{self._chance.randrange(1_000_000):06}"
            pairs = " ".join(digits[at : at + 2] for at in (0, 2, 4))
            shapes = (f"06-00{digits}", f"06 00 {pairs}", f"+31 6 00{digits}", f"0600{digits}")
            self._phones[person] = self._chance.choice(shapes)
        return self._phones[person]

    def _word(self, gap: str) -> tuple[str, str, str]:
        """Words before, the word itself, and which personal data it is ("" for none)."""
        if gap in ("mev", "mnr", "a"):
            family = self._chance.choice(self.visitors)
            return _TITLES.get(gap, ""), family[:1].upper() + family[1:], "name"
        if gap in _NAMED:
            return "", self._named(gap), "name"
        if gap in _PERSONAL:
            return "", self._detail(gap), _PERSONAL[gap]
        return "", self._ordinary(gap), ""

    def _named(self, gap: str) -> str:
        """Somebody of the cast who isn't in the sentence yet."""
        side = {"f": self.women, "m": self.men}.get(gap[1:], self.people)
        person = self._chance.choice([each for each in side if each != self._named_last])
        self._named_last = person
        return person.full if gap.startswith("n") else person.given

    def _detail(self, gap: str) -> str:
        chance, place = self._chance, self.place
        if gap == "tel":
            return self.phone_of(self._named_last or self.someone())
        if gap == "mail":
            return self.mail_of(self._named_last or self.someone())
        if gap == "adr":
            return f"{chance.choice(place['streets'])} {chance.randint(1, 240)}"
        if gap == "pc":
            return f"{place['postcode']} {chance.choice('LHKBW')}{chance.choice('AEHXZ')}"
        if gap == "geb":
            day, month = chance.randint(1, 28), chance.choice(_MONTHS)
            return f"{day} {month} {chance.randint(1932, 2004)}"
        return str(chance.choice(self._names[{"kent": "plate"}.get(gap, gap)]))

    def _ordinary(self, gap: str) -> str:
        chance = self._chance
        if gap in _RANGES:
            low, high, step = _RANGES[gap]
            number = chance.randrange(low, high, step)
            return f"€ {number:,}".replace(",", ".") if gap in _MONEY else str(number)
        if gap in ("tijd", "begin", "eind"):
            hour = {"begin": self._hour, "eind": self._hour + 2}.get(gap, chance.randint(8, 20))
            return f"{hour}.{chance.choice(('00', '15', '30', '45'))}"
        if gap == "straat":
            street = chance.choice(self.place["streets"])
            return f"{'het' if street.endswith(_NEUTER_STREETS) else 'de'} {street}"
        if gap == "dag":
            return chance.choice(_DAYS)
        return self.when() if gap == "datum" else str(self.place["name"])
