"""What Lotte arranged around the conversation about the square: rules, English, a mended text."""

from typing import TYPE_CHECKING

from kiemkracht.base.visitors import Visitor
from kiemkracht.perspectives.services import entering, policing, rewording, translating

if TYPE_CHECKING:
    from kiemkracht.perspectives.models import Conversation

SQUARE = "van-wie-is-het-plein"
BY_CODE = "zon-en-water"
CODES, LOST = 24, 7

POLICY = """Lotte van Rijn en Joost Terpstra lezen elke avond de nieuwe stellingen.
Ze laten alles toe wat één gedachte is, ook als ze het er zelf niet mee eens zijn.

Ging jouw stelling terzijde en vind je dat niet terecht? Zeg het in andere woorden, of loop op
donderdag binnen in het wijkhuis."""

REASONS = """Dit gaat over één herkenbaar mens.
Dit scheldt of dreigt.
Hier staan twee gedachten in één.
Iemand zei dit al.
Dit gaat niet over het plein.
Dit is reclame."""

QUESTION = "Whose square is it?"
INTRO = """The square at Lindenplein belongs to everyone, and everyone uses it differently.
Say what you think of what others say, and add what is missing."""

ENGLISH = {
    0: "Whoever starts something should speak to a person within a week.",
    1: "A trial with an end date is better than waiting half a year.",
    2: "Young people should have a say about the places where they are.",
    3: "The street should be able to share photos of strangers itself.",
    4: "If the square closes later, the noise moves to the gallery.",
    5: "After eleven at night the square must be quiet.",
    6: "A fence solves nothing, it only makes the other side of it exciting.",
    7: "Whoever has a key must also pick up when you call.",
    11: "There must be more light at the last bench.",
    24: "Girls have no place of their own on this square.",
}

MENDED = 10
BETTER = "Muziek mag op het plein, maar zonder box."
WHY = "Er stond niet bij waar. De schrijver vond deze tekst beter."


def arrange(by: Visitor, conversation: "Conversation") -> None:
    """Give a conversation of the demo city what its facilitator arranged; most have nothing."""
    if conversation.slug == SQUARE:
        _the_square(by, conversation)
    if conversation.slug == BY_CODE:
        entering.make_codes(by=by, conversation=conversation, count=CODES)
        entering.block(by=by, conversation=conversation, number=LOST)


def _the_square(by: Visitor, conversation: "Conversation") -> None:
    policing.set_policy(by=by, conversation=conversation, policy=POLICY, reasons=REASONS)
    mended = conversation.statements.get(number=MENDED)
    rewording.edit_text(by=by, statement=mended, text=BETTER, why=WHY)
    translating.translate(
        by=by,
        conversation=conversation,
        lang="en",
        question=QUESTION,
        intro=INTRO,
        statements=ENGLISH,
    )
