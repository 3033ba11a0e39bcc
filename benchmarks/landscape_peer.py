"""red-dwarf beside us on the same conversations; benchmarks/landscape.py prints this when it can.

    python -m venv /tmp/peer && /tmp/peer/bin/pip install -r requirements/peers.txt
    /tmp/peer/bin/python benchmarks/landscape_peer.py

`places` is the largest difference with our coordinates, after turning their axes to our signs;
`ARI` is agreement with the published groups, `ours` with our groups. Then, with *their* groups
given to us: the largest difference in what marks groups (`marks`), in group-aware consensus
(`shared`) and in the priority of statements on the map, relative to the largest; and how many of
the lists (what marks each group, what most agree and disagree with) are the same, in their order.
"""

import os
import sys
import time
import warnings
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # threads wait for each other on busy cores

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from kiemkracht.engines.kit import adjusted_rand_index  # noqa: E402
from kiemkracht.engines.landscape import Landscape, polis  # noqa: E402
from kiemkracht.engines.landscape.polis_csv import (  # noqa: E402
    ConversationFile,
    read_conversation,
)

SHARED = ROOT.parent / "shared" / "data" / "conversations"


def main() -> None:
    """Print a line per conversation, or why there is none."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from reddwarf.implementations.polis import run_pipeline
    except ImportError:
        print("(red-dwarf is not installed here: requirements/peers.txt)")
        return
    print(
        f"{'red-dwarf 0.4.0, seed 0':<36}{'k':>3}{'ARI':>7}{'ours':>7}{'CPU s':>8}"
        "  places   marks  shared priority   lists"
    )
    for folder in sorted(SHARED.iterdir()) if SHARED.is_dir() else []:
        files = {path.name: path.read_bytes() for path in folder.glob("*.csv")}
        conversation = read_conversation(files).conversation
        assert conversation is not None
        _compare(folder.name, conversation, run_pipeline)


def _compare(name: str, conversation: ConversationFile, run_pipeline: Any) -> None:
    last = {(v.participant, v.statement): v for v in sorted(conversation.votes)}
    votes = [
        {"participant_id": v.participant, "statement_id": v.statement, "vote": v.value}
        for v in last.values()
    ]
    started = time.process_time()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = run_pipeline(
            votes=votes,
            mod_out_statement_ids=sorted(conversation.moderated_out),
            random_state=0,
        )
    spent = time.process_time() - started
    frame = theirs.participants_df
    found = frame["cluster_id"].dropna()
    groups = {int(person): int(group) for person, group in found.items()}
    landscape = polis(conversation.log(), moderated_out=conversation.moderated_out)
    ours = {each.id: each.group for each in landscape.participants if each.group is not None}
    same = polis(conversation.log(), moderated_out=conversation.moderated_out, given=groups)
    print(
        f"{name:<36}{len(set(groups.values())):>3}"
        f"{_index(groups, conversation.published_groups):>7.3f}{_index(groups, ours):>7.3f}"
        f"{spent:>8.2f}{_difference(landscape, frame):>8.0e}{_marks(same, theirs):>8.0e}"
        f"{_shared(same, theirs):>8.0e}{_priority(same, theirs):>9.0e}   {_lists(same, theirs)}",
        flush=True,
    )


def _index(one: dict[int, int], other: dict[int, int]) -> float:
    both = sorted(set(one) & set(other))
    return adjusted_rand_index([one[each] for each in both], [other[each] for each in both])


def _difference(landscape: Landscape, frame: Any) -> float:
    placed = [each for each in landscape.participants if each.votes]
    ours = np.array([(each.x, each.y) for each in placed])
    theirs = frame.loc[[each.id for each in placed], ["x", "y"]].to_numpy(dtype=float)
    turned = theirs * np.sign((ours * theirs).sum(axis=0))
    return float(np.abs(ours - turned).max())


def _marks(ours: Landscape, theirs: Any) -> float:
    """p, its test, ratio and its test of every statement that marks a group here and there."""
    steps = [0.0]
    for group in ours.groups:
        by_number = {each["tid"]: each for each in theirs.repness[group.id]}
        for mark in group.representative:
            if other := by_number.get(mark.statement):
                named = ("p-success", "p-test", "repness", "repness-test")
                mine = (mark.share, mark.share_test, mark.ratio, mark.ratio_test)
                steps += [abs(other[key] - one) for key, one in zip(named, mine, strict=True)]
    return max(steps)


def _shared(ours: Landscape, theirs: Any) -> float:
    column = theirs.statements_df["group-aware-consensus-agree"]
    return max(
        abs(each.bridging - float(column[each.id]))
        for each in ours.statements
        if each.id in column.index and not each.moderated_out
    )


def _priority(ours: Landscape, theirs: Any) -> float:
    """The largest difference relative to the largest priority: their axes differ a little."""
    column = theirs.statements_df["priority"]
    both = [
        (mine, float(column[each.id]))
        for each, mine in zip(ours.statements, ours.priorities, strict=True)
        if each.id in column.index and not each.moderated_out
    ]
    return max(abs(one - other) for one, other in both) / max(one for one, _ in both)


def _lists(ours: Landscape, theirs: Any) -> str:
    same = [
        [(mark.statement, mark.direction) for mark in group.representative]
        == [(each["tid"], each["repful-for"]) for each in theirs.repness[group.id]]
        for group in ours.groups
    ]
    for direction in ("agree", "disagree"):
        mine = [each.statement for each in ours.shared if each.direction == direction]
        same.append(mine == [each["tid"] for each in theirs.consensus[direction]])
    return f"{sum(same)} of {len(same)}"


if __name__ == "__main__":
    main()
