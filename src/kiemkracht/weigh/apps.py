"""Start-up of the room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WeighConfig(AppConfig):
    """Registers what other rooms and the base ask about startfoto’s."""

    name = "kiemkracht.weigh"
    label = "weigh"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Places, panels and what a person takes along or leaves behind."""
        from kiemkracht.base import forgetting, places, takeout
        from kiemkracht.ui import navigation
        from kiemkracht.weigh import panels
        from kiemkracht.weigh.selectors import mine, photos
        from kiemkracht.weigh.services.letting_go import let_go_of_person

        navigation.register(_("Startfoto"), "weigh:photos", 27, "photo", ("weigh",))
        places.register("weigh.startingposition", card=photos.place_cards)
        forgetting.register("weigh", let_go_of_person)
        takeout.register("startfotos", mine.own_words)
        panels.register_all()
