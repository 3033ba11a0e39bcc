"""A text without what was found in it."""

from collections.abc import Iterable

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.scouting.personal.cues import PARTICLES
from kiemkracht.engines.scouting.personal.finding import KINDS, Personal
from kiemkracht.engines.scouting.personal.folding import fold


def mask(text: str, found: Iterable[Personal], *, keep_words: bool = False) -> str:
    """Put `[naam 1]`, `[telefoon 1]`… in the place of what was found; nothing else changes.

    The same person has the same number: *Joost Terpstra*, *J. Terpstra*, *mevrouw Terpstra* and
    *Joost* are one, unless two people in the text share that part. Titles and a genitive s stay, so
    that the sentence still reads. With `keep_words` the words stay: `[naam 1: Joost]`. Raises
    EngineInputError for overlapping spans or spans outside the text. Cost: linear. It can't tell
    two people of the same name apart.
    """
    ordered = sorted(found, key=lambda one: one.start)
    parts: list[str] = []
    position = 0
    for one, label in zip(ordered, labels(ordered), strict=True):
        if one.start < position or one.end > len(text) or one.end < one.start:
            raise EngineInputError("found", "spans overlap or lie outside the text")
        words = f": {text[one.start : one.end]}" if keep_words else ""
        parts += [text[position : one.start], f"[{label}{words}]"]
        position = one.end
    return "".join([*parts, text[position:]])


def labels(found: Iterable[Personal]) -> list[str]:
    """`naam 1`, `telefoon 1`… for each of them, counted in the order of the text."""
    ordered = sorted(found, key=lambda one: one.start)
    people = _People(one.text for one in ordered if one.kind == "name")
    numbers: dict[tuple[str, str], int] = {}
    counts: dict[str, int] = {}
    named = []
    for one in ordered:
        key = people.key(one.text) if one.kind == "name" else _plain(one.text)
        if (one.kind, key) not in numbers:
            counts[one.kind] = counts.get(one.kind, 0) + 1
            numbers[one.kind, key] = counts[one.kind]
        named.append(f"{KINDS[one.kind]} {numbers[one.kind, key]}")
    return named


def _plain(text: str) -> str:
    """A number or an address without the signs that people write differently."""
    kept = "".join(sign for sign in fold(text) if sign.isalnum() or sign == "@")
    return kept.removeprefix("0031").removeprefix("31").removeprefix("0")


class _People:
    """Which short names belong to which full name; a part of two people belongs to neither."""

    def __init__(self, names: Iterable[str]) -> None:
        wholes = {words: " ".join(words) for name in names if len(words := _words(name)) > 1}
        self._owner: dict[tuple[str, ...], str | None] = {}
        for words, key in wholes.items():
            surname = words[-1]
            for short in {(words[0],), (surname,), (words[0][0], surname), words[-2:]} - {words}:
                known = self._owner.setdefault(short, key)
                self._owner[short] = key if known == key else None

    def key(self, name: str) -> str:
        """The full name that this one stands for, or itself."""
        words = _words(name)
        if not words:
            return ""
        short = (words[0], words[-1]) if len(words) > 1 and len(words[0]) == 1 else words
        return self._owner.get(short) or " ".join(words)


def _words(name: str) -> tuple[str, ...]:
    plain = fold(name).replace(".", " ")
    kept = tuple(word for word in plain.split() if word not in PARTICLES)
    return kept or tuple(plain.split())
