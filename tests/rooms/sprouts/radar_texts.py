"""Texts of invented people, and short ways to have them scanned."""

import re

from django.test import Client
from tests.people import Cast

from kiemkracht.people.models import Person
from kiemkracht.sprouts.models import Signal, SourceText
from kiemkracht.sprouts.services import scanning

MINUTES = """Buurtoverleg De Linden, verslag

De vergadering begon om half acht.

Mevrouw Aydin en haar buurvrouwen zijn zelf begonnen met een soeptafel op de galerij.
Inmiddels komen er elke donderdag vijftien buren eten, ook uit de flat aan de overkant.
De corporatie zei: dat kan zo niet, daar zijn regels voor.
Meneer Bos belt erover, zijn nummer is 06 12345678.
Ik heb de buren voor het eerst zelf de sleutel gegeven, in plaats van te komen openen.
"""


def keep(cast: Cast, who: Person, text: str = MINUTES, **fields: str) -> SourceText:
    """A text of `who`, scanned and kept."""
    draft = scanning.Draft(text=text, kind=fields.pop("kind", "meeting"), **fields)
    return scanning.keep_text(by=cast.visitor(who), prepared=scanning.prepare(draft))


def kiem_of(source: SourceText) -> Signal:
    """The first sentence that looks like a kiem."""
    return source.signals.filter(kind="sprout").order_by("start")[0]


def once_key(page: str) -> str:
    """The key of the first form on a page."""
    found = re.search(r'name="once" value="([0-9a-f]+)"', page)
    assert found
    return found[1]


def page_of(client: Client, address: str) -> str:
    """A page as text."""
    return client.get(address).content.decode()
