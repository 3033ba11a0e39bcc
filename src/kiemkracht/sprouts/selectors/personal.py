"""Personal data in a text that someone is about to have scanned. Nothing here touches a table."""

import hashlib
import re
from collections.abc import Iterable, Sequence

from kiemkracht.engines import scouting

MOST_WORDS = 100


def personal_in(
    text: str, *, also: Sequence[str] = (), known: Iterable[str] = ()
) -> tuple["scouting.Personal", ...]:
    """What may point at a person, in order and without overlap; `also` are the writer's own words.

    Those words win from what the engine saw at the same spot.
    """
    own = _own_words(text, also)
    seen = scouting.find_personal(text, known=tuple(known))
    rest = (one for one in seen if not any(_overlap(one, mine) for mine in own))
    return tuple(sorted((*own, *rest), key=lambda one: one.start))


def key_of(found: "scouting.Personal") -> str:
    """The same for the same words in one text, so that one tick is for all of them."""
    plain = f"{found.kind}:{' '.join(found.text.casefold().split())}"
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


def words_from(text: str) -> tuple[str, ...]:
    """The words that a writer added: divided by commas or lines."""
    words = (" ".join(part.split()) for part in re.split(r"[,;\n]", text))
    return tuple(dict.fromkeys(word for word in words if len(word) > 1))[:MOST_WORDS]


def _own_words(text: str, also: Sequence[str]) -> list["scouting.Personal"]:
    if not also:
        return []
    longest_first = sorted(also, key=lambda word: (-len(word), word))
    either = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
    return [
        scouting.Personal(
            start=match.start(),
            end=match.end(),
            text=match[0],
            kind="name",
            why="",
            sure=1.0,
        )
        for match in re.finditer(rf"(?<!\w)(?:{either})(?!\w)", text, re.IGNORECASE)
    ]


def _overlap(one: "scouting.Personal", other: "scouting.Personal") -> bool:
    return one.start < other.end and other.start < one.end
