"""The page of a draw: how the lottery works, chances per type, quotas kept; names for few."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from kiemkracht.base import clock
from kiemkracht.base.thresholds import k_small
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.composing import Stage
from kiemkracht.connect.models import PanelDraw
from kiemkracht.connect.rules.composing import may_arrange

NOT_HEARD_OF = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class TypeLine:
    """People with the same features: how many, their chance, how many were drawn.

    `drawn` is None for who reads the public account.
    """

    features: tuple[str, ...]
    people: int
    chance: float
    chance_words: str
    drawn: int | None


@dataclass(frozen=True, slots=True)
class QuotaLine:
    """One quota and whether it is kept; the number itself only for who arranges."""

    feature: str
    value: str
    least: int
    most: int
    drawn: int | None
    is_kept: bool


@dataclass(frozen=True, slots=True)
class DrawPage:
    """Everything to show; `panel` is empty for who reads the public account."""

    draw: PanelDraw
    may_arrange: bool
    is_busy: bool
    has_failed: bool
    is_impossible: bool
    ways_out: tuple[str, ...]
    can_widen: bool
    panel: tuple[tuple[str, str], ...]
    types: tuple[TypeLine, ...]
    hidden_types: int
    hidden_people: int | None
    quotas: tuple[QuotaLine, ...]
    everyone: str
    evenness: str
    figures: str
    tickets: int
    is_proven: bool
    k: int


def draw_page(visitor: Visitor, draw: PanelDraw) -> DrawPage:
    """The page; ask `visible_to` first. Small types are left out for the public. Queries: 1."""
    arranges = may_arrange(visitor, draw.community_id)
    found: dict[str, Any] = draw.result if draw.is_drawn else {}
    types = _types(found.get("types", []), draw, names_numbers=arranges)
    shown, hidden = (types, []) if arranges else _of_at_least_k(types)
    rest = sum(line.people for line in hidden)
    is_late = draw.asked_at is not None and draw.asked_at < clock.now() - NOT_HEARD_OF
    is_waiting = draw.stage in (Stage.WAITING, Stage.RUNNING)
    return DrawPage(
        draw=draw,
        may_arrange=arranges,
        is_busy=is_waiting and not is_late,
        has_failed=draw.stage == Stage.FAILED or (is_waiting and is_late),
        is_impossible=draw.stage == Stage.IMPOSSIBLE,
        ways_out=_ways_out(draw) if draw.stage == Stage.IMPOSSIBLE else (),
        can_widen=bool(draw.stage == Stage.IMPOSSIBLE and draw.result.get("relax")),
        panel=_panel(draw) if arranges and draw.is_drawn else (),
        types=tuple(shown),
        hidden_types=len(hidden),
        hidden_people=rest if rest >= k_small() else None,
        quotas=_quotas(draw, found.get("types", []), names_numbers=arranges),
        everyone=_everyone(found["least"]) if found else "",
        evenness=evenness_words(found["gini"]) if found else "",
        figures=_figures(found) if found else "",
        tickets=found.get("tickets", 0),
        is_proven=found.get("is_proven", False),
        k=k_small(),
    )


def one_in(chance: float) -> str:
    """A chance as people say it: one in so many, rounded so that it promises no more."""
    if chance <= 0:
        return _("no chance")
    if chance >= 0.9995:
        return _("certain")
    if chance > 0.5:
        return _("%(n)s in 10") % {"n": f"{int(chance * 100 + 1e-6) / 10:g}".replace(".", ",")}
    upper = -int(-(1 / chance - 1e-6) // 1)
    return _("1 in %(n)s") % {"n": upper}


def evenness_words(gini: float) -> str:
    """The gini of all chances in words."""
    if gini < 1e-6:
        return _("Everyone had exactly the same chance.")
    if gini < 0.1:
        return _("Chances differ a little.")
    if gini < 0.3:
        return _("Chances differ: the quotas ask for that.")
    return _(
        "Chances differ a lot: some groups are rare in this pool, and the quotas ask for them."
    )


def _figures(found: dict[str, Any]) -> str:
    """The same in figures, for who wants to check."""
    told = {
        "least": _comma(found["least"] * 100),
        "mean": _comma(found["geometric_mean"] * 100),
        "gini": _comma(found["gini"]),
    }
    return (
        _("Smallest chance %(least)s%%, geometric mean %(mean)s%%, gini %(gini)s (0: all equal).")
        % told
    )


def _comma(number: float) -> str:
    return f"{number:.2f}".replace(".", ",")


def _everyone(least: float) -> str:
    if least <= 0:
        return _("Careful: some people fit in no panel, so they had no chance at all.")
    return _("Everyone had a chance of at least %(chance)s.") % {"chance": one_in(least)}


def _types(
    rows: Sequence[Sequence[Any]], draw: PanelDraw, *, names_numbers: bool
) -> list[TypeLine]:
    """Per combination of the features that quotas count; what no quota counts is not shown."""
    counted = sorted({feature for feature, *_rest in draw.quotas})
    merged: dict[tuple[tuple[str, ...], float], list[int]] = {}
    for features, people, chance, drawn in rows:
        key = (tuple(features.get(name, "") for name in counted), round(chance, 9))
        old = merged.setdefault(key, [0, 0])
        old[0] += people
        old[1] += drawn
    lines = [
        TypeLine(features, people, chance, one_in(chance), drawn if names_numbers else None)
        for (features, chance), (people, drawn) in merged.items()
    ]
    return sorted(lines, key=lambda line: (line.features, line.chance))


def _of_at_least_k(types: Sequence[TypeLine]) -> tuple[list[TypeLine], list[TypeLine]]:
    """Types of k people or more, and the others.

    When the others together are fewer than k people, their number would follow from the total:
    then the smallest shown type is left out too.
    """
    k = k_small()
    shown = [line for line in types if line.people >= k]
    hidden = [line for line in types if line.people < k]
    if hidden and shown and sum(line.people for line in hidden) < k:
        smallest = min(shown, key=lambda line: (line.people, line.features))
        shown.remove(smallest)
        hidden.append(smallest)
    return shown, hidden


def _quotas(
    draw: PanelDraw, rows: Sequence[Sequence[Any]], *, names_numbers: bool
) -> tuple[QuotaLine, ...]:
    lines = []
    for feature, value, least, most in draw.quotas:
        count = sum(drawn for features, _p, _c, drawn in rows if features.get(feature) == value)
        lines.append(
            QuotaLine(
                feature,
                value,
                least,
                most,
                count if names_numbers and rows else None,
                bool(rows) and least <= count <= most,
            )
        )
    return tuple(lines)


def _panel(draw: PanelDraw) -> tuple[tuple[str, str], ...]:
    rows = draw.candidates.filter(is_drawn=True).order_by("number")
    return tuple(
        (
            row.label or _("a participant"),
            " · ".join(str(row.features.get(name, "")) for name in draw.features),
        )
        for row in rows
    )


def _ways_out(draw: PanelDraw) -> tuple[str, ...]:
    found = [
        _("“%(feature)s: %(value)s” could go from %(least)s–%(most)s to %(low)s–%(high)s.")
        % {
            "feature": feature,
            "value": value,
            "least": least,
            "most": most,
            "low": low,
            "high": high,
        }
        for feature, value, least, most, low, high in draw.result.get("relax", [])
    ]
    return tuple(found) or (
        _("Wider quotas don’t help: there are too few people or households in the pool."),
    )
