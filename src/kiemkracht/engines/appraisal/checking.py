"""What can't be a startfoto is refused, with the argument and the reason."""

from collections.abc import Sequence
from math import isfinite
from typing import Any

import numpy as np

from kiemkracht.engines.appraisal.photo import (
    AFFECTED,
    SOURCES,
    UNKNOWN,
    ActorGroup,
    Answers,
    Photo,
)
from kiemkracht.engines.appraisal.questions import CODES, READINGS
from kiemkracht.engines.kit import EngineInputError

MOST_SHEETS = 5_000
MOST_GROUPS = 200
MOST_PEOPLE = 100_000_000


def check_k(k: int) -> None:
    """Raises EngineInputError("k") unless it is a whole number of at least 1."""
    if type(k) is not int or k < 1:
        raise EngineInputError("k", "is a whole number of at least 1")


def check_photos(photos: Sequence[Photo]) -> None:
    """Raises EngineInputError for the first photo that can't be computed with."""
    for photo in photos:
        check_photo(photo)


def check_photo(photo: Photo) -> None:
    """Raises EngineInputError that names affected, population, answers, groups or settled."""
    _check_reach(photo)
    _check_answers(photo.answers)
    _check_groups(photo.groups)
    for code, value in photo.settled.items():
        if code not in READINGS:
            raise EngineInputError("settled", f"{code!r} is not a reading")
        if not _within_scale(value):
            raise EngineInputError("settled", f"{code} is not 0..4")


def _check_reach(photo: Photo) -> None:
    for name, value, least in (
        ("affected", photo.affected, 0),
        ("population", photo.population, 1),
    ):
        if value is not None and not _is_count(value, least):
            raise EngineInputError(name, f"is a whole number from {least}")
    if photo.affected is None or photo.population is None:
        return
    if photo.population < photo.affected:
        raise EngineInputError("population", "is smaller than those affected")


def _check_answers(answers: Answers) -> None:
    values, group_of = answers.values, answers.group_of
    count = len(answers)
    if count > MOST_SHEETS:
        raise EngineInputError("answers", f"more than {MOST_SHEETS} sheets")
    if values.shape != (count, len(CODES)) or group_of.ndim != 1:
        raise EngineInputError("answers", f"needs {len(CODES)} answers on every sheet")
    if len(set(answers.groups)) != len(answers.groups):
        raise EngineInputError("answers", "a group is named twice")
    if AFFECTED in answers.groups:
        raise EngineInputError("answers", f"a group can't be named {AFFECTED!r}")
    if not count:
        return
    if values.dtype.kind != "i" or group_of.dtype.kind != "i":
        raise EngineInputError("answers", "holds something else than whole numbers")
    if values.min() < UNKNOWN or values.max() > 4:
        raise EngineInputError("answers", "an answer is not 0..4 or unknown")
    if group_of.min() < 0 or group_of.max() >= len(answers.groups):
        raise EngineInputError("answers", "a sheet belongs to no group")


def _check_groups(groups: tuple[ActorGroup, ...]) -> None:
    if len(groups) > MOST_GROUPS:
        raise EngineInputError("groups", f"more than {MOST_GROUPS} groups")
    if len({group.name for group in groups}) != len(groups):
        raise EngineInputError("groups", "a group is named twice")
    for group in groups:
        _check_group(group)


def _check_group(group: ActorGroup) -> None:
    if not group.name.strip():
        raise EngineInputError("groups", "a group has no name")
    name = repr(group.name)
    if not _is_count(group.size, 1):
        raise EngineInputError("groups", f"{name} is a group of nobody")
    if [_is_count(each, 0) for each in group.positions] != [True] * 5:
        raise EngineInputError("groups", f"{name} needs five counts from 0")
    if group.counted > group.size:
        raise EngineInputError("groups", f"{name} has more positions than people")
    for what, value in (("influence", group.influence), ("touched", group.touched)):
        if value is not None and not _within_scale(value):
            raise EngineInputError("groups", f"{what} of {name} is not 0..4")
    if group.source not in SOURCES:
        raise EngineInputError("groups", f"source of {name} is not one of {', '.join(SOURCES)}")


def _is_count(value: Any, least: int) -> bool:
    return type(value) is int and least <= value <= MOST_PEOPLE


def _within_scale(value: Any) -> bool:
    is_number = isinstance(value, int | float | np.number) and not isinstance(value, bool)
    return bool(is_number and isfinite(value) and 0 <= value <= 4)
