"""Backing, second looks and challenges move in from the room `weigh`, with all their rows.

The tables are there already: what follows tells Django whose they are, and gives them their new
name. `weigh.0014_moved_out` then lets that room forget them.
"""

import django.db.models.deletion
import kiemkracht.base.clock
import uuid
from django.conf import settings
from django.db import migrations, models

MOVED = [
    "SupportRequest",
    "SupportAnswer",
    "BackingSheet",
    "ObjectionClause",
    "SecondLook",
    "LookOpinion",
    "Challenge",
    "ChallengeMove",
    "DataRoomItem",
    "OrdinanceTerms",
    "ChallengeAgreement",
]

AS_THEY_WERE = [
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
            "db_table": "weigh_supportrequest",
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
                    to="answers.supportrequest",
                ),
            ),
        ],
        options={
            "db_table": "weigh_supportanswer",
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
            "db_table": "weigh_backingsheet",
            "ordering": ["-number"],
            "constraints": [
                models.UniqueConstraint(
                    fields=("community", "number"), name="backing_sheet_version"
                )
            ],
        },
    ),
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
            "db_table": "weigh_objectionclause",
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
            "db_table": "weigh_secondlook",
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
                    to="answers.secondlook",
                ),
            ),
        ],
        options={
            "db_table": "weigh_lookopinion",
            "ordering": ["pk"],
        },
    ),
    migrations.CreateModel(
        name="Challenge",
        fields=[
            (
                "id",
                models.UUIDField(
                    default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                ),
            ),
            ("title", models.CharField(max_length=140)),
            ("task", models.TextField(blank=True, default="", max_length=1500)),
            ("current_provider", models.TextField(blank=True, default="", max_length=600)),
            ("why_better", models.TextField(blank=True, default="", max_length=1500)),
            ("plan", models.TextField(blank=True, default="", max_length=3000)),
            ("costs", models.TextField(blank=True, default="", max_length=1500)),
            ("asked_cents", models.PositiveBigIntegerField(blank=True, null=True)),
            ("carried_by", models.TextField(blank=True, default="", max_length=1500)),
            ("continuity", models.TextField(blank=True, default="", max_length=1500)),
            ("liability", models.TextField(blank=True, default="", max_length=1500)),
            ("fallback", models.TextField(blank=True, default="", max_length=1500)),
            ("edition", models.PositiveIntegerField(default=0)),
            (
                "state",
                models.CharField(
                    choices=[
                        ("exploring", "being explored"),
                        ("submitted", "handed in"),
                        ("complete", "complete"),
                        ("dialogue", "in dialogue"),
                        ("granted", "granted"),
                        ("trial", "on trial"),
                        ("partly", "granted in part"),
                        ("refused", "refused"),
                        ("agreement", "agreement is there"),
                        ("running", "being done"),
                        ("evaluation", "being looked back on"),
                        ("continued", "carried on"),
                        ("handed_back", "handed back"),
                        ("withdrawn", "withdrawn"),
                    ],
                    default="exploring",
                    max_length=12,
                ),
            ),
            ("created_at", models.DateTimeField(default=kiemkracht.base.clock.now)),
            ("submitted_at", models.DateTimeField(blank=True, null=True)),
            ("decided_at", models.DateTimeField(blank=True, null=True)),
            ("moved_at", models.DateTimeField(default=kiemkracht.base.clock.now)),
            ("due_on", models.DateField(blank=True, null=True)),
            (
                "decision",
                models.CharField(
                    blank=True,
                    choices=[
                        ("exploring", "being explored"),
                        ("submitted", "handed in"),
                        ("complete", "complete"),
                        ("dialogue", "in dialogue"),
                        ("granted", "granted"),
                        ("trial", "on trial"),
                        ("partly", "granted in part"),
                        ("refused", "refused"),
                        ("agreement", "agreement is there"),
                        ("running", "being done"),
                        ("evaluation", "being looked back on"),
                        ("continued", "carried on"),
                        ("handed_back", "handed back"),
                        ("withdrawn", "withdrawn"),
                    ],
                    default="",
                    max_length=12,
                ),
            ),
            ("reasons", models.TextField(blank=True, default="", max_length=3000)),
            ("refusal_ground", models.CharField(blank=True, default="", max_length=300)),
            ("alternatives", models.TextField(blank=True, default="", max_length=1500)),
            ("trial_until", models.DateField(blank=True, null=True)),
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
                "community",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="people.community",
                ),
            ),
            (
                "organisation",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="people.organisation",
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
            "db_table": "weigh_challenge",
            "indexes": [
                models.Index(fields=["community", "state"], name="challenge_community"),
                models.Index(fields=["sprout"], name="challenge_sprout"),
            ],
            "ordering": ["-moved_at", "pk"],
        },
    ),
    migrations.CreateModel(
        name="ChallengeMove",
        fields=[
            (
                "id",
                models.BigAutoField(
                    auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                ),
            ),
            (
                "to",
                models.CharField(
                    choices=[
                        ("exploring", "being explored"),
                        ("submitted", "handed in"),
                        ("complete", "complete"),
                        ("dialogue", "in dialogue"),
                        ("granted", "granted"),
                        ("trial", "on trial"),
                        ("partly", "granted in part"),
                        ("refused", "refused"),
                        ("agreement", "agreement is there"),
                        ("running", "being done"),
                        ("evaluation", "being looked back on"),
                        ("continued", "carried on"),
                        ("handed_back", "handed back"),
                        ("withdrawn", "withdrawn"),
                    ],
                    max_length=12,
                ),
            ),
            ("words", models.TextField(blank=True, default="", max_length=3000)),
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
                "challenge",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="moves",
                    to="answers.challenge",
                ),
            ),
        ],
        options={
            "db_table": "weigh_challengemove",
            "ordering": ["at", "pk"],
        },
    ),
    migrations.CreateModel(
        name="DataRoomItem",
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
                        ("costs", "What it costs now"),
                        ("contract", "What was agreed in the contract"),
                        ("quality", "How good it has to be"),
                    ],
                    max_length=10,
                ),
            ),
            ("title", models.CharField(max_length=140)),
            ("text", models.TextField(max_length=40000)),
            ("amount_cents", models.PositiveBigIntegerField(blank=True, null=True)),
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
                "challenge",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="items",
                    to="answers.challenge",
                ),
            ),
        ],
        options={
            "db_table": "weigh_dataroomitem",
            "ordering": ["kind", "pk"],
        },
    ),
    migrations.CreateModel(
        name="OrdinanceTerms",
        fields=[
            (
                "id",
                models.BigAutoField(
                    auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                ),
            ),
            ("source", models.CharField(blank=True, default="", max_length=200)),
            ("who_may_ask", models.TextField(blank=True, default="", max_length=600)),
            ("who_decides", models.CharField(blank=True, default="", max_length=200)),
            ("refusal_grounds", models.JSONField(blank=True, default=list)),
            ("complete_days", models.PositiveSmallIntegerField(blank=True, null=True)),
            ("dialogue_days", models.PositiveSmallIntegerField(blank=True, null=True)),
            ("decide_days", models.PositiveSmallIntegerField(blank=True, null=True)),
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
                "organisation",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="+",
                    to="people.organisation",
                ),
            ),
        ],
        options={
            "db_table": "weigh_ordinanceterms",
            "ordering": ["-pk"],
        },
    ),
    migrations.AddField(
        model_name="challenge",
        name="terms",
        field=models.ForeignKey(
            blank=True,
            null=True,
            on_delete=django.db.models.deletion.PROTECT,
            related_name="+",
            to="answers.ordinanceterms",
        ),
    ),
    migrations.CreateModel(
        name="ChallengeAgreement",
        fields=[
            (
                "id",
                models.BigAutoField(
                    auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                ),
            ),
            ("tasks", models.TextField(max_length=3000)),
            ("money_cents", models.PositiveBigIntegerField()),
            ("liability", models.TextField(max_length=1500)),
            ("continuity", models.TextField(max_length=1500)),
            ("exit", models.TextField(max_length=1500)),
            ("starts_on", models.DateField()),
            ("ends_on", models.DateField()),
            ("at", models.DateTimeField(default=kiemkracht.base.clock.now)),
            ("confirmed_at", models.DateTimeField(blank=True, null=True)),
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
                "challenge",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="agreement",
                    to="answers.challenge",
                ),
            ),
        ],
        options={
            "db_table": "weigh_challengeagreement",
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                    name="agreement_ends_after_start",
                )
            ],
        },
    ),
]


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("direction", "0002_great_tasks"),
        ("people", "0002_community_visibility"),
        ("sprouts", "0003_radar"),
        ("weigh", "0012_challenges"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(state_operations=AS_THEY_WERE),
        *(migrations.AlterModelTable(name=name, table=None) for name in MOVED),
    ]
