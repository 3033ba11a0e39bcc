"""Start-up of the room."""

from django.apps import AppConfig


class WeighConfig(AppConfig):
    """Registers what other rooms and the base ask about this room."""

    name = "kiemkracht.weigh"
    label = "weigh"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Places, panels and what a person takes along or leaves behind."""
        from kiemkracht.base import forgetting, places, takeout
        from kiemkracht.weigh import panels
        from kiemkracht.weigh.panels import answers
        from kiemkracht.weigh.panels import weighing as weighing_panels
        from kiemkracht.weigh.selectors import (
            challenges,
            mine,
            my_weighings,
            my_workshops,
            overturned,
            photos,
            second_looks,
            second_looks_changed,
            support,
            weighings,
            workshop_page,
        )
        from kiemkracht.weigh.services.letting_go import let_go_of_person
        from kiemkracht.weigh.services.letting_go_of_weighings import let_go_of_weigher
        from kiemkracht.weigh.services.letting_go_of_workshops import let_go_of_maker

        places.register("weigh.startingposition", card=photos.place_cards)
        forgetting.register("weigh", let_go_of_person)
        takeout.register("startfotos", mine.own_words)
        panels.register_all()
        places.register("weigh.weighing", card=weighings.place_cards)
        forgetting.register("weigh.weighings", let_go_of_weigher)
        takeout.register("weighings", my_weighings.own_weighings)
        weighing_panels.register_all()
        answers.register_all()
        takeout.register("backing", support.own_support)
        takeout.register("challenges", challenges.own_challenges)
        places.register("weigh.challenge", card=challenges.place_cards)
        takeout.register("second_looks", second_looks.own_looks)
        places.register("weigh.secondlook", card=second_looks.place_cards)
        places.register("weigh.supportrequest", card=support.place_cards)
        places.register("weigh.workshop", card=workshop_page.place_cards)
        overturned.register(second_looks_changed.changed_by_a_second_look)
        forgetting.register("weigh.workshops", let_go_of_maker)
        takeout.register("workshops", my_workshops.own_workshops)
