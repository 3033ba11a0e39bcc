import django.db.models.deletion
import kiemkracht.base.clock
import kiemkracht.sprouts.models.photo
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
            name="Sprout",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("title", models.CharField(max_length=80)),
                ("story", models.TextField(max_length=2000)),
                ("lang", models.CharField(default="nl", max_length=8)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("initiative", "initiative"),
                            ("idea", "idea"),
                            ("new_behaviour", "new behaviour"),
                            ("way_of_working", "way of working"),
                            ("place", "place"),
                            ("network", "network"),
                        ],
                        default="initiative",
                        max_length=20,
                    ),
                ),
                (
                    "door",
                    models.CharField(
                        choices=[
                            ("doing", "I already do something"),
                            ("idea", "I have an idea"),
                            ("seen", "I see something beautiful"),
                        ],
                        default="doing",
                        max_length=10,
                    ),
                ),
                (
                    "phase",
                    models.CharField(
                        choices=[
                            ("spark", "Spark"),
                            ("seed", "Seed"),
                            ("sprouted", "Sprouted"),
                            ("growing", "Growing"),
                            ("rooted", "Rooted"),
                            ("branched", "Branched"),
                            ("resting", "Resting"),
                            ("closed", "Closed"),
                        ],
                        default="spark",
                        max_length=12,
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("own", "own longing"),
                            ("team", "from a team"),
                            ("neighbourhood", "from the neighbourhood"),
                            ("outside", "from outside"),
                            ("import", "brought in from another list"),
                        ],
                        default="own",
                        max_length=16,
                    ),
                ),
                ("longing", models.CharField(blank=True, default="", max_length=300)),
                ("soul", models.TextField(blank=True, default="", max_length=1000)),
                ("business", models.TextField(blank=True, default="", max_length=1000)),
                ("interrupts", models.CharField(blank=True, default="", max_length=300)),
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
                ("is_held", models.BooleanField(default=False)),
                ("held_because", models.CharField(blank=True, default="", max_length=300)),
                ("x", models.FloatField(blank=True, null=True)),
                ("y", models.FloatField(blank=True, null=True)),
                ("contact_since", models.DateTimeField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("resting_until", models.DateField(blank=True, null=True)),
                ("phase_before", models.CharField(blank=True, default="", max_length=12)),
                ("closing_lesson", models.TextField(blank=True, default="", max_length=1000)),
                ("last_step_at", models.DateTimeField(blank=True, null=True)),
                ("has_links", models.BooleanField(default=False)),
                ("lot", models.FloatField(editable=False)),
                (
                    "created_at",
                    models.DateTimeField(db_index=True, default=kiemkracht.base.clock.now),
                ),
                (
                    "changed_at",
                    models.DateTimeField(db_index=True, default=kiemkracht.base.clock.now),
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
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "planted_by",
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
                "ordering": ["-created_at", "id"],
                "indexes": [
                    models.Index(
                        fields=["visibility", "is_held", "lot", "community"],
                        name="sprout_public_lot",
                    ),
                    models.Index(
                        fields=["visibility", "is_held", "-created_at"], name="sprout_public_new"
                    ),
                    models.Index(
                        fields=["lot", "visibility", "is_held", "community", "planted_by", "id"],
                        name="sprout_lot",
                    ),
                    models.Index(fields=["community", "phase"], name="sprout_community"),
                    models.Index(
                        condition=models.Q(("answered_at", None)),
                        fields=["created_at"],
                        name="sprout_waiting",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("x", None), ("y", None)),
                            models.Q(
                                ("x__gte", 0), ("x__lte", 1000), ("y__gte", 0), ("y__lte", 700)
                            ),
                            _connector="OR",
                        ),
                        name="sprout_on_the_map",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SixMonthCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_alive", models.BooleanField()),
                ("note", models.CharField(blank=True, default="", max_length=300)),
                ("on", models.DateTimeField(default=kiemkracht.base.clock.now)),
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
                    "sprout",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="checks",
                        to="sprouts.sprout",
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Photo",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "file",
                    models.FileField(
                        max_length=120, upload_to=kiemkracht.sprouts.models.photo._path
                    ),
                ),
                ("width", models.PositiveIntegerField()),
                ("height", models.PositiveIntegerField()),
                ("words", models.CharField(blank=True, default="", max_length=200)),
                ("added_at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                (
                    "added_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sprout",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="photo",
                        to="sprouts.sprout",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.CharField(max_length=140)),
                ("who_else", models.CharField(blank=True, default="", max_length=80)),
                ("due", models.DateField(blank=True, null=True)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("what_happened", models.TextField(blank=True, default="", max_length=500)),
                ("created_at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                (
                    "sprout",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="sprouts.sprout",
                    ),
                ),
                (
                    "who",
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
                "indexes": [models.Index(fields=["sprout", "done_at"], name="step_sprout_done")],
            },
        ),
        migrations.AddField(
            model_name="sprout",
            name="next_step",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="sprouts.step",
            ),
        ),
        migrations.CreateModel(
            name="CarryOffer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(default=kiemkracht.base.clock.now)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("accepted", models.BooleanField(default=False)),
                (
                    "by",
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
                (
                    "sprout",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="offers",
                        to="sprouts.sprout",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answered_at", None)),
                        fields=("sprout", "person"),
                        name="carry_offer_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Carrier",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("why", models.CharField(blank=True, default="", max_length=300)),
                ("since", models.DateTimeField(default=kiemkracht.base.clock.now)),
                ("until", models.DateTimeField(blank=True, null=True)),
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="carriers",
                        to="sprouts.sprout",
                    ),
                ),
            ],
            options={
                "ordering": ["since", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("sprout", "person"),
                        name="carrier_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SproutLink",
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
                        choices=[("feeds", "feeds"), ("same", "the same thing elsewhere")],
                        max_length=8,
                    ),
                ),
                ("at", models.DateTimeField(default=kiemkracht.base.clock.now)),
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
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="above",
                        to="sprouts.sprout",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="below",
                        to="sprouts.sprout",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("parent", "child"), name="sprout_link_once"),
                    models.CheckConstraint(
                        condition=models.Q(("parent", models.F("child")), _negated=True),
                        name="sprout_link_of_two",
                    ),
                ],
            },
        ),
    ]
