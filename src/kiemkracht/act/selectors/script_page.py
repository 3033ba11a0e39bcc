"""One script as a page: its steps, what it waits for, and when the photo can be taken anew."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from kiemkracht.act import rules
from kiemkracht.act.enums import Stage, StepState
from kiemkracht.act.models import Script
from kiemkracht.act.selectors.scripts import ScriptCard, card_of
from kiemkracht.act.selectors.steps import StepView, step_views
from kiemkracht.base import clock
from kiemkracht.base.visitors import Visitor
from kiemkracht.engines.scripts import broken_promises
from kiemkracht.engines.scripts.words import GUARD_NAMES, PROMISE_NAMES
from kiemkracht.weigh.selectors.deck import deck, sheets_url
from kiemkracht.weigh.selectors.photos import position_name
from kiemkracht.weigh.selectors.pictures import PictureGround, taken_anew
from kiemkracht.weigh.selectors.reasons import title_of
from kiemkracht.weigh.selectors.wording import language


@dataclass(frozen=True, slots=True)
class ScriptPage:
    """Everything on the page of one script."""

    id: UUID
    card: ScriptCard
    revision: int
    is_loose: bool
    photo_id: UUID
    photo_url: str
    photo_is_fixed: bool
    talk: str
    harvest: str
    steps: tuple[StepView, ...]
    dropped: tuple[StepView, ...]
    notes: tuple[str, ...]
    later: tuple[str, ...]
    broken: tuple[str, ...]
    others: str
    comes: tuple[str, ...]
    goes: tuple[str, ...]
    has_moved_on: bool
    photo_from: date
    photo_until: date
    may_keep: bool
    may_change: bool
    is_time_for_photo: bool

    @property
    def runs(self) -> bool:
        """Steps can be looked back upon."""
        return self.card.stage in (Stage.RUNNING, Stage.ADJUSTED)

    @property
    def is_finished(self) -> bool:
        """Nothing changes any more."""
        return self.card.stage == Stage.FINISHED

    @property
    def may_fix(self) -> bool:
        """A version can be fixed now."""
        return self.is_loose and self.card.stage in (Stage.DISCUSSED, Stage.ADJUSTED)

    @property
    def due(self) -> tuple[StepView, ...]:
        """Steps whose day to look back has come, for who may."""
        if not (self.runs and self.may_change):
            return ()
        return tuple(step for step in self.steps if step.asks_to_look_back)

    @property
    def only_due(self) -> bool:
        """Looking back is all there is to do now."""
        return bool(self.due) and not self.may_fix

    @property
    def next_version(self) -> int:
        """The number that the next fixed version gets."""
        return self.card.version + 1

    @property
    def cards_url(self) -> str:
        """Where the cards of these steps can be printed; "" without any."""
        return sheets_url(step.card for step in self.steps)

    @property
    def still_open(self) -> int:
        """Steps that are still to do."""
        return sum(step.is_open for step in self.steps)


def script_page(visitor: Visitor, row: Script, ground: PictureGround) -> ScriptPage:
    """The page, for who may see the picture behind it. Queries: 2 or 3."""
    rows = list(row.steps.all())
    views = step_views(visitor, rows)
    live = [each for each in rows if each.state != StepState.DROPPED]
    first, last = photo_days(row)
    comes, goes = _moved(row, ground, [each.card for each in live])
    return ScriptPage(
        id=row.pk,
        card=card_of(row),
        revision=row.revision,
        is_loose=row.is_loose,
        photo_id=row.photo_id,
        photo_url=ground.url,
        photo_is_fixed=ground.is_fixed,
        talk=row.talk,
        harvest=row.harvest,
        steps=tuple(view for view in views if not view.is_dropped),
        dropped=tuple(view for view in views if view.is_dropped),
        notes=_notes(row),
        later=_later(row),
        broken=tuple(PROMISE_NAMES[name].in_(language()) for name in broken_promises(live)),
        others=_others(row),
        comes=comes,
        goes=goes,
        has_moved_on=row.photo_digest != ground.digest,
        photo_from=first,
        photo_until=last,
        may_keep=rules.may_keep(ground),
        may_change=rules.may_change(visitor, ground) and row.stage != Stage.FINISHED,
        is_time_for_photo=bool(row.begun_at)
        and clock.today() >= first
        and not taken_anew([row.photo_id]),
    )


def photo_days(row: Script) -> tuple[date, date]:
    """From when and until when the photo can best be taken anew. Queries: 0."""
    first, last = row.proposal["rephoto_days"]
    begun = row.begun_at.date() if row.begun_at else row.start_on
    return begun + timedelta(days=first), begun + timedelta(days=last)


def _moved(
    row: Script, ground: PictureGround, own: list[int | None]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """When the picture was settled otherwise since: cards its proposal has now, and has not."""
    script = ground.result["proposal"]["script"]
    if row.photo_digest == ground.digest or not script:
        return (), ()
    cards = deck()
    then = [step["card"] for step in row.proposal["script"]["steps"]]
    now = [step["card"] for step in script["steps"]]
    return (
        tuple(title_of(card, cards) for card in now if card not in own),
        tuple(title_of(card, cards) for card in then if card not in now),
    )


def _others(row: Script) -> str:
    """The other positions of a border case."""
    offered = [row.proposal["script"], *row.proposal["alternatives"]]
    return ", ".join(
        position_name(each["position"]) for each in offered if each["position"] != row.position
    )


def _notes(row: Script) -> tuple[str, ...]:
    """Guards that stood up, by name."""
    guards: Iterable[str] = (guard["code"] for guard in row.proposal["guards"])
    return tuple(GUARD_NAMES[code].in_(language()) for code in guards)


def _later(row: Script) -> tuple[str, ...]:
    """Guards whose step found no room in this script."""
    offered = [row.proposal["script"], *row.proposal["alternatives"]]
    codes = [code for each in offered if each["position"] == row.position for code in each["later"]]
    return tuple(GUARD_NAMES[code].in_(language()).lower() for code in codes)
