"""Start-up of the room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ActConfig(AppConfig):
    """Registers what other rooms and the base ask about scripts."""

    name = "kiemkracht.act"
    label = "act"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Places, panels and what a person takes along or leaves behind."""
        from kiemkracht.act import panels
        from kiemkracht.act.models import Script
        from kiemkracht.act.selectors import mine, scripts
        from kiemkracht.act.services import writing
        from kiemkracht.act.services.letting_go import let_go_of_person
        from kiemkracht.base import forgetting, places, reindexing, takeout

        places.register("act.script", card=scripts.place_cards, name=_("Scripts"))
        reindexing.register("act.script", rows=Script.objects.all, put=writing.put_in_index)
        forgetting.register("act", let_go_of_person)
        takeout.register("scripts", mine.own_words)
        panels.register_all()
