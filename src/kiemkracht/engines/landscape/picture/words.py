"""The words in a picture, in the reader's language: the engine itself speaks none."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PictureWords:
    """Translated words, and ways to make them where a number or a sentence comes in.

    `title` and `description` name the picture for who can't see it. `people(n)` gives "171
    mensen" (or "minder dan 5 mensen": the caller knows the threshold), `label(text, agrees)` the
    sentence at a group, `counts(agree, disagree, passed)` the line under a statement (may be
    empty), `unplaced(n)` the line about who stands in no group, `doubt` how sure we are, in one
    sentence, and `you` the word at the reader's own place.
    """

    title: str
    description: str
    people: Callable[[int], str]
    label: Callable[[str, bool], str]
    counts: Callable[[int, int, int], str]
    unplaced: Callable[[int], str]
    doubt: str
    you: str
