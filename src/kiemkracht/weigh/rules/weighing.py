"""Who may do what with a weighing or a room rule. Pure: no query, no clock."""

from dataclasses import dataclass

from kiemkracht.base.visitors import Visitor


@dataclass(frozen=True, slots=True)
class Part:
    """How somebody takes part in one weighing.

    `decides` by mandate of their role here; `gains` means that it is their own initiative.
    """

    is_known: bool = False
    tends: bool = False
    decides: bool = False
    gains: bool = False
    is_face: bool = False
    gives_view: bool = False

    @property
    def takes_part(self) -> bool:
        """Whether they may see it before it is published."""
        return self.tends or self.decides or self.gains or self.is_face or self.gives_view


def may_ask(visitor: Visitor) -> bool:
    """Ask for an answer: anyone we know, guests with a private link too."""
    return visitor.is_known


def may_guide(part: Part) -> bool:
    """Lead a weighing from step to step: who tends there, and the face."""
    return part.tends or part.is_face


def may_take_face(part: Part) -> bool:
    """Become the contact person: who tends there. Nobody is appointed."""
    return part.tends


def may_talk(part: Part) -> bool:
    """Note what was said in the talk: who takes part."""
    return part.is_known and part.takes_part


def may_decide(part: Part, who: tuple[str, ...]) -> bool:
    """By the mandate of the track; never on one's own initiative."""
    has_mandate = (part.decides and "decision_maker" in who) or (part.tends and "tender" in who)
    return has_mandate and not part.gains


def may_keep_rules(visitor: Visitor) -> bool:
    """Note room rules and how they turned out: who tends or decides somewhere."""
    if not visitor.has_account:
        return False
    tends = visitor.tends_everywhere or bool(visitor.tends)
    return tends or "decision_maker" in visitor.roles


def may_change_terms(visitor: Visitor) -> bool:
    """Who arranges the house."""
    return visitor.has_account and visitor.is_administrator
