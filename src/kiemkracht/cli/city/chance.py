"""One seed, many independent streams, and ids that follow from keys."""

import json
import random
import uuid
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

SEED = 20260101
_NAMESPACE = uuid.UUID("6b69656d-6b72-4163-8874-4c696e646568")


def stream(name: str) -> random.Random:
    """Random numbers for one subject; drawing more of them changes no other subject."""
    return random.Random(f"{SEED}:{name}")


def identity(kind: str, key: str) -> uuid.UUID:
    """The id of a thing in every Lindehaven."""
    return uuid.uuid5(_NAMESPACE, f"{kind}:{key}")


@cache
def content(name: str) -> Any:
    """A file of texts."""
    path = files("kiemkracht.cli.city") / "content" / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8"))


def moment(now: datetime, days: float, chance: random.Random) -> datetime:
    """Some time of day, `days` from today; never later than now for what lies behind us."""
    day = now + timedelta(days=days)
    at = day.replace(hour=chance.randint(7, 21), minute=chance.randint(0, 59), second=0)
    return min(at, now - timedelta(minutes=5)) if days <= 0 else at
