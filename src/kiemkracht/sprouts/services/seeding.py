"""Planting a whole garden at once, with its past: for the demo and for first imports.

Ids are given by the caller. Rows are written as they are told: the guards of the life line are
not asked again, so a caller answers for what it brings.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from kiemkracht.base import search
from kiemkracht.base.models import ChronicleLine, Comment, Follow
from kiemkracht.base.turns import lot_of
from kiemkracht.base.visibility import Visibility
from kiemkracht.sprouts.enums import BECAME, LIFE, Door, LinkKind, Phase, Verb
from kiemkracht.sprouts.models import Carrier, SixMonthCheck, Sprout, SproutLink, Step
from kiemkracht.sprouts.services import keeping, meaning

BATCH = 500


@dataclass(frozen=True, slots=True)
class StepSeed:
    """A step: taken when it has `done_at`, else planned for `due`."""

    text: str
    created_at: datetime
    due: date | None = None
    done_at: datetime | None = None
    what_happened: str = ""
    who_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class CommentSeed:
    """What someone said at the kiem."""

    author_id: UUID
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CarrierSeed:
    """Who carries it, since when."""

    person_id: UUID
    since: datetime


@dataclass(frozen=True, slots=True)
class CheckSeed:
    """What someone who does not carry it saw after six months."""

    by_id: UUID
    on: datetime
    is_alive: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class SproutSeed:
    """A kiem with its whole past; `ended_at` is when it went to rest or was closed."""

    id: UUID
    title: str
    story: str
    planted_by: UUID
    created_at: datetime
    phase: str = Phase.SPARK
    lang: str = "nl"
    kind: str = "initiative"
    door: str = Door.DOING
    origin: str = "own"
    longing: str = ""
    soul: str = ""
    business: str = ""
    interrupts: str = ""
    visibility: str = Visibility.PUBLIC
    community_id: UUID | None = None
    x: float | None = None
    y: float | None = None
    contact_id: UUID | None = None
    answered_at: datetime | None = None
    resting_until: date | None = None
    phase_before: str = ""
    closing_lesson: str = ""
    ended_at: datetime | None = None
    carriers: tuple[CarrierSeed, ...] = ()
    steps: tuple[StepSeed, ...] = ()
    comments: tuple[CommentSeed, ...] = ()
    followers: tuple[UUID, ...] = ()
    checks: tuple[CheckSeed, ...] = field(default=())

    @property
    def place(self) -> str:
        """Its address for comments, followers and the chronicle."""
        return f"sprouts.sprout:{self.id}"


@dataclass(frozen=True, slots=True)
class LinkSeed:
    """Two kiemen that belong together; the parent feeds the child, unless they are the same."""

    parent_id: UUID
    child_id: UUID
    is_same: bool = False


@transaction.atomic
def plant_many(seeds: Iterable[SproutSeed], links: Iterable[LinkSeed] = ()) -> int:
    """Plant kiemen with steps, carriers, comments, followers, chronicle and search index.

    Queries: about 10 per 500 rows. 180 kiemen take about a second, most of it for the analyser.
    """
    kept = list(seeds)
    Sprout.objects.bulk_create([_sprout(seed) for seed in kept], batch_size=BATCH)
    _bring_people(kept)
    _take_steps(kept)
    _tell_past(kept)
    _link(links)
    search.index_many(
        search.Findable(seed.place, seed.title, keeping.searchable_text(_sprout(seed)))
        for seed in kept
        if seed.visibility != Visibility.PRIVATE
    )
    meaning.note_missing_meanings()
    keeping.forget_counts()
    return len(kept)


def _sprout(seed: SproutSeed) -> Sprout:
    return Sprout(
        id=seed.id,
        lot=lot_of(seed.id),
        title=seed.title,
        story=seed.story,
        lang=seed.lang,
        kind=seed.kind,
        door=seed.door,
        phase=seed.phase,
        origin=seed.origin,
        longing=seed.longing,
        soul=seed.soul,
        business=seed.business,
        interrupts=seed.interrupts,
        visibility=seed.visibility,
        community_id=seed.community_id,
        x=seed.x,
        y=seed.y,
        planted_by_id=seed.planted_by,
        contact_id=seed.contact_id,
        contact_since=seed.answered_at if seed.contact_id else None,
        answered_at=seed.answered_at,
        resting_until=seed.resting_until,
        phase_before=seed.phase_before,
        closing_lesson=seed.closing_lesson,
        last_step_at=max((step.done_at for step in seed.steps if step.done_at), default=None),
        created_at=seed.created_at,
        changed_at=_last_change(seed),
    )


def _last_change(seed: SproutSeed) -> datetime:
    moments = [seed.created_at, seed.answered_at, seed.ended_at]
    moments += [moment for step in seed.steps for moment in (step.created_at, step.done_at)]
    return max(moment for moment in moments if moment)


def _bring_people(seeds: Sequence[SproutSeed]) -> None:
    Carrier.objects.bulk_create(
        [
            Carrier(sprout_id=seed.id, person_id=carrier.person_id, since=carrier.since)
            for seed in seeds
            for carrier in seed.carriers
        ],
        batch_size=BATCH,
    )
    SixMonthCheck.objects.bulk_create(
        [
            SixMonthCheck(
                sprout_id=seed.id,
                by_id=check.by_id,
                is_alive=check.is_alive,
                note=check.note,
                on=check.on,
            )
            for seed in seeds
            for check in seed.checks
        ],
        batch_size=BATCH,
    )
    Comment.objects.bulk_create(
        [
            Comment(
                place=seed.place,
                author_id=comment.author_id,
                body=comment.text,
                created_at=comment.at,
            )
            for seed in seeds
            for comment in seed.comments
        ],
        batch_size=BATCH,
    )
    Follow.objects.bulk_create(
        [Follow(place=seed.place, person_id=person) for seed in seeds for person in _around(seed)],
        batch_size=BATCH,
        ignore_conflicts=True,
    )


def _around(seed: SproutSeed) -> list[UUID]:
    carriers = (carrier.person_id for carrier in seed.carriers)
    return list(dict.fromkeys((seed.planted_by, *carriers, *seed.followers)))


def _take_steps(seeds: Sequence[SproutSeed]) -> None:
    steps = [
        Step(
            sprout_id=seed.id,
            text=step.text,
            who_id=step.who_id,
            due=step.due,
            done_at=step.done_at,
            what_happened=step.what_happened,
            created_at=step.created_at,
        )
        for seed in seeds
        for step in seed.steps
    ]
    Step.objects.bulk_create(steps, batch_size=BATCH)
    far = date.max
    upcoming: dict[UUID, Step] = {}
    for step in sorted((s for s in steps if not s.done), key=lambda s: (s.due or far, s.pk)):
        upcoming.setdefault(step.sprout_id, step)
    rows = [Sprout(id=pk, next_step=step) for pk, step in upcoming.items()]
    Sprout.objects.bulk_update(rows, ["next_step"], batch_size=BATCH)


def _tell_past(seeds: Sequence[SproutSeed]) -> None:
    lines = [line for seed in seeds for line in _lines(seed)]
    ChronicleLine.objects.bulk_create(sorted(lines, key=lambda one: one.at), batch_size=BATCH)


def _lines(seed: SproutSeed) -> Iterator[ChronicleLine]:
    def line(verb: Verb, at: datetime, actor: UUID | None) -> ChronicleLine:
        return ChronicleLine(verb=verb, place=seed.place, at=at, actor_id=actor)

    yield line(Verb.PLANTED, seed.created_at, seed.planted_by)
    for carrier in seed.carriers:
        yield line(Verb.CARRIED, carrier.since, carrier.person_id)
    if seed.answered_at:
        yield line(Verb.ANSWERED, seed.answered_at, seed.contact_id)
    for step in seed.steps:
        if step.done_at:
            yield line(Verb.STEP_DONE, step.done_at, step.who_id)
        else:
            yield line(Verb.STEP_PLANNED, step.created_at, step.who_id)
    for check in seed.checks:
        yield line(Verb.CHECKED, check.on, check.by_id)
    for phase, at in _phases(seed):
        yield line(BECAME[phase], at, seed.carriers[0].person_id if seed.carriers else None)
    if seed.ended_at and seed.phase in (Phase.RESTING, Phase.CLOSED):
        verb = Verb.RESTED if seed.phase == Phase.RESTING else Verb.CLOSED
        yield line(verb, seed.ended_at, seed.carriers[0].person_id if seed.carriers else None)


def _phases(seed: SproutSeed) -> Iterator[tuple[Phase, datetime]]:
    """When it came into each phase, as far as its steps and checks tell."""
    stands = seed.phase if seed.phase in LIFE else seed.phase_before or Phase.SPARK
    reached = LIFE[1 : LIFE.index(Phase(stands)) + 1]
    done = sorted(step.done_at for step in seed.steps if step.done_at)
    moments = {
        Phase.SEED: seed.carriers[0].since if seed.carriers else seed.created_at,
        Phase.SPROUTED: done[0] if done else None,
        Phase.GROWING: done[min(2, len(done) - 1)] if done else None,
        Phase.ROOTED: seed.checks[0].on if seed.checks else None,
        Phase.BRANCHED: done[-1] if done else None,
    }
    earlier = seed.created_at
    for phase in reached:
        earlier = max(earlier, moments[phase] or earlier) + timedelta(minutes=1)
        yield phase, earlier


def _link(links: Iterable[LinkSeed]) -> None:
    kept = list(links)
    SproutLink.objects.bulk_create(
        [
            SproutLink(
                parent_id=link.parent_id,
                child_id=link.child_id,
                kind=LinkKind.SAME if link.is_same else LinkKind.FEEDS,
            )
            for link in kept
        ],
        batch_size=BATCH,
    )
    family = {identity for link in kept for identity in (link.parent_id, link.child_id)}
    Sprout.objects.filter(pk__in=family).update(has_links=True)
