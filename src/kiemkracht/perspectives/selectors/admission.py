"""Whether somebody may give a view: by an invitation code, where a conversation asks for one."""

from dataclasses import dataclass

from kiemkracht.perspectives.models import Conversation, InvitationCode
from kiemkracht.perspectives.selectors.voters import Voter


@dataclass(frozen=True, slots=True)
class Admission:
    """`has_code`: True it opens, False it is blocked, None there is none."""

    needs_code: bool
    has_code: bool | None

    @property
    def is_admitted(self) -> bool:
        """May give a view and add statements."""
        return not self.needs_code or self.has_code is True


def admission_of(voter: Voter, conversation: Conversation) -> Admission:
    """Queries: 1 where a code is needed, else 0."""
    if not conversation.needs_code or not voter.can_be_known_again:
        return Admission(conversation.needs_code, None)
    mine = InvitationCode.objects.filter(voter.is_me("participant__"), conversation=conversation)
    blocked = list(mine.values_list("blocked_at", flat=True))
    return Admission(True, None in blocked if blocked else None)
