"""Backing, second looks and challenges live in the room `answers` now; no table is touched."""

from django.db import migrations

MOVED = [
    "BackingSheet",
    "SupportAnswer",
    "SupportRequest",
    "LookOpinion",
    "ObjectionClause",
    "SecondLook",
    "ChallengeAgreement",
    "ChallengeMove",
    "DataRoomItem",
    "Challenge",
    "OrdinanceTerms",
]


class Migration(migrations.Migration):
    dependencies = [
        ("answers", "0001_moved_in"),
        ("weigh", "0013_workshops"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.DeleteModel(name=name) for name in MOVED]
        ),
    ]
