"""How long we keep what: every rule in one list, and one command that carries them out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from kiemkracht.base import clock
from kiemkracht.base.errors import Sentence

Sweep = Callable[[datetime, bool], int]


@dataclass(frozen=True, slots=True)
class Rule:
    """What is removed when: `sweep(now, dry_run)` removes it and gives the number of rows.

    `label` is what readers of the page about privacy see instead of the name.
    """

    name: str
    term: Sentence
    sweep: Sweep
    label: Sentence = ""


@dataclass(frozen=True, slots=True)
class Swept:
    """What one rule removed, or would remove."""

    name: str
    term: Sentence
    rows: int


_rules: dict[str, Rule] = {}


def register(rule: Rule) -> None:
    """Add a rule; called at start-up by the room that owns the table."""
    _rules[rule.name] = rule


def rules() -> tuple[Rule, ...]:
    """All rules by name, for the page about privacy and for the command."""
    return tuple(_rules[name] for name in sorted(_rules))


def sweep(*, dry_run: bool = False) -> list[Swept]:
    """Carry out every rule, or only count. Repeating it is harmless."""
    moment = clock.now()
    return [Swept(rule.name, rule.term, rule.sweep(moment, dry_run)) for rule in rules()]
