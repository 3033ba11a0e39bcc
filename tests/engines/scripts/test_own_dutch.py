"""The Dutch of the engines passes our own mirror of language."""

import pytest

from kiemkracht.engines.appraisal import FORMULAS, MEANINGS, NAMES, NOTES, QUESTIONS
from kiemkracht.engines.language.mirror import mirror
from kiemkracht.engines.scripts import words

TERMS = {"Impact", "Draagvlak", "Potentieel", "Reikwijdte"}  # the names of the numbers themselves
OFFICE = {"deficit", "office", "vague", "old", "institution"}
TEXTS = [
    *(question.nl for question in QUESTIONS),
    *(
        each.nl
        for book in (
            FORMULAS,
            MEANINGS,
            NAMES,
            NOTES,
            words.POSITION_MEANINGS,
            words.GUARD_REASONS,
            words.STOP_RULES,
            words.WATCH_QUESTIONS,
            words.PROMISE_NAMES,
        )
        for each in book.values()
    ),
]


@pytest.mark.parametrize("text", TEXTS)
def test_no_sentence_speaks_office(text: str) -> None:
    marks = [mark for sentence in mirror(text).sentences for mark in sentence.words]
    office = {mark.words for mark in marks if mark.kind in OFFICE}
    assert office <= TERMS
