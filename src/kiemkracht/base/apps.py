"""Start-up of the base."""

from django.apps import AppConfig


class BaseConfig(AppConfig):
    """Registers the boot checks and what the base itself keeps and forgets."""

    name = "kiemkracht.base"
    label = "base"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from kiemkracht.base import checks, housekeeping

        checks.register_all()
        housekeeping.register_all()
