"""Merging two statements that say nearly the same: only with the consent of both writers.

No vote ever moves. The views on the one that leaves stay with it, and whoever gave one there is
asked the other like everybody else.
"""

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import RoomError, require, require_that
from kiemkracht.base.visitors import Visitor
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.enums import Deed, Moderation, State, Verb
from kiemkracht.perspectives.models import MergeProposal, Statement
from kiemkracht.perspectives.selectors.cards import place_of_conversation
from kiemkracht.perspectives.selectors.voters import Voter
from kiemkracht.perspectives.services import asking, moderating
from kiemkracht.perspectives.services.rewording import NOT_CLOSED


@transaction.atomic
def propose(*, by: Visitor, kept: Statement, leaving: Statement) -> MergeProposal:
    """Ask both writers whether `leaving` may go up in `kept`; no answer is no.

    For a statement without a writer (a first one, an imported one) who proposes it consents, so
    two first statements merge at once. Queries: 3, and 5 when it is done at once.
    """
    require(rules.may_tend(by, kept.conversation))
    require(kept.conversation_id == leaving.conversation_id)
    require_that(kept.conversation.state != State.CLOSED, NOT_CLOSED)
    require_that(kept.pk != leaving.pk, _("Choose another statement to merge it with."))
    require_that(
        Moderation.OUT not in (kept.moderation, leaving.moderation),
        _("One of the two was set aside already."),
    )
    open_ones = MergeProposal.objects.filter(
        Q(leaving__in=(kept, leaving)) | Q(kept=leaving), ended_at=None
    )
    require_that(
        not open_ones.exists(), _("One of the two is being merged already. Wait for the answer.")
    )
    proposal = MergeProposal.objects.create(
        kept=kept,
        leaving=leaving,
        kept_consent=True if kept.author_id is None else None,
        leaving_consent=True if leaving.author_id is None else None,
    )
    _finish(proposal)
    return proposal


@transaction.atomic
def answer(*, by: Voter, proposal_id: int, consents: bool) -> MergeProposal:
    """A writer says yes or no about their own statement. Queries: 3, and 5 when that settles it."""
    proposal = _open_for(by, proposal_id)
    if proposal is None:
        raise RoomError(_("This question is settled already, or it is not yours to answer."))
    mine = set(
        Statement.objects.filter(by.is_me("author__"))
        .filter(pk__in=(proposal.kept_id, proposal.leaving_id))
        .values_list("pk", flat=True)
    )
    if proposal.kept_id in mine:
        proposal.kept_consent = consents
    if proposal.leaving_id in mine:
        proposal.leaving_consent = consents
    proposal.save(update_fields=["kept_consent", "leaving_consent"])
    _finish(proposal)
    return proposal


def _open_for(by: Voter, proposal_id: int) -> MergeProposal | None:
    if not by.can_be_known_again:
        return None
    rows = MergeProposal.objects.select_for_update(of=("self",)).select_related(
        "kept__conversation", "leaving"
    )
    mine = by.is_me("kept__author__") | by.is_me("leaving__author__")
    return rows.filter(mine, pk=proposal_id, ended_at=None).first()


@transaction.atomic
def withdraw(*, by: Visitor, proposal: MergeProposal) -> None:
    """Let go of a proposal that waits. Queries: 1."""
    require(rules.may_tend(by, proposal.kept.conversation))
    require_that(proposal.ended_at is None, _("This question is settled already."))
    proposal.ended_at = clock.now()
    proposal.save(update_fields=["ended_at"])


def _finish(proposal: MergeProposal) -> None:
    """One no ends it; two times yes carries it out."""
    said = (proposal.kept_consent, proposal.leaving_consent)
    if None in said and False not in said:
        return
    proposal.ended_at = clock.now()
    proposal.save(update_fields=["ended_at"])
    if False not in said:
        _carry_out(proposal)


def _carry_out(proposal: MergeProposal) -> None:
    kept, leaving = proposal.kept, proposal.leaving
    leaving.moderation = Moderation.OUT
    leaving.reason = _("Merged into statement %(number)s, with consent of both writers.") % {
        "number": kept.number
    }
    leaving.save(update_fields=["moderation", "reason"])
    moderating.log(leaving, Deed.MERGED, leaving.reason)
    conversation_id = kept.conversation_id
    place = place_of_conversation(conversation_id)
    chronicle.record(Verb.JOINED, place, by=None, kept=kept.number, leaving=leaving.number)
    transaction.on_commit(lambda: asking.for_landscape(conversation_id))
