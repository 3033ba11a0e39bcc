"""Codes that people can read aloud: of a hall on a screen, and of a printed card."""

import secrets
from uuid import UUID

from django.utils.crypto import salted_hmac

from kiemkracht.perspectives.models import Card, Hall
from kiemkracht.perspectives.selectors.voters import digest_of

# No vowels, so no words; nothing that looks like something else on paper (0 O, 1 I L, 2 Z, 5 S).
LETTERS = "346789CDFGHJKMNPQRTVWXY"
HALL_LENGTH, CARD_LENGTH = 5, 8
# Marks a secret in a session that came from a card and not from chance.
CARD = "card:"


def new_code(length: int) -> str:
    """A code by chance: 36 bits for a card, so that nobody guesses one of a few hundred."""
    return "".join(secrets.choice(LETTERS) for _ in range(length))


def tidy(typed: str) -> str:
    """A code as it was meant: capitals, without blanks and dashes; empty when it can't be one."""
    code = "".join(typed.split()).replace("-", "").upper()
    fits = len(code) in (HALL_LENGTH, CARD_LENGTH) and set(code) <= set(LETTERS)
    return code if fits else ""


def in_two(code: str) -> str:
    """A card's code in two parts, as it is printed."""
    return f"{code[:4]}-{code[4:]}"


def secret_of(code: str) -> str:
    """The secret that stands for a card in a session; can't be made without the house's key."""
    return CARD + salted_hmac("kiemkracht.perspectives.card", code, algorithm="sha256").hexdigest()


def card_of(code: str) -> Card | None:
    """The card with this code, of whatever conversation. Queries: 1."""
    if len(code) != CARD_LENGTH:
        return None
    cards = Card.objects.select_related("conversation", "conversation__hall")
    return cards.filter(token_digest=digest_of(secret_of(code))).first()


def hall_by_code(code: str) -> Hall | None:
    """The hall with this code on its screen. Queries: 1."""
    if len(code) != HALL_LENGTH:
        return None
    return Hall.objects.select_related("conversation").filter(code=code).first()


def helpers_hall(secret: str) -> Hall | None:
    """The hall for which this link lets somebody help; None once it closed. Queries: 1."""
    if not secret:
        return None
    halls = Hall.objects.select_related("conversation")
    hall = halls.filter(helper_digest=digest_of(secret)).first()
    return hall if hall is not None and hall.conversation.is_open else None


def card_numbers(conversation_id: UUID) -> dict[str, int]:
    """How many cards there are, were used and are blocked. Queries: 1."""
    rows = Card.objects.filter(conversation_id=conversation_id)
    states = list(rows.values_list("used_at", "blocked_at"))
    return {
        "made": len(states),
        "used": sum(used is not None for used, _blocked in states),
        "blocked": sum(blocked is not None for _used, blocked in states),
    }
