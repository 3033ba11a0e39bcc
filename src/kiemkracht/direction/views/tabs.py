"""The two halves of the room, beside each other."""

from django.urls import reverse
from django.utils.translation import gettext as _


def room_tabs() -> list[tuple[str, str]]:
    """Label and address of the directions and of the choices."""
    return [
        (_("Direction"), reverse("direction:directions")),
        (_("Choices"), reverse("direction:choices")),
    ]
