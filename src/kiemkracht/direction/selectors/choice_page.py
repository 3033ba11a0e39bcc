"""The public page of one choice."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from kiemkracht.base import clock
from kiemkracht.base.places import place_of
from kiemkracht.base.visitors import Visitor
from kiemkracht.direction import rules
from kiemkracht.direction.enums import IN_THE_MAKING, ChoiceState, RecordKind, Regard, Stance
from kiemkracht.direction.models import (
    Choice,
    ChoiceContent,
    ChoiceVersion,
    Option,
    Response,
    Touched,
)
from kiemkracht.direction.rules import Requirement
from kiemkracht.direction.selectors.changes import Change, changes
from kiemkracht.direction.selectors.marks import LineStep, Mark, choice_line, mark_of_choice
from kiemkracht.direction.selectors.reviewing import keep_standing
from kiemkracht.direction.selectors.timeline import TimelineLine, timeline
from kiemkracht.people.selectors import CommunityView, community_names

REGARD_TONES = {Regard.OVER: "spark", Regard.WITH: "sky", Regard.BY: "leaf"}
STANCE_TONES = {Stance.FOR: "leaf", Stance.AGAINST: "plum", Stance.QUESTION: "sky"}


@dataclass(frozen=True, slots=True)
class OptionView:
    """An option with its number and whether it was chosen."""

    number: int
    option: Option
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class TouchedView:
    """A touched group, with how it took part in words."""

    group: Touched
    label: str
    tone: str


@dataclass(frozen=True, slots=True)
class ResponseView:
    """What somebody answered."""

    who: str
    stance_label: str
    tone: str
    body: str
    lang: str
    at: datetime


@dataclass(frozen=True, slots=True)
class VersionView:
    """A link of the register, with what it changed."""

    number: int
    kind: str
    kind_label: str
    published_at: datetime
    why_changed: str
    hash: str
    position: int
    url: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class ChoicePage:
    """One choice as this visitor sees it."""

    choice: Choice
    place: str
    content: ChoiceContent
    community: CommunityView
    state: str
    options: tuple[OptionView, ...]
    touched: tuple[TouchedView, ...]
    responses: tuple[ResponseView, ...]
    versions: tuple[VersionView, ...]
    is_open: bool
    may_respond: bool
    my_response: Response | None
    may_edit: bool
    may_move: bool
    checklist: tuple[Requirement, ...]
    is_old: bool = False

    @property
    def mark(self) -> Mark:
        """How its state looks."""
        return mark_of_choice(self.state)

    @property
    def line(self) -> tuple[LineStep, ...]:
        """The way to publication, with where we are."""
        return choice_line(self.state)

    @property
    def is_published(self) -> bool:
        """Whether it was ever published."""
        return bool(self.versions)

    @property
    def is_withdrawn(self) -> bool:
        """Whether only the tombstone counts."""
        return self.state == ChoiceState.WITHDRAWN

    @property
    def latest(self) -> VersionView | None:
        """The newest link of the register about this choice."""
        return self.versions[0] if self.versions else None

    @property
    def lacking(self) -> int:
        """How many things publishing still asks."""
        return sum(not each.is_met for each in self.checklist)


def find_choice(visitor: Visitor, slug: str) -> Choice | None:
    """The row of a choice this visitor may see. Queries: 1."""
    return Choice.objects.visible_to(visitor).filter(slug=slug).first()


def choice_page(visitor: Visitor, slug: str, *, number: int | None = None) -> ChoicePage | None:
    """Read a choice, or what version `number` said. Queries: 4, or 3 for an old version.

    Published text comes from the sealed versions only, never from the text being worked on.
    """
    row = find_choice(visitor, slug)
    if row is None:
        return None
    versions = list(row.versions.order_by("number"))
    keep_standing(row, versions)
    shown = _shown_version(row, versions, number)
    if number is not None and shown is None:
        return None
    content = shown.content if shown else row.content
    now = clock.now()
    answers = list(row.responses.select_related("author")) if number is None else []
    may_move = rules.may_write_for(visitor, row.community_id)
    return ChoicePage(
        choice=row,
        place=place_of(row),
        content=content,
        community=community_names([row.community_id])[row.community_id],
        state=row.state,
        options=_options(content),
        touched=_touched(content),
        responses=tuple(_response(answer) for answer in answers),
        versions=_versions(row, versions),
        is_open=rules.is_open_now(row, now),
        may_respond=rules.may_respond(visitor, row, now),
        my_response=next(
            (a for a in answers if visitor.is_known and a.author_id == visitor.person_id), None
        ),
        may_edit=rules.may_edit_choice(visitor, row),
        may_move=may_move,
        checklist=checklist(row) if may_move else (),
        is_old=number is not None and row.current_id != (shown.pk if shown else None),
    )


def _shown_version(
    row: Choice, versions: list[ChoiceVersion], number: int | None
) -> ChoiceVersion | None:
    if number is None:
        return next((each for each in versions if each.pk == row.current_id), None)
    said = (each for each in versions if each.kind != RecordKind.WITHDRAWAL)
    return next((each for each in said if each.number == number), None)


def checklist(row: Choice, *, why_changed: str = "…") -> tuple[Requirement, ...]:
    """What publishing asks of the text being worked on; why it changed is asked at the button."""
    if row.state not in IN_THE_MAKING:
        return ()
    return tuple(rules.to_publish(row, row.content, today=clock.today(), why_changed=why_changed))


def _options(content: ChoiceContent) -> tuple[OptionView, ...]:
    return tuple(
        OptionView(at, option, at == content.chosen)
        for at, option in enumerate(content.options, start=1)
    )


def _touched(content: ChoiceContent) -> tuple[TouchedView, ...]:
    return tuple(
        TouchedView(group, str(Regard(group.regard).label), REGARD_TONES[Regard(group.regard)])
        for group in content.touched
    )


def _response(row: Response) -> ResponseView:
    stance = Stance(row.stance)
    return ResponseView(
        who=row.author.name if row.author else _("a participant"),
        stance_label=str(stance.label),
        tone=STANCE_TONES[stance],
        body=row.body,
        lang=row.lang,
        at=row.at,
    )


def _versions(row: Choice, versions: list[ChoiceVersion]) -> tuple[VersionView, ...]:
    views = []
    before: ChoiceContent | None = None
    for each in versions:
        content = each.content
        is_text = each.kind != RecordKind.WITHDRAWAL
        views.append(_version(row, each, before if is_text else None, content))
        before = content if is_text else before
    return tuple(reversed(views))


def _version(
    row: Choice, each: ChoiceVersion, before: ChoiceContent | None, content: ChoiceContent
) -> VersionView:
    return VersionView(
        number=each.number,
        kind=each.kind,
        kind_label=str(each.get_kind_display()),
        published_at=each.published_at,
        why_changed=each.why_changed,
        hash=each.hash,
        position=each.position,
        url=f"{row.get_absolute_url()}versie/{each.number}/",
        changes=changes(before, content) if before else (),
    )


@dataclass(frozen=True, slots=True)
class ChoiceStory:
    """What happened around a choice, from the first question on."""

    question: str
    url: str
    happened: tuple[TimelineLine, ...]


def choice_story(visitor: Visitor, slug: str) -> ChoiceStory | None:
    """Read the timeline of a choice. Queries: 3."""
    row = find_choice(visitor, slug)
    if row is None:
        return None
    lines = timeline(place_of(row), limit=200)
    return ChoiceStory(row.question, row.get_absolute_url(), lines)
