"""Learning sets shared with Gerrit and Sevda, and a draw that only its facilitator sees."""

from tests.people import Cast

from kiemkracht.connect.services import dividing, drawing, planning_sets, swapping
from kiemkracht.connect.services.drawing import DrawPlan
from kiemkracht.connect.services.member_file import MemberRow
from kiemkracht.connect.services.planning_sets import ProjectRow, SetsPlan
from kiemkracht.connect.services.pool_file import CandidateRow, Quota


def divide(cast: Cast, canary: str) -> dict[str, object]:
    """Plant both; gives the arguments of their addresses."""
    lotte = cast.visitor(cast.lotte)
    members = [
        MemberRow(cast.gerrit.name, is_resident=True, person_id=cast.gerrit.pk, wishes=("Soep",)),
        MemberRow(cast.aydin.name, is_resident=True, person_id=cast.aydin.pk, wishes=("Soep",)),
        MemberRow(f"Anna {canary}", craft="zorg", wishes=("Soep",)),
        MemberRow(f"Bas {canary}", craft="groen", wishes=("Soep",)),
    ]
    plan = SetsPlan(
        title=f"Leersets {canary}",
        community_id=cast.lindenplein.pk,
        members=members,
        projects=(ProjectRow("Soep", 2, 2), ProjectRow("Plein", 2, 2)),
    )
    composition = planning_sets.write(plan, made_by=cast.lotte.pk)
    dividing.compute_now(composition)
    composition.refresh_from_db()
    swapping.share(by=lotte, composition=composition)
    pool = [
        CandidateRow(f"{canary} {at}", {"leeftijd": "jong" if at < 6 else "oud"})
        for at in range(12)
    ]
    draw = drawing.write(
        DrawPlan(
            title=f"Panel {canary}",
            community_id=cast.lindenplein.pk,
            size=4,
            pool=pool,
            quotas=[Quota("leeftijd", "jong", 1, 2)],
        ),
        made_by=cast.lotte.pk,
    )
    drawing.fill(draw)
    return {"composition_id": composition.pk, "draw_id": draw.pk}
