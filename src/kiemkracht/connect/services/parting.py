"""Letting go of a person and of what has passed its term; what someone takes along."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kiemkracht.base import clock
from kiemkracht.base.retention import Rule
from kiemkracht.connect.enums.bonds import BondStage
from kiemkracht.connect.enums.introductions import IntroductionState
from kiemkracht.connect.models import (
    Block,
    Bond,
    Introduction,
    MeetingNote,
    Openness,
    SetAside,
    Suggestion,
)

ANSWERED_FOR = timedelta(days=30)
WAITS_FOR = timedelta(days=60)


def let_go_of_person(person_id: UUID) -> None:
    """Wishes, suggestions and invitations go; bonds are let go; that they were keeps counting."""
    either = Q(person_id=person_id) | Q(other_id=person_id)
    Openness.objects.filter(person_id=person_id).delete()
    Suggestion.objects.filter(either).delete()
    Block.objects.filter(either).delete()
    place = f"people.person:{person_id}"
    SetAside.objects.filter(Q(person_id=person_id) | Q(target=place)).delete()
    Introduction.objects.filter(Q(sender_id=person_id) | Q(receiver_id=person_id)).delete()
    MeetingNote.objects.filter(by_id=person_id).update(by=None, saw_otherwise="")
    bonds = Bond.objects.filter(Q(a_id=person_id) | Q(b_id=person_id)).alive()
    bonds.update(stage=BondStage.LET_GO, let_go_at=clock.now(), contact_a="", contact_b="")


def wishes_of(person_id: UUID) -> list[dict[str, object]]:
    """What someone asked for themselves, for what they take along."""
    rows = Openness.objects.filter(person_id=person_id)
    return [
        {
            "longing": row.longing,
            "learning": row.learning,
            "themes": row.themes,
            "frequency": row.frequency,
            "reminders": row.reminders,
        }
        for row in rows
    ]


def invitations_of(person_id: UUID) -> list[dict[str, object]]:
    """Invitations someone sent; what others sent them is the others' to take along."""
    rows = Introduction.objects.filter(sender_id=person_id)
    return [
        {
            "you_learn": row.you_learn,
            "whole_gains": row.whole_gains,
            "state": row.state,
            "at": row.sent_at.isoformat(),
        }
        for row in rows
    ]


def bonds_of(person_id: UUID) -> list[dict[str, object]]:
    """Bonds and one's own notes of meetings; not the name of the other, nor their words."""
    rows = Bond.objects.filter(Q(a_id=person_id) | Q(b_id=person_id)).prefetch_related(
        "meetings__notes"
    )
    return [
        {
            "kind": row.kind,
            "stage": row.stage,
            "since": row.since.isoformat(),
            "my_contact": row.contact_of(person_id),
            "meetings": [
                {
                    "on": meeting.held_on.isoformat(),
                    "form": meeting.form,
                    "my_note": " ".join(
                        note.saw_otherwise
                        for note in meeting.notes.all()
                        if note.by_id == person_id
                    ),
                }
                for meeting in row.meetings.all()
            ],
        }
        for row in rows
    ]


def _sweep(now: datetime, dry_run: bool) -> int:
    """What was answered, and what nobody answered; accepted ones live on as a bond."""
    answered = ~Q(state=IntroductionState.INVITED) & Q(answered_at__lt=now - ANSWERED_FOR)
    forgotten = Q(state=IntroductionState.INVITED, sent_at__lt=now - WAITS_FOR)
    old = Introduction.objects.filter(answered | forgotten)
    return old.count() if dry_run else old.delete()[0]


INVITATIONS_RULE = Rule(
    "invitations to meet", _("30 days after the answer, or 60 days without one"), _sweep
)
