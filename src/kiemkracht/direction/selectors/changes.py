"""What changed between two versions, readable: per part, and within a part word by word."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kiemkracht.direction.enums import Regard
from kiemkracht.direction.models import ChoiceContent

_WORDS: Final = re.compile(r"\S+\s*")
_MOST_WORDS: Final = 600
"""Longer texts are shown whole, old and new: comparing them costs too much to do for a page."""
_ALIKE: Final = 0.5
"""Share of words in common from which a comparison word by word is still readable."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words that stayed (`same`), came (`added`) or went (`removed`)."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """A part that is not what it was."""

    label: str
    pieces: tuple[Piece, ...]


def changes(before: ChoiceContent, after: ChoiceContent) -> tuple[Change, ...]:
    """Every part that differs, in the order of the page."""
    old, new = dict(_parts(before)), dict(_parts(after))
    labels = [*new, *(label for label in old if label not in new)]
    return tuple(
        Change(label, words_between(old.get(label, ""), new.get(label, "")))
        for label in labels
        if old.get(label, "") != new.get(label, "")
    )


def words_between(before: str, after: str) -> tuple[Piece, ...]:
    """Which words stayed, went and came. Cost: about a millisecond for 200 words."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if len(old) + len(new) > _MOST_WORDS:
        return _whole(before, after)
    pieces: list[Piece] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return _whole(before, after)
    for what, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if what == "equal":
            pieces.append(Piece("same", "".join(new[new_from:new_to])))
            continue
        if old_to > old_from:
            pieces.append(Piece("removed", "".join(old[old_from:old_to])))
        if new_to > new_from:
            pieces.append(Piece("added", "".join(new[new_from:new_to])))
    return tuple(pieces)


def _whole(before: str, after: str) -> tuple[Piece, ...]:
    """Old and new under each other: a text that was written anew reads badly word by word."""
    between = (Piece("same", "\n"),) if before and after else ()
    removed = (Piece("removed", before),) if before else ()
    added = (Piece("added", after),) if after else ()
    return (*removed, *between, *added)


def _parts(content: ChoiceContent) -> Iterable[tuple[str, str]]:
    yield _("Question"), content.question
    yield from _option_parts(content)
    chosen = content.chosen_option
    yield _("Chosen"), chosen.text if chosen else ""
    yield _("Reasons"), content.reasons
    yield _("Who decides"), content.mandate
    for group in content.touched:
        label = _("Touched: %(group)s") % {"group": group.group}
        yield label, f"{Regard(group.regard).label}. {group.how_heard}".strip()
    for at, voice in enumerate(content.dissent, start=1):
        label = _("Dissent %(number)d") % {"number": at}
        yield label, "\n".join(filter(None, (voice.voice, voice.need, voice.done_with_it)))
    yield _("Why no dissent was heard"), content.no_dissent_because
    yield _("Conditions"), "\n".join(content.conditions)
    yield _("Own interest"), content.interests.own
    yield _("Interest of residents"), content.interests.resident
    yield _("Interest of the whole"), content.interests.whole
    yield _("Where it rubs"), content.interests.tension
    yield pgettext("goal, people, result", "Goal"), content.triad.goal
    yield pgettext("goal, people, result", "People"), content.triad.person
    yield pgettext("goal, people, result", "Result"), content.triad.result
    review = content.review_on
    yield _("Look at it again on"), date_format(review, "j F Y") if review else ""
    yield _("Goals served"), ", ".join(goal.title for goal in content.goals)


def _option_parts(content: ChoiceContent) -> Iterable[tuple[str, str]]:
    for at, option in enumerate(content.options, start=1):
        number = {"number": at}
        yield _("Option %(number)d") % number, option.text
        yield _("Option %(number)d, for it") % number, option.in_favour
        yield _("Option %(number)d, against it") % number, option.against
        yield _("Option %(number)d, touches") % number, option.touches
