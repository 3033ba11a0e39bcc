"""The landscape as JSON, for whoever wants to check it. Described in docs/engines/landscape.md."""

import json
from typing import Any

from kiemkracht.engines.landscape.result import Landscape, StatementView

VERSION = "1.0"


def to_dict(landscape: Landscape) -> dict[str, Any]:
    """Everything in the landscape, as plain lists and numbers in a fixed order."""
    certainty = landscape.certainty
    return {
        "version": VERSION,
        "lens": landscape.lens,
        "engine": landscape.engine,
        "seed": landscape.seed,
        "digest": landscape.digest,
        "signs": {"center": "agree=-1", "statements": "agree=+1"},
        "participants": [
            {"id": each.id, "x": each.x, "y": each.y, "group": each.group, "votes": each.votes}
            for each in landscape.participants
        ],
        "groups": [
            {
                "id": group.id,
                "size": group.size,
                "x": group.x,
                "y": group.y,
                "representative": [
                    {
                        "statement": mark.statement,
                        "direction": mark.direction,
                        "count": mark.count,
                        "seen": mark.seen,
                        "p": mark.share,
                        "p_test": mark.share_test,
                        "repness": mark.ratio,
                        "repness_test": mark.ratio_test,
                    }
                    for mark in group.representative
                ],
            }
            for group in landscape.groups
        ],
        "statements": [_statement(each) for each in landscape.statements],
        "consensus": [
            {"statement": each.statement, "direction": each.direction} for each in landscape.shared
        ],
        "statement_ids": list(landscape.statement_ids),
        "center": list(landscape.center),
        "components": [list(axis) for axis in landscape.components],
        "priorities": list(landscape.priorities),
        "groups_tried": [{"groups": k, "silhouette": score} for k, score in landscape.tried],
        "certainty": {
            "verdict": certainty.verdict,
            "silhouette": certainty.silhouette,
            "stability": certainty.stability,
            "least_stability": certainty.least,
            "parts": certainty.parts,
            "filled": certainty.filled,
            "explained": certainty.explained,
            "placed": certainty.placed,
            "not_placed": certainty.not_placed,
        },
    }


def _statement(each: StatementView) -> dict[str, Any]:
    return {
        "id": each.id,
        "agree": each.agree,
        "disagree": each.disagree,
        "pass": each.passed,
        "bridging": each.bridging,
        "x": each.x,
        "y": each.y,
        "moderated_out": each.moderated_out,
        "groups": [
            {"agree": count.agree, "disagree": count.disagree, "pass": count.passed}
            for count in each.per_group
        ],
    }


def to_json(landscape: Landscape) -> str:
    """The same as text: UTF-8, full precision, the same bytes for the same votes."""
    return json.dumps(to_dict(landscape), ensure_ascii=False, indent=1) + "\n"
