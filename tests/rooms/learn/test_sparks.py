"""The fifty work sparks: each complete, each usable by hand."""

import pytest

from kiemkracht.engines.scouting import PATTERNS
from kiemkracht.engines.scripts import FUNCTIONS, LINKS
from kiemkracht.learn.selectors.sparks import Spark, cards, sparks


def test_there_are_fifty_in_three_parts() -> None:
    assert [spark.number for spark in sparks()] == list(range(1, 51))
    assert [spark.part for spark in sparks()] == [1] * 15 + [2] * 20 + [3] * 15
    assert len({spark.title["nl"] for spark in sparks()}) == 50
    assert cards() == tuple(spark.card for spark in sparks())


@pytest.mark.parametrize("spark", sparks(), ids=lambda spark: str(spark.number))
def test_every_spark_is_complete(spark: Spark) -> None:
    for texts in (spark.title, spark.goal, spark.helper, spark.duration):
        assert texts["nl"].strip()
    assert spark.use_when["nl"]
    assert len(spark.steps["nl"]) >= 3
    assert spark.group
    assert spark.card.breaks
    assert spark.card.breaks <= set(PATTERNS)
    assert spark.card.function in FUNCTIONS
    assert spark.card.link in LINKS
    assert 1 <= spark.card.minutes <= 600


@pytest.mark.parametrize("spark", sparks(), ids=lambda spark: str(spark.number))
def test_what_is_also_in_english_is_as_complete(spark: Spark) -> None:
    for texts in (spark.title, spark.goal, spark.helper, spark.duration):
        assert all(text.strip() for text in texts.values())
        assert set(texts) <= {"nl", "en"}
    for lists in (spark.use_when, spark.steps):
        assert len({len(lines) for lines in lists.values()}) == 1
        assert all(line.strip() for lines in lists.values() for line in lines)
