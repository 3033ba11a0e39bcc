"""The conversation of the matrix in the hall: its short address and the link of its helpers."""

from kiemkracht.base.visitors import Visitor
from kiemkracht.perspectives.models import Conversation
from kiemkracht.perspectives.services import gathering, printing


def evening(conversation: Conversation, lotte: Visitor) -> dict[str, object]:
    """Lotte opens the hall and makes cards; `code` is the one on the screen."""
    hall = gathering.open_hall(by=lotte, conversation=conversation)
    cards = printing.make_cards(by=lotte, conversation=conversation, count=2)
    secret = gathering.invite_helpers(by=lotte, conversation=conversation)
    return {"code": hall.code, "card_code": cards[0].code, "helpers_secret": secret}
