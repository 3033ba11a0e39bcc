"""Start-up of the room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WeighConfig(AppConfig):
    """Registers what other rooms and the base ask about this room."""

    name = "kiemkracht.weigh"
    label = "weigh"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Places, panels and what a person takes along or leaves behind."""
        from kiemkracht.base import forgetting, places, reindexing, takeout
        from kiemkracht.base import panels as spots
        from kiemkracht.direction.selectors import looked_back
        from kiemkracht.weigh import panels
        from kiemkracht.weigh.models import Framework, RoomRule, Weighing
        from kiemkracht.weigh.panels import weighing as weighing_panels
        from kiemkracht.weigh.panels import workshops as workshop_panels
        from kiemkracht.weigh.selectors import (
            findable,
            mine,
            my_weighings,
            my_workshops,
            photos,
            weighings,
            workshop_page,
        )
        from kiemkracht.weigh.services import indexing
        from kiemkracht.weigh.services.letting_go import let_go_of_person
        from kiemkracht.weigh.services.letting_go_of_weighings import let_go_of_weigher
        from kiemkracht.weigh.services.letting_go_of_workshops import let_go_of_maker

        places.register("weigh.startingposition", card=photos.place_cards)
        forgetting.register("weigh", let_go_of_person)
        takeout.register("startfotos", mine.own_words)
        panels.register_all()
        places.register("weigh.weighing", card=weighings.place_cards, name=_("Weighings"))
        places.register("weigh.roomrule", card=findable.rule_cards, name=_("Room rules"))
        places.register("weigh.framework", card=findable.framework_cards, name=_("Frameworks"))
        indexing.hear_frameworks()
        again = reindexing.register
        again("weigh.weighing", rows=Weighing.objects.all, put=indexing.index_weighing)
        again("weigh.roomrule", rows=RoomRule.objects.all, put=indexing.index_rule)
        again("weigh.framework", rows=Framework.objects.all, put=indexing.index_framework)
        looked_back.register(weighings.looks_at_choice)
        forgetting.register("weigh.weighings", let_go_of_weigher)
        takeout.register("weighings", my_weighings.own_weighings)
        weighing_panels.register_all()
        spots.register(
            "front.weighing", "weigh/weighing/_today.html", weighing_panels.of_today, order=24
        )
        workshop_panels.register_all()
        places.register("weigh.workshop", card=workshop_page.place_cards)
        forgetting.register("weigh.workshops", let_go_of_maker)
        takeout.register("workshops", my_workshops.own_workshops)
