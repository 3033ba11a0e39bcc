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
            name="Conversation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("slug", models.SlugField(max_length=90, unique=True)),
                ("question", models.CharField(max_length=200)),
                ("intro", models.TextField(blank=True, default="", max_length=4000)),
                ("outcome", models.TextField(blank=True, default="", max_length=4000)),
                ("lang", models.CharField(default="nl", max_length=8)),
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
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "being prepared"),
                            ("open", "open"),
                            ("closed", "closed"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                (
                    "moderation",
                    models.CharField(
                        choices=[
                            ("open", "At once; a facilitator looks afterwards"),
                            ("before", "After a facilitator has read it"),
                        ],
                        default="before",
                        max_length=10,
                    ),
                ),
                ("allows_statements", models.BooleanField(default=True)),
                ("opens_on", models.DateField(blank=True, null=True)),
                ("closes_on", models.DateField(blank=True, null=True)),
                ("created_at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("is_imported", models.BooleanField(default=False)),
                ("source", models.JSONField(blank=True, default=dict)),
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
                "ordering": ["-created_at", "slug"],
                "indexes": [
                    models.Index(fields=["state", "created_at"], name="conversation_state")
                ],
            },
        ),
        migrations.CreateModel(
            name="LandscapeRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "lens",
                    models.CharField(
                        choices=[("polis", "Polis: two axes, groups, what they share")],
                        default="polis",
                        max_length=20,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting its turn"),
                            ("running", "being computed"),
                            ("done", "done"),
                            ("failed", "failed"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("due_at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                ("created_at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                ("input_digest", models.CharField(blank=True, default="", max_length=64)),
                ("engine", models.CharField(blank=True, default="", max_length=60)),
                ("seed", models.BigIntegerField(default=0)),
                ("wall_ms", models.PositiveIntegerField(blank=True, null=True)),
                ("people", models.PositiveIntegerField(default=0)),
                ("votes", models.PositiveIntegerField(default=0)),
                ("summary", models.JSONField(default=dict)),
                ("result", models.JSONField(default=dict)),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="runs",
                        to="perspectives.conversation",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(fields=["conversation", "state"], name="landscape_run_state")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting")),
                        fields=("conversation",),
                        name="landscape_run_waits_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Participant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveBigIntegerField()),
                (
                    "token_digest",
                    models.CharField(blank=True, default=None, max_length=64, null=True),
                ),
                ("published_group", models.BigIntegerField(blank=True, null=True)),
                ("row", models.PositiveIntegerField(blank=True, null=True)),
                ("joined_at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="participants",
                        to="perspectives.conversation",
                    ),
                ),
                (
                    "person",
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
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("conversation", "number"), name="participant_number"
                    ),
                    models.UniqueConstraint(
                        fields=("conversation", "person"), name="participant_person_once"
                    ),
                    models.UniqueConstraint(
                        fields=("conversation", "token_digest"), name="participant_token_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveBigIntegerField()),
                ("text", models.TextField(blank=True)),
                (
                    "moderation",
                    models.SmallIntegerField(
                        choices=[(-1, "set aside"), (0, "not looked at yet"), (1, "let in")],
                        default=0,
                    ),
                ),
                ("reason", models.CharField(blank=True, default="", max_length=300)),
                ("is_meta", models.BooleanField(default=False)),
                ("is_seed", models.BooleanField(default=False)),
                ("is_imported", models.BooleanField(default=False)),
                ("created_at", models.DateTimeField(default=kiemkracht.base.clock.now, null=True)),
                ("row", models.PositiveIntegerField(blank=True, null=True)),
                ("priority", models.FloatField(blank=True, null=True)),
                ("seen", models.PositiveIntegerField(default=0)),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="statements",
                        to="perspectives.participant",
                    ),
                ),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="statements",
                        to="perspectives.conversation",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("conversation", "number"), name="statement_number"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Vote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "value",
                    models.SmallIntegerField(
                        choices=[(1, "agree"), (-1, "disagree"), (0, "I don’t know")]
                    ),
                ),
                ("at", models.DateTimeField(default=kiemkracht.base.clock.now, null=True)),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="votes",
                        to="perspectives.participant",
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="votes",
                        to="perspectives.statement",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("participant", "statement"), name="vote_once"),
                    models.CheckConstraint(
                        condition=models.Q(("value__in", [-1, 0, 1])), name="vote_value"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VoteEvent",
            fields=[
                ("sequence", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "value",
                    models.SmallIntegerField(
                        choices=[(1, "agree"), (-1, "disagree"), (0, "I don’t know")]
                    ),
                ),
                ("at", models.DateTimeField(default=kiemkracht.base.clock.now, null=True)),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="perspectives.participant",
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="perspectives.statement",
                    ),
                ),
            ],
            options={
                "ordering": ["sequence"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("value__in", [-1, 0, 1])), name="vote_event_value"
                    )
                ],
            },
        ),
    ]
