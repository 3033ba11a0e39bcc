"""Loading Lindehaven, room by room, in the order of the loop."""

import time
from collections.abc import Callable, Sequence

from django.db import transaction

from kiemkracht.base import clock
from kiemkracht.cli.city import (
    answering,
    composing,
    connecting,
    conversing,
    growing,
    hosting,
    meeting,
    photographing,
    seeking,
    settling,
    sowing,
    steering,
)
from kiemkracht.cli.city.chance import identity
from kiemkracht.cli.city.settling import Login
from kiemkracht.people.selectors import community_names

Say = Callable[[str], None]


def is_loaded() -> bool:
    """Whether this database holds Lindehaven already."""
    city = identity("community", "lindehaven")
    return city in community_names([city])


@transaction.atomic
def load_city(*, logins: Sequence[Login], password: str, say: Say) -> None:
    """Load the whole city in one transaction: all of it, or nothing."""
    now = clock.now()
    started = time.perf_counter()

    def done(line: str) -> None:
        say(f"{line} ({time.perf_counter() - started:.1f} s)")

    town = settling.settle(now, logins=logins, password=password)
    done(f"{len(town.everyone)} mensen in {len(town.communities)} verbanden")
    goals, planted, choices = steering.steer(town, now)
    done(f"3 koersen met {goals} doelen, {choices} keuzes")
    sown = sowing.sow(town, now)
    steering.contribute(town, planted, now)
    done(f"{sown} kiemen")
    texts = seeking.seek(town, now)
    done(f"{texts} teksten, versleuteld")
    votes = conversing.converse(town, now)
    done(f"4 gesprekken met {votes} oordelen")
    done(f"1 gesprek in de zaal, {hosting.host(town)} kaarten")
    done(f"{growing.grow(town)} dingen groeiden uit een gesprek")
    made = connecting.connect(town, now)
    done(
        f"{made.posts} keer vraag en aanbod, {made.talents} talenten, "
        f"{made.gigs} klussen, {made.circles} kringen"
    )
    opened, bonds, meetings, proposed = meeting.meet(town, now)
    done(
        f"{opened} mensen staan open, {bonds} banden, {meetings} ontmoetingen, "
        f"{proposed} voorstellen"
    )
    seated, drawn = composing.compose(town, now)
    done(f"{seated} mensen in 6 leersets, een panel van {drawn} geloot")
    photos, sheets = photographing.photograph(town, now)
    done(f"{photos} startfoto's met {sheets} antwoordbladen")
    given = answering.answer(town, now)
    done(
        f"{given.support} steunvragen, {given.looks} tweede blikken, "
        f"{given.challenges} uitdaagverzoeken, {given.scales} schaalkeuzes"
    )
