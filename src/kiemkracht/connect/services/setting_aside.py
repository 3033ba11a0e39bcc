"""Not now, never again: answers to a suggestion that the other never hears of."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.bonds import BondStage
from kiemkracht.connect.enums.introductions import IntroductionState
from kiemkracht.connect.enums.suggesting import SuggestingVerb, SuggestionKind
from kiemkracht.connect.models import Block, Bond, Introduction, SetAside, Suggestion
from kiemkracht.connect.services import buddies_keeping
from kiemkracht.connect.services.opening_up import place_of_person

NOT_NOW_FOR = timedelta(days=60)


@transaction.atomic
def not_now(*, by: Visitor, suggestion: Suggestion) -> None:
    """Set a suggestion aside for two months."""
    require(by.is_known and suggestion.person_id == by.person_id)
    _set_aside(by, suggestion, until=True)


@transaction.atomic
def never_again(*, by: Visitor, suggestion: Suggestion) -> None:
    """Never suggest this again: a person is blocked, anything else set aside for good."""
    require(by.is_known and suggestion.person_id == by.person_id)
    if suggestion.kind == SuggestionKind.PERSON:
        block(by=by, other_id=suggestion.other_id)
    else:
        _set_aside(by, suggestion, until=False)


def _set_aside(by: Visitor, suggestion: Suggestion, *, until: bool) -> None:
    SetAside.objects.update_or_create(
        person_id=by.identity,
        target=suggestion.target,
        defaults={"until": clock.today() + NOT_NOW_FOR if until else None},
    )
    Suggestion.objects.filter(pk=suggestion.pk).update(set_aside=True)
    chronicle.record(SuggestingVerb.SET_ASIDE, place_of_person(by), by=by, for_good=not until)


@transaction.atomic
def block(*, by: Visitor, other_id: UUID) -> None:
    """Never meet someone: no suggestion either way, no invitation. The other notices nothing.

    A bond between the two is let go, with how they could be reached. An
    invitation that waits for an answer of this visitor is answered with “not this time”, the
    same that anyone may say.
    """
    require(by.is_known)
    require_that(other_id != by.person_id, _("That is you."))
    Block.objects.get_or_create(person_id=by.identity, other_id=other_id)
    between = Q(person_id=by.identity, other_id=other_id) | Q(
        person_id=other_id, other_id=by.identity
    )
    Suggestion.objects.filter(between).delete()
    buddies_keeping.part(by.identity, other_id)
    two = [by.identity, other_id]
    Bond.objects.alive().filter(a_id__in=two, b_id__in=two).update(
        stage=BondStage.LET_GO, let_go_at=clock.now(), contact_a="", contact_b=""
    )
    waiting = Introduction.objects.waiting()
    waiting.filter(sender_id=other_id, receiver_id=by.identity).update(
        state=IntroductionState.DECLINED, answered_at=clock.now(), contact=""
    )
    waiting.filter(sender_id=by.identity, receiver_id=other_id).update(
        state=IntroductionState.WITHDRAWN, answered_at=clock.now(), contact=""
    )
    chronicle.record(SuggestingVerb.BLOCKED, place_of_person(by), by=by)


@transaction.atomic
def unblock(*, by: Visitor, block_id: int) -> None:
    """Take “never again” back; a suggestion may come again with the next computation."""
    require(by.is_known)
    if Block.objects.filter(person_id=by.identity, pk=block_id).delete()[0]:
        chronicle.record(SuggestingVerb.UNBLOCKED, place_of_person(by), by=by)
