"""The room was part of `weigh`: a database of that time keeps its rows under their new names."""

import uuid
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.test import override_settings

from kiemkracht.base.sqlite.base import DatabaseWrapper

BEFORE = [
    ("weigh", "0012_challenges"),
    ("base", "0002_search_index"),
    ("contenttypes", "0002_remove_content_type_name"),
]
AFTER = [("answers", "0002_new_names"), ("weigh", "0014_moved_out")]
CHALLENGE, REMARK = uuid.uuid4(), uuid.uuid4()


@pytest.fixture
def old_house(tmp_path: Path, django_db_blocker) -> Iterator[BaseDatabaseWrapper]:
    """A database of its own, for a moment in the place of the one of the tests."""
    ours = connections["default"]
    settings = {**ours.settings_dict, "OPTIONS": {}, "ENGINE": "kiemkracht.base.sqlite"}
    house = DatabaseWrapper({**settings, "NAME": str(tmp_path / "old.sqlite3")}, "default")
    connections["default"] = house
    with django_db_blocker.unblock(), override_settings(MIGRATION_MODULES={}):
        yield house
        house.close()
    connections["default"] = ours


def go_to(house: BaseDatabaseWrapper, targets: list[tuple[str, str]]) -> None:
    """Carry migrations out (or take them back)."""
    MigrationExecutor(house).migrate(targets)


def lay_at_once(house: BaseDatabaseWrapper, targets: list[tuple[str, str]]):
    """The tables of that moment, not by way of every shape they had before it."""
    executor = MigrationExecutor(house)
    executor.recorder.ensure_schema()
    apps = executor.loader.project_state(targets).apps
    with house.schema_editor() as editor:
        for model in apps.get_models():
            editor.create_model(model)
        import_module("kiemkracht.base.migrations.0002_search_index").make_index(apps, editor)
    for migration, _backwards in executor.migration_plan(targets):
        executor.recorder.record_applied(migration.app_label, migration.name)
    return apps


def rows(house: BaseDatabaseWrapper, query: str) -> list[tuple[object, ...]]:
    with house.cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall())


def fill(apps) -> None:
    """Rietveld challenges the municipality, and people talk about it."""

    def make(app: str, table: str, **fields):
        return apps.get_model(app, table).objects.create(**fields)

    place, other = f"weigh.challenge:{CHALLENGE}", f"weigh.weighing:{uuid.uuid4()}"
    town = make("people", "Organisation", name="Gemeente Lindehaven")
    street = make("people", "Community", name="Lindenstraat", slug="linden", kind="street")
    terms = make("weigh", "OrdinanceTerms", organisation=town, decide_days=30)
    challenge = make(
        "weigh",
        "Challenge",
        id=CHALLENGE,
        organisation=town,
        community=street,
        title="Wij maaien zelf",
        terms=terms,
    )
    make("weigh", "ChallengeMove", challenge=challenge, to="exploring", words="Wij beginnen")
    make("weigh", "SupportRequest", subject="Een bankje", question="Mag dat?")
    make("base", "ChronicleLine", verb="weigh.challenge_started", place=place)
    make("base", "ChronicleLine", verb="weigh.weighing_received", place=other, other=place)
    make("base", "Comment", id=REMARK, place=place, body="Goed plan")
    make("base", "Follow", place=place, person_id=uuid.uuid4())
    make("base", "Notice", place=place, person_id=uuid.uuid4(), verb="weigh.challenge_decided")
    for model in ("challenge", "weighing"):
        make("contenttypes", "ContentType", app_label="weigh", model=model)


def test_a_database_of_before_the_move_keeps_every_row_under_its_new_name(old_house):
    fill(lay_at_once(old_house, BEFORE))
    go_to(old_house, AFTER)
    place = f"answers.challenge:{CHALLENGE}"
    assert rows(
        old_house,
        "SELECT c.title, t.decide_days, m.words FROM answers_challenge c"
        " JOIN answers_ordinanceterms t ON t.id = c.terms_id"
        " JOIN answers_challengemove m ON m.challenge_id = c.id",
    ) == [("Wij maaien zelf", 30, "Wij beginnen")]
    assert rows(old_house, "SELECT subject FROM answers_supportrequest") == [("Een bankje",)]
    lines = rows(old_house, "SELECT verb, place, other FROM base_chronicleline ORDER BY id")
    assert lines[0] == ("answers.challenge_started", place, "")
    assert lines[1][0] == "weigh.weighing_received"
    assert str(lines[1][1]).startswith("weigh.weighing:")
    assert lines[1][2] == place
    for table in ("base_comment", "base_follow", "base_notice"):
        assert rows(old_house, f"SELECT place FROM {table}") == [(place,)]  # noqa: S608 # three names of ours
    assert rows(old_house, "SELECT verb FROM base_notice") == [("answers.challenge_decided",)]
    kinds = rows(old_house, "SELECT app_label, model FROM django_content_type ORDER BY model")
    assert [kind for kind in kinds if kind[1] in ("challenge", "weighing")] == [
        ("answers", "challenge"),
        ("weigh", "weighing"),
    ]
    left = "SELECT name FROM sqlite_master WHERE name LIKE 'weigh\\_%' ESCAPE '\\'"
    tables = {name for (name,) in rows(old_house, f"{left} AND type = 'table'")}
    assert "weigh_weighing" in tables
    assert tables & {"weigh_challenge", "weigh_supportrequest", "weigh_secondlook"} == set()
    with old_house.cursor() as cursor:
        cursor.execute("PRAGMA foreign_key_check")
        assert cursor.fetchall() == []
    MigrationExecutor(old_house).migrate([("answers", None)])
    assert rows(old_house, "SELECT title FROM weigh_challenge") == [("Wij maaien zelf",)]
    assert rows(old_house, "SELECT place FROM base_comment") == [(f"weigh.challenge:{CHALLENGE}",)]
