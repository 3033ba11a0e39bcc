"""A short name for a set of thresholds, so that a result can say what it was computed with."""

import hashlib
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def digest_of(settings: "DataclassInstance") -> str:
    """Twelve hexadecimal digits that change whenever a value of a frozen dataclass changes.

    Raises TypeError for values that JSON does not know. It can't tell which value changed.
    """
    text = json.dumps(asdict(settings), sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
