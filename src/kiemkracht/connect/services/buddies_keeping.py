"""Proposals nobody answered, six weeks that passed, and what goes when somebody leaves."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kiemkracht.base import clock
from kiemkracht.base.retention import Rule
from kiemkracht.connect.enums.buddies import ANSWER_WITHIN, PairState
from kiemkracht.connect.models import BuddyPair, BuddyWish
from kiemkracht.connect.models.buddies import BuddyPairQuerySet

WORDS_KEPT_FOR = timedelta(days=365)


def settle_due() -> int:
    """Let proposals lapse that waited too long, and end what passed its six weeks.

    Who did not answer rests: a proposal to somebody who is away costs the other two weeks.
    Queries: 3.
    """
    old = list(
        BuddyPair.objects.filter(
            state=PairState.PROPOSED, proposed_at__lte=clock.now() - ANSWER_WITHIN
        )
    )
    silent = {who for row in old for who in (row.a_id, row.b_id) if not row.contact_of(who)}
    BuddyWish.objects.filter(person_id__in=silent).update(is_looking=False)
    lapse(BuddyPair.objects.filter(pk__in=[row.pk for row in old]))
    passed = BuddyPair.objects.filter(state=PairState.RUNNING, ends_on__lte=clock.today())
    return len(old) + passed.update(state=PairState.ENDED)


def lapse(rows: BuddyPairQuerySet) -> int:
    """Nothing came of these proposals; how somebody could be reached is gone at once."""
    return rows.filter(state=PairState.PROPOSED).update(
        state=PairState.LAPSED, contact_a="", contact_b=""
    )


def part(one: UUID, other: UUID) -> None:
    """These two don't want to go on: a proposal lapses, six weeks end. Queries: 2."""
    between = BuddyPair.objects.between(one, other)
    lapse(between)
    between.filter(state=PairState.RUNNING).update(state=PairState.ENDED, ends_on=clock.today())


def let_go_of_person(person_id: UUID) -> None:
    """The wish and proposals go, six weeks end, and what this person wrote is emptied."""
    BuddyWish.objects.filter(person_id=person_id).delete()
    own = BuddyPair.objects.of(person_id)
    lapse(own)
    own.filter(state=PairState.RUNNING).update(state=PairState.ENDED, ends_on=clock.today())
    BuddyPair.objects.filter(a_id=person_id).update(learned_a="", reason={})
    BuddyPair.objects.filter(b_id=person_id).update(learned_b="", reason={})


def buddies_of(person_id: UUID) -> list[dict[str, object]]:
    """One's wish and own words, to take along; not who the other is, nor their words."""
    wishes = BuddyWish.objects.filter(person_id=person_id)
    told: list[dict[str, object]] = [
        {"hope": row.hope, "themes": row.themes, "looking": row.is_looking} for row in wishes
    ]
    told += [
        {
            "state": row.state,
            "began": row.began_on.isoformat() if row.began_on else None,
            "my_contact": row.contact_of(person_id),
            "i_learned": row.learned_of(person_id),
        }
        for row in BuddyPair.objects.of(person_id)
    ]
    return told


def _sweep(now: datetime, dry_run: bool) -> int:
    """What is due is settled; words of six weeks that ended a year ago are emptied."""
    ended = BuddyPair.objects.filter(
        Q(state=PairState.ENDED) & Q(ends_on__lt=clock.day_of(now - WORDS_KEPT_FOR))
    )
    old = ended.exclude(learned_a="", learned_b="", reason={})
    if dry_run:
        return old.count()
    settle_due()
    return old.update(learned_a="", learned_b="", reason={}, parts={})


BUDDIES_RULE = Rule("words of maatjes", _("a year after their six weeks ended"), _sweep)
