"""Start-up of the components."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """The look of the house; it has no tables and registers nothing."""

    name = "kiemkracht.ui"
    label = "ui"
