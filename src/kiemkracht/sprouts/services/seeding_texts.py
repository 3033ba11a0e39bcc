"""Keeping many scanned texts at once, with what their authors made of them: for the demo."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from kiemkracht.base import clock
from kiemkracht.base.sealing import digest, seal, seal_parts
from kiemkracht.people.enums import ConsentPurpose
from kiemkracht.people.services.consenting import note_consents
from kiemkracht.sprouts.enums import SignalState
from kiemkracht.sprouts.models import ConsentLink, Signal, SourceText
from kiemkracht.sprouts.services import scanning
from kiemkracht.sprouts.services.asking_consent import VALID_FOR, Question

BATCH = 500


@dataclass(frozen=True, slots=True)
class TextSeed:
    """A prepared text with its past; `states` by the number of the find, else it waits."""

    id: UUID
    owner_id: UUID
    prepared: scanning.Prepared
    created_at: datetime
    states: Mapping[int, SignalState] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class QuestionSeed:
    """A question that is out to a carrier, about one find of a text; its link is given."""

    id: UUID
    text_id: UUID
    find: int
    question: Question
    secret: str
    asked_at: datetime


@transaction.atomic
def plant_texts(seeds: Iterable[TextSeed], questions: Iterable[QuestionSeed] = ()) -> int:
    """Keep texts whose term has not passed, sealed, with their signals. Queries: 4 per 500.

    Gives the number of texts. The leave of every owner is noted with them.
    """
    today = clock.today()
    kept = [seed for seed in seeds if _gone_on(seed) > today]
    texts = {seed.id: _text(seed) for seed in kept}
    SourceText.objects.bulk_create(texts.values(), batch_size=BATCH)
    signals = {seed.id: _signals(seed, texts[seed.id]) for seed in kept}
    Signal.objects.bulk_create(
        [signal for rows in signals.values() for signal in rows], batch_size=BATCH
    )
    ConsentLink.objects.bulk_create(
        [_link(each, texts[each.text_id], signals[each.text_id]) for each in questions]
    )
    first = {seed.owner_id: seed.created_at for seed in sorted(kept, key=_newest_first)}
    note_consents(first, ConsentPurpose.SCAN_TEXT)
    return len(kept)


def _newest_first(seed: TextSeed) -> float:
    return -seed.created_at.timestamp()


def _gone_on(seed: TextSeed) -> date:
    return scanning.keep_until(timezone.localdate(seed.created_at))


def _text(seed: TextSeed) -> SourceText:
    prepared = seed.prepared
    return SourceText(
        id=seed.id,
        owner_id=seed.owner_id,
        kind=prepared.kind,
        lang=prepared.lang[:8],
        sealed_title=seal(prepared.title),
        sealed_text=seal(prepared.text),
        removed=prepared.removed,
        created_at=seed.created_at,
        keep_until=_gone_on(seed),
    )


def _signals(seed: TextSeed, source: SourceText) -> list[Signal]:
    rows = scanning.signals_of(source, seed.prepared.finds, state=SignalState.WITH_AUTHOR)
    for number, row in enumerate(rows):
        state = seed.states.get(number)
        if state:
            row.state, row.decided_at = state, seed.created_at + timedelta(days=1)
    return rows


def _link(seed: QuestionSeed, source: SourceText, signals: list[Signal]) -> ConsentLink:
    return ConsentLink(
        id=seed.id,
        author_id=source.owner_id,
        source=source,
        signal=signals[seed.find],
        digest=digest(seed.secret),
        sealed_question=seal_parts(
            secret=seed.secret,
            sentence=seed.question.sentence,
            message=seed.question.message,
            name=seed.question.name,
        ),
        created_at=seed.asked_at,
        expires_at=seed.asked_at + VALID_FOR,
    )
