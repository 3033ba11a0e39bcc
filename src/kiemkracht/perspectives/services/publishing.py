"""How people are counted in a picture that everyone sees, and how far two pictures lie apart."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kiemkracht.base.thresholds import k_small
from kiemkracht.perspectives.enums import Lens
from kiemkracht.perspectives.models import LandscapeRun, VoteEvent
from kiemkracht.perspectives.selectors.parting import NOWHERE, apart, betrays, renumbered
from kiemkracht.perspectives.selectors.stored import parts_of, public_result

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray

    from kiemkracht.engines.landscape.votes import VoteMatrix

Overlay = dict[str, Any]
# Where two lenses nearly agree, up to one person in twenty (at most fifty together) is counted
# as the first lens does: few of them judged a statement, which would hide its numbers.
NEARLY, AT_MOST = 20, 50


def people_apart(matrix: "VoteMatrix", before: LandscapeRun) -> int:
    """How many people's votes differ from those of a picture.

    Queries: 0; 1 after a picture of a version that kept no prints.
    """
    if "prints" not in before.publishing:
        return _voters_since(before)
    told, now = dict(before.publishing["prints"]), dict(_prints(matrix))
    return sum(told.get(person) != now.get(person) for person in told | now)


def _voters_since(before: LandscapeRun) -> int:
    events = VoteEvent.objects.filter(
        participant__conversation=before.conversation_id, at__gte=before.created_at
    )
    return events.values("participant").distinct().count()


def _prints(matrix: "VoteMatrix") -> list[tuple[int, int]]:
    """A number per person that changes with their votes."""
    prints = matrix.fingerprints() >> 32
    return list(zip(matrix.people.tolist(), prints.tolist(), strict=True))


def mark_of(matrix: "VoteMatrix") -> Overlay:
    """By what the next picture is compared with this one, and whose own place is new in it."""
    return {"k": k_small(), "prints": _prints(matrix)}


def overlay_of(
    matrix: "VoteMatrix", results: Mapping[str, dict[str, Any]], before: LandscapeRun | None
) -> Overlay:
    """How people are counted in this picture, per lens, and by what the next one is compared.

    `results` are those of the engine, the lens that everyone sees first as the first. Every lens
    is kept apart from those before it here and from the last picture. Below k people nothing is
    counted. Cost: O(votes), and O(statements x 2^groups).
    """
    k = k_small()
    kept = mark_of(matrix)
    told = _told(before) if before else {}
    here: list[dict[int, int]] = []
    for lens, result in results.items():
        people = [each for each in result["participants"] if each["votes"] > 0]
        if len(people) < k:
            continue
        places = {each["id"]: (each["x"], each["y"]) for each in people}
        parts = {each["id"]: _group(each) for each in people}
        others = [(each, k) for each in told.values()]
        others += [(each, max(k, min(len(people) // NEARLY, AT_MOST))) for each in here]
        found = apart(parts, places, others, k)
        kept[lens] = _counted(matrix, found, here)
        here.append(found)
    return kept


def _group(person: Mapping[str, Any]) -> int:
    return NOWHERE if person["group"] is None else int(person["group"])


def _told(before: LandscapeRun) -> dict[str, dict[int, int]]:
    """Who was counted where in the last picture, per lens."""
    return {lens: parts_of(public_result(before, lens)) for lens in Lens.values}


def _counted(
    matrix: "VoteMatrix", found: Mapping[int, int], others: list[dict[int, int]]
) -> Overlay:
    parts, kept = renumbered(found)
    counts = _counts(matrix, parts, len(kept))
    closed = {
        int(matrix.statements[row])
        for other in others
        for row in betrays(_overlaps(matrix, parts, other), k_small())
    }
    return {
        "groups": list(kept),
        "parts": [[person, part] for person, part in sorted(parts.items())],
        "counts": {
            str(number): counts[column].tolist()
            for column, number in enumerate(matrix.statements.tolist())
        },
        "closed": sorted(closed),
    }


def _counts(matrix: "VoteMatrix", parts: Mapping[int, int], groups: int) -> "NDArray[int64]":
    """Agree, disagree and pass per statement and group: shape (statements, groups, 3)."""
    import numpy as np

    part = np.array([parts.get(person, NOWHERE) for person in matrix.people.tolist()], np.int64)
    of_vote = part[matrix.rows]
    kind = np.array([1, 2, 0])[matrix.values.astype(np.int64) + 1]
    cell = (matrix.columns.astype(np.int64) * groups + of_vote) * 3 + kind
    size = len(matrix.statements) * groups * 3
    counted = np.bincount(cell[of_vote >= 0], minlength=size)
    return counted.reshape(len(matrix.statements), groups, 3)


def _overlaps(
    matrix: "VoteMatrix", parts: Mapping[int, int], others: Mapping[int, int]
) -> "NDArray[int64]":
    """How many saw each statement, per pair of parts: shape (statements, parts, others)."""
    import numpy as np

    people = matrix.people.tolist()
    one = np.array([parts.get(person, NOWHERE) for person in people], np.int64) + 1
    two = np.array([others.get(person, NOWHERE) for person in people], np.int64) + 1
    wide, deep = int(one.max()) + 1, int(two.max()) + 1
    rows = matrix.rows
    cell = (matrix.columns.astype(np.int64) * wide + one[rows]) * deep + two[rows]
    counted = np.bincount(cell, minlength=len(matrix.statements) * wide * deep)
    return counted.reshape(len(matrix.statements), wide, deep)
