"""For what someone gave leave."""

from uuid import UUID

from kiemkracht.people.models import Consent


def has_consented(person_id: UUID, purpose: str) -> bool:
    """Whether this person gave leave and did not take it back. Queries: 1."""
    return Consent.objects.filter(person_id=person_id, purpose=purpose, withdrawn_at=None).exists()
