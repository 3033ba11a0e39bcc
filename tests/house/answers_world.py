"""What people get for an answer: a question for backing with its sheet."""

from tests.people import Cast

from kiemkracht.people.enums import Layer
from kiemkracht.people.models import Membership
from kiemkracht.weigh.services.asking_support import SupportWords, ask_support
from kiemkracht.weigh.services.writing_backing import SheetWords, write_sheet


def ask_for_answers(cast: Cast, canary: str) -> dict[str, object]:
    """Plant one of each; gives the arguments of their addresses. Lotte leads Joost's team."""
    return _backing(cast, canary)


def _backing(cast: Cast, canary: str) -> dict[str, object]:
    Membership.objects.create(person=cast.lotte, community=cast.gebiedsteam, layer=Layer.LEADING)
    asked = ask_support(
        by=cast.visitor(cast.joost),
        words=SupportWords(
            asked_of=cast.lotte.pk, subject=f"Steunvraag {canary}", question=f"Want {canary}"
        ),
    )
    write_sheet(
        by=cast.visitor(cast.lotte),
        community_id=cast.gebiedsteam.pk,
        sheet=SheetWords(lines=[f"Koffie {canary}", "Verf en kwasten"], up_to_cents=500_00),
    )
    return {"request_id": asked.pk, "team_slug": cast.gebiedsteam.slug}
