"""Filling the room at once, with its past: for the demo and for first imports.

Ids are given by the caller. Rows are written as they are told: the guards are not asked again, so
a caller answers for what it brings.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from kiemkracht.base import clock, search
from kiemkracht.base.models import ChronicleLine, Follow
from kiemkracht.base.turns import lot_of
from kiemkracht.base.visibility import Visibility
from kiemkracht.connect.enums.posts import Direction, PostVerb, State
from kiemkracht.connect.enums.talents import Grade, TalentVerb
from kiemkracht.connect.models import Post, Promise, Talent, Thanks
from kiemkracht.connect.rules.posts import LIVES

BATCH = 500


@dataclass(frozen=True, slots=True)
class TalentSeed:
    """A talent that its person told, or that somebody else saw and waits for a yes."""

    id: UUID
    person_id: UUID
    words: str
    told_at: datetime
    grade: str = Grade.GIVES
    story: str = ""
    visibility: str = Visibility.CIRCLE
    community_id: UUID | None = None
    seen_by_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class PromiseSeed:
    """Somebody who said “I will”; `accepted_at` when the other said yes."""

    person_id: UUID
    at: datetime
    note: str = ""
    accepted_at: datetime | None = None
    thanks: str = ""
    is_shown: bool = False


@dataclass(frozen=True, slots=True)
class PostSeed:
    """A question or offer with what came of it."""

    id: UUID
    direction: str
    what: str
    kind: str
    unit: str
    owner_id: UUID
    created_at: datetime
    state: str = State.OPEN
    story: str = ""
    visibility: str = Visibility.PUBLIC
    community_id: UUID | None = None
    sprout_id: UUID | None = None
    on: date | None = None
    expires_on: date | None = None
    done_at: datetime | None = None
    promises: tuple[PromiseSeed, ...] = ()

    @property
    def place(self) -> str:
        """Where it stands in the chronicle."""
        return f"connect.post:{self.id}"


@transaction.atomic
def tell_many(seeds: Iterable[TalentSeed]) -> int:
    """Tell many talents. Queries: about 4 per 500."""
    kept = list(seeds)
    rows = [
        Talent(
            id=seed.id,
            person_id=seed.person_id,
            words=seed.words,
            story=seed.story,
            grade=seed.grade,
            visibility=Visibility.PRIVATE if seed.seen_by_id else seed.visibility,
            community_id=seed.community_id,
            seen_by_id=seed.seen_by_id,
            confirmed_at=None if seed.seen_by_id else seed.told_at,
            lot=lot_of(seed.id),
            created_at=seed.told_at,
        )
        for seed in kept
    ]
    Talent.objects.bulk_create(rows, batch_size=BATCH)
    ChronicleLine.objects.bulk_create(
        [
            ChronicleLine(
                verb=TalentVerb.SEEN if seed.seen_by_id else TalentVerb.TOLD,
                place=f"connect.talent:{seed.id}",
                at=seed.told_at,
                actor_id=seed.seen_by_id or seed.person_id,
            )
            for seed in sorted(kept, key=lambda one: one.told_at)
        ],
        batch_size=BATCH,
    )
    search.index_many(
        search.Findable(f"connect.talent:{row.pk}", row.words, row.story)
        for row in rows
        if row.confirmed_at and row.visibility != Visibility.PRIVATE
    )
    return len(rows)


@transaction.atomic
def put_up_many(seeds: Iterable[PostSeed]) -> int:
    """Put up many questions and offers with their past. Queries: about 8 per 500."""
    kept = list(seeds)
    Post.objects.bulk_create([_post(seed) for seed in kept], batch_size=BATCH)
    promises = [
        Promise(
            post_id=seed.id,
            person_id=each.person_id,
            note=each.note,
            at=each.at,
            accepted=True if each.accepted_at else None,
            answered_at=each.accepted_at,
        )
        for seed in kept
        for each in seed.promises
    ]
    Promise.objects.bulk_create(promises, batch_size=BATCH)
    _thank(kept, promises)
    lines = [line for seed in kept for line in _lines(seed)]
    ChronicleLine.objects.bulk_create(sorted(lines, key=lambda one: one.at), batch_size=BATCH)
    Follow.objects.bulk_create(
        [
            Follow(place=seed.place, person_id=person)
            for seed in kept
            for person in dict.fromkeys((seed.owner_id, *(p.person_id for p in seed.promises)))
        ],
        batch_size=BATCH,
        ignore_conflicts=True,
    )
    search.index_many(
        search.Findable(seed.place, seed.what, seed.story)
        for seed in kept
        if seed.state in (State.OPEN, State.PROMISED)
    )
    return len(kept)


def _post(seed: PostSeed) -> Post:
    accepted = [each.accepted_at for each in seed.promises if each.accepted_at]
    return Post(
        id=seed.id,
        direction=seed.direction,
        kind=seed.kind,
        unit=seed.unit,
        what=seed.what,
        story=seed.story,
        on=seed.on,
        visibility=seed.visibility,
        community_id=seed.community_id,
        sprout_id=seed.sprout_id,
        owner_id=seed.owner_id,
        state=seed.state,
        expires_on=seed.expires_on or (seed.created_at + LIVES).date(),
        accepted_at=min(accepted) if accepted else None,
        done_at=seed.done_at,
        lot=lot_of(seed.id),
        created_at=seed.created_at,
        changed_at=seed.done_at or seed.created_at,
    )


def _thank(seeds: Sequence[PostSeed], promises: Sequence[Promise]) -> None:
    told = {(each.post_id, each.person_id): each for each in promises}
    Thanks.objects.bulk_create(
        [
            Thanks(
                promise=told[seed.id, each.person_id],
                by_id=seed.owner_id if seed.direction == Direction.NEED else each.person_id,
                to_id=each.person_id if seed.direction == Direction.NEED else seed.owner_id,
                words=each.thanks,
                writer_shows=each.is_shown,
                receiver_shows=each.is_shown,
                at=(seed.done_at or seed.created_at) + timedelta(hours=20),
            )
            for seed in seeds
            for each in seed.promises
            if each.thanks
        ],
        batch_size=BATCH,
    )


def _lines(seed: PostSeed) -> Iterator[ChronicleLine]:
    def line(verb: PostVerb, at: datetime, actor: UUID) -> ChronicleLine:
        return ChronicleLine(verb=verb, place=seed.place, at=min(at, clock.now()), actor_id=actor)

    asked = PostVerb.ASKED if seed.direction == Direction.NEED else PostVerb.OFFERED
    yield line(asked, seed.created_at, seed.owner_id)
    for each in seed.promises:
        yield line(PostVerb.PROMISED, each.at, each.person_id)
        if each.accepted_at:
            yield line(PostVerb.ACCEPTED, each.accepted_at, seed.owner_id)
        if each.thanks and seed.done_at:
            yield line(PostVerb.THANKED, seed.done_at + timedelta(hours=20), seed.owner_id)
    if seed.done_at:
        yield line(PostVerb.DONE, seed.done_at, seed.owner_id)
