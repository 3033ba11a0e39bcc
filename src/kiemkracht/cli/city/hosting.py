"""An evening that stands ready: one conversation in the hall, with cards for who has no phone."""

from kiemkracht.cli.city.settling import Townspeople
from kiemkracht.people.selectors.visiting import visitor_by_id
from kiemkracht.perspectives.selectors.cards import conversation_by_slug
from kiemkracht.perspectives.services import gathering, printing

IN_THE_HALL = "hoe-helpen-wij"
CARDS = 40


def host(town: Townspeople) -> int:
    """Lotte brings a conversation into the hall and makes cards; gives how many.

    Nobody saw their codes: she makes new ones for the evening itself.
    """
    conversation = conversation_by_slug(IN_THE_HALL)
    if conversation is None:
        raise LookupError(IN_THE_HALL)
    lotte = visitor_by_id(town.by_name["Lotte van Rijn"])
    gathering.open_hall(by=lotte, conversation=conversation)
    return len(printing.make_cards(by=lotte, conversation=conversation, count=CARDS))
