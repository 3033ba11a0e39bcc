"""Start-up of the room."""

from django.apps import AppConfig
from django.core import checks
from django.utils.translation import gettext_lazy as _


class SproutsConfig(AppConfig):
    """Registers what other rooms and the base ask about kiemen."""

    name = "kiemkracht.sprouts"
    label = "sprouts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from kiemkracht.base import forgetting, places, reindexing, retention, takeout
        from kiemkracht.sprouts.models import Sprout
        from kiemkracht.sprouts.selectors.cards import place_cards
        from kiemkracht.sprouts.services import keeping, meaning
        from kiemkracht.sprouts.services.keeping_texts import (
            TEXTS_RULE,
            check_keys,
            let_go_of_texts,
            own_texts,
        )
        from kiemkracht.sprouts.services.letting_go import let_go_of_person, own_kiemen
        from kiemkracht.sprouts.tasks import enqueue_meanings
        from kiemkracht.ui import navigation

        places.register("sprouts.sprout", card=place_cards, name=_("Kiemen"))
        reindexing.register(
            "sprouts.sprout", rows=Sprout.objects.all, put=keeping.put_words_in_index
        )
        forgetting.register("sprouts", let_go_of_person)
        forgetting.register("sprouts texts", let_go_of_texts)
        takeout.register("kiemen", own_kiemen)
        takeout.register("texts", own_texts)
        retention.register(TEXTS_RULE)
        checks.register(check_keys, checks.Tags.database)
        navigation.register(_("Kiemen"), "sprouts:list", 20, "sprout", ("sprouts",))
        meaning.register(enqueue_meanings)
        _hear_first_answers()
        _show_panels()


def _hear_first_answers() -> None:
    """A comment of the contact person stops the clock, wherever it was typed.

    The one signal of this room: comments live in the base, which knows no room.
    """
    from django.db.models.signals import post_save

    from kiemkracht.base.models import Comment
    from kiemkracht.sprouts.services.contacting import note_comment

    def hear(instance: Comment, created: bool, **kwargs: object) -> None:
        if created:
            note_comment(instance)

    post_save.connect(hear, sender=Comment, weak=False, dispatch_uid="sprouts-first-answer")


def _show_panels() -> None:
    from kiemkracht.base.panels import register
    from kiemkracht.sprouts import panels

    register("people.community", "sprouts/_in_community.html", panels.of_community, order=20)
    register("people.my_place", "sprouts/_mine.html", panels.of_person, order=10)
    register("direction.goal", "sprouts/_of_goal.html", panels.of_goal, order=10)
    register("front.today", "sprouts/_today.html", panels.of_today, order=10)
    register("front.today", "sprouts/_radar_today.html", panels.of_radar, order=12)
    register("people.my_place", "sprouts/_radar_today.html", panels.of_radar, order=12)
