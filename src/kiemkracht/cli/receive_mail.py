"""`kiemkracht receive-mail --to ADDRESS`: one message from a mail server, on standard input."""

import argparse
import sys
from typing import Any

NEEDS_DJANGO = True

# What a mail server makes of an exit code (sysexits.h): it bounces, or tries again later.
NOBODY, UNREADABLE, UNAVAILABLE, LATER = 67, 65, 69, 75


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "receive-mail", help="read one message for a drop address from standard input"
    )
    parser.add_argument("--to", required=True, metavar="ADDRESS", help="whom the message is for")


def run(chosen: argparse.Namespace) -> int:
    """Keep what is in the message, without personal data; nothing of it is printed or logged."""
    from django.db import Error as DatabaseError

    from kiemkracht.sprouts.services.receiving import MOST_BYTES, Outcome, receive

    raw = sys.stdin.buffer.read(MOST_BYTES + 1)
    try:
        outcome = receive(address=chosen.to, raw=raw)
    except DatabaseError:
        return _refuse(LATER, "De database is nu niet bereikbaar.")
    except Exception as error:  # noqa: BLE001 - a bounce must show nobody how we are built
        return _refuse(LATER, f"Hier ging iets mis ({type(error).__name__}).")
    answers = {
        Outcome.UNKNOWN: (NOBODY, "Dit adres bestaat niet."),
        Outcome.TOO_LARGE: (UNAVAILABLE, "Dit bericht is 20 MB of groter."),
        Outcome.TOO_MANY: (LATER, "Vandaag kwamen hier al twintig berichten binnen."),
        Outcome.BUSY: (LATER, "We lezen nu andere bestanden."),
        Outcome.UNREADABLE: (UNREADABLE, "In dit bericht staat geen tekst die we kunnen lezen."),
        Outcome.LOCKED: (UNREADABLE, "Er zit een wachtwoord op dit bericht of op de bijlage."),
        Outcome.SCANNED: (UNREADABLE, "De bijlage is een scan: er staan alleen plaatjes in."),
        Outcome.TOO_MUCH_WORK: (UNREADABLE, "De bijlage is te groot om te lezen."),
        Outcome.DAMAGED: (UNREADABLE, "De bijlage is beschadigd."),
        Outcome.OTHER_KIND: (UNREADABLE, "Dit soort bijlage lezen we niet."),
    }
    # A message that was seen before or was sent by a machine is accepted and let go: refusing
    # would only make more mail.
    return _refuse(*answers[outcome]) if outcome in answers else 0


def _refuse(code: int, sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return code
