"""`kiemkracht suggest`: suggestions and maatjes for who asked, and the bridges. For the night."""

import argparse
from typing import Any

NEEDS_DJANGO = True


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    subparsers.add_parser("suggest", help="compute suggestions, maatjes and the map of bridges")


def run(chosen: argparse.Namespace) -> int:
    """Compute all three and print how many; the same people give the same suggestions."""
    from kiemkracht.connect.services import bridging, pairing, suggesting

    run = suggesting.job.compute_now()
    print(f"{run.made} voorstellen voor {run.people} mensen, in {run.wall_ms} ms")
    buddies = pairing.job.compute_now()
    print(f"{buddies.pairs} maatjes voor {buddies.people} mensen, in {buddies.wall_ms} ms")
    drawn = bridging.job.compute_now()
    print(f"De bruggenkaart is getekend, in {drawn.wall_ms} ms")
    return 0
