"""Planting room rules with their wordings and how they turned out, for a demo city."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from kiemkracht.weigh.enums.weighing import RuleKind
from kiemkracht.weigh.models import RoomRule, RuleOutcome, RuleWording
from kiemkracht.weigh.services.indexing import index_rules
from kiemkracht.weigh.services.ruling import RuleText, cleaned

_LATER = timedelta(days=20)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSeed:
    """A rule; `called` is what it was called before somebody looked, "" when nobody looked."""

    key: UUID
    text: RuleText
    at: datetime
    by: UUID
    called: str = ""
    proved: str = ""
    room_found: bool = False
    happened: str = ""
    why: str = ""


@transaction.atomic
def plant_rules(seeds: Sequence[RuleSeed]) -> int:
    """Plant them all; a rule that was called otherwise before keeps those words. Queries: 5."""
    texts = {seed.key: cleaned(seed.text) for seed in seeds}
    RoomRule.objects.bulk_create(
        RoomRule(
            id=seed.key,
            text=texts[seed.key].text,
            kind=texts[seed.key].kind,
            number=2 if _was_renamed(seed) else 1,
            created_at=seed.at,
            changed_at=seed.at + _LATER if _was_renamed(seed) else seed.at,
        )
        for seed in seeds
    )
    RuleWording.objects.bulk_create(each for seed in seeds for each in _wordings(seed))
    RuleOutcome.objects.bulk_create(
        RuleOutcome(
            rule_id=seed.key,
            called=seed.called,
            proved=seed.proved,
            room_found=seed.room_found,
            happened=seed.happened,
            by_id=seed.by,
            at=seed.at + _LATER,
        )
        for seed in seeds
        if seed.called
    )
    index_rules({key: text.purpose for key, text in texts.items()})
    return len(seeds)


def _was_renamed(seed: RuleSeed) -> bool:
    return bool(seed.called) and RuleKind(seed.called) != seed.text.kind


def _wordings(seed: RuleSeed) -> list[RuleWording]:
    kinds = [seed.called, seed.text.kind] if _was_renamed(seed) else [seed.text.kind]
    text = cleaned(seed.text)
    return [
        RuleWording(
            rule_id=seed.key,
            number=number,
            text=text.text,
            kind=kind,
            source=text.source,
            purpose=text.purpose,
            may_deviate=text.may_deviate,
            why_changed=seed.why if number > 1 else "",
            by_id=seed.by,
            at=seed.at + _LATER * (number - 1),
        )
        for number, kind in enumerate(kinds, start=1)
    ]
