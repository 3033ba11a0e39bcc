"""What stands in the bar at the top: rooms put themselves in it at start-up."""

from dataclasses import dataclass

from django.utils.functional import Promise

Label = str | Promise


@dataclass(frozen=True, slots=True)
class Destination:
    """One place in the navigation; `namespaces` are the URL namespaces that belong to it."""

    label: Label
    url_name: str
    order: int
    glyph: str
    namespaces: frozenset[str]
    short: Label


_destinations: dict[str, Destination] = {}


def register(
    label: Label,
    url_name: str,
    order: int,
    glyph: str,
    namespaces: tuple[str, ...] = (),
    *,
    short: Label = "",
) -> None:
    """Put a place in the navigation; registering the same `url_name` again replaces it.

    `namespaces` defaults to the namespace of `url_name`. An entry may also be a full URL name
    ("people:my_place") when only that page belongs here; such an entry wins from a namespace.
    `short` is what a narrow screen shows; it must be a word of `label`.
    """
    own = namespaces or (url_name.partition(":")[0],)
    _destinations[url_name] = Destination(
        label, url_name, order, glyph, frozenset(own), short or label
    )


def destinations() -> tuple[Destination, ...]:
    """All registered places, in order."""
    return tuple(sorted(_destinations.values(), key=lambda each: each.order))


def current(view_name: str) -> Destination | None:
    """The destination that the page named `view_name` belongs to, if any."""
    namespace = view_name.partition(":")[0]
    for sought in (view_name, namespace):
        for destination in destinations():
            if sought in destination.namespaces:
                return destination
    return None
