"""The page of one direction."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from kiemkracht.base import clock, names
from kiemkracht.base.places import place_of
from kiemkracht.base.visitors import Visitor
from kiemkracht.direction import rules
from kiemkracht.direction.enums import STANDING, DirectionState
from kiemkracht.direction.models import Choice, Direction, Steward
from kiemkracht.direction.rules import Requirement
from kiemkracht.direction.selectors.courses import GoalLine, goal_line, growing_in
from kiemkracht.direction.selectors.goals import ChoiceLink, link_to
from kiemkracht.direction.selectors.marks import (
    LineStep,
    Mark,
    direction_line,
    mark_of_direction,
)
from kiemkracht.direction.selectors.reach import Reach, reach_of
from kiemkracht.direction.selectors.timeline import TimelineLine, timeline
from kiemkracht.people.selectors import CommunityView, community_names

PROMISE_DAYS = 100


@dataclass(frozen=True, slots=True)
class StewardView:
    """A steward, or someone who offers to be one."""

    id: int
    who: str
    as_resident: bool
    since: datetime | None
    until: datetime | None
    is_me: bool


@dataclass(frozen=True, slots=True)
class Mirror:
    """Words in which we and residents describe who we are; the difference is what it is about."""

    both: tuple[str, ...]
    only_we: tuple[str, ...]
    only_residents: tuple[str, ...]
    promise: str
    promise_from: date | None
    promise_until: date | None

    @property
    def is_held_up(self) -> bool:
        """Whether there is anything to see."""
        return bool(self.both or self.only_we or self.only_residents or self.promise)


@dataclass(frozen=True, slots=True)
class AgreedVersion:
    """An earlier or present agreed text."""

    number: int
    agreed_at: datetime
    mandate: ChoiceLink


@dataclass(frozen=True, slots=True)
class DirectionStep:
    """The next state a writer may bring about, with what it asks. `asks` is a field to fill."""

    to: str
    requirements: tuple[Requirement, ...]
    asks: str = ""
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DirectionPage:
    """One direction as this visitor sees it."""

    direction: Direction
    place: str
    community: CommunityView
    goals: tuple[GoalLine, ...]
    stewards: tuple[StewardView, ...]
    offers: tuple[StewardView, ...]
    former: tuple[StewardView, ...]
    choices: tuple[ChoiceLink, ...]
    versions: tuple[AgreedVersion, ...]
    mirror: Mirror
    reach: Reach
    happened: tuple[TimelineLine, ...]
    conversation_ends: datetime | None
    steps: tuple[DirectionStep, ...]
    may_edit: bool
    may_move: bool
    may_offer: bool

    @property
    def mark(self) -> Mark:
        """How its state looks."""
        return mark_of_direction(self.direction.state)

    @property
    def line(self) -> tuple[LineStep, ...]:
        """The states in order, with where we are."""
        return direction_line(self.direction.state)

    @property
    def bare_goals(self) -> int:
        """Goals to which nothing contributes yet."""
        return sum(goal.contributions == 0 for goal in self.goals)

    @property
    def has_resident_steward(self) -> bool:
        """Whether a resident keeps an eye on it."""
        return any(steward.as_resident for steward in self.stewards)


def find_direction(visitor: Visitor, slug: str) -> Direction | None:
    """The row of a direction this visitor may see. Queries: 1."""
    return Direction.objects.visible_to(visitor).filter(slug=slug).first()


def direction_page(visitor: Visitor, slug: str) -> DirectionPage | None:
    """Read the page of a direction. Queries: 14, for who writes here 2 more."""
    row = (
        Direction.objects.visible_to(visitor)
        .filter(slug=slug)
        .select_related("replaced_by", "mandate")
        .prefetch_related("goals")
        .first()
    )
    if row is None:
        return None
    stewards = _stewards(visitor, row)
    now_steward = tuple(each for each in stewards if each.since and not each.until)
    growing = growing_in(visitor, [row])
    goals = tuple(goal_line(goal, row, growing) for goal in row.goals.all())
    own_ids = {visitor.person_id} if any(each.is_me for each in now_steward) else set()
    may_move = rules.may_move_direction(visitor, row)
    return DirectionPage(
        direction=row,
        place=place_of(row),
        community=community_names([row.community_id])[row.community_id],
        goals=goals,
        stewards=now_steward,
        offers=tuple(each for each in stewards if not each.since and not each.until),
        former=tuple(each for each in stewards if each.since and each.until),
        choices=_choices(visitor, row),
        versions=_versions(row),
        mirror=_mirror(row),
        reach=reach_of(row),
        happened=timeline(place_of(row)),
        conversation_ends=_conversation_ends(row),
        steps=_steps(row, visitor, len(goals), now_steward) if may_move else (),
        may_edit=rules.may_edit_direction(visitor, row, {pk for pk in own_ids if pk}),
        may_move=may_move,
        may_offer=rules.may_offer_stewardship(visitor, row)
        and not any(each.is_me and not each.until for each in stewards),
    )


def _stewards(visitor: Visitor, row: Direction) -> tuple[StewardView, ...]:
    rows: list[Steward] = list(row.stewards.all())
    who = names.of(steward.person_id for steward in rows)
    anyone = _("a participant")
    return tuple(
        StewardView(
            id=steward.pk,
            who=who[steward.person_id] if steward.person_id else anyone,
            as_resident=steward.as_resident,
            since=steward.since,
            until=steward.until,
            is_me=visitor.is_known and steward.person_id == visitor.person_id,
        )
        for steward in rows
    )


def _choices(visitor: Visitor, row: Direction) -> tuple[ChoiceLink, ...]:
    rows = Choice.objects.visible_to(visitor).filter(
        pk__in=Choice.goals.through.objects.filter(goal__direction=row).values("choice")
    )
    return tuple(link_to(choice) for choice in rows[:8])


def _versions(row: Direction) -> tuple[AgreedVersion, ...]:
    rows = row.versions.select_related("mandate").order_by("-number")
    return tuple(AgreedVersion(each.number, each.agreed_at, link_to(each.mandate)) for each in rows)


def _mirror(row: Direction) -> Mirror:
    own = {word.casefold(): word for word in row.words_own}
    theirs = {word.casefold(): word for word in row.words_mirror}
    until = row.promise_from + timedelta(days=PROMISE_DAYS) if row.promise_from else None
    return Mirror(
        both=tuple(word for key, word in own.items() if key in theirs),
        only_we=tuple(word for key, word in own.items() if key not in theirs),
        only_residents=tuple(word for key, word in theirs.items() if key not in own),
        promise=row.promise,
        promise_from=row.promise_from,
        promise_until=until,
    )


def _conversation_ends(row: Direction) -> datetime | None:
    if row.state != DirectionState.IN_CONVERSATION or row.conversation_since is None:
        return None
    return row.conversation_since + timedelta(days=rules.CONVERSATION_DAYS)


def _steps(
    row: Direction, visitor: Visitor, goals: int, stewards: tuple[StewardView, ...]
) -> tuple[DirectionStep, ...]:
    state = row.state
    talk = DirectionStep(
        DirectionState.IN_CONVERSATION, tuple(rules.to_open_conversation(row, goals=goals))
    )
    if state == DirectionState.DRAFT:
        return (talk,)
    if state == DirectionState.IN_CONVERSATION:
        return (_agree(row, visitor, stewards),)
    if state == DirectionState.AGREED:
        return (DirectionStep(DirectionState.IN_RECALIBRATION, ()),)
    if state == DirectionState.IN_RECALIBRATION:
        return (talk, _replace(row, visitor))
    return ()


def _agree(row: Direction, visitor: Visitor, stewards: tuple[StewardView, ...]) -> DirectionStep:
    mandates = Choice.objects.visible_to(visitor).filter(
        state__in=STANDING, community=row.community_id
    )
    options = tuple((choice.slug, choice.question) for choice in mandates[:50])
    asked = rules.to_agree(
        row,
        now=clock.now(),
        resident_stewards=sum(each.as_resident for each in stewards),
        mandate=None,
    )
    # Which choice gives the mandate is asked in the form itself.
    return DirectionStep(
        DirectionState.AGREED,
        tuple(each for each in asked if each.key != "mandate" or not options),
        "mandate",
        options,
    )


def _replace(row: Direction, visitor: Visitor) -> DirectionStep:
    others = (
        Direction.objects.visible_to(visitor)
        .filter(community=row.community_id, version__gt=0)
        .exclude(pk=row.pk)
        .exclude(state=DirectionState.REPLACED)
    )
    options = tuple((other.slug, other.title) for other in others[:50])
    asked = rules.to_replace(None) if not options else []
    return DirectionStep(DirectionState.REPLACED, tuple(asked), "successor", options)
