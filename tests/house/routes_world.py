"""A question of Lindenplein that went two ways, told by Sevda; its words hold the canary."""

from kiemkracht.base.visibility import Visibility
from kiemkracht.connect.services import crossing_over, telling_routes


def two_ways(cast, canary):
    """Make one case with steps on both sides and a crossing; gives the arguments of addresses."""
    by = cast.visitor(cast.aydin)
    case = telling_routes.tell_case(
        by=by,
        words=telling_routes.CaseWords(
            question=f"Mag hier een bank {canary}",
            visibility=Visibility.CIRCLE,
            community_id=cast.lindenplein.pk,
        ),
    )
    for side, day, desk in (("inside", 0, "loket"), ("inside", 9, "beheer"), ("street", 1, "buur")):
        words = telling_routes.StepWords(side, day, desk, f"stap {canary}")
        event = telling_routes.add_step(by=by, case=case, words=words)
    crossing = crossing_over.Crossing(f"samen lopen {canary}", "ask")
    crossing_over.cross_over(by=by, case=case, crossing=crossing)
    return {"case_id": case.pk, "event_id": event.pk}
