import django.db.models.deletion
import kiemkracht.base.clock
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "__first__"),
        ("sprouts", "0002_meaning"),
    ]

    operations = [
        migrations.AlterField(
            model_name="sprout",
            name="origin",
            field=models.CharField(
                choices=[
                    ("own", "own longing"),
                    ("team", "from a team"),
                    ("neighbourhood", "from the neighbourhood"),
                    ("outside", "from outside"),
                    ("from_text", "found in a text"),
                    ("import", "brought in from another list"),
                ],
                default="own",
                max_length=16,
            ),
        ),
        migrations.CreateModel(
            name="SourceText",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("task", "a task"),
                            ("meeting", "a meeting"),
                            ("participation", "a project with residents"),
                            ("street", "the street"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "came_by",
                    models.CharField(
                        choices=[
                            ("page", "pasted or uploaded"),
                            ("mail", "sent to my drop address"),
                        ],
                        default="page",
                        max_length=8,
                    ),
                ),
                ("lang", models.CharField(default="nl", max_length=8)),
                ("sealed_title", models.BinaryField()),
                ("sealed_text", models.BinaryField()),
                ("removed", models.PositiveIntegerField(default=0)),
                ("created_at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                ("keep_until", models.DateField(db_index=True)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at", "id"],
                "indexes": [models.Index(fields=["owner", "keep_until"], name="source_text_owner")],
            },
        ),
        migrations.CreateModel(
            name="Signal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("sprout", "looks like a kiem"),
                            ("pattern", "a suspicion of a pattern"),
                        ],
                        max_length=8,
                    ),
                ),
                ("code", models.CharField(max_length=4)),
                ("sureness", models.FloatField()),
                ("sealed_words", models.BinaryField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "new"),
                            ("with_author", "waits for you"),
                            ("recognised", "recognised"),
                            ("not_recognised", "not recognised"),
                            ("later", "later"),
                            ("sprout", "became a kiem"),
                        ],
                        default="with_author",
                        max_length=16,
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "sprout",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="sprouts.sprout",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signals",
                        to="sprouts.sourcetext",
                    ),
                ),
            ],
            options={
                "ordering": ["start", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("source", "start", "end", "code"), name="signal_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ConsentLink",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("sealed_question", models.BinaryField()),
                ("created_at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                ("expires_at", models.DateTimeField(db_index=True)),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes", "yes"),
                            ("no", "rather not"),
                            ("withdrawn", "withdrawn by you"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sprout",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="sprouts.sprout",
                    ),
                ),
                (
                    "signal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="links",
                        to="sprouts.signal",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="sprouts.sourcetext",
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answer", ""), ("signal__isnull", False)),
                        fields=("signal",),
                        name="consent_link_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DropAddress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("task", "a task"),
                            ("meeting", "a meeting"),
                            ("participation", "a project with residents"),
                            ("street", "the street"),
                        ],
                        default="meeting",
                        max_length=16,
                    ),
                ),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("sealed_token", models.BinaryField()),
                ("created_at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("owner",),
                        name="drop_address_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DroppedMessage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
                ("at", models.DateTimeField(db_index=True, default=kiemkracht.base.clock.now)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "digest"), name="dropped_message_once")
                ],
            },
        ),
    ]
