"""What we say ourselves passes our own mirror of language."""

import re
import sys
from pathlib import Path

import pytest

from kiemkracht.engines.language.mirror import mirror

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
import messages

ROOT = Path(__file__).resolve().parents[2]

FEWEST_WORDS = 7
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}|%[sd]")
MARKUP = re.compile(r"[#*`\[\]]|\]?\([^)\s]*\.md\)")
OFFICE = {"deficit", "office", "vague", "old", "institution"}  # rare words may be the right ones

# Words of the field that a room can't do without, and why.
ALLOWED = {
    "opgave": "grote opgaven is the name of the page where goals are seen across communities",
    "vaststellen": "a direction is vastgesteld: the legal name of that step",
    "mandaat": "the choice that gives a direction its mandate, as the law calls it",
    "herijken": "the name of a phase of a direction",
    "aanbod": "vraag en aanbod is what neighbours call it, too",
    "notitie": "a note in someone’s own hand; the kind of text one brings to the radar",
    "informeren": "cited by the page about the radar, as what it takes off",
    "beleid": "idem",
    "inzetten op": "idem",
    "conform": "idem",
    "perspectief": "how somebody looks at something that is weighed: the name of the field",
    "mits": "“ja, mits” is one of the five answers to an initiative",
    "kader": "the rules by which is weighed: the name of the field",
    "criterium": "what a kader asks of an initiative: the name of the field",
    "criteria": "idem",
    "dossier": "cited by the pattern about office words",
    "verdiepen": "one of the five scale choices, explained right behind it",
    "verbreden": "idem",
    "opschalen": "idem",
    "afbouw": "idem",
    "wegen": "weighing is the name of the room",
    "verordening": "the legal name of the rules of the right to challenge",
    "bezwaar maken": "the legal way to object, by the name of the law",
    "aansturen": "“stuur de link aan wie …” is read as this verb, wrongly",
}


def _own_texts(app):
    """Every Dutch sentence of a catalogue that is more than a label."""
    for message in messages.read(messages.catalogue_path(app)):
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        for text in strings:
            plain = PLACEHOLDER.sub("Joost", text)
            if message.id and len(plain.split()) >= FEWEST_WORDS:
                yield plain


def _found_in(text):
    return [
        f"{mark.kind}: {mark.words} — {sentence.sentence}"
        for sentence in mirror(text).sentences
        for mark in sentence.words
        if mark.kind in OFFICE and mark.entry not in ALLOWED
    ]


@pytest.mark.parametrize("app", messages.apps(), ids=lambda app: app.name)
def test_no_room_speaks_office_or_says_what_people_lack(app):
    assert _found_in("\n\n".join(_own_texts(app))) == []


@pytest.mark.parametrize("app", messages.apps(), ids=lambda app: app.name)
def test_what_a_room_says_reads_as_b1(app):
    joined = "\n\n".join(_own_texts(app))
    assert mirror(joined).is_b1, mirror(joined).measures


@pytest.mark.parametrize("page", sorted((ROOT / "docs" / "nl").glob("*.md")), ids=lambda p: p.stem)
def test_our_dutch_guides_pass_the_mirror(page):
    text = MARKUP.sub("", page.read_text(encoding="utf-8"))
    assert _found_in(text) == []
    if page.stem != "beheerder":  # for who runs the machine; it names files and settings
        assert mirror(text).is_b1


def test_there_is_something_to_look_at():
    """A gatherer that finds nothing would make the tests above pass."""
    assert sum(1 for app in messages.apps() for _ in _own_texts(app)) > 300
