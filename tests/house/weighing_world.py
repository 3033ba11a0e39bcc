"""Weighings of Lindenplein: one that gathers viewpoints, one in talk, a fresh one, a public one."""

from datetime import timedelta

from tests.people import Cast
from tests.rooms.weigh.weighers import answer, asked, gated, heard, looked, together

from kiemkracht.base import clock
from kiemkracht.weigh.enums.weighing import Track
from kiemkracht.weigh.models import RoomRule
from kiemkracht.weigh.services import gating, making_public, resolving, viewing
from kiemkracht.weigh.services.making_public import PublicText, TouchedGroup


def weigh(cast: Cast, canary: str) -> dict[str, object]:
    """Make all four; what is not public sings the canary, rules are for everyone and don't."""
    joost = cast.visitor(cast.joost)
    gathers = together(cast, subject=f"Bank {canary}", about=canary)
    link = viewing.ask_for_view(
        by=joost, weighing_id=gathers.pk, lens="touched", name=f"Ans {canary}"
    )
    talks = together(cast, subject=f"Pleinfeest {canary}", about=canary)
    looked(cast, talks)
    viewing.open_talk(by=joost, weighing_id=talks.pk)
    fresh = asked(cast, subject=f"Vers {canary}", about=canary)
    return {
        "weighing_id": gathers.pk,
        "viewpoint_id": gathers.viewpoints.get(person=cast.aydin).pk,
        "link_of_view": link,
        "gate": "P1",
        "rule_id": RoomRule.objects.first().pk,
        "talking_weighing": talks.pk,
        "fresh_weighing": fresh.pk,
        "public_weighing": published(cast).pk,
    }


def published(cast: Cast):
    """A weighing that went the light way, for everyone to read."""
    joost = cast.visitor(cast.joost)
    row = asked(cast, subject="Een plantenbak", about="Wij zetten een plantenbak neer.")
    heard(cast, row)
    gated(cast, row)
    gating.confirm_track(by=joost, weighing_id=row.pk, track=Track.LIGHT)
    resolving.decide(by=joost, weighing_id=row.pk, text=answer())
    making_public.prepare(
        by=joost,
        weighing_id=row.pk,
        text=PublicText(
            touched=[TouchedGroup("buren", "zaten aan tafel")],
            no_dissent_because="We vroegen de hele straat.",
            review_on=clock.today() + timedelta(days=90),
        ),
    )
    return making_public.publish(by=joost, weighing_id=row.pk)
