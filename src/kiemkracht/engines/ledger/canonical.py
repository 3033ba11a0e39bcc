"""One way to write a content as bytes, so that equal contents have equal hashes anywhere."""

import json
import unicodedata
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from kiemkracht.engines.kit import EngineInputError

Json: TypeAlias = "bool | int | str | Sequence[Json] | Mapping[str, Json] | None"

LARGEST_NUMBER = 2**53 - 1
"""Whole numbers beyond this are not the same in every language that reads JSON."""
_DEEPEST = 32


def canonical(content: Json) -> bytes:
    """The content as JSON in UTF-8: keys in order of code points, no spaces, texts in NFC.

    Only null, true, false, whole numbers up to 2^53 - 1, texts, lists and objects with text keys;
    a float has no one way to be written, so write cents or a text. Raises `EngineInputError` on
    anything else, on half characters (lone surrogates), on keys that NFC makes equal, and on more
    than 32 levels. Reading the bytes back and writing them again gives the same bytes.
    """
    plain = _plain(content, depth=0)
    text = json.dumps(
        plain, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
    )
    return text.encode("utf-8")


def _plain(value: object, *, depth: int) -> object:
    if depth > _DEEPEST:
        raise EngineInputError("content", f"is nested deeper than {_DEEPEST} levels")
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return _whole(value)
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Mapping):
        return _object(value, depth=depth + 1)
    if isinstance(value, list | tuple):
        return [_plain(part, depth=depth + 1) for part in value]
    raise EngineInputError("content", f"holds a {type(value).__name__}, which has no one JSON form")


def _whole(number: int) -> int:
    if abs(number) > LARGEST_NUMBER:
        raise EngineInputError("content", "holds a whole number beyond 2^53 - 1")
    return int(number)


def _text(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as problem:
        raise EngineInputError("content", "holds half a character (a lone surrogate)") from problem
    return unicodedata.normalize("NFC", str(text))


def _object(pairs: Mapping[object, object], *, depth: int) -> dict[str, object]:
    written: dict[str, object] = {}
    for key, value in pairs.items():
        if not isinstance(key, str):
            raise EngineInputError("content", "holds a key that is not a text")
        plain_key = _text(key)
        if plain_key in written:
            raise EngineInputError("content", f"holds the key {plain_key!r} twice")
        written[plain_key] = _plain(value, depth=depth)
    return written
