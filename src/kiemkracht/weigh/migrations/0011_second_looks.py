import django.db.models.deletion
import kiemkracht.base.clock
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("direction", "0002_great_tasks"),
        ("weigh", "0010_support"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ObjectionClause",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("made_known_on", models.DateField(blank=True, null=True)),
                ("address", models.TextField(blank=True, default="", max_length=600)),
                ("at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "choice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="direction.choice",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="SecondLook",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("new_fact", "There is a new fact"),
                            ("not_heard", "Somebody it touches was not heard"),
                            ("no_match", "The reason does not match what was agreed to weigh"),
                            ("unequal", "Others in the same situation got something else"),
                        ],
                        max_length=12,
                    ),
                ),
                ("touches_me", models.TextField(max_length=1000)),
                ("what_is_missing", models.TextField(max_length=1000)),
                ("what_i_ask", models.TextField(max_length=1000)),
                ("asked_at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                ("answer_by", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "waits for two people who look"),
                            ("looking", "two people look at it"),
                            ("answered", "answered"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("stays", "The choice stays"),
                            ("talk", "Back to the conversation"),
                            ("changed", "The choice changes"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "choice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="direction.choice",
                    ),
                ),
                (
                    "official",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "resident",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["choice"], name="second_look_choice"),
                    models.Index(fields=["state", "asked_at"], name="second_look_state"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("resident", None),
                            ("official", None),
                            models.Q(("resident", models.F("official")), _negated=True),
                            _connector="OR",
                        ),
                        name="second_look_of_two",
                    )
                ],
                "ordering": ["-asked_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="LookOpinion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("stays", "The choice stays"),
                            ("talk", "Back to the conversation"),
                            ("changed", "The choice changes"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reasons", models.TextField(max_length=2000)),
                ("as_resident", models.BooleanField()),
                ("at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "look",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="opinions",
                        to="weigh.secondlook",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
    ]
