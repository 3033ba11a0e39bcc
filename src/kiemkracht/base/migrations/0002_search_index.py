"""The table of what can be found, with a full-text index in the way of each database.

Nothing here needs an extension. On SQLite two FTS5 tables stand beside the table, kept equal by
triggers: one on terms, one on runs of three letters. On PostgreSQL a generated column of the terms
with an index does the first, unknown to Django; the second is made only where pg_trgm already is,
and otherwise the letters are read through (some 40 ms per word at 50,000 entries).

A later migration that makes SQLite rebuild this table loses the triggers: call `make_index` again.
"""

from django.db import migrations, models

SQLITE_MAKE = [
    """
    CREATE VIRTUAL TABLE base_search_terms USING fts5(
        terms, content='base_searchentry', content_rowid='id', detail=none, prefix='2 3',
        tokenize="ascii tokenchars '_'"
    )
    """,
    """
    CREATE VIRTUAL TABLE base_search_letters USING fts5(
        folded, content='base_searchentry', content_rowid='id',
        tokenize='trigram case_sensitive 1'
    )
    """,
    """
    CREATE TRIGGER base_search_insert AFTER INSERT ON base_searchentry BEGIN
        INSERT INTO base_search_terms (rowid, terms) VALUES (new.id, new.terms);
        INSERT INTO base_search_letters (rowid, folded) VALUES (new.id, new.folded);
    END
    """,
    """
    CREATE TRIGGER base_search_delete AFTER DELETE ON base_searchentry BEGIN
        INSERT INTO base_search_terms (base_search_terms, rowid, terms)
            VALUES ('delete', old.id, old.terms);
        INSERT INTO base_search_letters (base_search_letters, rowid, folded)
            VALUES ('delete', old.id, old.folded);
    END
    """,
    """
    CREATE TRIGGER base_search_update AFTER UPDATE ON base_searchentry BEGIN
        INSERT INTO base_search_terms (base_search_terms, rowid, terms)
            VALUES ('delete', old.id, old.terms);
        INSERT INTO base_search_letters (base_search_letters, rowid, folded)
            VALUES ('delete', old.id, old.folded);
        INSERT INTO base_search_terms (rowid, terms) VALUES (new.id, new.terms);
        INSERT INTO base_search_letters (rowid, folded) VALUES (new.id, new.folded);
    END
    """,
]
SQLITE_DROP = [
    "DROP TRIGGER IF EXISTS base_search_update",
    "DROP TRIGGER IF EXISTS base_search_delete",
    "DROP TRIGGER IF EXISTS base_search_insert",
    "DROP TABLE IF EXISTS base_search_letters",
    "DROP TABLE IF EXISTS base_search_terms",
]
POSTGRESQL_TERMS = [
    """
    ALTER TABLE base_searchentry ADD COLUMN terms_vector tsvector
    GENERATED ALWAYS AS (array_to_tsvector(string_to_array(terms, ' '))) STORED
    """,
    "CREATE INDEX base_search_terms ON base_searchentry USING gin (terms_vector)",
]
POSTGRESQL_LETTERS = """
    CREATE INDEX base_search_letters ON base_searchentry USING gin (folded gin_trgm_ops)
"""


def make_index(apps, schema_editor):
    connection = schema_editor.connection
    if connection.vendor == "sqlite":
        for statement in SQLITE_MAKE:
            schema_editor.execute(statement, params=None)
    elif connection.vendor == "postgresql":
        for statement in POSTGRESQL_TERMS:
            schema_editor.execute(statement, params=None)
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'")
            has_trigrams = cursor.fetchone() is not None
        if has_trigrams:
            schema_editor.execute(POSTGRESQL_LETTERS, params=None)


def drop_index(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for statement in SQLITE_DROP:
            schema_editor.execute(statement, params=None)
    else:
        schema_editor.execute("DROP INDEX IF EXISTS base_search_letters", params=None)
        schema_editor.execute("DROP INDEX IF EXISTS base_search_terms", params=None)
        schema_editor.execute(
            "ALTER TABLE base_searchentry DROP COLUMN IF EXISTS terms_vector", params=None
        )


class Migration(migrations.Migration):
    dependencies = [("base", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.CharField(max_length=120, unique=True)),
                ("kind", models.CharField(db_index=True, max_length=60)),
                ("title", models.CharField(max_length=200)),
                ("terms", models.TextField()),
                ("folded", models.TextField()),
                ("updated_at", models.DateTimeField(auto_now=True)),
            ],
        ),
        migrations.RunPython(make_index, drop_index),
    ]
