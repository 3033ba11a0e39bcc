"""How rows of this room are written, once leave was given. Also for a demo city and for tests."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from kiemkracht.act.enums import Kind, Stage, StepState
from kiemkracht.act.models import Script, ScriptChange, ScriptStep
from kiemkracht.base import search
from kiemkracht.base.errors import require_that
from kiemkracht.base.places import place_of
from kiemkracht.weigh.selectors.pictures import PictureGround

Values = dict[str, Any]

FIELDS = (
    "card", "words", "function", "track", "layer", "lead", "rule", "why", "runner_up",
    "puller_words", "start_on", "look_back_on", "stop_rule", "watch", "order", "state",
)  # fmt: skip
"""What of a step can differ, in the order in which it is told."""
DAYS = ("start_on", "look_back_on")
OWN = "own"
"""The rule of a step that the group put there itself."""
MOST_STEPS = 20
MOST_CHANGES = 500
_LOOK_BACK_AFTER = timedelta(days=7)
_A_WEEK_EARLIER = 7


def write_script(
    ground: PictureGround, script: Mapping[str, Any], *, by: UUID | None, start_on: date,
    at: datetime, key: UUID | None = None,
) -> Script:  # fmt: skip
    """A script with the steps of one proposed script, as its picture stores it. Queries: 3."""
    own = {"id": key} if key else {}
    row = Script.objects.create(
        **own,
        photo_id=ground.id,
        subject=ground.subject,
        community_id=ground.community_id,
        sprout_id=ground.sprout_id,
        made_by_id=by,
        position=script["position"],
        proposal=ground.result["proposal"],
        photo_digest=ground.digest,
        start_on=start_on,
        made_at=at,
        changed_at=at,
    )
    ScriptStep.objects.bulk_create(_steps(row, script, start_on))
    put_in_index(row)
    return row


def put_in_index(row: Script) -> None:
    """Findable by its subject. Queries: 1."""
    search.index(place_of(row), title=row.subject, text="")


def _steps(row: Script, script: Mapping[str, Any], first: date) -> Iterable[ScriptStep]:
    for step in script["steps"]:
        # The rule says within how many days; a week before leaves room to begin late.
        start = first + timedelta(days=max(step["start_within_days"] - _A_WEEK_EARLIER, 1))
        yield ScriptStep(
            script=row,
            order=step["order"],
            card=step["card"],
            function=step["function"],
            track=step["track"],
            layer=step["layer"],
            lead=step["lead"],
            rule=step["why"]["rule"],
            why=why_of(step["why"]),
            proposed_order=step["order"],
            proposed_card=step["card"],
            runner_up=step["runner_up"] or {},
            start_on=start,
            look_back_on=start + _LOOK_BACK_AFTER,
        )


def why_of(why: Mapping[str, Any], because: str = "") -> Values:
    """The values behind a step, as they are kept: never empty."""
    return {
        "conditions": list(why.get("conditions", ())),
        "groups": list(why.get("groups", ())),
        "link": why.get("link", ""),
        "score": why.get("score"),
        "because": because,
    }


def values_of(step: ScriptStep) -> Values:
    """A step as plain values. Queries: 0."""
    values = {name: getattr(step, name) for name in FIELDS}
    return values | {name: values[name].isoformat() for name in DAYS}


def put(step: ScriptStep, values: Mapping[str, Any]) -> None:
    """Set values on a step; it is not saved yet."""
    for name, value in values.items():
        setattr(step, name, date.fromisoformat(value) if name in DAYS else value)


def live_steps(script: Script) -> list[ScriptStep]:
    """The steps that count, in order. Queries: 1."""
    return list(script.steps.exclude(state=StepState.DROPPED))


def arrange(script: Script, step: ScriptStep, to: int) -> None:
    """Put a step at a place (1 is the first) and number the others around it. Queries: 2."""
    others = [each for each in live_steps(script) if each.pk != step.pk]
    at = min(max(to, 1), len(others) + 1)
    others.insert(at - 1, step)
    for number, each in enumerate(others, start=1):
        each.order = number
    ScriptStep.objects.bulk_update(others, ["order"])


def close_ranks(script: Script) -> None:
    """Number the steps that count from 1. Queries: 2."""
    found = live_steps(script)
    for number, each in enumerate(found, start=1):
        each.order = number
    ScriptStep.objects.bulk_update(found, ["order"])


def keep_change(
    script: Script, step: ScriptStep, kind: Kind, *, because: str, before: Values,
    by: UUID | None, at: datetime, undoes: ScriptChange | None = None,
) -> ScriptChange:  # fmt: skip
    """Save a step and keep what differs with `before`. Raises RoomError when nothing does.

    Queries: 4. The script must be locked.
    """
    after = values_of(step)
    differs = [name for name in FIELDS if before.get(name) != after[name]]
    require_that(bool(differs), _("Nothing is different yet."))
    step.because = because
    step.revision += 1
    step.save()
    return note(
        script, kind, because=because, by=by, at=at, step=step, undoes=undoes,
        before={name: before[name] for name in differs if name in before},
        after={name: after[name] for name in differs},
    )  # fmt: skip


def note(
    script: Script, kind: Kind, *, because: str, by: UUID | None, at: datetime,
    step: ScriptStep | None, before: Values, after: Values, undoes: ScriptChange | None = None,
) -> ScriptChange:  # fmt: skip
    """Write one difference and let the script know that it changed. Queries: 3."""
    count = script.changes.count()
    require_that(
        count < MOST_CHANGES, _("Five hundred changes is plenty. Take the photo anew instead.")
    )
    script.revision += 1
    script.is_loose = True
    script.changed_at = at
    if script.stage == Stage.FIXED:
        script.stage = Stage.DISCUSSED
    elif script.stage == Stage.RUNNING:
        script.stage = Stage.ADJUSTED
    script.save()
    return ScriptChange.objects.create(
        script=script, number=count + 1, version=script.version + 1, kind=kind, step=step,
        because=because, before=before, after=after, by_id=by, at=at, undoes=undoes,
    )  # fmt: skip
