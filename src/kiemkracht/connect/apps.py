"""Start-up of the room."""

from django.apps import AppConfig


class ConnectConfig(AppConfig):
    """Registers what other rooms and the base ask about talents, circles and introductions."""

    name = "kiemkracht.connect"
    label = "connect"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Each subject registers its own."""
