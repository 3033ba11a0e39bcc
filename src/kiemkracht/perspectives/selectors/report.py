"""The report: one page that explains a conversation to who was not there."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import number_format

from kiemkracht.base.thresholds import Shown
from kiemkracht.base.visitors import NOBODY
from kiemkracht.perspectives.enums import Moderation
from kiemkracht.perspectives.models import Conversation, Statement
from kiemkracht.perspectives.selectors import claims
from kiemkracht.perspectives.selectors.claims import Claim, Said
from kiemkracht.perspectives.selectors.landscape_page import landscape_page
from kiemkracht.perspectives.selectors.landscape_parts import (
    GroupCard,
    LandscapePage,
)
from kiemkracht.perspectives.selectors.lenses import Reach
from kiemkracht.perspectives.selectors.reading import split_lines
from kiemkracht.perspectives.selectors.voters import voter_for
from kiemkracht.perspectives.selectors.words import decimal

MOST_APART = 3
MOST_DOUBTED = 4
MOST_UNKNOWN = 3
MARKS = 3


@dataclass(frozen=True, slots=True)
class View:
    """A group in its own words."""

    group: GroupCard
    marks: tuple[tuple[str, bool, Said], ...]


@dataclass(frozen=True, slots=True)
class TookPart:
    """Who took part, in numbers only; `each` is how many statements one person judged."""

    people: Shown
    votes: str
    statements: int
    set_aside: int
    each: str
    not_placed: Shown


@dataclass(frozen=True, slots=True)
class Report:
    """Everything in the report. Nothing in it is of the reader: it is the same for everyone."""

    page: LandscapePage
    took: TookPart
    views: tuple[View, ...]
    bridges: tuple[Claim, ...]
    at_heart: tuple[Reach, ...]
    against: tuple[Reach, ...]
    divides: tuple[Claim, ...]
    small: tuple[tuple[GroupCard, Claim], ...]
    doubted: tuple[Claim, ...]
    unknown: tuple[Reach, ...]
    few: int
    floor: int
    short_list: tuple[Claim, ...]
    agreed_each: str

    @property
    def drawn_at(self) -> datetime | None:
        """When the picture was made."""
        return self.page.run.at if self.page.run else None

    @property
    def first_gap(self) -> Claim | None:
        """What divides most, for the top of the page; rather not what a small group sees too."""
        told = {claim.number for _group, claim in self.small[:1]}
        others = [claim for claim in self.divides if claim.number not in told]
        return next(iter(others or self.divides), None)

    @property
    def has_groups(self) -> bool:
        """Whether the crowd falls apart in groups."""
        return len(self.page.groups) > 1


def report_of(conversation: Conversation) -> Report:
    """The report of the last finished run, as everyone may see it. Queries: 6.

    With `page.can_show` False there is nothing to tell yet. Costs no computing: it orders what
    the run found.
    """
    page = landscape_page(voter_for(NOBODY), conversation, order="nummer")
    lines = {line.number: line for line in page.lines if line.everyone.seen >= page.k}
    found = page.parts.short_list
    floor = _floor()
    return Report(
        page=page,
        took=_took_part(page, conversation),
        views=tuple(_view(group) for group in page.groups) if len(page.groups) > 1 else (),
        bridges=tuple(claims.bridge(each.line, each.direction) for each in page.shared),
        at_heart=_beside(page, page.parts.for_it),
        against=_beside(page, page.parts.against_it),
        divides=_divides(page),
        small=tuple(
            (each.group, claims.lead(each.line, each.group.name, each.direction))
            for each in page.insights
        ),
        doubted=tuple(
            claims.doubt(lines[each.number])
            for each in page.parts.doubted[:MOST_DOUBTED]
            if each.number in lines
        ),
        unknown=page.parts.unknown[:MOST_UNKNOWN],
        few=sum(line.everyone.seen < floor for line in page.lines),
        floor=floor,
        short_list=tuple(
            claims.chosen(lines[number], len(found)) for number, _text in found if number in lines
        ),
        agreed_each=decimal(page.parts.agreed_each, 1),
    )


def _floor() -> int:
    from kiemkracht.engines.landscape.routing import FLOOR

    return FLOOR


def _took_part(page: LandscapePage, conversation: Conversation) -> TookPart:
    people = page.people.count or 0
    aside = Statement.objects.filter(conversation=conversation, moderation=Moderation.OUT)
    return TookPart(
        people=page.people,
        votes=str(number_format(page.votes, force_grouping=True)),
        statements=len(page.lines),
        set_aside=aside.count() if page.can_show else 0,
        each=decimal(page.votes / people, 1) if people else "",
        not_placed=page.not_placed,
    )


def _view(group: GroupCard) -> View:
    marks = tuple(
        (
            mark.line.text,
            mark.direction < 0,
            claims.said_by(mark.own, "agree" if mark.direction > 0 else "disagree"),
        )
        for mark in group.marks[:MARKS]
    )
    return View(group, marks)


def _beside(page: LandscapePage, reaches: tuple[Reach, ...]) -> tuple[Reach, ...]:
    """What is thought wherever people stand, apart from what was told as a bridge already."""
    told = {each.line.number for each in page.shared}
    return tuple(each for each in reaches if each.number not in told)[:MOST_APART]


def _divides(page: LandscapePage) -> tuple[Claim, ...]:
    """Between groups; in one cloud what many are for and many against."""
    if len(page.groups) > 1:
        return tuple(
            claims.gap(each.line, each.for_it.name, each.against_it.name) for each in page.divided
        )
    return tuple(claims.split(line) for line in split_lines(page))
