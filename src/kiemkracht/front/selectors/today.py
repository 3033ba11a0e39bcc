"""The front page: what is growing, what asks attention, which conversation is open."""

from dataclasses import dataclass

from kiemkracht.base.visitors import Visitor
from kiemkracht.front.selectors.hearing import Heard, heard


@dataclass(frozen=True, slots=True)
class FrontPage:
    """Today, for one visitor."""

    name: str
    is_known: bool
    heard: tuple[Heard, ...]


def front_page(visitor: Visitor) -> FrontPage:
    """Read the front page. Queries: 2 for strangers, see the panels for the rest."""
    return FrontPage(
        name=visitor.name.split()[0] if visitor.has_account else "",
        is_known=visitor.is_known,
        heard=heard(visitor),
    )
