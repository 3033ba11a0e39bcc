"""Start-up of the room."""

from django.apps import AppConfig


class ConnectConfig(AppConfig):
    """Registers what other rooms and the base ask about talents, circles and introductions."""

    name = "kiemkracht.connect"
    label = "connect"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Each subject registers its own."""
        _register_sets()


def _register_sets() -> None:
    """Learning sets and draws."""
    from kiemkracht.base import forgetting, retention, takeout
    from kiemkracht.connect.panels import sets
    from kiemkracht.connect.services import dividing, drawing, sets_keeping
    from kiemkracht.connect.tasks import dividing as jobs

    dividing.register(jobs.enqueue_sets)
    drawing.register(jobs.enqueue_draw)
    forgetting.register("connect.sets", sets_keeping.let_go_of_person)
    takeout.register("learning sets", sets_keeping.sets_of)
    takeout.register("draws", sets_keeping.draws_of)
    retention.register(sets_keeping.SETS_RULE)
    retention.register(sets_keeping.POOL_RULE)
    sets.register_all()
