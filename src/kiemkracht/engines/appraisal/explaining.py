"""From the numbers of one photo to trees that show how each came about."""

from math import isnan

import numpy as np

from kiemkracht.engines.appraisal.counting import Readings, Tally, mean_of
from kiemkracht.engines.appraisal.photo import POSITIONS, ActorGroup, Photo
from kiemkracht.engines.appraisal.questions import IMPACT, LINKS, PRICE, READINGS
from kiemkracht.engines.appraisal.reckoning import Reckoning, given
from kiemkracht.engines.appraisal.scoring import Scores
from kiemkracht.engines.appraisal.standing import by_name, is_closed, is_used, trust_in
from kiemkracht.engines.appraisal.thresholds import Thresholds


def number(value: float) -> float | None:
    """NaN, which computes, as None, which reads."""
    return None if isnan(value) else float(value)


def explain_readings(
    photo: Photo, counted: Tally, readings: Readings, scores: Scores, thresholds: Thresholds
) -> dict[str, Reckoning]:
    """Reach, the five items and the six links."""
    found = {"reach": _reach(photo, float(scores.reach[0]), thresholds)}
    for column, code in enumerate(READINGS):
        found[code] = _reading(counted, readings, code, column)
    return found


def _reach(photo: Photo, value: float, thresholds: Thresholds) -> Reckoning:
    parts = (
        given("affected", photo.affected),
        given("population", photo.population),
        *(given("reach_limit", limit) for limit in thresholds.reach),
    )
    known = number(value)
    return Reckoning("reach", "reach", known, parts, note="" if known is not None else "unknown")


def _reading(counted: Tally, readings: Readings, code: str, column: int) -> Reckoning:
    value, answers = float(readings.values[0, column]), int(readings.counts[0, column])
    if readings.is_settled[0, column]:
        return Reckoning(code, "settled", value, (given("settled", value),))
    if isnan(value):
        note = "too_few" if readings.too_few[0, column] else "unknown"
        return Reckoning(code, "all_answers", None, (), note=note)
    if not readings.is_split[0, column]:
        parts = (given("answers", answers), given("mean_answer", value))
        return Reckoning(code, "all_answers", value, parts)
    sides = (
        _side(counted, column, "initiators", own=True),
        _side(counted, column, "affected_side", own=False),
    )
    return Reckoning(code, "two_sides", value, sides)


def _side(counted: Tally, column: int, code: str, *, own: bool) -> Reckoning:
    chosen = counted.is_initiators == own
    answers = counted.counts[chosen, column].sum()
    value = float(mean_of(counted.sixths[chosen, column].sum(), answers))
    parts = (given("answers", int(answers)), given("mean_answer", value))
    return Reckoning(code, "all_answers", value, parts)


def explain_outcomes(
    photo: Photo, readings: dict[str, Reckoning], scores: Scores, k: int, thresholds: Thresholds
) -> dict[str, Reckoning]:
    """Every outcome (see OUTCOMES) with the arithmetic behind it."""
    value = {name: number(float(getattr(scores, name)[0])) for name in _FORMULAS}
    groups = [_group(group, k, thresholds) for group in by_name(photo.groups)]
    views = {name: _view(name, value[name], groups) for name in ("broad", "power", "touched")}
    nobody = "no_weight" if groups else "no_groups"
    return {
        "impact": _from_readings("impact", value, readings, IMPACT),
        "price": _from_readings("price", value, readings, PRICE),
        **views,
        "support": _noted("support", value["support"], tuple(views.values()), nobody),
        "polarisation": _view("polarisation", value["polarisation"], groups),
        "certainty": _noted(
            "certainty", value["certainty"], tuple(_trust(group) for group in groups), "no_groups"
        ),
        "potential": _from_readings("potential", value, readings, LINKS),
    }


_FORMULAS = {
    "impact": "quarter_mean",
    "price": "quarter_mean",
    "broad": "broad",
    "power": "weighted",
    "touched": "weighted",
    "support": "three_views",
    "polarisation": "spread",
    "certainty": "mean_trust",
    "potential": "mean_and_weakest",
}


def _noted(
    code: str, value: float | None, inputs: tuple[Reckoning, ...], note: str, formula: str = ""
) -> Reckoning:
    why = note if value is None else ""
    return Reckoning(code, formula or _FORMULAS[code], value, inputs, note=why)


def _from_readings(
    code: str,
    value: dict[str, float | None],
    readings: dict[str, Reckoning],
    names: tuple[str, ...],
) -> Reckoning:
    parts = tuple(readings[name] for name in names)
    known = any(part.value is not None for part in parts)
    return _noted(code, value[code], parts, "incomplete" if known else "unknown")


def _group(group: ActorGroup, k: int, thresholds: Thresholds) -> dict[str, Reckoning]:
    """The numbers of one group that the views are made of."""
    name = group.name
    if not is_used(group, k):
        note = "too_few" if group.counted else "not_asked"
        return {
            "trust": Reckoning("trust", "given", 0.0, (), name, note),
            "unused": given("group_share", None, name, note),
        }
    # A group of few that was told about, not asked: it counts, and its own row stays closed.
    note = "hidden" if is_closed(group, k) else ""
    counts = tuple(
        given(f"position_{position}", None if note else count, name, note)
        for position, count in zip(POSITIONS, group.positions, strict=True)
    )
    places = np.array(POSITIONS)
    positive = None if note else sum(group.positions[3:]) / group.counted
    mean = None if note else float(np.dot(places, group.positions) / group.counted)
    return {
        "trust": given("trust", trust_in(group, k, thresholds), name),
        "size": given("size", group.size, name),
        "influence": given("influence", group.influence, name),
        "touch": given("touch", group.touched, name),
        "share": Reckoning("group_share", "share_positive", positive, counts, name, note),
        "mean": Reckoning("group_mean", "mean_position", mean, counts, name, note),
    }


def _trust(group: dict[str, Reckoning]) -> Reckoning:
    return group["trust"]


_PARTS = {
    "broad": ("share", "size"),
    "power": ("mean", "influence", "trust"),
    "touched": ("mean", "touch", "trust"),
    "polarisation": ("mean", "size"),
}


def _view(code: str, value: float | None, groups: list[dict[str, Reckoning]]) -> Reckoning:
    if not groups:
        return _noted(code, value, (), "no_groups")
    parts: list[Reckoning] = []
    for group in groups:
        if "unused" in group:
            parts.append(group["unused"])
            continue
        inputs = tuple(group[part] for part in _PARTS[code])
        first = inputs[0]
        parts.append(Reckoning("group_part", "part", first.value, inputs, first.about, first.note))
    return _noted(code, value, tuple(parts), "no_weight")
