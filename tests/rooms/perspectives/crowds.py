"""A crowd whose views are known: three groups, what they share and where they differ."""

import random

from django.test import Client
from django.urls import reverse

from kiemkracht.base import clock
from kiemkracht.perspectives.models import Conversation
from kiemkracht.perspectives.services import seeding, starting

SHOWN = (
    "Het plein is van iedereen.",
    "Laat bewoners het zelf beheren.",
    "Eerst regels, dan feest.",
    "Vraag jongeren het eerst.",
    "Er moeten banken komen.",
    "Na tien uur is het stil.",
    "=HYPERLINK(1) is geen mening",
    "Zaterdag is er markt.",
    "De heg mag weg.",
    "Auto’s kunnen om het plein heen.",
    "Een podium hoort erbij.",
    "Honden mogen los.",
    "Er komt een moestuin.",
    "Licht mag de hele nacht aan.",
    "De school gebruikt het plein mee.",
    "Water is leuker dan gras.",
)


# Chance to agree with each of these, per group: a bridge first, fault lines, and 3 for C only.
PROFILES = (
    (0.95, 0.95, 0.05, 0.1, 0.9, 0.1, 0.5, 0.8, 0.8, 0.7, 0.9, 0.2, 0.8, 0.3, 0.6, 0.5),
    (0.95, 0.05, 0.95, 0.1, 0.9, 0.9, 0.5, 0.2, 0.2, 0.2, 0.2, 0.3, 0.7, 0.8, 0.4, 0.4),
    (0.95, 0.5, 0.5, 0.98, 0.9, 0.02, 0.1, 0.02, 0.3, 0.5, 0.8, 0.9, 0.1, 0.9, 0.9, 0.9),
)


def plant(people: int, shares: tuple[float, ...] = (0.5, 0.38, 0.12)) -> Conversation:
    """A conversation with so many people, in groups of these shares."""
    chance = random.Random(1)
    now = clock.now()
    votes = []
    for person in range(people):
        group = chance.choices(range(len(shares)), shares)[0]
        for statement, agrees in enumerate(PROFILES[group]):
            value = 1 if chance.random() < agrees else -1
            votes.append(seeding.VotePlan(person=person, statement=statement, value=value, at=now))
    plan = seeding.ConversationPlan(
        settings=starting.Settings(question="Van wie is het plein?"),
        started_by=None,
        opened_at=now,
        people=[None] * people,
        statements=[seeding.StatementPlan(text=text, at=now) for text in SHOWN],
        votes=votes,
    )
    return seeding.plant(plan)


def page_of(client: Client, conversation: Conversation, name: str = "landscape") -> str:
    """One page of a conversation as this client sees it."""
    answer = client.get(reverse(f"perspectives:{name}", args=[conversation.slug]))
    assert answer.status_code == 200
    return answer.content.decode()
