"""Filling klussen and circles at once, with their past: for the demo and for first imports.

A circle that is seeded belongs to a community that stands already.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kiemkracht.base import search
from kiemkracht.base.models import ChronicleLine
from kiemkracht.base.turns import lot_of
from kiemkracht.base.visibility import Visibility
from kiemkracht.connect.enums.circles import CharterState, CircleVerb, Voice
from kiemkracht.connect.enums.gigs import GigVerb
from kiemkracht.connect.enums.posts import State
from kiemkracht.connect.models import (
    Agreement,
    CharterVersion,
    CharterVoice,
    Circle,
    Gig,
    GigAnswer,
    WorkWish,
)
from kiemkracht.connect.services.posting_gigs import findable
from kiemkracht.people.services.founding import show_circle

BATCH = 500


@dataclass(frozen=True, slots=True)
class GigSeed:
    """A klus, and who would like to do it; `taken_by` agreed on it."""

    id: UUID
    owner_id: UUID
    theme: str
    title: str
    meaning: str
    freedom: str
    learning: str
    stop_rule: str
    hours: str
    fee: str
    created_at: datetime
    expires_on: date
    state: str = State.OPEN
    community_id: UUID | None = None
    answers: tuple[tuple[UUID, str], ...] = ()
    taken_by: UUID | None = None
    done_at: datetime | None = None
    thanks: str = ""


@dataclass(frozen=True, slots=True)
class WishSeed:
    """What gives somebody energy in work."""

    person_id: UUID
    themes: tuple[str, ...]
    drives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CircleSeed:
    """A living circle with its charter."""

    id: UUID
    community_id: UUID
    name: str
    slug: str
    purpose: str
    deciding: str
    looking_back: str
    also: str
    visibility: str
    is_open: bool
    since: datetime
    look_back_on: date
    members: tuple[UUID, ...]
    labels: dict[str, str]
    modules_off: tuple[str, ...]
    near_id: UUID | None = None


@transaction.atomic
def post_gigs(seeds: Iterable[GigSeed], wishes: Iterable[WishSeed]) -> int:
    """Post many klussen. Queries: about 3 per klus that was answered, 4 in all else."""
    kept = list(seeds)
    rows = Gig.objects.bulk_create([_gig(seed) for seed in kept], batch_size=BATCH)
    for seed in kept:
        _answer(seed)
    WorkWish.objects.bulk_create(
        [
            WorkWish(person_id=wish.person_id, themes=list(wish.themes), drives=list(wish.drives))
            for wish in wishes
        ],
        batch_size=BATCH,
    )
    ChronicleLine.objects.bulk_create(
        [
            ChronicleLine(
                verb=GigVerb.POSTED,
                place=f"connect.gig:{seed.id}",
                at=seed.created_at,
                actor_id=seed.owner_id,
            )
            for seed in sorted(kept, key=lambda one: one.created_at)
        ],
        batch_size=BATCH,
    )
    search.index_many(findable(row) for row in rows if row.state == State.OPEN)
    return len(kept)


def _gig(seed: GigSeed) -> Gig:
    return Gig(
        id=seed.id,
        owner_id=seed.owner_id,
        theme=seed.theme,
        title=seed.title,
        meaning=seed.meaning,
        freedom=seed.freedom,
        learning=seed.learning,
        stop_rule=seed.stop_rule,
        hours=seed.hours,
        fee=seed.fee,
        visibility=Visibility.PUBLIC,
        community_id=seed.community_id,
        state=seed.state,
        expires_on=seed.expires_on,
        done_at=seed.done_at,
        lot=lot_of(seed.id),
        created_at=seed.created_at,
        changed_at=seed.done_at or seed.created_at,
    )


def _answer(seed: GigSeed) -> None:
    for person_id, why in seed.answers:
        made = GigAnswer.objects.create(
            gig_id=seed.id, person_id=person_id, why=why, at=seed.created_at
        )
        if person_id == seed.taken_by:
            Agreement.objects.create(
                gig_id=seed.id,
                answer=made,
                what=seed.title,
                meaning=seed.meaning,
                freedom=seed.freedom,
                learning=seed.learning,
                hours=seed.hours,
                fee=seed.fee,
                stop_rule=seed.stop_rule,
                made_at=seed.created_at,
                thanks=seed.thanks,
                thanked_at=seed.done_at if seed.thanks else None,
            )


@transaction.atomic
def start_circles(seeds: Iterable[CircleSeed]) -> int:
    """Give communities that are circles their charter. Queries: about 5 per circle."""
    kept = list(seeds)
    for seed in kept:
        _start(seed)
    search.index_many(
        search.Findable(f"connect.circle:{seed.id}", seed.name, seed.purpose) for seed in kept
    )
    return len(kept)


def _start(seed: CircleSeed) -> None:
    circle = Circle.objects.create(
        id=seed.id,
        name=seed.name,
        slug=seed.slug,
        purpose=seed.purpose,
        visibility=seed.visibility,
        by_invitation=not seed.is_open,
        community_id=seed.community_id,
        near_id=seed.near_id,
        begun_by_id=seed.members[0] if seed.members else None,
        labels=seed.labels,
        modules_off=list(seed.modules_off),
        lot=lot_of(seed.id),
        created_at=seed.since,
        alive_since=seed.since,
    )
    version = CharterVersion.objects.create(
        circle=circle,
        number=1,
        purpose=seed.purpose,
        deciding=seed.deciding,
        looking_back=seed.looking_back,
        look_back_on=seed.look_back_on,
        also=seed.also,
        visibility=seed.visibility,
        by_invitation=not seed.is_open,
        proposed_by_id=circle.begun_by_id,
        proposed_at=seed.since,
        state=CharterState.AGREED,
        agreed_at=seed.since,
    )
    CharterVoice.objects.bulk_create(
        [
            CharterVoice(version=version, person_id=person, voice=Voice.YES, at=seed.since)
            for person in seed.members
        ]
    )
    ChronicleLine.objects.create(
        verb=CircleVerb.LIVES,
        place=f"connect.circle:{seed.id}",
        at=seed.since,
        actor_id=circle.begun_by_id,
    )
    show_circle(
        community_id=seed.community_id,
        name=seed.name,
        purpose=seed.purpose,
        visibility=seed.visibility,
        by_invitation=not seed.is_open,
    )
