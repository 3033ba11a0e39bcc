"""All tables of an empty database at once, straight from the models.

Forty-odd migrations pass through every shape that the tables ever had; a city to try out has no
past. What comes out is the same (`tests/rooms/base/test_first_tables.py`), and the migrations are
noted as carried out, so that a later version changes these tables as it changes any other.
"""

from importlib import import_module

from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

OWN_CODE = {
    "kiemkracht.answers.migrations.0002_new_names": "move",
    "kiemkracht.base.migrations.0002_search_index": "make_index",
    "kiemkracht.direction.migrations.0002_great_tasks": "name_them",
}


def lay_first_tables() -> bool:
    """Make every table, when there is none yet. Gives whether it did."""
    if connection.introspection.table_names():
        return False
    emit_pre_migrate_signal(verbosity=0, interactive=False, db=DEFAULT_DB_ALIAS)
    with connection.schema_editor() as editor:
        make_tables(editor)
        carry_out_own_code(editor)
    recorder = MigrationRecorder(connection)
    recorder.ensure_schema()
    for room, name in MigrationLoader(connection).disk_migrations:
        recorder.record_applied(room, name)
    emit_post_migrate_signal(verbosity=0, interactive=False, db=DEFAULT_DB_ALIAS)
    return True


def make_tables(editor: BaseDatabaseSchemaEditor) -> None:
    """The tables of all models as they are now."""
    for model in apps.get_models():
        if model._meta.can_migrate(connection):
            editor.create_model(model)


def carry_out_own_code(editor: BaseDatabaseSchemaEditor) -> None:
    """What migrations do beside tables: an index for the search, the first great tasks."""
    for module, name in OWN_CODE.items():
        getattr(import_module(module), name)(apps, editor)
