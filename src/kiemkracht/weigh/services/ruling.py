"""Noting room rules, changing their words without losing any, and noting how they turned out."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import RoomError, require, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.texts import one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.weigh.enums.weighing import RuleKind, WeighingVerb
from kiemkracht.weigh.models import RoomRule, RuleOutcome, RuleWording
from kiemkracht.weigh.rules.weighing import may_keep_rules
from kiemkracht.weigh.services.indexing import index_rules


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleText:
    """What is written of a rule."""

    text: str
    kind: str
    purpose: str
    may_deviate: str
    source: str = ""
    community_id: UUID | None = None


@transaction.atomic
def note_rule(*, by: Visitor, text: RuleText) -> RoomRule:
    """Write a rule down. Queries: 5."""
    require(may_keep_rules(by))
    return written(text, by=by)


def written(text: RuleText, *, by: Visitor) -> RoomRule:
    """Write a rule down for who was given leave elsewhere, as at a gate. Queries: 5."""
    sound = cleaned(text)
    row = RoomRule.objects.create(text=sound.text, kind=sound.kind, community_id=sound.community_id)
    _word(row, sound, number=1, by=by.person_id)
    index_rules({row.pk: sound.purpose})
    chronicle.record(WeighingVerb.RULE_NOTED, place_of(row), by=by)
    return row


@transaction.atomic
def reword(
    *, by: Visitor, rule_id: UUID, text: RuleText, seen_number: int, why: str = ""
) -> RoomRule:
    """Give a rule new words; the old ones stay to be read. Queries: 6.

    Raises `RoomError` when somebody else changed it after `seen_number` was read: what was typed
    stays in the form, what the other wrote is in the sentence, and nothing is lost.
    """
    require(may_keep_rules(by))
    row = RoomRule.objects.select_for_update().get(pk=rule_id)
    sound = cleaned(text)
    if row.number != seen_number:
        raise RoomError(
            _("Somebody changed this in the meantime to: “%(text)s”. Read it, then keep yours.")
            % {"text": row.text}
        )
    row.number += 1
    row.text, row.kind, row.changed_at = sound.text, sound.kind, clock.now()
    row.save(update_fields=["number", "text", "kind", "changed_at"])
    _word(row, sound, number=row.number, by=by.person_id, why=one_line(why)[:300])
    index_rules({row.pk: sound.purpose})
    chronicle.record(WeighingVerb.RULE_REWORDED, place_of(row), by=by, number=row.number)
    return row


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeText:
    """How it turned out: what the rule proved to be, and whether there was room."""

    proved: str
    room_found: bool
    happened: str


@transaction.atomic
def note_outcome(*, by: Visitor, rule_id: UUID, outcome: OutcomeText) -> RuleOutcome:
    """Note how a rule turned out. What it was called before stays with it. Queries: 3."""
    require(may_keep_rules(by))
    row = RoomRule.objects.select_for_update().get(pk=rule_id)
    happened = one_line(outcome.happened)[:500]
    require_that(outcome.proved in RuleKind.values, _("Choose what the rule turned out to be."))
    require_that(bool(happened), _("Tell in one sentence what happened."))
    made = RuleOutcome.objects.create(
        rule=row,
        called=row.kind,
        proved=outcome.proved,
        room_found=outcome.room_found,
        happened=happened,
        by_id=by.person_id,
    )
    chronicle.record(WeighingVerb.OUTCOME_NOTED, place_of(row), by=by)
    return made


def cleaned(text: RuleText) -> RuleText:
    """As it is kept. Raises `RoomError` that names what is missing."""
    rule, purpose = one_line(text.text)[:300], one_line(text.purpose)[:500]
    deviate = one_line(text.may_deviate)[:300]
    require_that(bool(rule), _("Write the rule down, in the words in which it is used."))
    require_that(text.kind in RuleKind.values, _("Choose what kind of rule it is."))
    require_that(bool(purpose), _("Tell what the rule is for. Nobody knows? Write that."))
    require_that(bool(deviate), _("Tell who may deviate from it. Nobody knows? Write that."))
    return RuleText(
        text=rule,
        kind=text.kind,
        purpose=purpose,
        may_deviate=deviate,
        source=one_line(text.source)[:200],
        community_id=text.community_id,
    )


def _word(
    row: RoomRule, text: RuleText, *, number: int, by: UUID | None, why: str = ""
) -> RuleWording:
    return RuleWording.objects.create(
        rule=row, number=number, text=text.text, kind=text.kind, source=text.source,
        purpose=text.purpose, may_deviate=text.may_deviate, why_changed=why, by_id=by,
    )  # fmt: skip
