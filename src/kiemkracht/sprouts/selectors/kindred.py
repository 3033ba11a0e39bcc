"""What lies near in meaning, in whatever words: by story, and by longing."""

from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import TYPE_CHECKING

from django.db.models import Count, Max

from kiemkracht.base.embedding import EmbedderAwayError, embedder
from kiemkracht.engines.language import LEAST_NEAR
from kiemkracht.sprouts.models import SproutMeaning

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float16]

Version = tuple[str, int, datetime | None]
_WIDENED = 8192  # so many 16-bit rows at a time become 32-bit ones


@dataclass(frozen=True, slots=True)
class Near:
    """Kiemen near in meaning, by id: a cosine of 0.3 to 1, nearest first. It proposes, no more."""

    by_story: dict[str, float]
    by_longing: dict[str, float]


@dataclass(frozen=True, slots=True)
class _Meanings:
    version: Version
    ids: list[str]
    stories: "Vectors"
    longings: "Vectors"


_kept: list[_Meanings] = []
_making = Lock()


def near_in_meaning(text: str, longing: str, *, limit: int) -> Near:
    """The kiemen whose story lies nearest to `text`, and whose longing nearest to `longing`.

    Of everything that isn't private: the caller keeps what its visitor may see. The vectors stay
    in this process (one kB per kiem) until one changes, also by another process. Nothing when the
    operator's model is away. Equals stand in order of id. Queries: 1 or 2. Cost: some 15 ms at
    50,000 kiemen.
    """
    try:
        model = embedder()
        told, longed = model.encode([text, longing])
    except EmbedderAwayError:
        return Near({}, {})
    known = _meanings(model.name)
    return Near(
        _nearest(known.ids, known.stories, told, limit),
        _nearest(known.ids, known.longings, longed, limit),
    )


def _nearest(
    ids: list[str], vectors: "Vectors", wanted: "NDArray[np.float32]", limit: int
) -> dict[str, float]:
    import numpy as np

    if not ids or not wanted.any():
        return {}
    nearness = np.empty(len(ids), dtype=np.float32)
    for start in range(0, len(ids), _WIDENED):
        part = slice(start, start + _WIDENED)
        nearness[part] = vectors[part].astype(np.float32) @ wanted
    first = np.argsort(-nearness, kind="stable")[:limit].tolist()
    return {ids[place]: float(nearness[place]) for place in first if nearness[place] >= LEAST_NEAR}


def _meanings(model: str) -> _Meanings:
    rows = SproutMeaning.objects.filter(model=model)
    found = rows.aggregate(count=Count("pk"), noted=Max("noted_at"))
    version = (model, found["count"], found["noted"])
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


def _block(vectors: list[bytes]) -> "Vectors":
    import numpy as np

    block = np.frombuffer(b"".join(vectors), dtype=np.float16)
    return block.reshape(len(vectors), -1) if vectors else block.reshape(0, 1)
