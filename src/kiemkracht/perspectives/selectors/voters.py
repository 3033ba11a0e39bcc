"""Who votes: a person, or a guest whom only the session remembers."""

import hashlib
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from kiemkracht.base.prepared import Prepared
from kiemkracht.base.visitors import Visitor
from kiemkracht.perspectives.models import Conversation, Participant


@dataclass(frozen=True, slots=True)
class Voter:
    """Somebody in front of one conversation.

    `secret` comes from the session of a visitor we don't know; the database holds its digest.
    `lang` is the language they read statements in, where there is a translation.
    """

    visitor: Visitor
    secret: str = ""
    lang: str = ""

    @property
    def can_be_known_again(self) -> bool:
        """Without this a second vote could not replace the first."""
        return self.visitor.is_known or bool(self.secret)

    @property
    def reads(self) -> str:
        """The language chosen here, else the one of the pages."""
        return self.lang or self.visitor.language

    def is_me(self, prefix: str = "") -> Q:
        """The filter for this voter's participant, seen from a table behind `prefix`."""
        if self.visitor.is_known:
            return Q(**{f"{prefix}person_id": self.visitor.person_id})
        if self.secret:
            return Q(**{f"{prefix}token_digest": digest_of(self.secret)})
        # No row has an empty digest. A condition that Django knows to be empty would take the
        # statements along with it where this stands in a join.
        return Q(**{f"{prefix}token_digest": ""})


def digest_of(secret: str) -> str:
    """What the database keeps of a guest's secret (256 random bits, so no salt is needed)."""
    return hashlib.sha256(secret.encode()).hexdigest()


def voter_for(visitor: Visitor, secret: str = "", lang: str = "") -> Voter:
    """A known person never goes by the secret of a session."""
    return Voter(visitor, "" if visitor.is_known else secret, lang)


def participant_of(voter: Voter, conversation: Conversation) -> Participant | None:
    """Who they are in this conversation; None before they took part. Queries: 1, or 0."""
    if voter.visitor.is_known:
        return Participant.objects.filter(voter.is_me(), conversation=conversation).first()
    if not voter.secret:
        return None
    digest = digest_of(voter.secret)
    found = _GUEST.things(conversation_id=conversation.pk, digest=digest)
    return next(iter(found), None)


def _guest(*, conversation_id: UUID, digest: str) -> QuerySet[Participant]:
    return Participant.objects.filter(conversation_id=conversation_id, token_digest=digest)


_GUEST = Prepared(_guest, conversation_id=UUID(int=0xFADE_0005), digest="a-digest-of-none")
