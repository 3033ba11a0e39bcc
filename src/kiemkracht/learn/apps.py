"""Start-up of the room."""

from django.apps import AppConfig


class LearnConfig(AppConfig):
    """Gives the work sparks to the room that proposes scripts with them."""

    name = "kiemkracht.learn"
    label = "learn"

    def ready(self) -> None:
        """The deck is read when it is first needed."""
        from kiemkracht.learn.selectors.sparks import deck
        from kiemkracht.weigh.selectors import deck as decks

        decks.register(deck)
