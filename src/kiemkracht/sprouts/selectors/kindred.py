"""What lies near in meaning, in whatever words: by story, and by longing."""

from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import TYPE_CHECKING

from django.db.models import Max

from kiemkracht.base.embedding import EmbedderAwayError, embedder
from kiemkracht.engines.language import LEAST_NEAR
from kiemkracht.sprouts.models import SproutMeaning

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.int8]

Version = tuple[str, int, datetime | None]
_AT_ONCE = 1024  # rows of bytes become rows of numbers a few at a time, inside the processor


@dataclass(frozen=True, slots=True)
class Near:
    """Kiemen near in meaning, by id: a cosine of 0.3 to 1, nearest first. It proposes, no more."""

    by_story: dict[str, float]
    by_longing: dict[str, float]


@dataclass(frozen=True, slots=True)
class _Directions:
    vectors: "Vectors"
    lengths: "NDArray[np.float32]"


@dataclass(frozen=True, slots=True)
class _Meanings:
    version: Version
    ids: list[str]
    stories: _Directions
    longings: _Directions


_kept: list[_Meanings] = []
_making = Lock()


def near_in_meaning(text: str, longing: str, *, limit: int) -> Near:
    """The kiemen whose story lies nearest to `text`, and whose longing nearest to `longing`.

    Of everything that isn't private: the caller keeps what its visitor may see. The vectors stay
    in this process (half a kB per kiem) until one changes, also by another process. Nothing when
    the operator's model is away. Equals stand in order of id. Queries: 2 or 3. Cost: some 20 ms
    at 50,000 kiemen.
    """
    try:
        model = embedder()
        meanings = model.encode(list(dict.fromkeys([text, longing])))
    except EmbedderAwayError:
        return Near({}, {})
    known = _meanings(model.name)
    return Near(
        _nearest(known.ids, known.stories, meanings[0], limit),
        _nearest(known.ids, known.longings, meanings[-1], limit),
    )


def _nearest(
    ids: list[str], known: _Directions, wanted: "NDArray[np.float32]", limit: int
) -> dict[str, float]:
    import numpy as np

    if not ids or not wanted.any():
        return {}
    nearness = np.empty(len(ids), dtype=np.float32)
    room = np.empty((min(_AT_ONCE, len(ids)), known.vectors.shape[1]), dtype=np.float32)
    for start in range(0, len(ids), _AT_ONCE):
        rows = known.vectors[start : start + _AT_ONCE]
        numbers = room[: len(rows)]
        np.copyto(numbers, rows)
        np.dot(numbers, wanted, out=nearness[start : start + _AT_ONCE])
    nearness /= known.lengths
    near = np.flatnonzero(nearness >= LEAST_NEAR)  # few are, so there is little to sort
    first = near[np.argsort(-nearness[near], kind="stable")][:limit]
    return {ids[place]: float(nearness[place]) for place in first.tolist()}


def _meanings(model: str) -> _Meanings:
    # Apart, each is a look at an index; together they read the whole table.
    latest = SproutMeaning.objects.aggregate(noted=Max("noted_at"))["noted"]
    version = (model, SproutMeaning.objects.count(), latest)
    with _making:
        if not _kept or _kept[0].version != version:
            _kept[:] = [_read(version)]
        return _kept[0]


def _read(version: Version) -> _Meanings:
    rows = list(
        SproutMeaning.objects.filter(model=version[0])
        .order_by("pk")
        .values_list("pk", "story", "longing")
    )
    return _Meanings(
        version,
        [str(pk) for pk, _, _ in rows],
        _block([bytes(story) for _, story, _ in rows]),
        _block([bytes(longing) for _, _, longing in rows]),
    )


def _block(vectors: list[bytes]) -> _Directions:
    import numpy as np

    block = np.frombuffer(b"".join(vectors), dtype=np.int8)
    block = block.reshape(len(vectors), -1) if vectors else block.reshape(0, 1)
    lengths = np.array([np.linalg.norm(row.astype(np.float32)) for row in block], dtype=np.float32)
    return _Directions(block, np.maximum(lengths, 1))
