import django.db.models.deletion
import kiemkracht.base.clock
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
        ("people", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="GreatTask",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=60, unique=True)),
                ("name_nl", models.CharField(max_length=80)),
                ("name_en", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ["name_nl"],
            },
        ),
        migrations.CreateModel(
            name="Choice",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("question", models.CharField(max_length=200)),
                ("draft", models.JSONField(default=dict)),
                (
                    "category",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "none of these"),
                            ("advice", "advice"),
                            ("covenant", "covenant"),
                            ("research", "research report"),
                            ("annual_plan", "annual plan or report"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "being prepared"),
                            ("open", "open for responses"),
                            ("taken", "taken, not yet published"),
                            ("published", "published"),
                            ("under_review", "being reviewed"),
                            ("revised", "revised"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="proposed",
                        max_length=20,
                    ),
                ),
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
                        default="public",
                        max_length=20,
                    ),
                ),
                ("open_since", models.DateTimeField(blank=True, null=True)),
                ("open_until", models.DateTimeField(blank=True, null=True)),
                ("taken_at", models.DateTimeField(blank=True, null=True)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("review_on", models.DateField(blank=True, db_index=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_because", models.TextField(blank=True, default="", max_length=1000)),
                ("created_at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                ("moved_at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                ("edited_at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="choices",
                        to="people.community",
                    ),
                ),
                (
                    "created_by",
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
                "ordering": ["-moved_at", "-id"],
                "indexes": [
                    models.Index(fields=["visibility", "-moved_at", "-id"], name="choice_listed"),
                    models.Index(fields=["state", "-moved_at"], name="choice_state"),
                    models.Index(fields=["-published_at"], name="choice_published"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ChoiceVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("position", models.PositiveIntegerField(unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("publication", "published"),
                            ("revision", "revised"),
                            ("withdrawal", "withdrawn"),
                        ],
                        max_length=12,
                    ),
                ),
                ("record", models.TextField()),
                ("why_changed", models.TextField(blank=True, default="", max_length=1000)),
                ("published_at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                ("previous_hash", models.CharField(blank=True, max_length=64, unique=True)),
                ("hash", models.CharField(max_length=64, unique=True)),
                (
                    "choice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="direction.choice",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(fields=("choice", "number"), name="choice_version_once")
                ],
            },
        ),
        migrations.AddField(
            model_name="choice",
            name="current",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="direction.choiceversion",
            ),
        ),
        migrations.CreateModel(
            name="Direction",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("title", models.CharField(max_length=120)),
                ("lang", models.CharField(default="nl", max_length=8)),
                ("purpose", models.TextField(blank=True, default="", max_length=2000)),
                ("meaning", models.TextField(blank=True, default="", max_length=2000)),
                ("dream", models.TextField(blank=True, default="", max_length=2000)),
                ("first_act", models.CharField(blank=True, default="", max_length=300)),
                ("first_act_on", models.DateField(blank=True, null=True)),
                ("transition", models.TextField(blank=True, default="", max_length=1000)),
                ("words_own", models.JSONField(blank=True, default=list)),
                ("words_mirror", models.JSONField(blank=True, default=list)),
                ("promise", models.TextField(blank=True, default="", max_length=1000)),
                ("promise_from", models.DateField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_conversation", "in conversation"),
                            ("agreed", "agreed"),
                            ("in_recalibration", "being recalibrated"),
                            ("replaced", "replaced"),
                        ],
                        db_index=True,
                        default="draft",
                        max_length=20,
                    ),
                ),
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
                        db_index=True,
                        default="public",
                        max_length=20,
                    ),
                ),
                ("conversation_since", models.DateTimeField(blank=True, null=True)),
                ("conversation_url", models.CharField(blank=True, default="", max_length=300)),
                ("agreed_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveSmallIntegerField(default=0)),
                ("created_at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="directions",
                        to="people.community",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "mandate",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="direction.choice",
                    ),
                ),
                (
                    "replaced_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaces",
                        to="direction.direction",
                    ),
                ),
            ],
            options={
                "ordering": ["title"],
            },
        ),
        migrations.CreateModel(
            name="DirectionVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("agreed_at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                ("content", models.JSONField()),
                (
                    "direction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="direction.direction",
                    ),
                ),
                (
                    "mandate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="direction.choice",
                    ),
                ),
            ],
            options={
                "ordering": ["direction", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("direction", "number"), name="direction_version_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Goal",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("slug", models.SlugField(max_length=80)),
                ("title", models.CharField(max_length=120)),
                ("noticeable_at", models.JSONField(blank=True, default=list)),
                ("what_not", models.TextField(blank=True, default="", max_length=500)),
                ("position", models.PositiveSmallIntegerField(default=1)),
                ("created_at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                (
                    "direction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="goals",
                        to="direction.direction",
                    ),
                ),
                (
                    "great_tasks",
                    models.ManyToManyField(
                        blank=True, related_name="goals", to="direction.greattask"
                    ),
                ),
            ],
            options={
                "ordering": ["direction", "position", "title"],
                "constraints": [
                    models.UniqueConstraint(fields=("direction", "slug"), name="goal_slug_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Contribution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.CharField(db_index=True, max_length=120)),
                ("how", models.CharField(blank=True, default="", max_length=300)),
                ("since", models.DateTimeField(default=kiemkracht.base.clock.now)),
                (
                    "by",
                    models.ForeignKey(
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
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.community",
                    ),
                ),
                (
                    "goal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contributions",
                        to="direction.goal",
                    ),
                ),
            ],
            options={
                "ordering": ["since", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("goal", "place"), name="contribution_once")
                ],
            },
        ),
        migrations.AddField(
            model_name="choice",
            name="goals",
            field=models.ManyToManyField(blank=True, related_name="choices", to="direction.goal"),
        ),
        migrations.CreateModel(
            name="GoalCarrier",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("why", models.CharField(max_length=300)),
                ("since", models.DateTimeField(default=kiemkracht.base.clock.now)),
                ("until", models.DateTimeField(blank=True, null=True)),
                (
                    "goal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="carriers",
                        to="direction.goal",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["since"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("goal", "person"),
                        name="goal_carrier_once",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="choice",
            name="great_tasks",
            field=models.ManyToManyField(
                blank=True, related_name="choices", to="direction.greattask"
            ),
        ),
        migrations.CreateModel(
            name="RegisterHead",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("hash", models.CharField(blank=True, default="", max_length=64)),
                ("updated_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("id", 1)), name="register_has_one_head"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Response",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "stance",
                    models.CharField(
                        choices=[
                            ("for", "I am for it"),
                            ("against", "I object"),
                            ("question", "I have a question"),
                        ],
                        max_length=10,
                    ),
                ),
                ("body", models.TextField(max_length=1500)),
                ("lang", models.CharField(default="nl", max_length=8)),
                ("at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                (
                    "author",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="responses",
                        to="direction.choice",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("choice", "author"), name="response_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Steward",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("as_resident", models.BooleanField(default=False)),
                ("offered_at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                ("since", models.DateTimeField(blank=True, null=True)),
                ("until", models.DateTimeField(blank=True, null=True)),
                (
                    "direction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stewards",
                        to="direction.direction",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["offered_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("direction", "person"),
                        name="steward_once",
                    )
                ],
            },
        ),
    ]
