"""Names of people, for mechanisms that only keep ids. The room `people` answers."""

from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from kiemkracht.base.remembering import remembered

NameFinder = Callable[[frozenset[UUID]], Mapping[UUID, str]]

_finder: list[NameFinder] = []


def register(finder: NameFinder) -> None:
    """Let `people` answer; called once, at start-up."""
    _finder[:] = [finder]


def of(ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """Names by id; whoever was forgotten is “a participant”. Queries: 1, or 0 for no ids
    or when this page asked all of them before."""
    wanted = frozenset(identity for identity in ids if identity is not None)
    if not wanted:
        return {}
    known = remembered("names", wanted, _finder[0]) if _finder else {}
    return {identity: known.get(identity) or _("a participant") for identity in wanted}
