"""The fifty work sparks: each complete, each usable by hand."""

import pytest

from kiemkracht.engines.scouting import PATTERNS
from kiemkracht.engines.scripts import FUNCTIONS, LINKS
from kiemkracht.learn.selectors.sparks import Spark, cards, sparks


def test_there_are_fifty_in_three_parts() -> None:
    assert [spark.number for spark in sparks()] == list(range(1, 51))
    assert [spark.part for spark in sparks()] == [1] * 15 + [2] * 20 + [3] * 15
    for language in ("nl", "en"):
        assert len({spark.title[language] for spark in sparks()}) == 50
    assert cards() == tuple(spark.card for spark in sparks())


@pytest.mark.parametrize("spark", sparks(), ids=lambda spark: str(spark.number))
def test_every_spark_is_complete_in_two_languages(spark: Spark) -> None:
    for texts in (spark.title, spark.goal, spark.helper, spark.duration):
        assert set(texts) == {"nl", "en"}
        assert all(text.strip() for text in texts.values())
    for lists in (spark.use_when, spark.steps):
        assert set(lists) == {"nl", "en"}
        assert len(lists["nl"]) == len(lists["en"])
        assert all(line.strip() for lines in lists.values() for line in lines)
    assert len(spark.steps["nl"]) >= 3
    assert spark.group


@pytest.mark.parametrize("spark", sparks(), ids=lambda spark: str(spark.number))
def test_every_spark_can_be_chosen_by_a_script(spark: Spark) -> None:
    assert spark.card.breaks
    assert spark.card.breaks <= set(PATTERNS)
    assert spark.card.function in FUNCTIONS
    assert spark.card.link in LINKS
    assert 1 <= spark.card.minutes <= 600
