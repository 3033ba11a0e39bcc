"""The thresholds of today in words, and the log of every change."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kiemkracht.base import names
from kiemkracht.base.visitors import Visitor
from kiemkracht.weigh.models import ThresholdSet
from kiemkracht.weigh.rules import may_set_thresholds
from kiemkracht.weigh.selectors.limits import USUAL, Limits, limits_in
from kiemkracht.weigh.selectors.wording import short

PICTURE = {
    "trust_estimate": _("How much an estimate counts (0 to 1)"),
    "trust_conversation": _("How much a conversation counts (0 to 1)"),
    "trust_self": _("How much counts what people say themselves (0 to 1)"),
    "low": _("Below this a number is called low (0 to 100)"),
    "high": _("From this on a number is called high (0 to 100)"),
    "touched": _("From this on a group counts as touched most (0 to 4)"),
    "against": _("From this share on such a group counts as against (0 to 1)"),
    "gap": _("From this difference on groups see it differently (0 to 4)"),
    "indicative_from": _("From how many sheets an interval is an indication"),
    "interval_from": _("From how many sheets an interval is shown"),
}
SCRIPT = {
    "split": _("Where a starting position splits (0 to 100)"),
    "near": _("How near to the split it is a border case (0 to 100)"),
    "certainty_below": _("Guard W1: certainty below (0 to 100)"),
    "inequality_from": _("Guard W2: inequality from (0 to 4)"),
    "polarisation_from": _("Guard W3: polarisation from (0 to 100)"),
    "irreversibility_from": _("Guard W4: irreversibility from (0 to 4)"),
    "weakest_up_to": _("Guard W5: weakest link up to (0 to 4)"),
    "backing_power_below": _("Guard W6: power below (0 to 100)"),
    "backing_broad_from": _("Guard W6: broad from (0 to 100)"),
    "above_power_from": _("Guard W7: power from (0 to 100)"),
    "above_broad_below": _("Guard W7: broad below (0 to 100)"),
    "burden_from": _("Guard W8: burden from (0 to 4)"),
}
LABELS = {**PICTURE, **SCRIPT}
WEIGHTS = frozenset({"trust_estimate", "trust_conversation", "trust_self"})


def group_of(name: str) -> str | Promise:
    """Under which heading a threshold stands."""
    if name in WEIGHTS:
        return _("How much a source counts")
    if name in PICTURE:
        return _("Words and warnings in a picture")
    if name in ("split", "near"):
        return _("When which starting position comes out")
    return _("When a guard stands up")


@dataclass(frozen=True, slots=True)
class ThresholdLine:
    """One threshold as it counts today."""

    group: str | Promise
    label: str | Promise
    value: str
    usual: str

    @property
    def is_changed(self) -> bool:
        """Whether it differs from what it was at the start."""
        return self.value != self.usual


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One line of the log."""

    label: str | Promise
    before: str
    after: str
    why: str
    who: str
    at: datetime
    versions: str


@dataclass(frozen=True, slots=True)
class ThresholdPage:
    """What counts today, under which names, and how it came about."""

    lines: tuple[ThresholdLine, ...]
    log: tuple[ChangeLine, ...]
    versions: str
    may_change: bool


def value_in(limits: Limits, name: str) -> float:
    """One threshold of a set."""
    return float(getattr(limits.appraisal if name in PICTURE else limits.scripts, name))


def threshold_page(visitor: Visitor) -> ThresholdPage:
    """The page. Queries: 1 or 2."""
    rows = list(ThresholdSet.objects.all()[:200])
    now = limits_in(rows[0]) if rows else USUAL
    who = names.of(each.by_id for each in rows)
    return ThresholdPage(
        tuple(
            ThresholdLine(
                group_of(name), label, short(value_in(now, name)), short(value_in(USUAL, name))
            )
            for name, label in LABELS.items()
        ),
        tuple(
            ChangeLine(
                LABELS.get(each.name, each.name),
                short(each.before),
                short(each.after),
                each.why,
                who.get(each.by_id, "") if each.by_id else "",
                each.at,
                f"{each.appraisal_version} · {each.scripts_version}",
            )
            for each in rows
        ),
        f"{now.appraisal.version} · {now.scripts.version}",
        may_set_thresholds(visitor),
    )


def threshold_choices() -> list[tuple[str, str | Promise]]:
    """What can be changed."""
    return list(LABELS.items())
