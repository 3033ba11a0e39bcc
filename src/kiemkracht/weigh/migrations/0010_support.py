import django.db.models.deletion
import kiemkracht.base.clock
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_community_visibility"),
        ("sprouts", "0003_radar"),
        ("weigh", "0002_weighings"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SupportRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("subject", models.CharField(max_length=140)),
                ("question", models.TextField(max_length=1000)),
                ("amount_cents", models.PositiveBigIntegerField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "waits for an answer"),
                            ("talk", "you talk about it"),
                            ("yes", "yes"),
                            ("yes_with", "yes, with a condition"),
                            ("no", "no"),
                            ("not_needed", "need not be asked"),
                            ("withdrawn", "taken back"),
                        ],
                        default="open",
                        max_length=12,
                    ),
                ),
                ("asked_at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
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
                    "asked_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "community",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.community",
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
            ],
            options={
                "indexes": [
                    models.Index(fields=["asked_of", "state", "asked_at"], name="support_asked_of"),
                    models.Index(fields=["asked_by", "-asked_at"], name="support_asked_by"),
                ],
                "ordering": ["asked_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SupportAnswer",
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
                            ("yes", "Yes, I back you"),
                            ("yes_with", "Yes, with …"),
                            ("talk", "Let us talk"),
                            ("no", "No, because …"),
                            ("not_needed", "You need not ask this"),
                        ],
                        max_length=12,
                    ),
                ),
                ("words", models.CharField(blank=True, default="", max_length=600)),
                ("promised_on", models.DateField(blank=True, null=True)),
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
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="weigh.supportrequest",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="BackingSheet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("words", models.TextField(blank=True, default="", max_length=1000)),
                ("lines", models.JSONField(default=list)),
                ("up_to_cents", models.PositiveBigIntegerField(blank=True, null=True)),
                ("why", models.CharField(blank=True, default="", max_length=300)),
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
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.community",
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("community", "number"), name="backing_sheet_version"
                    )
                ],
            },
        ),
    ]
