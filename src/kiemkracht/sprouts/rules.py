"""What a visitor may do with a kiem, and what each phase asks. Pure: no queries here."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import Visitor
from kiemkracht.sprouts.enums import LIFE, Door, Phase
from kiemkracht.sprouts.models import Sprout, Step

DONE_STEPS_TO_GROW = 3
SPAN_TO_GROW = timedelta(weeks=3)
CARRIERS_TO_GROW = 2
AGE_TO_ROOT = timedelta(days=182)
QUIET_AFTER = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Ties:
    """How a visitor is tied to a kiem, beyond what the row itself tells."""

    carries: bool = False
    has_carriers: bool = False


@dataclass(frozen=True, slots=True)
class LifeFacts:
    """What the guards of the life line look at."""

    carriers: int = 0
    done_steps: int = 0
    span: timedelta = timedelta(0)
    age: timedelta = timedelta(0)
    checked_alive: bool = False
    children_elsewhere: int = 0


def tends(visitor: Visitor, sprout: Sprout) -> bool:
    """Frontliner or facilitator where it grows; a kiem without a place is everybody's care."""
    if sprout.visibility == Visibility.PRIVATE:
        return False
    return visitor.may_tend(sprout.community_id) or (
        sprout.community_id is None and bool(visitor.tends)
    )


def facilitates(visitor: Visitor, sprout: Sprout) -> bool:
    """Facilitator where it grows."""
    return visitor.is_facilitator and tends(visitor, sprout)


def is_teller(visitor: Visitor, sprout: Sprout) -> bool:
    """Whoever told it here."""
    return visitor.is_known and sprout.planted_by_id == visitor.person_id


def is_contact(visitor: Visitor, sprout: Sprout) -> bool:
    """The contact person (gezicht)."""
    return visitor.is_known and sprout.contact_id == visitor.person_id


def may_shape(visitor: Visitor, sprout: Sprout, ties: Ties) -> bool:
    """Change its phase: who carries it, or facilitates there; nobody else, ever."""
    return ties.carries or facilitates(visitor, sprout)


def may_edit(visitor: Visitor, sprout: Sprout, ties: Ties) -> bool:
    """Change its words, photo and family: carriers, facilitator, and its teller while no one
    carries it.
    """
    return may_shape(visitor, sprout, ties) or (
        is_teller(visitor, sprout) and not ties.has_carriers
    )


def may_show_otherwise(visitor: Visitor, sprout: Sprout, ties: Ties) -> bool:
    """Change who sees it: only its own people, never who tends."""
    return ties.carries or (is_teller(visitor, sprout) and not ties.has_carriers)


def may_plan(visitor: Visitor, sprout: Sprout, ties: Ties) -> bool:
    """Agree on steps: whoever may edit, and the contact person."""
    return may_edit(visitor, sprout, ties) or is_contact(visitor, sprout)


def may_finish(visitor: Visitor, step: Step, ties: Ties) -> bool:
    """Tell that a step is taken: also whoever takes it."""
    return may_plan(visitor, step.sprout, ties) or (
        visitor.is_known and step.who_id == visitor.person_id
    )


def may_carry_at_once(visitor: Visitor, sprout: Sprout, ties: Ties) -> bool:
    """Say “I carry this” without asking: one's own kiem, or one that was only pointed at."""
    if not visitor.is_known or ties.has_carriers or sprout.phase == Phase.CLOSED:
        return False
    return is_teller(visitor, sprout) or sprout.planted_by_id is None or sprout.door == Door.SEEN


def ends_the_wait(sprout: Sprout, person_id: UUID) -> bool:
    """Whether the yes of this person lets a held kiem be seen.

    What somebody saw of others waits for the yes of another than who told it. What a facilitator
    held, with a reason, only who tends lets through.
    """
    return (
        sprout.is_held
        and not sprout.held_because
        and sprout.door == Door.SEEN
        and person_id != sprout.planted_by_id
    )


def may_ask_to_carry(visitor: Visitor, sprout: Sprout, ties: Ties) -> bool:
    """Ask to carry along."""
    return (
        visitor.is_known
        and not ties.carries
        and sprout.phase != Phase.CLOSED
        and not may_carry_at_once(visitor, sprout, ties)
    )


def may_answer_asker(visitor: Visitor, sprout: Sprout, ties: Ties) -> bool:
    """Say yes or no to someone who wants to carry along: its own people."""
    return ties.carries or (not ties.has_carriers and is_teller(visitor, sprout))


def may_offer(visitor: Visitor, sprout: Sprout, ties: Ties) -> bool:
    """Ask someone to carry it: its carriers, its teller, who tends there.

    Asking is no assigning.
    """
    return may_edit(visitor, sprout, ties) or tends(visitor, sprout)


def may_take_contact(visitor: Visitor, sprout: Sprout) -> bool:
    """Become the contact person: who tends there and did not tell it; two people know more."""
    return (
        tends(visitor, sprout)
        and not is_contact(visitor, sprout)
        and not is_teller(visitor, sprout)
    )


def may_check(visitor: Visitor, sprout: Sprout, ties: Ties) -> bool:
    """Look after six months whether it is alive: anyone with an account who does not carry it."""
    return visitor.has_account and not ties.carries and not is_teller(visitor, sprout)


def may_hold(visitor: Visitor, sprout: Sprout) -> bool:
    """Take it out of sight for a while, with a reason, and let it through: who tends there."""
    return tends(visitor, sprout)


def may_tend_anything(visitor: Visitor) -> bool:
    """Open the lists of who waits and what is quiet."""
    return visitor.tends_everywhere or bool(visitor.tends)


def may_scan(visitor: Visitor) -> bool:
    """Have one's own texts scanned for kiemen: whoever has an account."""
    return visitor.has_account


def may_answer_consent(visitor: Visitor, author_id: UUID) -> bool:
    """Answer a question to carry: whoever has the link, but for the one who asked."""
    return not visitor.is_known or visitor.person_id != author_id


def next_phase(phase: str) -> Phase | None:
    """The phase after this one on the life line."""
    if phase not in LIFE[:-1]:
        return None
    return LIFE[LIFE.index(Phase(phase)) + 1]


def phase_before(phase: str) -> Phase | None:
    """The phase before this one; a seed does not become a spark again while it is carried."""
    if phase not in LIFE[2:]:
        return None
    return LIFE[LIFE.index(Phase(phase)) - 1]


def missing_for(phase: Phase, facts: LifeFacts) -> tuple[str, ...]:
    """What a kiem still lacks to be called `phase`, as sentences; empty when it is all there."""
    return {
        Phase.SEED: _missing_for_seed,
        Phase.SPROUTED: _missing_for_sprouted,
        Phase.GROWING: _missing_for_growing,
        Phase.ROOTED: _missing_for_rooted,
        Phase.BRANCHED: _missing_for_branched,
    }[phase](facts)


def _missing_for_seed(facts: LifeFacts) -> tuple[str, ...]:
    if facts.carriers:
        return ()
    return (_("Nobody carries this yet. It becomes a seed when someone says: I carry this."),)


def _missing_for_sprouted(facts: LifeFacts) -> tuple[str, ...]:
    if facts.done_steps:
        return ()
    return (_("No step has been taken yet. Take one small step and tell what happened."),)


def _missing_for_growing(facts: LifeFacts) -> tuple[str, ...]:
    if facts.carriers >= CARRIERS_TO_GROW:
        return ()
    if facts.done_steps >= DONE_STEPS_TO_GROW and facts.span >= SPAN_TO_GROW:
        return ()
    return (
        _(
            "Growing asks for a second carrier, or for three steps taken over at least three "
            "weeks. Ask someone to carry it along, or take another step."
        ),
    )


def _missing_for_rooted(facts: LifeFacts) -> tuple[str, ...]:
    if facts.age < AGE_TO_ROOT:
        return (_("Taking root needs half a year. Until then it may simply grow."),)
    if not facts.checked_alive:
        return (
            _("Ask someone who does not carry it to look whether it is alive after six months."),
        )
    return ()


def _missing_for_branched(facts: LifeFacts) -> tuple[str, ...]:
    if facts.children_elsewhere:
        return ()
    return (_("Branching asks for a kiem in another neighbourhood or team that this one feeds."),)


def why_it_can(phase: Phase, facts: LifeFacts) -> str:
    """In one sentence, why the house proposes this phase. It proposes; a person confirms."""
    if phase == Phase.GROWING and facts.carriers < CARRIERS_TO_GROW:
        return _("It can be called growing: three steps were taken over three weeks.")
    return {
        Phase.SEED: _("It can be called a seed: someone carries it."),
        Phase.SPROUTED: _("It can be called sprouted: a step was taken."),
        Phase.GROWING: _("It can be called growing: several people carry it."),
        Phase.ROOTED: _("It can be called rooted: someone else saw that it is alive."),
        Phase.BRANCHED: _("It can be called branched: it feeds a kiem elsewhere."),
    }[phase]
