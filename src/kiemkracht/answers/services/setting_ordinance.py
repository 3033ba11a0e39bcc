"""Noting what the ordinance of an organisation says about the right to challenge."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.answers.enums.challenges import ChallengeVerb
from kiemkracht.answers.models import OrdinanceTerms
from kiemkracht.answers.rules.challenges import may_set_terms
from kiemkracht.base import chronicle
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.texts import many_lines, one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.people.selectors.organisations import municipalities

MOST_DAYS = 250
MOST_GROUNDS, LONGEST_GROUND = 30, 300


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsWords:
    """What the ordinance says; whatever is empty stays “not set yet”."""

    source: str = ""
    who_may_ask: str = ""
    who_decides: str = ""
    refusal_grounds: Sequence[str] = ()
    complete_days: int | None = None
    dialogue_days: int | None = None
    decide_days: int | None = None


@transaction.atomic
def set_terms(*, by: Visitor, organisation_id: UUID, words: TermsWords) -> OrdinanceTerms:
    """Note the rules from now on; challenges that were handed in keep theirs. Queries: 3."""
    require(may_set_terms(by), _("Only who arranges the house notes these rules."))
    row = keep_terms(organisation_id, words, by_id=by.person_id)
    chronicle.record(ChallengeVerb.TERMS_SET, place_of(row), by=by)
    return row


def keep_terms(organisation_id: UUID, words: TermsWords, *, by_id: UUID | None) -> OrdinanceTerms:
    """Write the row; also for the demo city. Raises `RoomError` for what can't be."""
    known = {each.id for each in municipalities()}
    require_that(organisation_id in known, _("This is no municipality that takes part here."))
    days = (words.complete_days, words.dialogue_days, words.decide_days)
    require_that(
        all(each is None or 1 <= each <= MOST_DAYS for each in days),
        _("A term is 1 to 250 working days, or empty."),
    )
    grounds = list(
        dict.fromkeys(line for each in words.refusal_grounds if (line := one_line(each)))
    )
    require_that(
        len(grounds) <= MOST_GROUNDS and all(len(each) <= LONGEST_GROUND for each in grounds),
        _("At most thirty grounds, each of at most 300 characters."),
    )
    return OrdinanceTerms.objects.create(
        organisation_id=organisation_id,
        source=one_line(words.source)[:200],
        who_may_ask=many_lines(words.who_may_ask)[:600],
        who_decides=one_line(words.who_decides)[:200],
        refusal_grounds=grounds,
        complete_days=words.complete_days,
        dialogue_days=words.dialogue_days,
        decide_days=words.decide_days,
        by_id=by_id,
    )
