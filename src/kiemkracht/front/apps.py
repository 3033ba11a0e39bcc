"""Start-up of the room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FrontConfig(AppConfig):
    """Puts today and weighing in the bar."""

    name = "kiemkracht.front"
    label = "front"

    def ready(self) -> None:
        from kiemkracht.ui import navigation

        navigation.register(_("Today"), "front:today", 10, "sun", ("front",))
        navigation.register(
            _("Weighing"),
            "front:weighing",
            35,
            "circle",
            ("front:weighing", "weigh", "act", "answers", "tip"),
        )
