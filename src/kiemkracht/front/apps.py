"""Start-up of the room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FrontConfig(AppConfig):
    """Puts today in the bar."""

    name = "kiemkracht.front"
    label = "front"

    def ready(self) -> None:
        from kiemkracht.ui import navigation

        navigation.register(_("Today"), "front:today", 10, "sun", ("front",))
