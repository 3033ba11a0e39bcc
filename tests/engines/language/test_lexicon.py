"""The word list: found by halving, whatever the word."""

from kiemkracht.engines.language.folding import fold
from kiemkracht.engines.language.lexicon import Entry, lexicon


def test_every_word_of_the_list_is_found_in_it() -> None:
    known = lexicon()
    assert len(known) == 213_456
    for position, (word, _) in enumerate(known):
        if position % 97 == 0 and len(word) > 1 and word.isalpha():
            assert known.entry(fold(word)) is not None, word


def test_an_accented_word_is_found_by_its_plain_letters() -> None:
    assert lexicon().entry("energiecooperatie") == Entry(
        0.0, is_noun=True, head="cooperatie", noun_kind="a"
    )


def test_words_outside_the_list_are_not_found() -> None:
    for word in ("", "q", "zzzzzz", "tuinx", "tuintjesboomhut", "\ud800\ud800"):
        assert lexicon().entry(word) is None
