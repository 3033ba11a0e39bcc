"""How hard a text reads: the arithmetic by hand, and beside a published measure."""

import csv
import statistics
from collections import defaultdict

import pytest

from kiemkracht.engines.language.mirror import Measures, flesch_douma, mirror, syllables
from kiemkracht.engines.language.mirror.readability import level, score


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("soep", 1),
        ("buurvrouw", 2),
        ("gemeente", 3),
        ("bijeenkomst", 3),
        ("realiseren", 5),
        ("coöperatie", 5),
        ("geïnformeerd", 4),
        ("ideeën", 3),
        ("mooie", 2),
        ("nieuwe", 2),
        ("situatie", 4),
        ("beïnvloeden", 4),
        ("b", 1),
    ],
)
def test_syllables_are_counted_by_ear(word, count):
    assert syllables(word) == count


def test_flesch_douma_by_hand():
    # Five words, six syllables: 206.84 - 0.77 * 120 - 0.93 * 5.
    text = "De buren koken samen soep."
    assert [syllables(word) for word in text[:-1].split()] == [1, 2, 2, 2, 1]
    assert flesch_douma(text, sentence_count=1) == pytest.approx(206.84 - 0.77 * 160 - 0.93 * 5)


def test_a_text_without_words_is_easy():
    assert flesch_douma("…", sentence_count=1) == 206.84


def test_the_score_is_the_sum_it_says():
    measured = Measures(frequency=4.5, content=4.0, concrete=0.5, length=15.0, words=60)
    expected = 126.77 - 20.44 * 4.5 + 0.75 * 4.0 - 14.01 * 0.5 + 0.64 * 15.0
    assert score(measured) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("value", "name"),
    [(0, "easy"), (33.9, "easy"), (34, "fair"), (46, "hard"), (57.9, "hard"), (58, "very_hard")],
)
def test_the_borders_of_the_levels(value, name):
    assert level(value) == name


def test_is_b1_is_the_border_between_fair_and_hard():
    plain = mirror("We koken soep. Wie wil, eet mee. De kinderen spelen op het plein.")
    stiff = mirror(
        "De implementatie van participatietrajecten behelst continuïteit van governance."
    )
    assert plain.is_b1
    assert not stiff.is_b1


def test_a_long_sentence_is_hard_and_says_why():
    text = "Wij lopen " + "en wij zingen " * 8 + "in het park."
    (sentence,) = mirror(text).sentences
    assert sentence.is_hard
    assert "long_sentence" in sentence.reasons


def test_sentences_end_at_lines_and_not_at_shortened_words():
    text = "Bel dhr. Bos (art. 3 lid 2).\n- koffie\n- thee\nEn dan? Ja!"
    assert [one.sentence for one in mirror(text).sentences] == [
        "Bel dhr. Bos (art. 3 lid 2).",
        "- koffie",
        "- thee",
        "En dan?",
        "Ja!",
    ]


@pytest.fixture
def pairs(shared_data):
    """Sentences of letters before and after plain-language editing; they stay outside."""
    path = shared_data / "language" / "plain_pairs.csv"
    if not path.exists():
        pytest.skip("the pairs of sentences are not here")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.shared
def test_editors_and_mirror_agree_on_what_is_harder(pairs):
    scores = [(mirror(row["original"]), mirror(row["edited"])) for row in pairs]
    different = [(a.score, b.score) for a, b in scores if a.score != b.score]
    assert len(different) > 500
    assert sum(a > b for a, b in different) / len(different) > 0.7


@pytest.mark.shared
def test_per_document_the_original_is_harder(pairs):
    documents = defaultdict(lambda: ([], []))
    for row in pairs:
        documents[row["document"]][0].append(row["original"])
        documents[row["document"]][1].append(row["edited"])
    harder = [
        mirror("\n\n".join(a)).score > mirror("\n\n".join(b)).score for a, b in documents.values()
    ]
    assert sum(harder) / len(harder) >= 0.75


@pytest.mark.shared
def test_the_score_follows_flesch_douma(pairs):
    """Passages of about 100 words; higher is harder here and easier there."""
    ours, theirs = [], []
    for text, sentences in _passages(pairs):
        ours.append(mirror(text).score)
        theirs.append(flesch_douma(text, sentence_count=sentences))
    assert statistics.correlation(ours, theirs) < -0.45


def _passages(rows):
    for column in ("original", "edited"):
        kept, words = [], 0
        for row in rows:
            kept.append(row[column])
            words += len(row[column].split())
            if words >= 100:
                yield "\n\n".join(kept), len(kept)
                kept, words = [], 0
