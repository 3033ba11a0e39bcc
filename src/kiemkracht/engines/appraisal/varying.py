"""The same photo with one answer changed: what a group may ask "what if" about."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kiemkracht.engines.appraisal.appraising import Appraisal
from kiemkracht.engines.appraisal.photo import Answers, Photo
from kiemkracht.engines.appraisal.questions import READINGS
from kiemkracht.engines.kit import EngineInputError

SCALE = (0, 1, 2, 3, 4)


@dataclass(frozen=True, slots=True, eq=False)
class Variant:
    """One change: a reading, or "influence" or "touch" of the group `about`, from and to 0..4.

    `photo` has the same figures as with that one answer changed, and carries no sheets.
    """

    code: str
    about: str
    before: float | None
    after: float
    photo: Photo


def with_reading(photo: Photo, code: str, value: float) -> Photo:
    """The photo as if the group had settled one reading. Raises EngineInputError("code")."""
    if code not in READINGS:
        raise EngineInputError("code", f"{code!r} is not a reading")
    return replace(photo, settled={**photo.settled, code: value})


def variants(photo: Photo, picture: Appraisal) -> Iterator[Variant]:
    """Every whole value that one reading, influence or touch could have had instead.

    `picture` is the appraisal of `photo`. Some 44 variants plus 8 per group; score them together
    with `score`.
    """
    bare = _without_sheets(photo, picture)
    for code in READINGS:
        before = picture.readings[code].value
        for after in SCALE:
            if before is None or abs(before - after) >= 0.5:
                yield Variant(code, "", before, after, with_reading(bare, code, after))
    for at, group in enumerate(photo.groups):
        for code, field, old in (
            ("influence", "influence", group.influence),
            ("touch", "touched", group.touched),
        ):
            for after in SCALE:
                if old is None or abs(old - after) >= 0.5:
                    changed = replace(group, **{field: float(after)})  # type: ignore[arg-type] # both are float fields
                    groups = (*photo.groups[:at], changed, *photo.groups[at + 1 :])
                    yield Variant(code, group.name, old, after, replace(bare, groups=groups))


def _without_sheets(photo: Photo, picture: Appraisal) -> Photo:
    """The same figures from the readings alone, so that many variants weigh next to nothing."""
    known = {code: picture.readings[code].value for code in READINGS}
    settled = {code: value for code, value in known.items() if value is not None}
    return replace(photo, answers=Answers(), settled=settled)
