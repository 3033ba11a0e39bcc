import re
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

ROOT = Path(__file__).resolve().parents[2]
OURS = [model for model in apps.get_models() if model.__module__.startswith("kiemkracht.")]
FORBIDDEN = re.compile(
    r"bsn|citizen_service|score|rank|rating|performance|productivity|output|points|karma|reputation"
    r"|wellbeing|loneliness|risk"
)


def glossary() -> dict[str, dict[str, str]]:
    words = tomllib.loads((ROOT / "docs" / "glossary.toml").read_text(encoding="utf-8"))["word"]
    return {word["code"]: word for word in words}


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_every_table_has_a_word_in_the_glossary(model):
    assert model.__name__ in glossary()


def test_every_word_has_both_languages_and_a_meaning_in_both():
    for code, word in glossary().items():
        for part in ("nl", "en", "meaning_nl", "meaning_en"):
            assert word.get(part), f"{code} lacks {part}"


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_no_table_has_a_column_for_the_worth_of_a_person(model):
    names = [field.name for field in model._meta.get_fields() if isinstance(field, models.Field)]
    assert [name for name in names if FORBIDDEN.search(name)] == []
