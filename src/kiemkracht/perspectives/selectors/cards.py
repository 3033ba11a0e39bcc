"""How a conversation shows itself elsewhere: in search, comments and notices."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from kiemkracht.base.places import PlaceCard
from kiemkracht.base.visitors import Visitor
from kiemkracht.perspectives.models import Conversation

KIND = "perspectives.conversation"


def place_of_conversation(conversation_id: UUID) -> str:
    """The address of a conversation for the mechanisms of the base."""
    return f"{KIND}:{conversation_id}"


def conversation_cards(visitor: Visitor, pks: Iterable[str]) -> Mapping[str, PlaceCard]:
    """Cards of the conversations this visitor may see. Queries: 1."""
    rows = Conversation.objects.visible_to(visitor).filter(pk__in=_ids(pks))
    return {
        str(pk): PlaceCard(
            title=question,
            url=reverse("perspectives:conversation", args=[slug]),
            kind=_("Conversations"),
        )
        for pk, question, slug in rows.values_list("pk", "question", "slug")
    }


def _ids(pks: Iterable[str]) -> list[UUID]:
    found = []
    for pk in pks:
        try:
            found.append(UUID(pk))
        except ValueError:
            continue
    return found


def conversation_by_slug(slug: str) -> Conversation | None:
    """Any conversation, whoever may see it: only for who runs the house. Queries: 1."""
    return Conversation.objects.filter(slug=slug).first()
