"""Start-up of the room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectionConfig(AppConfig):
    """Puts the room in the bar, and answers for its places."""

    name = "kiemkracht.direction"
    label = "direction"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from kiemkracht.base import forgetting, panels, places, reindexing, takeout
        from kiemkracht.direction.models import Choice, Direction, Goal
        from kiemkracht.direction.panels import community_directions, my_directions, open_choices
        from kiemkracht.direction.selectors.cards import choice_cards, direction_cards, goal_cards
        from kiemkracht.direction.selectors.own import own_words
        from kiemkracht.direction.services import charting, proposing
        from kiemkracht.direction.services.leaving import let_go_of_person
        from kiemkracht.ui import navigation

        places.register("direction.direction", card=direction_cards)
        places.register("direction.goal", card=goal_cards)
        places.register("direction.choice", card=choice_cards)
        again = reindexing.register
        again("direction.direction", rows=Direction.objects.all, put=charting.index_direction)
        again("direction.goal", rows=Goal.objects.all, put=charting.index_goal)
        again("direction.choice", rows=Choice.objects.all, put=proposing.index_anew)
        forgetting.register("direction", let_go_of_person)
        takeout.register("direction", own_words)
        navigation.register(
            _("Direction & choices"),
            "direction:directions",
            40,
            "compass",
            ("direction",),
            short=_("Direction"),
        )
        panels.register(
            "people.community", "direction/_community_panel.html", community_directions, order=28
        )
        panels.register("people.my_place", "direction/_my_panel.html", my_directions, order=40)
        panels.register("front.today", "direction/_today_panel.html", open_choices, order=60)
