"""A city to try out gets its tables at once: the same as all migrations make, and noted as made."""

import sqlite3
import subprocess
import sys
from collections import Counter

import pytest
from django.db import connection
from tests.cli.processes import environment

from kiemkracht.cli.first_tables import carry_out_own_code, lay_first_tables, make_tables

pytestmark = pytest.mark.django_db

# The definitions as PostgreSQL itself would write them, without the name of the schema. Names that
# Django made up itself stay those of before when a table is renamed; nothing goes by them.
SHAPES = {
    "columns": """
        SELECT table_name, column_name, data_type, character_maximum_length, is_nullable,
               is_identity, is_generated
        FROM information_schema.columns WHERE table_schema = %s
    """,
    "indexes": r"""
        SELECT regexp_replace(replace(indexdef, schemaname || '.', ''), 'INDEX \S+', 'INDEX')
        FROM pg_indexes WHERE schemaname = %s
    """,
    "constraints": """
        SELECT conrelid::regclass::text, pg_get_constraintdef(c.oid)
        FROM pg_constraint c JOIN pg_namespace n ON n.oid = connamespace
        WHERE contype <> 'n' AND nspname = %s
    """,
}


def _is_djangos(row):
    """Its list of migrations, and the tables of `auth`, whose keys differ in width by design."""
    return any(name in str(row) for name in ("django_migrations", "auth_group_permissions"))


def _shape_of(schema):
    found = {}
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL search_path TO {schema}, pg_catalog")
        for what, question in SHAPES.items():
            cursor.execute(question, [schema])
            found[what] = Counter(row for row in cursor.fetchall() if not _is_djangos(row))
    return found


@pytest.mark.skipif(connection.vendor != "postgresql", reason="two schemas in one database")
def test_tables_laid_at_once_are_those_that_all_migrations_make(request):
    if request.config.getoption("nomigrations"):
        pytest.skip("the tables of this run were not made by migrations")
    migrated = _shape_of("public")
    with connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA laid")
        cursor.execute("SET LOCAL search_path TO laid, public")
    with connection.schema_editor() as editor:
        make_tables(editor)
        carry_out_own_code(editor)
    laid = _shape_of("laid")
    assert len(migrated["columns"]) > 500
    differs = {what: (laid[what] - migrated[what], migrated[what] - laid[what]) for what in SHAPES}
    assert differs == {what: (Counter(), Counter()) for what in SHAPES}


def test_where_there_are_tables_nothing_is_laid():
    assert lay_first_tables() is False


def test_after_laying_no_migration_is_left_to_do(tmp_path):
    code = (
        "from kiemkracht.cli.main import _set_up_django; _set_up_django();"
        "from kiemkracht.cli.first_tables import lay_first_tables;"
        "from django.core.management import call_command;"
        "assert lay_first_tables() is True;"
        "call_command('migrate', check_unapplied=True)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    with sqlite3.connect(tmp_path / "kiemkracht.sqlite3") as database:
        names = [name for (name,) in database.execute("SELECT slug FROM direction_greattask")]
    assert "klimaat" in names
