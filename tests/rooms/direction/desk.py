"""What the tests of this room write: one complete choice, and the way to each state."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from kiemkracht.base import clock
from kiemkracht.base.visitors import Visitor
from kiemkracht.direction.models import (
    Choice,
    ChoiceContent,
    ChoiceVersion,
    Direction,
    Dissent,
    Interests,
    Option,
    Touched,
    Triad,
)
from kiemkracht.direction.services import charting, deciding, proposing, publishing
from kiemkracht.direction.services.charting import DirectionText, GoalText
from kiemkracht.direction.services.proposing import ChoiceText

QUESTION = "Blijft het plein ’s avonds open?"


def complete(question: str = QUESTION, **changed: object) -> ChoiceContent:
    """A text that has everything a reader is owed, or all but what is changed."""
    whole = ChoiceContent(
        question=question,
        options=(
            Option(
                "Open tot elf uur", "Jongeren kunnen er terecht", "Soms is het laat", "Iedereen"
            ),
            Option("Om negen uur dicht", "Rust", "Het geluid verhuist", "Jongeren"),
        ),
        chosen=1,
        reasons="Tot elf werkt, als er iemand rondloopt die ze kennen.",
        mandate="De kring Pleinbeheer beslist, met mandaat van Beheer.",
        touched=(
            Touched("Bewoners aan het plein", "Twaalf keukentafels", "by"),
            Touched("Jongeren", "", "with"),
        ),
        dissent=(Dissent("Elf uur is laat", "Een stille hoek", "De bank is verplaatst"),),
        conditions=("Na elf uur gaat het licht uit",),
        interests=Interests(
            "Niet gebeld worden", "Slapen", "Een plein dat blijft", "Slaap en spel"
        ),
        triad=Triad("Een plein voor iedereen", "Wie er woont", "Minder meldingen"),
        review_on=clock.today() + timedelta(days=180),
    )
    return replace(whole, **changed)  # type: ignore[arg-type] # the tests name real fields


def ago(days: float) -> datetime:
    """A moment in the past."""
    return clock.now() - timedelta(days=days)


def in_days(days: int) -> date:
    """A day to come."""
    return clock.today() + timedelta(days=days)


def asked(by: Visitor, community_id: UUID, question: str = QUESTION, **more: str) -> Choice:
    """A question on the table."""
    return proposing.propose(by=by, community_id=community_id, question=question, **more)


def written(by: Visitor, choice: Choice, content: ChoiceContent | None = None) -> Choice:
    """The same, with a text."""
    text = ChoiceText(content or complete(choice.question), visibility=choice.visibility)
    return proposing.edit_choice(by=by, choice=choice, text=text)


def opened(by: Visitor, choice: Choice, *, days_ago: float = 20) -> Choice:
    """Open for responses since then."""
    return deciding.open_for_responses(by=by, choice=choice, at=ago(days_ago))


def taken(by: Visitor, community_id: UUID, question: str = QUESTION) -> Choice:
    """A choice that is ready to be published."""
    choice = written(by, asked(by, community_id, question))
    return deciding.take(by=by, choice=opened(by, choice))


def published(by: Visitor, community_id: UUID, question: str = QUESTION) -> Choice:
    """A published choice, as read back."""
    choice = taken(by, community_id, question)
    publishing.publish(by=by, choice=choice)
    choice.refresh_from_db()
    return choice


def revised(by: Visitor, choice: Choice, why: str, **changed: object) -> ChoiceVersion:
    """A next version."""
    reviewed = deciding.open_review(by=by, choice=choice)
    written(by, reviewed, replace(reviewed.content, **changed))  # type: ignore[arg-type] # idem
    return publishing.publish(by=by, choice=reviewed, why_changed=why)


def direction_with_goal(by: Visitor, community_id: UUID, **text: object) -> Direction:
    """A draft of a direction with one goal."""
    said = DirectionText(
        title="Een buurt waar je elkaar kent", purpose="Niemand is alleen.", **text
    )  # type: ignore[arg-type] # idem
    direction = charting.start_direction(by=by, community_id=community_id, text=said)
    goal = GoalText(title="Elkaar bij naam kennen", noticeable_at=["Er wordt gegroet."])
    charting.add_goal(by=by, direction=direction, text=goal)
    return direction
