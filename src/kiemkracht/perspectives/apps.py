"""Start-up of the room."""

from django.apps import AppConfig


class PerspectivesConfig(AppConfig):
    """Plugs the room into what the house shares."""

    name = "kiemkracht.perspectives"
    label = "perspectives"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in
        from django.utils.translation import gettext_lazy as _

        from kiemkracht.base import (
            forgetting,
            jobs,
            live,
            origins,
            places,
            reindexing,
            retention,
            takeout,
        )
        from kiemkracht.perspectives import panels, tasks
        from kiemkracht.perspectives.models import Conversation
        from kiemkracht.perspectives.selectors import live as figures
        from kiemkracht.perspectives.selectors.cards import KIND, conversation_cards
        from kiemkracht.perspectives.services import (
            asking,
            ending,
            growing,
            leaving,
            reviving,
            starting,
        )
        from kiemkracht.perspectives.views.sessions import count_once
        from kiemkracht.ui import navigation

        places.register(KIND, card=conversation_cards)
        reindexing.register(KIND, rows=Conversation.objects.all, put=starting.make_findable)
        asking.register(tasks.enqueue_landscape)
        jobs.each_minute("perspectives.revive", reviving.revive)
        jobs.each_minute("perspectives.last_pictures", ending.ask_last_pictures)
        forgetting.register("perspectives", leaving.let_go)
        takeout.register("votes", leaving.votes_of)
        takeout.register("statements", leaving.statements_of)
        retention.register(leaving.TIES_RULE)
        retention.register(growing.QUESTIONS_RULE)
        origins.register(
            growing.KIND, look=growing.look, tie=growing.tie_sprout, forget=growing.forget
        )
        live.register(figures.SCREEN, look=figures.screen_figures, may=figures.may_watch)
        live.register(figures.DOOR, look=figures.door_figures, may=figures.may_follow)
        panels.register_all()
        user_logged_in.connect(count_once, dispatch_uid="perspectives.count_once")
        navigation.register(
            _("Different views"),
            "perspectives:conversations",
            30,
            "views",
            ("perspectives",),
            short=_("Views"),
        )
