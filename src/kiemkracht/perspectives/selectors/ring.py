"""The ring around my own place on the map: as fresh as can be, and for the reader only."""

from collections.abc import Mapping
from typing import Any

from kiemkracht.perspectives.enums import Lens
from kiemkracht.perspectives.models import LandscapeRun, Participant
from kiemkracht.perspectives.selectors.landscape_parts import GroupCard, MyPosition
from kiemkracht.perspectives.selectors.my_place import my_doubt


def ring_of(
    me: Participant | None,
    run: LandscapeRun,
    result: Mapping[str, Any],
    groups: Mapping[int, GroupCard],
    *,
    waits: bool,
) -> MyPosition | None:
    """Where this participant stands; None for who is on no map.

    Where a newer picture waits for more people, the place of who voted since comes from that one
    all the same, and the group from the picture that everyone sees. Who did not vote since stays:
    what moves their place is the vote of somebody else. Queries: 0; 1 when a picture waits.
    """
    if me is None:
        return None
    shown = _person(result, me.number)
    fresh = _newer(run, me.number) if waits and "latent" in result else None
    place = _person(fresh, me.number) if fresh else shown
    if place is None:
        return None
    group = None if shown is None or shown["group"] is None else groups.get(shown["group"])
    doubt = my_doubt(fresh or result, me.number)
    return MyPosition(place["x"], place["y"], group, doubt, is_new=shown is None)


def _person(result: Mapping[str, Any], number: int) -> Mapping[str, Any] | None:
    return next((each for each in result["participants"] if each["id"] == number), None)


def _newer(run: LandscapeRun, number: int) -> Mapping[str, Any] | None:
    later = LandscapeRun.objects.done().filter(conversation=run.conversation_id, pk__gt=run.pk)
    found = later.first()
    if found is None or found.lens != Lens.STRENG or _print(found, number) == _print(run, number):
        return None
    result: Mapping[str, Any] = found.result
    return result


def _print(run: LandscapeRun, number: int) -> int | None:
    prints = dict(run.publishing.get("prints", ()))
    return prints.get(number)
