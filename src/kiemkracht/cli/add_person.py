"""`kiemkracht add-person`: someone with an account, and maybe a first role."""

import argparse
import getpass
import os
import sys
from typing import Any

NEEDS_DJANGO = True


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("add-person", help="add a person with an account")
    parser.add_argument("email")
    parser.add_argument("name")
    parser.add_argument(
        "--role", choices=["frontliner", "facilitator", "decision_maker", "administrator"]
    )
    parser.add_argument("--community", default="", help="slug of the community for that role")


def run(chosen: argparse.Namespace) -> int:
    """Ask for a password (or read KIEMKRACHT_PASSWORD) and add the person."""
    from django.core.exceptions import ValidationError

    from kiemkracht.base.errors import RoomError
    from kiemkracht.people.services.settling import settle_person

    password = os.environ.get("KIEMKRACHT_PASSWORD") or getpass.getpass("Wachtwoord: ")
    try:
        settle_person(
            email=chosen.email,
            name=chosen.name,
            password=password,
            role=chosen.role or "",
            community_slug=chosen.community,
        )
    except ValidationError as error:
        print("\n".join(error.messages), file=sys.stderr)
        return 1
    except RoomError as error:
        print(error.sentence, file=sys.stderr)
        return 1
    print(f"{chosen.name} kan inloggen met {chosen.email}.")
    return 0
