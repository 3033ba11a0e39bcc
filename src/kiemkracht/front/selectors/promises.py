"""What the house promises about data: every term that a rule carries out."""

from dataclasses import dataclass

from kiemkracht.base import retention
from kiemkracht.base.errors import Sentence


@dataclass(frozen=True, slots=True)
class Term:
    """How long one kind of thing is kept."""

    name: Sentence
    term: Sentence


def terms() -> tuple[Term, ...]:
    """The terms of every rule, as the command `kiemkracht retention` carries them out."""
    return tuple(Term(rule.label or rule.name, rule.term) for rule in retention.rules())
