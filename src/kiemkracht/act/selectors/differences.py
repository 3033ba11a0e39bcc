"""What the proposal said beside what the group does, with every change and every version."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise

from kiemkracht.act.enums import Kind, StepState
from kiemkracht.act.models import Script, ScriptChange, ScriptStep, ScriptVersion
from kiemkracht.act.selectors import wording
from kiemkracht.act.selectors.wording import Differs
from kiemkracht.base import names
from kiemkracht.weigh.selectors.deck import deck
from kiemkracht.weigh.selectors.photos import position_name
from kiemkracht.weigh.selectors.reasons import title_of


@dataclass(frozen=True, slots=True)
class Beside:
    """One line of the comparison: what the proposal said, what we do, and why it differs."""

    proposed: str
    ours: str
    url: str
    note: str | Promise
    because: str


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One difference that was kept."""

    number: int
    version: int
    kind: str | Promise
    title: str
    because: str
    differs: tuple[Differs, ...]
    who: str
    at: datetime
    undoes: int | None
    undone_by: int | None
    can_be_undone: bool
    undo_url: str


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version that was fixed."""

    number: int
    url: str
    who: str
    at: datetime
    without: str


@dataclass(frozen=True, slots=True)
class Differences:
    """Everything that was done otherwise, newest first."""

    beside: tuple[Beside, ...]
    changes: tuple[ChangeLine, ...]
    versions: tuple[VersionLine, ...]


@dataclass(frozen=True, slots=True)
class FixedStep:
    """A step as a version keeps it."""

    order: int
    title: str
    puller: str
    start_on: date
    look_back_on: date
    stop_rule: str
    watch: str
    why: wording.WhyLine
    state: str | Promise


@dataclass(frozen=True, slots=True)
class FixedVersion:
    """A version, word for word."""

    number: int
    position: str
    at: datetime
    without: str
    steps: tuple[FixedStep, ...]


def differences_of(row: Script, *, with_names: bool, may_change: bool) -> Differences:
    """All of it. Names are for the own group: others read what and why. Queries: 3 or 4."""
    steps = list(row.steps.all())
    changes = list(row.changes.select_related("step"))
    versions = list(row.versions.defer("content"))
    by = [each.by_id for each in (*changes, *versions)] if with_names else []
    who = names.of(by)
    return Differences(
        tuple(_beside(steps)),
        tuple(_lines(row, changes, who, may_change=may_change)),
        tuple(_version(row, each, who) for each in reversed(versions)),
    )


def _beside(steps: list[ScriptStep]) -> list[Beside]:
    cards = deck()
    live = [step for step in steps if step.state != StepState.DROPPED]
    proposed = sorted(
        (step for step in steps if step.proposed_order), key=lambda step: step.proposed_order or 0
    )
    lines = [_line(step, cards) for step in proposed]
    lines += [
        Beside("", _numbered(step, cards), _url(step), Kind.ADDED.label, step.because)
        for step in live
        if not step.proposed_order
    ]
    return lines


def _line(step: ScriptStep, cards: wording.Cards) -> Beside:
    said = f"{step.proposed_order}. {title_of(step.proposed_card or 0, cards)}"
    if step.state == StepState.DROPPED:
        return Beside(said, "", _url(step), Kind.DROPPED.label, step.because)
    note: str | Promise = ""
    if step.card != step.proposed_card:
        note = Kind.SWAPPED.label
    elif step.because:
        note = Kind.WORDED.label if step.order == step.proposed_order else Kind.MOVED.label
    return Beside(said, _numbered(step, cards), _url(step), note, step.because if note else "")


def _numbered(step: ScriptStep, cards: wording.Cards) -> str:
    return f"{step.order}. {wording.step_title(step.card, step.words, cards)}"


def _url(step: ScriptStep) -> str:
    return reverse("act:step", args=[step.script_id, step.pk])


def _lines(
    row: Script, changes: list[ScriptChange], who: Mapping[UUID, str], *, may_change: bool
) -> list[ChangeLine]:
    cards = deck()
    numbers = {change.pk: change.number for change in changes}
    undone = {change.undoes_id: change.number for change in changes if change.undoes_id}
    return [
        ChangeLine(
            number=each.number,
            version=each.version,
            kind=Kind(each.kind).label,
            title=wording.step_title(each.step.card, each.step.words, cards) if each.step else "",
            because=each.because,
            differs=_differs(each, cards),
            who=who.get(each.by_id, "") if each.by_id else "",
            at=each.at,
            undoes=numbers.get(each.undoes_id) if each.undoes_id else None,
            undone_by=undone.get(each.pk),
            can_be_undone=may_change and each.pk not in undone and _is_open(each.step),
            undo_url=reverse("act:undo", args=[row.pk, each.number]),
        )
        for each in reversed(changes)
    ]


def _is_open(step: ScriptStep | None) -> bool:
    return step is not None and step.state in (StepState.OPEN, StepState.DROPPED)


def _differs(change: ScriptChange, cards: wording.Cards) -> tuple[Differs, ...]:
    if change.kind == Kind.CHOSEN:
        before, after = change.before["position"], change.after["position"]
        refused = position_name(before) if before != after else ""
        return (Differs("", refused, position_name(after)),)
    return wording.differences(change.before, change.after, cards)


def _version(row: Script, each: ScriptVersion, who: Mapping[UUID, str]) -> VersionLine:
    return VersionLine(
        each.number,
        reverse("act:version", args=[row.pk, each.number]),
        who.get(each.by_id, "") if each.by_id else "",
        each.at,
        each.without,
    )


def fixed_version(row: Script, number: int) -> FixedVersion | None:
    """One version as it was fixed, or None. Queries: 1 or 2."""
    found = row.versions.filter(number=number).first()
    if found is None:
        return None
    steps = found.content["steps"]
    who = names.of(UUID(step["puller"]) for step in steps if step["puller"])
    return FixedVersion(
        found.number,
        position_name(found.content["position"]),
        found.at,
        found.without,
        tuple(_fixed(step, who) for step in steps),
    )


def _fixed(step: wording.Values, who: Mapping[UUID, str]) -> FixedStep:
    name = who.get(UUID(step["puller"]), "") if step["puller"] else ""
    return FixedStep(
        step["order"],
        wording.step_title(step["card"], step["words"], deck()),
        ", ".join(part for part in (name, step["puller_words"]) if part),
        date.fromisoformat(step["start_on"]),
        date.fromisoformat(step["look_back_on"]),
        step["stop_rule"] or wording.usual_stop_rule(step["function"]),
        step["watch"] or wording.usual_watch(step["function"]),
        wording.why_line(step["rule"], step["why"]),
        StepState(step["state"]).label,
    )
