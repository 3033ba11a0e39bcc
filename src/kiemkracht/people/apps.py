"""Start-up of the room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    """Answers for names, and lets go of a person everywhere."""

    name = "kiemkracht.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from kiemkracht.base import forgetting, names, retention, takeout
        from kiemkracht.people.selectors.naming import names_of
        from kiemkracht.people.selectors.portfolio import own_page_part
        from kiemkracht.people.services.keeping import RETURN_LINK_RULE
        from kiemkracht.people.services.leaving import let_go_of_person
        from kiemkracht.ui import navigation

        names.register(names_of)
        forgetting.register("people", let_go_of_person)
        takeout.register("person", own_page_part)
        retention.register(RETURN_LINK_RULE)
        navigation.register(_("My place"), "people:my_place", 60, "home", ("people",))
