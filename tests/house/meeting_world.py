"""People who meet in the world of the matrix: Sevda is suggested Lotte, invited by her, and has a
bond with Gerrit. Their texts hold the canary: nobody else may hear it."""

from datetime import timedelta

from kiemkracht.base import clock
from kiemkracht.connect.models import (
    Block,
    Bond,
    BuddyPair,
    BuddyWish,
    Introduction,
    Meeting,
    MeetingNote,
    Openness,
    Suggestion,
    SuggestionRun,
)


def meet(cast, canary):
    """Make one of everything, and give the arguments of the addresses."""
    now = clock.now()
    for person in (cast.aydin, cast.gerrit, cast.lotte):
        Openness.objects.create(
            person=person, longing=f"Verlangen {canary}", themes=["meals"], frequency="weekly"
        )
    run = SuggestionRun.objects.create(
        state="done", people=3, made=1, far=1, weights={"longing": 1.0, "borders": [0.1] * 5}
    )
    suggestion = Suggestion.objects.create(
        run=run,
        person=cast.aydin,
        other=cast.lotte,
        kind="person",
        turn=0,
        crossed=["place", "world"],
        reason={"theme": "meals", "sides": {"world": ["life", "system"]}, "inside": ["", "zorg"]},
        parts={
            "longing": 0.5,
            "weight": 1.0,
            "borders": {"place": 0.04, "world": 0.1},
            "total": 0.64,
        },
    )
    introduction = Introduction.objects.create(
        sender=cast.lotte,
        receiver=cast.aydin,
        you_learn=f"Leren {canary}",
        whole_gains=f"Winnen {canary}",
        contact=f"Bel {canary}",
    )
    a, b = sorted((cast.aydin, cast.gerrit), key=lambda person: person.pk)
    bond = Bond.objects.create(
        a=a,
        b=b,
        stage="met",
        contact_a=f"Contact {canary}",
        contact_b=f"Contact {canary}",
        since=now - timedelta(days=200),
        watered_at=now - timedelta(days=120),
    )
    meeting = Meeting.objects.create(
        bond=bond, held_on=clock.today() - timedelta(days=9), form="coffee", crossed=["place"]
    )
    MeetingNote.objects.create(meeting=meeting, by=cast.gerrit, saw_otherwise=f"Anders {canary}")
    for person in (cast.aydin, cast.gerrit):
        BuddyWish.objects.create(person=person, hope=f"Hoop {canary}", themes=["meals"])
    pair = BuddyPair.objects.create(
        a=a,
        b=b,
        crossed=["place"],
        reason={"theme": "meals", "sides": {}, "inside": ["", ""]},
        parts={"longing": 0.5, "borders": {"place": 0.04}, "difference": 0.04},
    )
    block = Block.objects.create(person=cast.aydin, other=cast.kees)
    return {
        "suggestion_id": suggestion.pk,
        "introduction_id": introduction.pk,
        "bond_id": bond.pk,
        "meeting_id": meeting.pk,
        "block_id": block.pk,
        "pair_id": pair.pk,
    }
