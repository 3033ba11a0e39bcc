"""Sevda and Lotte do something with what people think: helpers for these tests."""

import html

from django.test import Client
from tests.people import Cast
from tests.rooms.perspectives.crowds import plant

from kiemkracht.base.visibility import Visibility
from kiemkracht.direction.enums import DirectionState
from kiemkracht.direction.models import Direction
from kiemkracht.perspectives.models import Conversation, Statement
from kiemkracht.perspectives.services import computing, growing
from kiemkracht.sprouts.models import Sprout
from kiemkracht.sprouts.services.planting import Telling
from kiemkracht.sprouts.services.telling import Extras, tell


def text(answer: object) -> str:
    return html.unescape(answer.content.decode())  # type: ignore[attr-defined] # a response


def client_of(who: object) -> Client:
    client = Client()
    client.force_login(who)  # type: ignore[arg-type] # a person
    return client


def discussed(cast: Cast, people: int = 20) -> Conversation:
    """A conversation of De Linden, with counts as a landscape leaves them."""
    plein = plant(people)
    plein.community_id = cast.linden.pk
    plein.save()
    plein.statements.update(agree=14, disagree=4, seen=20)
    return plein


def drawn(cast: Cast, people: int = 60) -> Conversation:
    """The same with its groups, bridges and an insight really drawn."""
    plein = discussed(cast, people)
    computing.compute_now(plein)
    return plein


def statement(conversation: Conversation, number: int = 0) -> Statement:
    rows = Statement.objects.select_related("conversation__hall")
    return rows.get(conversation=conversation, number=number)


def direction_of(cast: Cast, **fields: object) -> Direction:
    """Where De Linden wants to go; people talk about it."""
    given = {
        "title": "Samen buiten",
        "slug": "samen-buiten",
        "state": DirectionState.IN_CONVERSATION,
        "visibility": Visibility.PUBLIC,
    }
    return Direction.objects.create(community=cast.linden, **(given | fields))


def plant_from(
    cast: Cast, row: Statement, who: object = None, visibility: str = Visibility.PUBLIC
) -> Sprout:
    """Sevda plants a kiem from a statement."""
    told = tell(
        by=cast.visitor(who or cast.aydin),  # type: ignore[arg-type] # a person
        telling=Telling(story="Wij zetten banken neer.", visibility=visibility),
        extras=Extras(came_from=f"{growing.KIND}:{row.pk}"),
    )
    return told.sprout


def place(sprout: Sprout) -> str:
    return f"sprouts.sprout:{sprout.pk}"


def ask(cast: Cast, row: Statement, direction: Direction, words: str = "Wat vraagt dit?") -> str:
    return growing.ask_direction(
        by=cast.visitor(cast.aydin), statement=row, direction_id=direction.pk, question=words
    )
