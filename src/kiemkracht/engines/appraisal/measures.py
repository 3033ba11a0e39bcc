"""Smaller measures of a community as a whole, never of a person."""

from dataclasses import dataclass
from math import ceil

from kiemkracht.engines.appraisal.reckoning import Reckoning, given
from kiemkracht.engines.appraisal.thresholds import USUAL, Thresholds
from kiemkracht.engines.kit import EngineInputError

DROPOUT_WEIGHTS = (0.35, 0.25, 0.20, 0.20)
OLDEST_DAYS = 42
BAND = (0.10, 0.25, 0.40)
ZONES = ("below", "before_mark", "past_mark", "above")


@dataclass(frozen=True, slots=True)
class DropoutRisk:
    """How likely a community is to lose people; `label` is "", "notice" or "talk_now".

    `version` names the thresholds.
    """

    reckoning: Reckoning
    label: str
    version: str


def dropout_risk(
    *,
    missed_share: float,
    energy_drop: float,
    oldest_question_days: float,
    burden: float,
    thresholds: Thresholds = USUAL,
) -> DropoutRisk:
    """0..100: 100 · (0.35 · missed + 0.25 · drop / 4 + 0.20 · days / 42 + 0.20 · burden / 4).

    `missed_share` of planned participation 0..1; `energy_drop` in points -4..4, a rise counts as
    0; days that the oldest question waits, at most 42 count; `burden` 0..4. Raises
    EngineInputError naming the argument. Only for a community: for a person it is forbidden.
    """
    _within("missed_share", missed_share, 0, 1)
    _within("energy_drop", energy_drop, -4, 4)
    _within("oldest_question_days", oldest_question_days, 0, 36_500)
    _within("burden", burden, 0, 4)
    parts = (
        missed_share,
        max(energy_drop, 0) / 4,
        min(oldest_question_days, OLDEST_DAYS) / OLDEST_DAYS,
        burden / 4,
    )
    value = 100 * sum(w * part for w, part in zip(DROPOUT_WEIGHTS, parts, strict=True))
    inputs = (
        given("missed_share", missed_share),
        given("energy_drop", energy_drop),
        given("oldest_question_days", oldest_question_days),
        given("burden", burden),
    )
    found = Reckoning("dropout_risk", "dropout_risk", value, inputs)
    shown = found.shown or 0.0
    steps = (shown >= thresholds.dropout_notice) + (shown >= thresholds.dropout_talk)
    return DropoutRisk(found, ("", "notice", "talk_now")[steps], thresholds.version)


@dataclass(frozen=True, slots=True)
class TippingBand:
    """A share (0..100) beside the band of 10 to 40 % and its mark at 25 %.

    `to_*` count the people still missing to each. An aid for thinking, not a forecast.
    """

    share: float
    zone: str
    to_band: int
    to_mark: int
    to_top: int


def tipping_band(adopters: int, population: int) -> TippingBand:
    """Where a share of people who do something new lies. Raises EngineInputError.

    It can't tell whether anything will tip: the band comes from research in other situations.
    """
    if type(population) is not int or population < 1:
        raise EngineInputError("population", "is a whole number from 1")
    if type(adopters) is not int or not 0 <= adopters <= population:
        raise EngineInputError("adopters", "is a whole number from 0 up to the population")
    share = adopters / population
    zone = ZONES[sum(share >= limit for limit in BAND)]
    to_band, to_mark, to_top = (max(0, ceil(limit * population) - adopters) for limit in BAND)
    return TippingBand(round(100 * share, 1), zone, to_band, to_mark, to_top)


@dataclass(frozen=True, slots=True)
class LifeFunction:
    """How much of a function of life people carry themselves (0..100), and whether it is frail."""

    own: float
    is_vulnerable: bool


def life_function(
    *, alone: float, together: float, professional: float, market: float, has_fallback: bool
) -> LifeFunction:
    """The own share of four carriers; vulnerable when one outside carrier has 80 % and no fallback.

    Raises EngineInputError for negative points or no points at all.
    """
    points = (alone, together, professional, market)
    names = ("alone", "together", "professional", "market")
    for name, value in zip(names, points, strict=True):
        _within(name, value, 0, 1_000_000)
    total = sum(points)
    if total <= 0:
        raise EngineInputError("alone", "no carrier has any points")
    is_vulnerable = max(professional, market) / total >= 0.8 and not has_fallback
    return LifeFunction(round(100 * (alone + together) / total, 1), is_vulnerable)


def _within(name: str, value: float, least: float, most: float) -> None:
    if not least <= value <= most:  # neither is NaN
        raise EngineInputError(name, f"is not within {least}..{most}")
