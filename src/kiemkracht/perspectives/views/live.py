"""Where a page hears how an evening goes."""

from kiemkracht.base import live
from kiemkracht.base.requests import Request
from kiemkracht.base.visibility import Visibility
from kiemkracht.perspectives.selectors.conversations import Head
from kiemkracht.perspectives.selectors.live import DOOR


def door_stream(head: Head, request: Request) -> str:
    """Where a telephone hears that votes are paused or closed; empty when there is no hall.

    In a conversation for everyone all telephones share one stream, read once for all.
    """
    if not head.in_hall:
        return ""
    if head.conversation.visibility == Visibility.PUBLIC:
        return live.address(DOOR, head.conversation.pk)
    return live.address(DOOR, head.conversation.pk, person_id=request.visitor.person_id)
