"""Names that are words and words that are names, measured on sentences of our own."""

import pytest
from tests.engines.scouting.personal_sentences import DEVELOPMENT, HELD_OUT, measure, parted

from kiemkracht.engines.scouting import find_personal


@pytest.mark.parametrize("sentence", DEVELOPMENT)
def test_every_sentence_the_rules_were_written_on_comes_out(sentence):
    whole, spans, wrong, _finds, errors = measure([sentence], find_personal)
    assert (whole, wrong, errors) == (spans, 0, [])


def test_sentences_kept_aside_reach_the_promised_recall_and_precision():
    whole, spans, wrong, finds, _errors = measure(HELD_OUT, find_personal)
    assert spans >= 75
    assert whole / spans >= 0.93
    assert 1 - wrong / finds >= 0.9


def test_the_two_halves_share_no_sentence_and_go_both_ways():
    assert len(DEVELOPMENT) + len(HELD_OUT) >= 190
    assert set(DEVELOPMENT).isdisjoint(HELD_OUT)
    for half in (DEVELOPMENT, HELD_OUT):
        without = [sentence for sentence in half if not parted(sentence)[1]]
        assert len(without) >= 30
