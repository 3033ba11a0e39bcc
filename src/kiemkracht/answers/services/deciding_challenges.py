"""The data room, the decision and the agreement of a challenge."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.answers.enums.challenges import (
    DECISIONS,
    SAID_YES,
    ChallengeState,
    ChallengeVerb,
    DataKind,
)
from kiemkracht.answers.models import Challenge, ChallengeAgreement, DataRoomItem
from kiemkracht.answers.rules import challenges as rules
from kiemkracht.answers.selectors.money import MOST_CENTS
from kiemkracht.answers.services.challenging import handles_it, locked, note
from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.talk import following
from kiemkracht.base.texts import many_lines, one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.people.selectors.leading import decides_for

S = ChallengeState
MOST_ITEMS, LONGEST_TEXT = 100, 40_000


@dataclass(frozen=True, slots=True)
class ItemWords:
    """One line of the data room."""

    kind: str
    title: str
    text: str
    amount_cents: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionWords:
    """A decision; a refusal names its ground and what was offered instead."""

    decision: str
    reasons: str
    refusal_ground: str = ""
    alternatives: str = ""
    trial_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementWords:
    """What was agreed."""

    tasks: str
    money_cents: int
    liability: str
    continuity: str
    exit: str
    starts_on: date
    ends_on: date


def _require_handler(by: Visitor, row: Challenge) -> None:
    require(
        handles_it(by, row),
        _("This is for who helps this challenge at the organisation."),
    )


@transaction.atomic
def add_item(*, by: Visitor, challenge_id: UUID, item: ItemWords) -> DataRoomItem:
    """Put something in the data room; everyone reads it from “complete” on. Queries: 5."""
    row = locked(challenge_id)
    _require_handler(by, row)
    require_that(item.kind in DataKind.values, _("Choose what it is about."))
    title, text = one_line(item.title), many_lines(item.text)
    require_that(0 < len(title) <= 140, _("Give it a title, in at most 140 characters."))
    require_that(
        0 < len(text) <= LONGEST_TEXT,
        _("Write it down, or choose a file, in at most 40,000 characters."),
    )
    cents = item.amount_cents
    require_that(
        cents is None or 0 <= cents <= MOST_CENTS,
        _("Give the amount in euros, or leave it empty."),
    )
    require_that(row.items.count() < MOST_ITEMS, _("The data room is full: a hundred lines."))
    made = DataRoomItem.objects.create(
        challenge=row, kind=item.kind, title=title, text=text, amount_cents=cents,
        by_id=by.person_id,
    )  # fmt: skip
    chronicle.record(ChallengeVerb.ADDED, place_of(row), by=by)
    return made


@transaction.atomic
def decide(*, by: Visitor, challenge_id: UUID, words: DecisionWords) -> Challenge:
    """Decide after the dialogue, with reasons. Queries: 7.

    A refusal names a ground of the ordinance under which it was handed in: where no ground is
    set nobody can refuse. A trial has an end.
    """
    row = locked(challenge_id)
    decides = decides_for(by, row.community_id)
    require(
        rules.may_decide(by, row, decides=decides),
        _("Who decides here does this, after the dialogue."),
    )
    require_that(words.decision in DECISIONS, _("Choose what the decision is."))
    reasons, instead = many_lines(words.reasons)[:3000], many_lines(words.alternatives)[:1500]
    require_that(bool(reasons), _("Give the reasons: for a yes as much as for a no."))
    if words.decision == S.REFUSED:
        _check_refusal(row, words.refusal_ground, instead)
    if words.decision == S.TRIAL:
        ahead = words.trial_until is not None and words.trial_until > clock.today()
        require_that(ahead, _("A trial has an end: choose a day after today."))
    row.decision, row.reasons, row.alternatives = words.decision, reasons, instead
    row.refusal_ground = words.refusal_ground if words.decision == S.REFUSED else ""
    row.trial_until = words.trial_until if words.decision == S.TRIAL else None
    row.decided_at = clock.now()
    note(row, words.decision, by, reasons)
    chronicle.record(ChallengeVerb.DECIDED, place_of(row), by=by)
    following.tell(place_of(row), ChallengeVerb.DECIDED, by=by)
    return row


def _check_refusal(row: Challenge, ground: str, instead: str) -> None:
    grounds = row.terms.refusal_grounds if row.terms else []
    require_that(
        bool(grounds),
        _("No ground for a refusal is set yet for this organisation, so it can’t be refused."),
    )
    require_that(ground in grounds, _("Choose a ground of the ordinance."))
    require_that(bool(instead), _("Tell which alternatives you looked at together."))


@transaction.atomic
def write_agreement(
    *, by: Visitor, challenge_id: UUID, words: AgreementWords
) -> ChallengeAgreement:
    """Write down what was agreed; it counts once who asked says yes. Queries: 7."""
    row = locked(challenge_id)
    _require_handler(by, row)
    there = ChallengeAgreement.objects.filter(challenge=row).first()
    fits = row.state in SAID_YES or (row.state == S.AGREEMENT and there and not there.confirmed_at)
    require_that(
        bool(fits), _("An agreement comes after a yes, and stays as it is once confirmed.")
    )
    texts = {
        name: many_lines(getattr(words, name))
        for name in ("tasks", "liability", "continuity", "exit")
    }
    require_that(
        all(texts.values()) and all(len(each) <= 3000 for each in texts.values()),
        _("Fill in the tasks, who answers for damage, how it goes on and how it ends."),
    )
    require_that(0 <= words.money_cents <= MOST_CENTS, _("Give the amount in euros; it may be 0."))
    require_that(words.ends_on >= words.starts_on, _("It ends after it begins."))
    made, _is_new = ChallengeAgreement.objects.update_or_create(
        challenge=row,
        defaults={
            **{name: text[:3000] for name, text in texts.items()},
            "money_cents": words.money_cents,
            "starts_on": words.starts_on,
            "ends_on": words.ends_on,
            "by_id": by.person_id,
            "at": clock.now(),
        },
    )
    if row.state != S.AGREEMENT:
        note(row, S.AGREEMENT, by)
    chronicle.record(ChallengeVerb.AGREED, place_of(row), by=by)
    following.tell(place_of(row), ChallengeVerb.AGREED, by=by)
    return made


@transaction.atomic
def confirm_agreement(*, by: Visitor, challenge_id: UUID) -> ChallengeAgreement:
    """Say yes to the agreement, as who asked; from then on it stays as it is. Queries: 4."""
    row = locked(challenge_id)
    require(rules.is_own(by, row), _("Only who began the challenge says yes to the agreement."))
    there = ChallengeAgreement.objects.filter(challenge=row, confirmed_at=None).first()
    require_that(
        row.state == S.AGREEMENT and there is not None, _("There is nothing to confirm now.")
    )
    assert there is not None  # noqa: S101 - refused above
    there.confirmed_at = clock.now()
    there.save(update_fields=["confirmed_at"])
    chronicle.record(ChallengeVerb.CONFIRMED, place_of(row), by=by)
    following.tell(place_of(row), ChallengeVerb.CONFIRMED, by=by)
    return there
