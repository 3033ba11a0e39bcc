"""What names a place, a verb or a kind of row by its room follows it to `answers`.

Comments, notices, who follows, what can be found and the chronicle hold `app.model:pk` as text;
Django's own list of models holds the name of the app.
"""

from django.db import migrations
from django.db.models import CharField, F, Value
from django.db.models.functions import Concat, Substr

OLD, NEW = "weigh", "answers"
MODELS = (
    "backingsheet",
    "challenge",
    "challengeagreement",
    "challengemove",
    "dataroomitem",
    "lookopinion",
    "objectionclause",
    "ordinanceterms",
    "secondlook",
    "supportanswer",
    "supportrequest",
)
VERBS = (
    "backing_sheet_written",
    "challenge_agreed",
    "challenge_confirmed",
    "challenge_data_added",
    "challenge_decided",
    "challenge_moved",
    "challenge_started",
    "challenge_written",
    "look_answered",
    "look_asked",
    "look_declined",
    "look_duo_named",
    "look_said",
    "objection_set",
    "ordinance_set",
    "support_answered",
    "support_asked",
    "support_withdrawn",
)
PLACES = (
    ("ChronicleLine", "place"),
    ("ChronicleLine", "other"),
    ("Comment", "place"),
    ("Follow", "place"),
    ("Notice", "place"),
    ("SearchEntry", "place"),
)


def move(apps, schema_editor):
    """From `weigh.challenge:…` to `answers.challenge:…`, and the same for verbs and kinds."""
    _rename(apps, schema_editor.connection.alias, OLD, NEW)


def move_back(apps, schema_editor):
    """The other way round."""
    _rename(apps, schema_editor.connection.alias, NEW, OLD)


def _rename(apps, alias, old, new):
    def rows_of(app, table):
        # Not `objects`: the chronicle refuses every change but this one.
        return apps.get_model(app, table)._base_manager.using(alias)

    for table, field in PLACES:
        rows = rows_of("base", table)
        for model in MODELS:
            beginning = f"{old}.{model}:"
            rest = Substr(F(field), len(beginning) + 1)
            named = Concat(Value(f"{new}.{model}:"), rest, output_field=CharField())
            rows.filter(**{f"{field}__startswith": beginning}).update(**{field: named})
    for table in ("ChronicleLine", "Notice"):
        for verb in VERBS:
            rows_of("base", table).filter(verb=f"{old}.{verb}").update(verb=f"{new}.{verb}")
    for model in MODELS:
        found = rows_of("base", "SearchEntry").filter(kind=f"{old}.{model}")
        found.update(kind=f"{new}.{model}")
    _rename_kinds(rows_of("contenttypes", "ContentType"), old, new)


def _rename_kinds(kinds, old, new):
    """Django makes the new names by itself after migrating; where it did, the old ones go."""
    there = set(kinds.filter(app_label=new).values_list("model", flat=True))
    kinds.filter(app_label=old, model__in=[name for name in MODELS if name in there]).delete()
    kinds.filter(app_label=old, model__in=MODELS).update(app_label=new)


class Migration(migrations.Migration):
    dependencies = [
        ("answers", "0001_moved_in"),
        ("base", "0002_search_index"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(move, move_back)]
