"""Start-up of the room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AnswersConfig(AppConfig):
    """Registers what other rooms and the base ask about this room."""

    name = "kiemkracht.answers"
    label = "answers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Places, panels and what a person takes along or leaves behind."""
        from kiemkracht.answers import panels
        from kiemkracht.answers.models import Challenge, SecondLook
        from kiemkracht.answers.selectors import (
            challenges,
            second_looks,
            second_looks_changed,
            support,
        )
        from kiemkracht.answers.services import indexing
        from kiemkracht.answers.services.keeping_support import SUPPORT_RULE
        from kiemkracht.answers.services.letting_go import let_go_of_person
        from kiemkracht.base import forgetting, places, reindexing, retention, takeout
        from kiemkracht.weigh.selectors import overturned

        places.register(
            "answers.challenge", card=challenges.place_cards, name=_("Right to challenge")
        )
        places.register("answers.secondlook", card=second_looks.place_cards, name=_("Second looks"))
        places.register("answers.supportrequest", card=support.place_cards)
        again = reindexing.register
        again("answers.challenge", rows=Challenge.objects.all, put=indexing.index_challenge)
        again("answers.secondlook", rows=SecondLook.objects.all, put=indexing.index_look)
        forgetting.register("answers", let_go_of_person)
        takeout.register("backing", support.own_support)
        takeout.register("challenges", challenges.own_challenges)
        takeout.register("second_looks", second_looks.own_looks)
        retention.register(SUPPORT_RULE)
        overturned.register(second_looks_changed.changed_by_a_second_look)
        panels.register_all()
