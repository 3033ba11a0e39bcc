"""Start-up of the room."""

from django.apps import AppConfig


class ConnectConfig(AppConfig):
    """Registers what other rooms and the base ask about talents, circles and introductions."""

    name = "kiemkracht.connect"
    label = "connect"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Each subject registers its own."""
        _meeting_people()


def _meeting_people() -> None:
    from kiemkracht.base import forgetting, retention, takeout
    from kiemkracht.connect.panels import meeting_people
    from kiemkracht.connect.services import bridging, parting, suggesting
    from kiemkracht.connect.tasks import computing

    suggesting.register(computing.enqueue_suggestions)
    bridging.register(computing.enqueue_bridges)
    forgetting.register("connect.meeting_people", parting.let_go_of_person)
    takeout.register("meeting people", parting.wishes_of)
    takeout.register("invitations to meet", parting.invitations_of)
    takeout.register("bonds and meetings", parting.bonds_of)
    retention.register(parting.INVITATIONS_RULE)
    meeting_people.register_all()
