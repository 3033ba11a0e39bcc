"""The pages of one conversation beside each other."""

from django.urls import reverse
from django.utils.translation import gettext as _

from kiemkracht.perspectives.selectors.conversations import Head

Tab = tuple[str, str, bool]


def tabs_of(head: Head, here: str) -> list[Tab]:
    """The tabs this visitor can use, with the current one marked."""
    pages = [
        ("take_part", "conversation", _("Take part")),
        ("landscape", "landscape", _("The landscape")),
        ("statements", "statements", _("All statements")),
        ("my_votes", "my_votes", _("My views")),
    ]
    if head.may_tend:
        pages.append(("desk", "desk", _("Facilitator’s desk")))
    slug = head.conversation.slug
    return [
        (label, reverse(f"perspectives:{name}", args=[slug]), key == here)
        for key, name, label in pages
    ]
