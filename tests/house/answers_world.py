"""What people get for an answer: backing, a second look, a challenge, a scale choice."""

from datetime import timedelta

from django.utils import timezone
from tests.people import Cast

from kiemkracht.answers.services import challenging, deciding_challenges, looking_again
from kiemkracht.answers.services.asking_support import SupportWords, ask_support
from kiemkracht.answers.services.deciding_challenges import ItemWords
from kiemkracht.answers.services.looking_again import LookWords
from kiemkracht.answers.services.writing_backing import SheetWords, write_sheet
from kiemkracht.base import clock
from kiemkracht.direction.models import Choice
from kiemkracht.direction.services import seeding as directions
from kiemkracht.direction.services.seeding import content_of
from kiemkracht.people.enums import Layer
from kiemkracht.people.models import Membership
from kiemkracht.tip.services.weighing_scale import ScaleWords, weigh


def ask_for_answers(cast: Cast, canary: str) -> dict[str, object]:
    """Plant one of each; gives the arguments of their addresses. Lotte leads Joost's team."""
    made = _backing(cast, canary) | _second_look(cast, canary) | _challenge(cast, canary)
    return made | _scale(cast)


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


def published(cast: Cast, question: str = "Mag het plein open?", *, days_ago: int = 5) -> Choice:
    """A choice of Lindenplein that was published so many days ago."""
    now = clock.now()
    content = content_of(
        {
            "question": question,
            "options": [{"text": "Ja"}, {"text": "Nee"}],
            "chosen": 2,
            "reasons": "Het is te druk.",
            "mandate": "De wethouder",
            "touched": [{"group": "buren", "how_heard": "op straat", "label": "with"}],
            "no_dissent_because": "Niemand was tegen.",
            "review_on": (now + timedelta(days=90)).date().isoformat(),
        }
    )
    # By the clock on the wall: across a change to winter time a day has 25 hours.
    at = timezone.localtime(now) - timedelta(days=days_ago)
    planted = directions.plant_choices(
        [
            directions.ChoicePlan(
                key="plein",
                community_id=cast.lindenplein.pk,
                content=content,
                state="published",
                created_at=at - timedelta(days=30),
                created_by=cast.henk.pk,
                open_since=at - timedelta(days=20),
                open_until=at - timedelta(days=6),
                taken_at=at - timedelta(days=1),
                versions=[directions.VersionPlan(content=content, at=at)],
            )
        ]
    )
    return Choice.objects.get(pk=planted["plein"])


def _second_look(cast: Cast, canary: str) -> dict[str, object]:
    """Sevda asks, Gerrit and Joost look."""
    choice = published(cast)
    look = looking_again.ask_again(
        by=cast.visitor(cast.aydin),
        slug=choice.slug,
        words=LookWords("not_heard", f"Ik woon er {canary}", f"Mij {canary}", f"Praat {canary}"),
    ).look
    looking_again.name_duo(
        by=cast.visitor(cast.lotte),
        look_id=look.pk,
        resident_id=cast.gerrit.pk,
        official_id=cast.joost.pk,
    )
    return {"look_id": look.pk, "choice_slug": choice.slug}


def _challenge(cast: Cast, canary: str) -> dict[str, object]:
    """Sevda explores; Lotte, who works at the municipality, put something in the data room."""
    row = challenging.begin(
        by=cast.visitor(cast.aydin),
        organisation_id=cast.municipality.pk,
        community_id=cast.lindenplein.pk,
        title=f"Het groen {canary}",
    )
    deciding_challenges.add_item(
        by=cast.visitor(cast.lotte),
        challenge_id=row.pk,
        item=ItemWords("costs", f"Snoeien {canary}", f"Per jaar {canary}", 40_000_00),
    )
    return {
        "challenge_id": row.pk,
        "organisation_id": cast.municipality.pk,
        "year": clock.today().year,
    }


def _scale(cast: Cast) -> dict[str, object]:
    """Lotte weighs small or large; it is for everyone, so nothing sings in it."""
    row = weigh(
        by=cast.visitor(cast.lotte),
        community_id=cast.lindenplein.pk,
        words=ScaleWords(title="Pleinen", repetition=1, barrier=2, contagion=3, ripeness=4),
    )
    return {"scale_id": row.pk}
