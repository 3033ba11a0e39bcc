"""The way to everything that has to do with weighing: what one can do, and what else is here."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kiemkracht.base.visitors import Visitor


@dataclass(frozen=True, slots=True)
class Door:
    """A way to a page: what one can do there, in a few words. `tone` as of a door of `ui`."""

    title: str
    told: str
    url: str
    glyph: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class WeighingHall:
    """The page: the doors, what else is here, and whether something may wait for this visitor."""

    doors: tuple[Door, ...]
    links: tuple[Door, ...]
    is_known: bool


def weighing_hall(visitor: Visitor) -> WeighingHall:
    """What this visitor can do here. Queries: 0."""
    return WeighingHall(_doors(), _links(visitor), visitor.is_known)


def _doors() -> tuple[Door, ...]:
    return (
        Door(
            _("Ask for an answer"),
            _("Yes, unless there is a reason. Follow each step."),
            reverse("weigh:weighings"),
            "choice",
            "first",
        ),
        Door(
            _("See where you stand"),
            _("A startfoto: what does it give, and who wants it?"),
            reverse("weigh:photos"),
            "views",
            "sky",
        ),
        Door(
            _("Take the next steps"),
            _("A script: who does what, and when?"),
            reverse("act:scripts"),
            "list",
        ),
        Door(
            _("Find out what is allowed"),
            _("The rules, and who may deviate from them."),
            reverse("weigh:room_rules"),
            "book",
            "sky",
        ),
        Door(
            _("Ask to look again"),
            _("Two people take a second look at a choice."),
            reverse("answers:second_looks"),
            "search",
            "spark",
        ),
        Door(
            _("Take over a task"),
            _("With the right to challenge: you do it yourselves."),
            reverse("answers:challenges"),
            "hand",
            "spark",
        ),
    )


def _links(visitor: Visitor) -> tuple[Door, ...]:
    links = [
        Door(
            _("Work sparks"),
            _("Fifty cards with something small to do, to read or to print."),
            reverse("learn:sparks"),
        ),
        Door(
            _("How we weigh"),
            _("The questions, the steps and the days of “yes, unless”."),
            reverse("weigh:framework"),
        ),
        Door(
            _("Small or large?"),
            _("Choices about growing: deepen, broaden or keep it small."),
            reverse("tip:scales"),
        ),
        Door(
            _("What came of it this year"),
            _("In numbers, and every number opens its list."),
            reverse("answers:paragraph"),
        ),
    ]
    if visitor.has_account and visitor.in_organisation:
        backing = Door(
            _("Ask for backing"),
            _("Ask who leads to stand behind you. Only the two of you see it."),
            reverse("answers:support"),
        )
        links.insert(0, backing)
    return tuple(links)
