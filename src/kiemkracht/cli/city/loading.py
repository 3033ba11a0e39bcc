"""Loading Lindehaven, room by room, in the order of the loop."""

import time
from collections.abc import Callable, Sequence

from django.db import transaction

from kiemkracht.base import clock
from kiemkracht.cli.city import (
    acting,
    answering,
    building,
    composing,
    connecting,
    conversing,
    crossing,
    growing,
    hosting,
    meeting,
    missing,
    photographing,
    seeking,
    settling,
    sowing,
    steering,
    tying,
    walking_along,
    weighing,
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
    seeds = weighing.seeds_of(town, now)
    goals, planted, choices = steering.steer(town, now, weighing.choices_of(seeds))
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
    done(f"{tying.tie(town)} antwoorden over de banden in kringen")
    done(f"{crossing.lay(town, now)} vragen die twee wegen gingen")
    done(f"{missing.tell()} antwoorden over wat mensen misten in een baan")
    opened, bonds, meetings, proposed = meeting.meet(town, now)
    done(
        f"{opened} mensen staan open, {bonds} banden, {meetings} ontmoetingen, "
        f"{proposed} voorstellen"
    )
    looked, pairs = walking_along.pair_up(town, now)
    done(f"{looked} mensen zoeken een maatje, {pairs} paren")
    seated, drawn = composing.compose(town, now)
    done(f"{seated} mensen in 6 leersets, een panel van {drawn} geloot")
    photos, sheets = photographing.photograph(town, now)
    done(f"{photos} startfoto's met {sheets} antwoordbladen")
    done(f"{acting.act(town, now)} scripts, in elke fase")
    weighed, rules = weighing.weigh(town, seeds, now)
    done(f"{weighed} afwegingen, {rules} ruimteregels")
    done(f"{building.build(town, now)} kaders samen gemaakt, of nog in de maak")
    given = answering.answer(town, now)
    done(
        f"{given.support} steunvragen, {given.looks} tweede blikken, "
        f"{given.challenges} uitdaagverzoeken, {given.scales} schaalkeuzes"
    )
