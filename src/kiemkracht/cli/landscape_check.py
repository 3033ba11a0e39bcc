"""Computing a landscape with what was published: groups, an earlier map, a result to verify."""

import csv
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiemkracht.cli import landscape_public
from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.landscape import (
    Frame,
    Landscape,
    frame_of,
    from_dict,
    polis,
    streng,
    to_dict,
)
from kiemkracht.engines.landscape.polis_csv import ConversationFile

NEAR = 1e-6
MOST_BYTES = 500_000_000
MOST_SHOWN = 10


class UnreadableError(Exception):
    """A file that was given beside the conversation can't be used; says which and why."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path}: {why}")


def refusal(error: Exception) -> str:
    """The same in one Dutch sentence, for what the engine refuses too."""
    if isinstance(error, EngineInputError):
        return f"Rekenen lukt niet: {error}."
    return f"{error}."


def seen_through(
    lens: str,
    conversation: ConversationFile,
    *,
    seed: int,
    given: Mapping[int, int] | None = None,
    previous: Landscape | None = None,
    frame: Frame | None = None,
) -> Landscape:
    """The conversation through one lens."""
    aside, meta = conversation.moderated_out, conversation.meta
    if lens == "polis":
        return polis(conversation.log(), moderated_out=aside, meta=meta, seed=seed, given=given)
    return streng(
        conversation.log(),
        moderated_out=aside,
        meta=meta,
        seed=seed,
        previous=previous,
        frame=frame,
    )


def read_groups(path: Path) -> dict[int, int]:
    """Who stands in which group, from a CSV with the columns participant and group."""
    found: dict[int, int] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if not {"participant", "group"} <= set(rows.fieldnames or ()):
                raise UnreadableError(path, "de eerste regel is participant,group")
            for row in rows:
                if row["group"] not in ("", None):
                    found[int(row["participant"])] = int(row["group"])
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UnreadableError(path, f"lezen lukt niet ({error})") from error
    except (ValueError, TypeError) as error:
        raise UnreadableError(path, "op elke regel staan twee hele getallen") from error
    numbers = {group: place for place, group in enumerate(sorted(set(found.values())))}
    return {person: numbers[group] for person, group in found.items()}


def read_result(path: Path) -> dict[str, Any]:
    """A result that `--json` wrote, or the one that everyone may take along from the pages."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableError(path, "dit bestand is te groot")
        told = json.loads(path.read_text(encoding="utf-8"))
        if not landscape_public.is_for_everyone(told):
            from_dict(told)
    except OSError as error:
        raise UnreadableError(path, f"lezen lukt niet ({error})") from error
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise UnreadableError(path, "dit is geen uitkomst van kiemkracht landscape") from error
    return dict(told)


def read_whole_result(path: Path) -> dict[str, Any]:
    """The same, of which nothing was left out: to follow a map every place is needed."""
    told = read_result(path)
    if landscape_public.is_for_everyone(told):
        raise UnreadableError(path, "in dit bestand voor iedereen staan te weinig getallen")
    return told


def verify(conversation: ConversationFile, path: Path) -> int:
    """Compute a result again from the votes; 0 when all numbers are the same, else 1.

    Whole numbers and names must be equal, other numbers to a millionth: another processor may
    add in another order.
    """
    told = read_result(path)
    if told["lens"] not in ("polis", "streng"):
        raise UnreadableError(path, f"we kennen de bril {told['lens']} niet")
    again = to_dict(
        seen_through(told["lens"], conversation, seed=told["seed"], frame=frame_of(told))
    )
    if told.get("version") == "1.0":
        again["version"] = "1.0"
    is_for_everyone = landscape_public.is_for_everyone(told)
    pair = landscape_public.comparable(told, again) if is_for_everyone else (told, again)
    wrong = differences(*pair)
    if not wrong:
        print("De uitkomst klopt: opnieuw rekenen geeft dezelfde getallen.")
        if is_for_everyone:
            print(landscape_public.LEFT_OUT)
        return 0
    if told["digest"] != again["digest"]:
        print("Deze uitkomst is gemaakt van andere stemmen.", file=sys.stderr)
    for line in wrong[:MOST_SHOWN]:
        print(line, file=sys.stderr)
    if len(wrong) > MOST_SHOWN:
        print(f"… en nog {len(wrong) - MOST_SHOWN} verschillen.", file=sys.stderr)
    print("De uitkomst klopt niet.", file=sys.stderr)
    return 1


def differences(told: Any, again: Any, where: str = "") -> list[str]:
    """Where two results differ, as `groups.0.size: 12, maar wij vinden 13`."""
    if isinstance(told, dict) and isinstance(again, dict):
        keys = sorted(set(told) | set(again))
        parts = [(f"{where}.{key}", told.get(key), again.get(key)) for key in keys]
    elif isinstance(told, list) and isinstance(again, list) and len(told) == len(again):
        parts = [(f"{where}.{at}", *pair) for at, pair in enumerate(zip(told, again, strict=True))]
    elif _same(told, again):
        return []
    else:
        return [f"{where.lstrip('.')}: {_short(told)}, maar wij vinden {_short(again)}"]
    return [line for place, one, other in parts for line in differences(one, other, place)]


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) <= NEAR * max(1.0, abs(one), abs(other))
    return type(one) is type(other) and bool(one == other)


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:57] + "…"
