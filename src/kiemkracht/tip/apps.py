"""Start-up of the room."""

from django.apps import AppConfig


class TipConfig(AppConfig):
    """Registers what other rooms and the base ask about scale choices."""

    name = "kiemkracht.tip"
    label = "tip"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Places, panels and what a person takes along or leaves behind."""
        from kiemkracht.base import forgetting, places, takeout
        from kiemkracht.tip import panels
        from kiemkracht.tip.selectors import scales
        from kiemkracht.tip.services.letting_go import let_go_of_person

        places.register("tip.scalechoice", card=scales.place_cards)
        forgetting.register("tip", let_go_of_person)
        takeout.register("scale_choices", scales.own_scales)
        panels.register_all()
