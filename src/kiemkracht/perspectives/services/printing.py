"""Cards to print: each code is one participant. Codes are shown at making, and never again."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext_lazy as _

from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import RoomError, require, require_that
from kiemkracht.base.visitors import Visitor
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.enums import Verb
from kiemkracht.perspectives.models import Card, Conversation, Hall, Participant
from kiemkracht.perspectives.selectors.cards import place_of_conversation
from kiemkracht.perspectives.selectors.paper import CARD_LENGTH, new_code, secret_of, tidy
from kiemkracht.perspectives.selectors.voters import digest_of

MOST_AT_ONCE = 400
MOST_IN_ALL = 2000


@dataclass(frozen=True, slots=True)
class PrintedCard:
    """A card as it comes out of the printer; the code is nowhere else."""

    number: int
    code: str


@transaction.atomic
def make_cards(*, by: Visitor, conversation: Conversation, count: int) -> Sequence[PrintedCard]:
    """Make `count` cards, 1 to 400 at once and 2,000 in all. Queries: 6."""
    require(rules.may_tend(by, conversation))
    Conversation.objects.select_for_update().get(pk=conversation.pk)
    require_that(
        Hall.objects.filter(conversation=conversation).exists(),
        _("Bring this conversation into the hall first."),
    )
    require_that(1 <= count <= MOST_AT_ONCE, _("Choose a number of cards from 1 to 400."))
    cards = Card.objects.filter(conversation=conversation)
    highest = cards.aggregate(highest=Max("number"))["highest"] or 0
    require_that(highest + count <= MOST_IN_ALL, _("More than 2,000 cards: that is enough."))
    codes: set[str] = set()
    while len(codes) < count:
        codes.add(new_code(CARD_LENGTH))
    printed = [PrintedCard(highest + place, code) for place, code in enumerate(sorted(codes), 1)]
    Card.objects.bulk_create(_row(conversation, card) for card in printed)
    place = place_of_conversation(conversation.pk)
    chronicle.record(Verb.CARDS_MADE, place, by=by, cards=count)
    return printed


def _row(conversation: Conversation, card: PrintedCard) -> Card:
    digest = digest_of(secret_of(card.code))
    return Card(conversation=conversation, number=card.number, token_digest=digest)


@transaction.atomic
def block_card(*, by: Visitor, conversation: Conversation, what: str) -> int:
    """Block one card by its code or by its number. Votes already given stay. Queries: 5."""
    require(rules.may_tend(by, conversation))
    Conversation.objects.select_for_update().get(pk=conversation.pk)
    cards = Card.objects.filter(conversation=conversation)
    card = _by_number(cards, what) or cards.filter(token_digest=digest_of_code(what)).first()
    if card is None:
        raise RoomError(_("We don’t know this card here. Look at the code or the number again."))
    require_that(card.blocked_at is None, _("This card is blocked already."))
    card.blocked_at = clock.now()
    card.save(update_fields=["blocked_at"])
    # Whoever still holds it in a session is a stranger from now on, and can't come in with it.
    Participant.objects.filter(card=card).update(token_digest=None)
    place = place_of_conversation(conversation.pk)
    chronicle.record(Verb.CARDS_BLOCKED, place, by=by, card=card.number)
    return card.number


def _by_number(cards: QuerySet[Card], what: str) -> Card | None:
    typed = what.strip()
    is_number = typed.isascii() and typed.isdigit() and len(typed) <= 4
    return cards.filter(number=int(typed)).first() if is_number else None


def digest_of_code(typed: str) -> str:
    """What the database keeps of a code; of nothing for what can't be one."""
    return digest_of(secret_of(tidy(typed)))
