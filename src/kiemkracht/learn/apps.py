"""Start-up of the room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LearnConfig(AppConfig):
    """Gives the work sparks to the room that proposes scripts with them, and to search."""

    name = "kiemkracht.learn"
    label = "learn"

    def ready(self) -> None:
        """The deck is read when it is first needed."""
        from kiemkracht.base import places, search
        from kiemkracht.learn.selectors import finding
        from kiemkracht.learn.selectors.sparks import deck
        from kiemkracht.weigh.selectors import deck as decks

        decks.register(deck, finding.sheets)
        places.register(finding.KIND, card=finding.place_cards, name=_("Work sparks"))
        search.register_finder(finding.KIND, finding.matching)
