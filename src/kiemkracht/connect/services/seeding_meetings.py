"""Many longings, bonds, meetings and invitations at once, for the demo city and first imports."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kiemkracht.connect.enums.bonds import BondKind, BondStage
from kiemkracht.connect.enums.suggesting import Frequency
from kiemkracht.connect.models import Bond, Introduction, Meeting, MeetingNote, Openness
from kiemkracht.connect.selectors.profiles import crossed_between
from kiemkracht.people.selectors import Standing, standings

BATCH = 500


@dataclass(frozen=True, slots=True)
class WishSeed:
    """Someone who asked to be introduced."""

    person: UUID
    longing: str
    learning: str
    themes: tuple[str, ...]
    since: datetime
    frequency: str = Frequency.WEEKLY


@dataclass(frozen=True, slots=True)
class MeetingSeed:
    """One meeting, with the note of each end that gave one."""

    held_on: date
    form: str
    notes: tuple[tuple[UUID, str, bool | None], ...] = ()


@dataclass(frozen=True, slots=True)
class BondSeed:
    """A bond with its meetings."""

    one: UUID
    other: UUID
    since: datetime
    watered_at: datetime
    kind: str = BondKind.LEARNS
    stage: str = BondStage.ACCEPTED
    is_surprise: bool = False
    contacts: tuple[str, str] = ("", "")
    meetings: tuple[MeetingSeed, ...] = ()


@dataclass(frozen=True, slots=True)
class InvitationSeed:
    """An invitation that waits for an answer."""

    sender: UUID
    receiver: UUID
    you_learn: str
    whole_gains: str
    contact: str
    sent_at: datetime


def open_many(seeds: Iterable[WishSeed]) -> int:
    """Let many people ask to be introduced. Queries: 1 per 500."""
    rows = [
        Openness(
            person_id=seed.person,
            longing=seed.longing,
            learning=seed.learning,
            themes=list(seed.themes),
            frequency=seed.frequency,
            since=seed.since,
        )
        for seed in seeds
    ]
    return len(Openness.objects.bulk_create(rows, batch_size=BATCH))


def bond_many(seeds: Sequence[BondSeed]) -> tuple[int, int]:
    """Make bonds and meetings; what each crosses follows from where both stand. Queries: some 10.

    Gives how many bonds and meetings.
    """
    where = standings().people
    bonds = Bond.objects.bulk_create([_bond(seed, where) for seed in seeds], batch_size=BATCH)
    pairs = [
        (bond, meeting)
        for bond, seed in zip(bonds, seeds, strict=True)
        for meeting in seed.meetings
    ]
    meetings = Meeting.objects.bulk_create(
        [
            Meeting(bond=bond, held_on=seed.held_on, form=seed.form, crossed=bond.crossed)
            for bond, seed in pairs
        ],
        batch_size=BATCH,
    )
    MeetingNote.objects.bulk_create(
        [
            MeetingNote(meeting=meeting, by_id=by, saw_otherwise=text, surprised=surprised)
            for meeting, (_bond_of, seed) in zip(meetings, pairs, strict=True)
            for by, text, surprised in seed.notes
        ],
        batch_size=BATCH,
    )
    return len(bonds), len(meetings)


def _bond(seed: BondSeed, where: Mapping[UUID, Standing]) -> Bond:
    contacts = dict(zip((seed.one, seed.other), seed.contacts, strict=True))
    a, b = sorted((seed.one, seed.other))
    return Bond(
        a_id=a,
        b_id=b,
        kind=seed.kind,
        stage=seed.stage,
        crossed=crossed_between(where.get(a), where.get(b)),
        is_surprise=seed.is_surprise,
        contact_a=contacts[a],
        contact_b=contacts[b],
        since=seed.since,
        watered_at=seed.watered_at,
    )


def invite_many(seeds: Iterable[InvitationSeed]) -> int:
    """Send invitations. Queries: 5."""
    kept = list(seeds)
    where = standings({who for seed in kept for who in (seed.sender, seed.receiver)}).people
    rows = [
        Introduction(
            sender_id=seed.sender,
            receiver_id=seed.receiver,
            you_learn=seed.you_learn,
            whole_gains=seed.whole_gains,
            contact=seed.contact,
            crossed=crossed_between(where.get(seed.sender), where.get(seed.receiver)),
            sent_at=seed.sent_at,
        )
        for seed in kept
    ]
    return len(Introduction.objects.bulk_create(rows, batch_size=BATCH))
