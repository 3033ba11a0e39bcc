"""Codes of sheets: how they are read and what the database keeps of them."""

from django.utils.crypto import salted_hmac

# No letters and digits that look alike; 12 of 31 are 59 bits, and guesses are counted.
SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
LENGTH = 12


def bare(code: str) -> str:
    """What somebody typed, without dashes, spaces and capitals."""
    return "".join(sign for sign in code.casefold() if sign.isalnum())[:64]


def spaced(code: str) -> str:
    """In fours, to be read from paper."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def digest_of(code: str) -> str:
    """What is kept of a code: it can't be made without the secret of the house."""
    return salted_hmac("kiemkracht.weigh.sheet", bare(code), algorithm="sha256").hexdigest()
