"""People who long for something, for the tests of this room."""

from datetime import timedelta

from kiemkracht.base import clock
from kiemkracht.connect.models import Bond, Introduction, Openness
from kiemkracht.connect.services import opening_up, suggesting
from kiemkracht.connect.services.inviting import InvitationText
from kiemkracht.people.models import Membership

SOUP = "Dat niemand in mijn portiek alleen eet."
TABLE = "Dat ouderen niet alleen eten, maar samen koken."
ROOFS = "Zon op alle daken en stroom voor wie het krap heeft."

LINES = InvitationText(
    you_learn="Hoe een donderdag aan een soeptafel loopt.",
    whole_gains="Dat zorg en buren elkaar vinden.",
    contact="woensdag op de werf",
)


def open_up(cast, person, longing=SOUP, **wish):
    """Let somebody ask to be introduced."""
    return opening_up.open_up(
        by=cast.visitor(person), wish=opening_up.Wish(longing=longing, **wish)
    )


def three_open_people(cast):
    """Sevda and Kees live somewhere, Joost works; all long for a table."""
    open_up(cast, cast.aydin, SOUP, themes=("meals",))
    open_up(cast, cast.kees, ROOFS, themes=("energy",))
    open_up(cast, cast.joost, TABLE, themes=("meals", "care"))
    Membership.objects.filter(person=cast.joost).update(layer="front", craft="zorg")


def computed(cast):
    """Three open people with their suggestions."""
    three_open_people(cast)
    return suggesting.job.compute_now()


def bond_between(one, other, *, days_ago=10, **fields):
    """A bond of two people, watered so many days ago."""
    a, b = sorted((one, other), key=lambda person: person.pk)
    moment = clock.now() - timedelta(days=days_ago)
    return Bond.objects.create(a=a, b=b, since=moment, watered_at=moment, **fields)


def invitation(sender, receiver, **fields):
    """An invitation that waits."""
    return Introduction.objects.create(
        sender=sender,
        receiver=receiver,
        you_learn=LINES.you_learn,
        whole_gains=LINES.whole_gains,
        contact=LINES.contact,
        **fields,
    )


__all__ = [
    "LINES",
    "ROOFS",
    "SOUP",
    "TABLE",
    "Openness",
    "bond_between",
    "computed",
    "invitation",
    "open_up",
    "three_open_people",
]
