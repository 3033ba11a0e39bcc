import django.db.models.deletion
import kiemkracht.base.clock
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_community_visibility"),
        ("sprouts", "0003_radar"),
        ("weigh", "0011_second_looks"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
                        to="weigh.challenge",
                    ),
                ),
            ],
            options={
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
                        to="weigh.challenge",
                    ),
                ),
            ],
            options={
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
                to="weigh.ordinanceterms",
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
                        to="weigh.challenge",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="agreement_ends_after_start",
                    )
                ],
            },
        ),
    ]
