"""One photo as a picture: numbers with their arithmetic, intervals, views, and what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass

from kiemkracht.engines.appraisal.checking import check_k, check_photo
from kiemkracht.engines.appraisal.counting import readings_of, tally
from kiemkracht.engines.appraisal.explaining import explain_outcomes, explain_readings
from kiemkracht.engines.appraisal.intervals import Interval, intervals_of
from kiemkracht.engines.appraisal.photo import ActorGroup, Photo
from kiemkracht.engines.appraisal.questions import LINKS
from kiemkracht.engines.appraisal.reckoning import Reckoning, rounded
from kiemkracht.engines.appraisal.scoring import scores_from
from kiemkracht.engines.appraisal.standing import is_closed, is_used, touched_and_against
from kiemkracht.engines.appraisal.thresholds import USUAL, Thresholds
from kiemkracht.engines.appraisal.viewing import Gap, View, gaps_between, views_by_group
from kiemkracht.engines.kit import EngineInputError

ENGINE = "appraisal-1"


@dataclass(frozen=True, slots=True)
class Standing:
    """How one actor group stands. `mean` (-2..2) and `against` (a share) are None when hidden.

    `note` says why: "not_asked", "too_few" (its answers don't count anywhere) or "hidden" (they
    count in the totals, but its own row stays closed). `positions` then is None as well.
    """

    name: str
    size: int
    counted: int | None
    positions: tuple[int, ...] | None
    mean: float | None
    against: float | None
    influence: float | None
    touched: float | None
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class Missing:
    """What would have to be known: a reading, outcome or "groups"; `about` names a group."""

    code: str
    note: str
    about: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Appraisal:
    """The picture of one photo; every number in it can be opened.

    `outcomes` by name (see OUTCOMES) 0..100 and `readings` 0..4, as trees. `weakest` are the
    links with the lowest value, in the order of LINKS. `lowest_touched` is the group touched most
    with the lowest mean, `touched_and_against` those of them that are against ("" stands for
    those whose row stays closed). `version` names the
    thresholds.
    """

    outcomes: Mapping[str, Reckoning]
    readings: Mapping[str, Reckoning]
    weakest: tuple[str, ...]
    intervals: Mapping[str, Interval]
    standings: tuple[Standing, ...]
    lowest_touched: str
    touched_and_against: tuple[str, ...]
    views: tuple[View, ...]
    gaps: tuple[Gap, ...]
    missing: tuple[Missing, ...]
    answers: int
    thresholds: Thresholds
    version: str
    k: int
    seed: int
    engine: str = ENGINE

    def shown(self, name: str) -> float | None:
        """An outcome or reading in one decimal, None when undefined."""
        both = self.outcomes if name in self.outcomes else self.readings
        return both[name].shown

    def label(self, name: str) -> str:
        """ "low", "middle" or "high" of an outcome; "" when it is undefined."""
        value = self.shown(name)
        if value is None:
            return ""
        if value < self.thresholds.low:
            return "low"
        return "high" if value >= self.thresholds.high else "middle"


def appraise(
    photo: Photo, *, k: int = 5, seed: int = 0, thresholds: Thresholds = USUAL
) -> Appraisal:
    """The picture of one startfoto: a proposal to talk about, not a verdict.

    Gives impact beside price, support as three views, polarisation, certainty and potential
    (0..100), five items and six links (0..4), intervals of 90 % (1000 draws with `seed`), views
    by group with groups below `k` hidden, gaps between them, and what is missing. What can't be
    computed is None, never 0. The order of sheets and groups makes no difference.

    Raises EngineInputError naming k, seed, affected, population, answers, groups or settled.
    Cost: O(1000 · sheets · 11), some milliseconds for 60 sheets. Formulas: docs/engines/
    appraisal.md. It can't tell whether people said what they meant, who was not asked, or what
    to do.
    """
    check_k(k)
    check_photo(photo)
    if type(seed) is not int or seed < 0:
        raise EngineInputError("seed", "is a whole number from 0")
    counted = tally([photo])
    found = readings_of([photo], counted, k)
    scores = scores_from([photo], found, k, thresholds)
    readings = explain_readings(photo, counted, found, scores, thresholds)
    outcomes = explain_outcomes(photo, readings, scores, k, thresholds)
    views = views_by_group(counted, k)
    reach = float(scores.reach[0])
    return Appraisal(
        outcomes=outcomes,
        readings=readings,
        weakest=_weakest(readings),
        intervals=intervals_of(photo, found, reach, k=k, seed=seed, thresholds=thresholds),
        standings=tuple(_standing(group, k) for group in photo.groups),
        lowest_touched=_lowest_touched(photo, k, thresholds),
        touched_and_against=touched_and_against(photo, k, thresholds),
        views=views,
        gaps=gaps_between(views, thresholds.gap),
        missing=_missing(photo, readings, outcomes, k),
        answers=len(photo.answers),
        thresholds=thresholds,
        version=thresholds.version,
        k=k,
        seed=seed,
    )


def _weakest(readings: Mapping[str, Reckoning]) -> tuple[str, ...]:
    values = {link: value for link in LINKS if (value := readings[link].value) is not None}
    if not values:
        return ()
    # As shown, so that two links that read the same are both called weakest.
    lowest = rounded(min(values.values()))
    return tuple(link for link, value in values.items() if rounded(value) == lowest)


def _standing(group: ActorGroup, k: int) -> Standing:
    note = "hidden" if is_closed(group, k) else ""
    if not is_used(group, k):
        note = "too_few" if group.counted else "not_asked"
    open_ = not note
    return Standing(
        name=group.name,
        size=group.size,
        counted=group.counted if open_ else None,
        positions=tuple(group.positions) if open_ else None,
        mean=_mean(group) if open_ else None,
        against=sum(group.positions[:2]) / group.counted if open_ else None,
        influence=group.influence,
        touched=group.touched,
        source=group.source,
        note=note,
    )


def _mean(group: ActorGroup) -> float:
    return sum(at * count for at, count in enumerate(group.positions, -2)) / group.counted


def _lowest_touched(photo: Photo, k: int, thresholds: Thresholds) -> str:
    touched = [
        group
        for group in photo.groups
        if is_used(group, k)
        and not is_closed(group, k)
        and group.touched is not None
        and group.touched >= thresholds.touched
    ]
    return min(touched, key=lambda group: (_mean(group), group.name)).name if touched else ""


def _missing(
    photo: Photo, readings: Mapping[str, Reckoning], outcomes: Mapping[str, Reckoning], k: int
) -> tuple[Missing, ...]:
    found = [Missing(code, each.note) for code, each in readings.items() if each.value is None]
    for group in photo.groups:
        if not is_used(group, k):
            found.append(
                Missing("positions", "too_few" if group.counted else "not_asked", group.name)
            )
        found += [
            Missing(code, "unknown", group.name)
            for code, value in (("influence", group.influence), ("touch", group.touched))
            if value is None
        ]
    if not photo.groups:
        found.append(Missing("groups", "no_groups"))
    found += [Missing(code, each.note) for code, each in outcomes.items() if each.value is None]
    return tuple(found)
