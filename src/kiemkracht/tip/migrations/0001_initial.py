import django.db.models.deletion
import kiemkracht.base.clock
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("direction", "0002_great_tasks"),
        ("people", "0002_community_visibility"),
        ("sprouts", "0003_radar"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ScaleChoice",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("title", models.CharField(max_length=140)),
                (
                    "repetition",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "not at all"),
                            (1, "a little"),
                            (2, "somewhat"),
                            (3, "much"),
                            (4, "very much"),
                        ]
                    ),
                ),
                (
                    "barrier",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "not at all"),
                            (1, "a little"),
                            (2, "somewhat"),
                            (3, "much"),
                            (4, "very much"),
                        ]
                    ),
                ),
                (
                    "contagion",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "not at all"),
                            (1, "a little"),
                            (2, "somewhat"),
                            (3, "much"),
                            (4, "very much"),
                        ]
                    ),
                ),
                (
                    "ripeness",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "not at all"),
                            (1, "a little"),
                            (2, "somewhat"),
                            (3, "much"),
                            (4, "very much"),
                        ]
                    ),
                ),
                ("old_hinders", models.BooleanField(default=False)),
                ("grown", models.PositiveIntegerField(default=0)),
                ("communities", models.PositiveIntegerField(default=0)),
                ("macro_index", models.FloatField()),
                ("advice", models.CharField(max_length=16)),
                ("lacking", models.JSONField(blank=True, default=list)),
                ("thresholds", models.CharField(max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("weighing", "being weighed"),
                            ("waiting", "waiting on purpose"),
                            ("chosen", "chosen"),
                        ],
                        default="weighing",
                        max_length=10,
                    ),
                ),
                (
                    "chosen",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("deepen", "Deepen: first do it well where it is"),
                            ("broaden", "Broaden: let others begin with it"),
                            ("scale_up", "Scale up: prepare a change of the system"),
                            ("phase_out", "Phase out: stop something old that is in the way"),
                            ("keep_small", "Keep it small, and support it"),
                        ],
                        default="",
                        max_length=12,
                    ),
                ),
                ("reasons", models.TextField(blank=True, default="", max_length=2000)),
                ("chosen_at", models.DateTimeField(blank=True, null=True)),
                ("wait_why", models.TextField(blank=True, default="", max_length=1000)),
                ("alarm", models.CharField(blank=True, default="", max_length=300)),
                ("wait_until", models.DateField(blank=True, null=True)),
                ("weighed_at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                (
                    "choice",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="direction.choice",
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
                (
                    "earlier",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="later",
                        to="tip.scalechoice",
                    ),
                ),
                (
                    "kiemen",
                    models.ManyToManyField(blank=True, related_name="+", to="sprouts.sprout"),
                ),
                (
                    "weighed_by",
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
                "ordering": ["-weighed_at", "pk"],
                "indexes": [models.Index(fields=["community", "state"], name="scale_community")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("barrier__lte", 4),
                            ("contagion__lte", 4),
                            ("repetition__lte", 4),
                            ("ripeness__lte", 4),
                        ),
                        name="scale_answers",
                    )
                ],
            },
        ),
    ]
