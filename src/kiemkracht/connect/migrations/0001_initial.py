import django.db.models.deletion
import kiemkracht.base.clock
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0002_community_visibility"),
        ("people", "__first__"),
        ("sprouts", "0003_radar"),
    ]

    operations = [
        migrations.CreateModel(
            name="Openness",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("longing", models.CharField(blank=True, default="", max_length=300)),
                ("learning", models.CharField(blank=True, default="", max_length=300)),
                ("themes", models.JSONField(blank=True, default=list)),
                (
                    "frequency",
                    models.CharField(
                        choices=[
                            ("weekly", "At most three a week"),
                            ("monthly", "At most three a month"),
                            ("not_now", "Not now"),
                        ],
                        default="not_now",
                        max_length=10,
                    ),
                ),
                ("paused_until", models.DateField(blank=True, null=True)),
                (
                    "reminders",
                    models.CharField(
                        choices=[
                            ("weekly", "At most once a week"),
                            ("monthly", "At most once a month"),
                            ("never", "Never"),
                        ],
                        default="monthly",
                        max_length=10,
                    ),
                ),
                ("since", models.DateTimeField(default=kiemkracht.base.clock.now)),
            ],
            options={
                "verbose_name_plural": "openness",
            },
        ),
        migrations.CreateModel(
            name="Bond",
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
                            ("helps", "helps"),
                            ("learns", "learns from"),
                            ("laughs", "laughs with"),
                            ("organises", "organises with"),
                            ("feeds", "feeds"),
                        ],
                        default="learns",
                        max_length=10,
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("accepted", "agreed to meet"),
                            ("met", "met"),
                            ("fruitful", "bore fruit"),
                            ("let_go", "let go"),
                        ],
                        default="accepted",
                        max_length=10,
                    ),
                ),
                ("crossed", models.JSONField(default=list)),
                ("is_surprise", models.BooleanField(default=False)),
                ("contact_a", models.CharField(blank=True, default="", max_length=120)),
                ("contact_b", models.CharField(blank=True, default="", max_length=120)),
                ("since", models.DateTimeField(default=kiemkracht.base.clock.now)),
                ("watered_at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                ("let_go_at", models.DateTimeField(blank=True, null=True)),
                ("on_map", models.BooleanField(default=False)),
                (
                    "a",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "b",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-watered_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("a__lt", models.F("b"))), name="bond_in_order"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("stage", "let_go"), _negated=True),
                        fields=("a", "b"),
                        name="bond_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BridgeMap",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting its turn"),
                            ("running", "being computed"),
                            ("done", "ready"),
                            ("failed", "failed"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("created_at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                ("input_digest", models.CharField(blank=True, default="", max_length=64)),
                ("engine", models.CharField(blank=True, default="", max_length=80)),
                ("seed", models.BigIntegerField(default=0)),
                ("wall_ms", models.PositiveIntegerField(blank=True, null=True)),
                ("k", models.PositiveSmallIntegerField(default=0)),
                ("result", models.JSONField(default=dict)),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting")),
                        fields=("state",),
                        name="bridge_map_waits_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CharterVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("purpose", models.CharField(max_length=300)),
                ("deciding", models.TextField(max_length=600)),
                ("looking_back", models.CharField(max_length=200)),
                ("look_back_on", models.DateField(blank=True, null=True)),
                ("also", models.TextField(blank=True, default="", max_length=600)),
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
                        max_length=16,
                    ),
                ),
                ("by_invitation", models.BooleanField(default=True)),
                ("because", models.CharField(blank=True, default="", max_length=300)),
                ("proposed_at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                ("closes_on", models.DateField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("agreed", "agreed"),
                            ("replaced", "replaced"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="proposed",
                        max_length=10,
                    ),
                ),
                ("agreed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "proposed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
            },
        ),
        migrations.CreateModel(
            name="CharterVoice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "voice",
                    models.CharField(
                        choices=[
                            ("yes", "Yes, good enough to begin with"),
                            ("not_yet", "Not yet, because…"),
                        ],
                        max_length=8,
                    ),
                ),
                ("because", models.CharField(blank=True, default="", max_length=300)),
                ("proposal", models.CharField(blank=True, default="", max_length=300)),
                ("at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="voices",
                        to="connect.charterversion",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("version", "person"), name="charter_voice_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("voice", "yes"),
                            models.Q(("because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="charter_objection_has_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Circle",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("purpose", models.CharField(max_length=300)),
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
                        default="circle",
                        max_length=16,
                    ),
                ),
                ("by_invitation", models.BooleanField(default=True)),
                ("labels", models.JSONField(blank=True, default=dict)),
                ("modules_off", models.JSONField(blank=True, default=list)),
                ("lot", models.FloatField(default=0, editable=False)),
                ("created_at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                ("alive_since", models.DateTimeField(blank=True, null=True)),
                (
                    "begun_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "community",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.community",
                    ),
                ),
                (
                    "near",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.community",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
            },
        ),
        migrations.AddField(
            model_name="charterversion",
            name="circle",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="charter_versions",
                to="connect.circle",
            ),
        ),
        migrations.CreateModel(
            name="CircleInvitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(blank=True, default="", max_length=64)),
                ("you_learn", models.CharField(max_length=140)),
                ("whole_gains", models.CharField(max_length=140)),
                ("at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                ("expires_on", models.DateField()),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "circle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="connect.circle",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("person__isnull", False)),
                        fields=("circle", "person"),
                        name="circle_invites_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("digest", ""), _negated=True),
                        fields=("digest",),
                        name="circle_link_digest",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Composition",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("title", models.CharField(max_length=120)),
                ("purpose", models.TextField(blank=True, default="", max_length=1000)),
                ("seed", models.PositiveBigIntegerField()),
                ("has_projects", models.BooleanField(default=False)),
                ("projects", models.JSONField(default=list)),
                ("rules", models.JSONField(default=dict)),
                ("apart", models.JSONField(default=list)),
                ("created_at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                ("shared_at", models.DateTimeField(blank=True, null=True)),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.community",
                    ),
                ),
                (
                    "made_by",
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
                "ordering": ["-created_at", "title"],
            },
        ),
        migrations.CreateModel(
            name="CompositionRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting its turn"),
                            ("running", "being computed"),
                            ("done", "done"),
                            ("impossible", "not possible within the rules"),
                            ("failed", "failed"),
                        ],
                        default="waiting",
                        max_length=12,
                    ),
                ),
                ("created_at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                ("seed", models.PositiveBigIntegerField()),
                ("input_digest", models.CharField(blank=True, default="", max_length=64)),
                ("engine", models.CharField(blank=True, default="", max_length=60)),
                ("value", models.IntegerField(default=0)),
                ("bound", models.FloatField(blank=True, null=True)),
                ("is_optimal", models.BooleanField(default=False)),
                ("wall_ms", models.PositiveIntegerField(blank=True, null=True)),
                ("question", models.JSONField(default=dict)),
                ("result", models.JSONField(default=dict)),
                (
                    "composition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="runs",
                        to="connect.composition",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("stage", "waiting")),
                        fields=("composition",),
                        name="composition_run_waits_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Gig",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "theme",
                    models.CharField(
                        choices=[
                            ("safe_street", "a safe street"),
                            ("growing_up", "growing up"),
                            ("growing_old", "growing old"),
                            ("green", "green and water"),
                            ("food", "eating together"),
                            ("energy", "energy and warmth"),
                            ("living", "living"),
                            ("learning", "language and learning"),
                            ("care", "care for each other"),
                            ("making", "making and repairing"),
                            ("stories", "stories, music and image"),
                            ("saying", "having a say"),
                        ],
                        max_length=12,
                    ),
                ),
                ("title", models.CharField(max_length=100)),
                ("meaning", models.TextField(max_length=600)),
                ("freedom", models.CharField(blank=True, default="", max_length=300)),
                ("learning", models.CharField(blank=True, default="", max_length=300)),
                ("hours", models.CharField(blank=True, default="", max_length=80)),
                ("fee", models.CharField(blank=True, default="", max_length=80)),
                ("stop_rule", models.CharField(blank=True, default="", max_length=200)),
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
                        default="public",
                        max_length=16,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("promised", "promised"),
                            ("done", "done"),
                            ("thanked", "thanked"),
                            ("expired", "past"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("expires_on", models.DateField()),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("lot", models.FloatField(default=0, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(db_index=True, default=kiemkracht.base.clock.now),
                ),
                ("changed_at", models.DateTimeField(default=kiemkracht.base.clock.now)),
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
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at", "pk"],
                "indexes": [models.Index(fields=["state", "theme", "lot"], name="gig_turn")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("meaning", ""), _negated=True), name="gig_has_meaning"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="GigAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("why", models.CharField(max_length=400)),
                ("at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                (
                    "gig",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="connect.gig",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("gig", "person"), name="gig_answer_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Agreement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", models.CharField(max_length=100)),
                ("meaning", models.TextField(max_length=600)),
                ("freedom", models.CharField(blank=True, default="", max_length=300)),
                ("learning", models.CharField(blank=True, default="", max_length=300)),
                ("hours", models.CharField(blank=True, default="", max_length=80)),
                ("fee", models.CharField(blank=True, default="", max_length=80)),
                ("stop_rule", models.CharField(max_length=200)),
                ("made_at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                ("thanks", models.CharField(blank=True, default="", max_length=280)),
                ("thanked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "gig",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agreement",
                        to="connect.gig",
                    ),
                ),
                (
                    "answer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agreement",
                        to="connect.giganswer",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Introduction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("you_learn", models.CharField(max_length=300)),
                ("whole_gains", models.CharField(max_length=300)),
                ("contact", models.CharField(blank=True, default="", max_length=120)),
                ("crossed", models.JSONField(default=list)),
                ("is_surprise", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("invited", "invited"),
                            ("accepted", "accepted"),
                            ("declined", "not this time"),
                            ("withdrawn", "taken back"),
                        ],
                        default="invited",
                        max_length=10,
                    ),
                ),
                ("sent_at", models.DateTimeField(db_index=True, default=kiemkracht.base.clock.now)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "receiver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sender",
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
            ],
            options={
                "ordering": ["-sent_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "invited")),
                        fields=("sender", "receiver"),
                        name="introduction_waits_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("held_on", models.DateField(db_index=True)),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("walk", "a walk"),
                            ("coffee", "coffee"),
                            ("along", "a day along at work or at home"),
                            ("call", "a call"),
                        ],
                        max_length=10,
                    ),
                ),
                ("crossed", models.JSONField(default=list)),
                ("recorded_at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                ("on_map", models.BooleanField(default=False)),
                (
                    "bond",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="meetings",
                        to="connect.bond",
                    ),
                ),
            ],
            options={
                "ordering": ["-held_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="MeetingNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("saw_otherwise", models.CharField(blank=True, max_length=400)),
                ("surprised", models.BooleanField(blank=True, null=True)),
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
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notes",
                        to="connect.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "by"), name="meeting_note_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="PanelDraw",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("title", models.CharField(max_length=120)),
                ("purpose", models.TextField(blank=True, default="", max_length=1000)),
                ("size", models.PositiveIntegerField()),
                ("pool_size", models.PositiveIntegerField(default=0)),
                ("features", models.JSONField(default=list)),
                ("quotas", models.JSONField(default=list)),
                ("seed", models.PositiveBigIntegerField(blank=True, null=True)),
                ("seed_source", models.CharField(blank=True, default="", max_length=300)),
                ("input_digest", models.CharField(blank=True, default="", max_length=64)),
                (
                    "stage",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("waiting", "waiting its turn"),
                            ("running", "being computed"),
                            ("done", "done"),
                            ("impossible", "not possible within the rules"),
                            ("failed", "failed"),
                        ],
                        default="",
                        max_length=12,
                    ),
                ),
                ("asked_at", models.DateTimeField(blank=True, null=True)),
                ("drawn_at", models.DateTimeField(blank=True, null=True)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("engine", models.CharField(blank=True, default="", max_length=60)),
                ("wall_ms", models.PositiveIntegerField(blank=True, null=True)),
                ("result", models.JSONField(default=dict)),
                ("created_at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.community",
                    ),
                ),
                (
                    "made_by",
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
                "ordering": ["-created_at", "title"],
            },
        ),
        migrations.CreateModel(
            name="PanelCandidate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("label", models.CharField(blank=True, default="", max_length=120)),
                ("household", models.CharField(blank=True, default="", max_length=60)),
                ("features", models.JSONField(default=dict)),
                ("chance", models.FloatField(blank=True, null=True)),
                ("is_drawn", models.BooleanField(default=False)),
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
                (
                    "draw",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="candidates",
                        to="connect.paneldraw",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("draw", "number"), name="panel_candidate_number"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PanelWillingness",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateTimeField(default=kiemkracht.base.clock.now)),
                ("until", models.DateTimeField(blank=True, null=True)),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.community",
                    ),
                ),
                (
                    "person",
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
                        condition=models.Q(("until", None)),
                        fields=("person", "community"),
                        name="panel_willingness_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[("need", "asked"), ("offer", "offered")], max_length=8
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("knowledge", "knowledge"),
                            ("hands", "hands"),
                            ("space", "space"),
                            ("things", "things"),
                            ("money", "money"),
                            ("rule", "a rule or permission"),
                            ("network", "people you know"),
                        ],
                        default="hands",
                        max_length=12,
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("quarter", "a quarter of an hour"),
                            ("hour", "an hour"),
                            ("half_day", "half a day"),
                            ("day", "a day"),
                            ("weekly", "an hour a week"),
                            ("borrow", "a thing to borrow"),
                            ("give", "a thing to give away"),
                            ("talk", "one conversation"),
                        ],
                        default="hour",
                        max_length=12,
                    ),
                ),
                ("what", models.CharField(max_length=140)),
                ("story", models.TextField(blank=True, default="", max_length=1000)),
                ("lang", models.CharField(default="nl", max_length=8)),
                ("on", models.DateField(blank=True, null=True)),
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
                        max_length=16,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("promised", "promised"),
                            ("done", "done"),
                            ("thanked", "thanked"),
                            ("expired", "past"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("expires_on", models.DateField()),
                ("accepted_at", models.DateTimeField(blank=True, null=True)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("lot", models.FloatField(default=0, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(db_index=True, default=kiemkracht.base.clock.now),
                ),
                ("changed_at", models.DateTimeField(default=kiemkracht.base.clock.now)),
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
                    "owner",
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
            ],
            options={
                "ordering": ["-created_at", "pk"],
                "indexes": [
                    models.Index(fields=["state", "on", "lot"], name="post_turn"),
                    models.Index(fields=["owner", "state"], name="post_owner"),
                    models.Index(fields=["community", "state"], name="post_community"),
                    models.Index(
                        condition=models.Q(("sprout", None), _negated=True),
                        fields=["sprout"],
                        name="post_sprout",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Promise",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("note", models.CharField(blank=True, default="", max_length=280)),
                ("at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                ("accepted", models.BooleanField(default=None, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="promises",
                        to="connect.post",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("post", "person"), name="promise_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="SetAside",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("target", models.CharField(max_length=120)),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("person", "target"), name="set_aside_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="SetMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("name", models.CharField(blank=True, default="", max_length=80)),
                ("craft", models.CharField(blank=True, default="", max_length=80)),
                ("organisation", models.CharField(blank=True, default="", max_length=120)),
                ("layer", models.CharField(blank=True, default="", max_length=60)),
                ("is_resident", models.BooleanField(default=False)),
                ("wishes", models.JSONField(default=list)),
                ("slots", models.JSONField(default=list)),
                ("place", models.CharField(blank=True, default="", max_length=20)),
                (
                    "composition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="connect.composition",
                    ),
                ),
                (
                    "manager",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="connect.setmember",
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
                        fields=("composition", "number"), name="set_member_number"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SetSwap",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.CharField(max_length=300)),
                ("value_before", models.IntegerField()),
                ("value_after", models.IntegerField()),
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
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="connect.setmember",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="connect.setmember",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="swaps",
                        to="connect.compositionrun",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="SuggestionRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting its turn"),
                            ("running", "being computed"),
                            ("done", "ready"),
                            ("failed", "failed"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("created_at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                ("input_digest", models.CharField(blank=True, default="", max_length=64)),
                ("engine", models.CharField(blank=True, default="", max_length=80)),
                ("seed", models.BigIntegerField(default=0)),
                ("wall_ms", models.PositiveIntegerField(blank=True, null=True)),
                ("people", models.PositiveIntegerField(default=0)),
                ("made", models.PositiveIntegerField(default=0)),
                ("far", models.PositiveIntegerField(default=0)),
                ("surprising", models.PositiveIntegerField(default=0)),
                ("weights", models.JSONField(default=dict)),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting")),
                        fields=("state",),
                        name="suggestion_run_waits_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Suggestion",
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
                            ("person", "Someone to meet"),
                            ("kiem", "A kiem that may want you"),
                            ("kiemen", "Two kiemen that may want each other"),
                            ("offer", "An offer for what you need"),
                        ],
                        max_length=10,
                    ),
                ),
                ("offer", models.CharField(blank=True, default="", max_length=120)),
                ("turn", models.PositiveSmallIntegerField()),
                ("is_surprise", models.BooleanField(default=False)),
                ("crossed", models.JSONField(default=list)),
                ("reason", models.JSONField(default=dict)),
                ("parts", models.JSONField(default=dict)),
                ("set_aside", models.BooleanField(default=False)),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "own_sprout",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="sprouts.sprout",
                    ),
                ),
                (
                    "person",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="sprouts.sprout",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="suggestions",
                        to="connect.suggestionrun",
                    ),
                ),
            ],
            options={
                "ordering": ["turn", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("person", "turn"), name="suggestion_turn")
                ],
            },
        ),
        migrations.CreateModel(
            name="Talent",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("words", models.CharField(max_length=80)),
                ("story", models.CharField(blank=True, default="", max_length=300)),
                ("lang", models.CharField(default="nl", max_length=8)),
                (
                    "grade",
                    models.CharField(
                        choices=[
                            ("gives", "I gladly give this"),
                            ("can", "I can do this"),
                            ("learns", "I want to learn this"),
                        ],
                        default="gives",
                        max_length=8,
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
                        default="circle",
                        max_length=16,
                    ),
                ),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("lot", models.FloatField(default=0, editable=False)),
                ("created_at", models.DateTimeField(default=kiemkracht.base.clock.now)),
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seen_by",
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
                "ordering": ["created_at", "pk"],
                "indexes": [
                    models.Index(fields=["person", "confirmed_at"], name="talent_person"),
                    models.Index(fields=["visibility", "lot"], name="talent_turn"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("seen_by", None),
                            models.Q(("seen_by", models.F("person")), _negated=True),
                            _connector="OR",
                        ),
                        name="talent_seen_by_another",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Thanks",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.CharField(max_length=280)),
                ("writer_shows", models.BooleanField(default=False)),
                ("receiver_shows", models.BooleanField(default=False)),
                ("at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "promise",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="thanks",
                        to="connect.promise",
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "thanks",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="WorkWish",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("themes", models.JSONField(default=list)),
                ("drives", models.JSONField(default=list)),
                ("missed", models.CharField(blank=True, default="", max_length=300)),
                ("changed_at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "work wishes",
            },
        ),
        migrations.CreateModel(
            name="Block",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("person", "other"), name="block_once")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="charterversion",
            constraint=models.UniqueConstraint(fields=("circle", "number"), name="charter_number"),
        ),
        migrations.AddConstraint(
            model_name="charterversion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "proposed")),
                fields=("circle",),
                name="charter_one_proposal",
            ),
        ),
        migrations.AddConstraint(
            model_name="charterversion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "agreed")),
                fields=("circle",),
                name="charter_one_agreed",
            ),
        ),
    ]
