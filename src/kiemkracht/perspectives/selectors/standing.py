"""How a statement stands in the last landscape: what it may be called, and nothing more."""

from dataclasses import dataclass

from kiemkracht.base.thresholds import Shown, k_small, shown
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.enums import SeenAs
from kiemkracht.perspectives.models import Conversation, LandscapeRun, Statement
from kiemkracht.perspectives.selectors import findings
from kiemkracht.perspectives.selectors.landscape_page import newest_run
from kiemkracht.perspectives.selectors.lenses import doubted
from kiemkracht.perspectives.selectors.picture import Picture
from kiemkracht.perspectives.selectors.stored import picture_of, public_result


@dataclass(frozen=True, slots=True)
class Standing:
    """What a statement is in a landscape, and on which side: 1 for it, -1 against it."""

    seen_as: str = SeenAs.PLAIN
    direction: int = 1

    @property
    def label(self) -> str:
        """In words."""
        return str(SeenAs(self.seen_as).label)


def standings_of(conversation: Conversation) -> dict[int, Standing]:
    """By number, of the statements that stand out in the last landscape. Queries: 1, or 0.

    Nothing while results wait, nothing below k. What a small part sees goes before the rest:
    it is missed most easily.
    """
    run = newest_run(conversation)
    return _standings(run) if run is not None and run.people >= k_small() else {}


def _standings(run: LandscapeRun) -> dict[int, Standing]:
    k, picture = k_small(), picture_of(public_result(run, run.lens))
    found = {number: Standing(SeenAs.DOUBT) for number in doubted(run.result, k)}
    found |= _shared_and_divided(picture, k)
    found |= {
        each.statement.number: Standing(SeenAs.INSIGHT, each.direction)
        for each in findings.small_insights(picture, k)
    }
    return found


def _shared_and_divided(picture: Picture, k: int) -> dict[int, Standing]:
    apart = {
        each.statement.number: Standing(SeenAs.DIVIDED) for each in findings.fault_lines(picture, k)
    }
    return apart | {
        each.statement.number: Standing(SeenAs.BRIDGE, each.direction)
        for each in findings.bridges(picture, k)
    }


@dataclass(frozen=True, slots=True)
class Thought:
    """How people think of a statement now: counts as of the last landscape, or hidden."""

    agree: int
    disagree: int
    passed: int
    seen: Shown

    @property
    def has_numbers(self) -> bool:
        """Enough people, and results don’t wait."""
        return bool(self.seen.count)


HIDDEN = Thought(0, 0, 0, Shown(None, 0))


def thought_of(statement: Statement) -> Thought:
    """From the counts that the last landscape left with the statement. Queries: 0.

    Nothing below k, and nothing while results wait until closing; of rows that were read with
    their conversation and its hall.
    """
    if rules.hides_results(statement.conversation):
        return HIDDEN
    seen = shown(statement.seen)
    if not seen.count:
        return Thought(0, 0, 0, seen)
    agree, disagree = statement.agree, statement.disagree
    return Thought(agree, disagree, statement.seen - agree - disagree, seen)
