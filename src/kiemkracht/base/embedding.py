"""Which model turns texts into vectors here: the one of the house, or one the operator runs.

`KIEMKRACHT_EMBEDDER` empty means the word vectors that came with the house. An address
(`http://127.0.0.1:11434/v1`) means any server that answers `POST <address>/embeddings` in the form
of OpenAI: Ollama, vLLM, text-embeddings-inference. Texts go to that server and nowhere else; on a
failure the caller's job fails and the last good result stays.
"""

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import Request, urlopen

from django.conf import settings

from kiemkracht.engines.language import Embedder, static_embedder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BATCH = 64
_LONGEST_ANSWER = 64 * 1024 * 1024


class EmbedderAwayError(Exception):
    """The operator's server did not answer, or not with vectors."""


class ServedEmbedder:
    """Vectors from a server of the operator's choice."""

    def __init__(self, address: str, *, model: str, key: str = "", timeout_s: float = 30) -> None:
        if not address.startswith(("http://", "https://")):
            raise EmbedderAwayError(f"KIEMKRACHT_EMBEDDER is no web address: {address}")
        self._address = address.rstrip("/") + "/embeddings"
        self._model, self._key, self._timeout_s = model, key, timeout_s
        self._dimensions = 0

    @property
    def name(self) -> str:
        """The model as the operator named it."""
        return f"served/{self._model}"

    @property
    def dimensions(self) -> int:
        """Length of a vector; asked of the server once."""
        if not self._dimensions:
            self._dimensions = len(self._ask(["kiem"])[0])
        return self._dimensions

    def encode(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """One unit row per text, in batches of 64; empty texts give zeros and are not sent.

        Raises EmbedderAwayError when the server is away, slow or answers something else.
        """
        import numpy as np

        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        filled = [place for place, text in enumerate(texts) if text.strip()]
        for start in range(0, len(filled), BATCH):
            places = filled[start : start + BATCH]
            answer = self._ask([texts[place] for place in places])
            try:
                rows[places] = np.asarray(answer, dtype=np.float32)
            except (ValueError, TypeError) as error:
                raise EmbedderAwayError("The vectors have other lengths.") from error
        if not np.isfinite(rows).all():
            raise EmbedderAwayError("A vector holds something that is no number.")
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        np.divide(rows, lengths, out=rows, where=lengths > 0)
        return rows

    def _ask(self, texts: Sequence[str]) -> list[list[float]]:
        headers = {"Content-Type": "application/json"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        body = json.dumps({"model": self._model, "input": list(texts)}).encode()
        asked = Request(self._address, data=body, headers=headers)  # noqa: S310 (http(s) only, above)
        try:
            with urlopen(asked, timeout=self._timeout_s) as answer:  # noqa: S310 (idem)
                found = json.loads(answer.read(_LONGEST_ANSWER))["data"]
            found = sorted(found, key=lambda one: one["index"])
            vectors = [[float(number) for number in one["embedding"]] for one in found]
        except (URLError, OSError, ValueError, LookupError, TypeError) as error:
            raise EmbedderAwayError(f"{self._address}: {error}") from error
        if len(vectors) != len(texts) or not all(vectors):
            raise EmbedderAwayError(f"{self._address}: not a vector for every text")
        return vectors


def is_served() -> bool:
    """Whether a server is asked, so that a page should not wait for it."""
    return bool(settings.KIEMKRACHT_EMBEDDER)


def embedder() -> Embedder:
    """The model this installation uses."""
    address = settings.KIEMKRACHT_EMBEDDER
    if not address:
        return static_embedder()
    return _served(address, settings.KIEMKRACHT_EMBEDDER_MODEL, settings.KIEMKRACHT_EMBEDDER_KEY)


@lru_cache(maxsize=1)
def _served(address: str, model: str, key: str) -> ServedEmbedder:
    return ServedEmbedder(address, model=model, key=key)
