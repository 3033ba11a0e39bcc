"""The great tasks to begin with; facilitators change and add."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TASKS = (
    ("energie", "energie", "energy"),
    ("klimaat", "klimaat", "climate"),
    ("voedsel", "voedsel", "food"),
    ("afval", "afval", "waste"),
    ("migratie", "mensen op de vlucht", "people seeking refuge"),
    ("ondermijning", "grip van de onderwereld", "grip of the underworld"),
)


def name_them(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    table = apps.get_model("direction", "GreatTask")
    for slug, dutch, english in TASKS:
        table.objects.get_or_create(slug=slug, defaults={"name_nl": dutch, "name_en": english})


class Migration(migrations.Migration):
    dependencies = [("direction", "0001_initial")]
    operations = [migrations.RunPython(name_them, migrations.RunPython.noop, elidable=False)]
