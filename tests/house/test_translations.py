import sys
from collections import defaultdict
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
import messages


@pytest.mark.parametrize("app", messages.apps(), ids=lambda app: app.name)
def test_every_string_has_its_dutch_and_is_compiled(app):
    assert messages.problems(app) == []


def test_no_two_rooms_translate_one_string_differently():
    """Django keeps one of them, so one room would read the other's words."""
    seen = defaultdict(set)
    for app in messages.apps():
        for message in messages.read(messages.catalogue_path(app)):
            if message.id:
                key = message.id[0] if isinstance(message.id, tuple) else message.id
                seen[(key, message.context)].add((app.name, str(message.string)))
    differing = {
        key: sorted(found)
        for key, found in seen.items()
        if len({string for _app, string in found}) > 1
    }
    assert differing == {}


def test_the_catalogues_hold_hundreds_of_strings():
    """A gatherer that finds nothing would make the tests above pass."""
    count = sum(len(messages.strings_of(app)) for app in messages.apps())
    assert count > 400


def test_source_strings_are_english():
    """The English page is the source itself, so a Dutch source string would show there."""
    dutch = {" het ", " een ", " niet ", " voor ", " zijn "}
    found = [
        text
        for app in messages.apps()
        for text, _context, _name in messages.strings_of(app)
        if isinstance(text, str) and any(word in f" {text.lower()} " for word in dutch)
    ]
    assert found == []
