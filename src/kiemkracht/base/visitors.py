"""Who is asking: the one thing that selectors, services and rules need to know of a person."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Visitor:
    """A person as the house sees them during one request, or nobody in particular.

    A guest came back with a private link: known, but without an account.
    """

    person_id: UUID | None = None
    name: str = ""
    language: str = "nl"
    has_account: bool = False
    in_organisation: bool = False
    communities: frozenset[UUID] = frozenset()
    tends: frozenset[UUID] = frozenset()
    tends_everywhere: bool = False
    roles: frozenset[str] = frozenset()

    @property
    def is_known(self) -> bool:
        """Someone with an account, or a guest with a private link."""
        return self.person_id is not None

    @property
    def identity(self) -> UUID:
        """The id of a known visitor; raises LookupError for a stranger, so ask leave first."""
        if self.person_id is None:
            raise LookupError("This visitor is not known.")
        return self.person_id

    @property
    def is_administrator(self) -> bool:
        """May arrange the house; that gives no sight of what is private."""
        return "administrator" in self.roles

    @property
    def is_facilitator(self) -> bool:
        """Facilitates somewhere; ask `may_tend` for a particular community."""
        return "facilitator" in self.roles

    def may_tend(self, community_id: UUID | None) -> bool:
        """Facilitator or frontliner of this community, or of one above it."""
        return self.tends_everywhere or (community_id is not None and community_id in self.tends)

    def belongs_to(self, community_id: UUID | None) -> bool:
        """Member of this community, or of one inside it."""
        return community_id is not None and community_id in self.communities


NOBODY = Visitor()
"""A visitor of whom we know nothing: no account, no private link."""
