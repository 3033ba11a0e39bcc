"""The 340 work texts of Lindehaven: what is planted in them is what the labels say."""

import hashlib
import os
import re
import subprocess
import sys
from collections import Counter

import pytest

from kiemkracht.cli.city import settling
from kiemkracht.cli.city.chance import content
from kiemkracht.cli.city.writing import city_texts, mirror_pairs

LAYERS = ("kiemen", "lookalikes", "patterns", "neutrals", "personal")
GOLD = {
    "kiem": ("kiemen", 96),
    "lookalike": ("lookalikes", 114),
    "pattern": ("patterns", 260),
    "pattern_neutral": ("neutrals", 80),
}
SPLITS = ("dev", "test")
DIGEST = (
    "import hashlib; from kiemkracht.cli.city.writing import city_texts;"
    "print(hashlib.sha256(repr(city_texts()).encode()).hexdigest())"
)


def sentences(split: str, name: str) -> list[str]:
    return [row["sentence"] for row in content(f"texts/{split}/gold")[name]]


def test_there_are_as_many_texts_of_each_kind_as_the_domain_says():
    kinds = Counter(text.kind for text in city_texts())
    assert kinds == {"overleg": 120, "opgave": 110, "participatieproject": 70, "straat": 40}
    assert len({text.key for text in city_texts()}) == 340


def test_two_in_five_texts_are_for_rule_writers_and_the_rest_is_held_out():
    assert Counter(text.split for text in city_texts()) == {"dev": 136, "test": 204}


def test_ninety_six_kiem_sentences_stand_in_seventy_four_texts():
    with_kiem = [text for text in city_texts() if text.kiemen]
    assert len(with_kiem) == 74
    assert sum(len(text.kiemen) for text in with_kiem) == 96


@pytest.mark.parametrize("name", GOLD)
def test_every_planted_sentence_stands_in_exactly_one_text_of_its_own_split(name):
    layer, count = GOLD[name]
    for split in SPLITS:
        found = Counter(
            text.text[mark.start : mark.end]
            for text in city_texts()
            if text.split == split
            for mark in getattr(text, layer)
        )
        assert found == Counter(sentences(split, name))
    assert sum(len(sentences(split, name)) for split in SPLITS) == count


def test_every_signal_and_every_pattern_is_planted_on_both_sides():
    for split in SPLITS:
        texts = [text for text in city_texts() if text.split == split]
        signals = Counter(mark.code for text in texts for mark in text.kiemen)
        patterns = Counter(mark.code for text in texts for mark in text.patterns)
        assert sorted(signals) == [f"K{number}" for number in range(1, 8)]
        assert sorted(patterns) == [f"B{number:02}" for number in range(1, 26)]
        assert min(signals.values()) >= 5
        assert min(patterns.values()) >= 4


def test_the_leading_code_is_among_all_codes_that_fit():
    for text in city_texts():
        assert all(mark.code in mark.also for mark in (*text.kiemen, *text.patterns))


def test_each_text_has_between_sixty_and_four_hundred_words():
    assert all(60 <= len(text.text.split()) <= 400 for text in city_texts())


def test_marks_lie_within_their_text_and_planted_ones_do_not_overlap():
    for text in city_texts():
        planted = sorted(
            mark.start
            for layer in LAYERS[:-1]
            for mark in getattr(text, layer)
            if 0 <= mark.start < mark.end <= len(text.text)
        )
        ends = sorted(mark.end for layer in LAYERS[:-1] for mark in getattr(text, layer))
        assert len(planted) == len(ends)
        assert all(end <= start for end, start in zip(ends, planted[1:], strict=False))


def test_a_planted_sentence_is_not_glued_to_a_letter():
    for text in city_texts():
        for mark in (*text.kiemen, *text.lookalikes, *text.patterns, *text.neutrals):
            assert text.text[mark.start - 1 : mark.start] in {" ", "\n"}
            assert text.text[mark.end : mark.end + 1] in {" ", "\n", ""}


def test_dev_and_test_share_no_sentence():
    pools = {
        split: {
            row.get("sentence") or row.get("text")
            for name in ("gold", "filler")
            for rows in content(f"texts/{split}/{name}").values()
            for row in rows
        }
        for split in SPLITS
    }
    assert not pools["dev"] & pools["test"]
    for split, other in (SPLITS, SPLITS[::-1]):
        everything = "\n".join(text.text for text in city_texts() if text.split == other)
        assert not [each for each in pools[split] if "{" not in each and each in everything]


def test_every_personal_mark_holds_what_its_kind_says():
    shapes = {
        "phone": r"(\+31 6 |06)[- 0-9]+",
        "email": r"[a-z.]+@[a-z]+\.example",
        "postcode": r"10\d\d [A-Z]{2}",
        "address": r"[A-Z][a-z]+ \d{1,3}",
        "birth_date": r"\d{1,2} [a-z]+ (19|20)\d\d",
        "bsn": r"\d{9}",
    }
    kinds: Counter[str] = Counter()
    for text in city_texts():
        for mark in text.personal:
            kinds[mark.code] += 1
            shape = shapes.get(mark.code, r".+")
            assert re.fullmatch(shape, text.text[mark.start : mark.end])
    assert set(kinds) == {*shapes, "name", "iban", "plate"}


def test_no_gap_of_a_sentence_stays_open():
    assert not [text.key for text in city_texts() if "{" in text.text or "}" in text.text]


def test_every_number_of_a_person_or_account_is_a_known_test_number():
    known = content("texts/cast")
    allowed = {number.replace(" ", "") for number in [*known["bsn"], *known["iban"]]}
    for text in city_texts():
        for digits in re.findall(r"(?<!\d)\d{9}(?!\d)", text.text):
            assert digits in allowed or not passes_eleven_test(digits)
        for iban in re.findall(r"NL\d\d ?[A-Z]{4} ?[\d ]{10,12}\d", text.text):
            assert iban.replace(" ", "") in allowed


def passes_eleven_test(digits: str) -> bool:
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(w * int(d) for w, d in zip(weights, digits, strict=True)) % 11 == 0


def test_the_eleven_test_knows_a_true_number_from_a_false_one():
    assert passes_eleven_test("123456782")
    assert not passes_eleven_test("123456789")


def test_every_phone_number_is_in_the_range_nobody_has():
    for text in city_texts():
        for mark in text.personal:
            if mark.code == "phone":
                plain = re.sub(r"\D", "", text.text[mark.start : mark.end])
                assert plain.removeprefix("31").removeprefix("0").startswith("600")


def test_writers_and_communities_exist_in_lindehaven():
    kinds = {kind for kind, _ in settling.KINDS}
    communities = {row["key"] for row in content("communities")}
    for text in city_texts():
        assert text.author_kind in kinds
        assert text.community in communities
        assert 0 < text.age_days < 90


def test_the_mirror_has_forty_sentences_with_their_words_and_a_living_alternative():
    pairs = mirror_pairs()
    assert len(pairs) == len({pair.sentence for pair in pairs}) == 40
    assert Counter(pair.split for pair in pairs) == {"dev": 16, "test": 24}
    for pair in pairs:
        assert pair.words
        assert all(word in pair.sentence for word in pair.words)
        assert pair.alternative not in pair.sentence


def test_the_texts_are_the_same_in_every_process():
    digests = {
        subprocess.run(
            [sys.executable, "-c", DIGEST],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert digests == {hashlib.sha256(repr(city_texts()).encode()).hexdigest()}


def test_all_texts_are_written_once():
    assert city_texts() is city_texts()
