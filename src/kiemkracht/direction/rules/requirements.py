"""Guards that explain: what there is and what still lacks, each with its own sentence.

Every guard gives a list of `Requirement`s. A page shows them as a checklist that leads to the
field; a service refuses with the ones that are missing, in one sentence.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing a guard asks for.

    `sentence` says it as it stands now (there, or lacking); `naming` fits behind “name …” and is
    empty where waiting is all one can do. `anchor` is the id of the section of the form.
    """

    key: str
    is_met: bool
    sentence: str
    naming: str = ""
    anchor: str = ""


def missing(requirements: Iterable[Requirement]) -> list[Requirement]:
    """What is not there yet."""
    return [each for each in requirements if not each.is_met]


def enumeration(parts: Sequence[str]) -> str:
    """“a”, “a and b”, “a, b and c” in the language of the reader."""
    if len(parts) < 2:
        return "".join(parts)
    return _("%(first)s and %(last)s") % {"first": ", ".join(parts[:-1]), "last": parts[-1]}


def either(is_met: bool, there: str | Promise, lacking: str | Promise) -> str:
    """The sentence that fits."""
    return str(there if is_met else lacking)
