import django.db.models.deletion
import kiemkracht.base.clock
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0002_community_visibility"),
        ("sprouts", "0003_radar"),
    ]

    operations = [
        migrations.CreateModel(
            name="StartingPosition",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("subject", models.CharField(max_length=140)),
                ("about", models.TextField(blank=True, default="", max_length=1000)),
                (
                    "visibility",
                    models.CharField(
                        choices=[
                            ("private", "Only me and who carries it with me"),
                            ("circle", "My circle: members of this neighbourhood, team or circle"),
                            ("organisations", "Also people who work at the organisations here"),
                            ("room", "Everyone with an account here"),
                            ("public", "Everyone"),
                        ],
                        default="circle",
                        max_length=20,
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("asking", "asking"),
                            ("reading", "being interpreted"),
                            ("fixed", "fixed"),
                        ],
                        default="asking",
                        max_length=10,
                    ),
                ),
                ("is_quick", models.BooleanField(default=True)),
                ("affected", models.PositiveIntegerField(blank=True, null=True)),
                ("population", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "context",
                    models.CharField(
                        choices=[
                            ("neighbourhood", "In a street, a neighbourhood or a village"),
                            ("organisation", "In an organisation or a team"),
                            ("both", "In both"),
                        ],
                        default="neighbourhood",
                        max_length=15,
                    ),
                ),
                ("themes", models.JSONField(blank=True, default=list)),
                ("patterns", models.JSONField(blank=True, default=list)),
                ("join_link", models.CharField(max_length=43, unique=True)),
                ("created_at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("fixed_at", models.DateTimeField(blank=True, null=True)),
                ("summary", models.JSONField(blank=True, default=dict)),
                ("result", models.JSONField(blank=True, default=dict)),
                ("input_digest", models.CharField(blank=True, default="", max_length=64)),
                ("wall_ms", models.PositiveIntegerField(blank=True, null=True)),
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
                    "earlier",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="later",
                        to="weigh.startingposition",
                    ),
                ),
                (
                    "sprout",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="sprouts.sprout",
                    ),
                ),
                (
                    "started_by",
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
                "ordering": ["-created_at", "pk"],
                "indexes": [
                    models.Index(fields=["community", "stage"], name="photo_community"),
                    models.Index(fields=["sprout"], name="photo_sprout"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActorGroup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "photo",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="groups",
                        to="weigh.startingposition",
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("size", models.PositiveIntegerField()),
                (
                    "influence",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (0, "not at all"),
                            (1, "a little"),
                            (2, "somewhat"),
                            (3, "much"),
                            (4, "very much"),
                        ],
                        null=True,
                    ),
                ),
                (
                    "touched",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (0, "not at all"),
                            (1, "a little"),
                            (2, "somewhat"),
                            (3, "much"),
                            (4, "very much"),
                        ],
                        null=True,
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("estimate", "We estimate it"),
                            ("conversation", "We heard it in a conversation"),
                            ("self", "They say so themselves, on a sheet of their own"),
                        ],
                        default="self",
                        max_length=12,
                    ),
                ),
                ("positions", models.JSONField(blank=True, default=list)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("photo", "name"), name="actor_group_name"),
                    models.CheckConstraint(
                        condition=models.Q(("size__gte", 1)), name="actor_group_of_somebody"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AnswerSheet",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("answers", models.JSONField(blank=True, default=dict)),
                (
                    "stance",
                    models.SmallIntegerField(
                        blank=True,
                        choices=[
                            (-2, "I am against it"),
                            (-1, "Rather not"),
                            (0, "I don’t know yet"),
                            (1, "I am for it"),
                            (2, "I help to carry it"),
                        ],
                        null=True,
                    ),
                ),
                ("is_filled", models.BooleanField(default=False)),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sheets",
                        to="weigh.actorgroup",
                    ),
                ),
                (
                    "photo",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sheets",
                        to="weigh.startingposition",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stance", None), ("stance__in", [-2, -1, 0, 1, 2]), _connector="OR"
                        ),
                        name="sheet_stance",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SettledReading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reading", models.CharField(max_length=20)),
                ("value", models.PositiveSmallIntegerField()),
                ("reason", models.CharField(max_length=300)),
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
                    "photo",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="settled",
                        to="weigh.startingposition",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("value__lte", 4)), name="settled_reading_value"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PictureRemark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("about", models.CharField(blank=True, default="", max_length=20)),
                ("text", models.CharField(max_length=500)),
                ("at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                ("answer", models.CharField(blank=True, default="", max_length=500)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
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
                    "photo",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="remarks",
                        to="weigh.startingposition",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="ThresholdSet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("appraisal", models.JSONField(blank=True, default=dict)),
                ("scripts", models.JSONField(blank=True, default=dict)),
                ("appraisal_version", models.CharField(max_length=64)),
                ("scripts_version", models.CharField(max_length=64)),
                ("name", models.CharField(max_length=40)),
                ("before", models.FloatField()),
                ("after", models.FloatField()),
                ("why", models.CharField(max_length=300)),
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
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
    ]
