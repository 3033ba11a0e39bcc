"""The landscape as JSON, for whoever wants to check it. Described in docs/engines/landscape.md."""

import json
from typing import Any

from kiemkracht.engines.landscape.result import Landscape, PersonPlace, StatementView
from kiemkracht.engines.landscape.strictness import Interval, StatementModel, Strictness

VERSION = "1.1"


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
        "participants": [_person(each) for each in landscape.participants],
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
        "statements": _statements(landscape),
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
        **(_strictness(landscape.strictness) if landscape.strictness else {}),
    }


def _person(each: PersonPlace) -> dict[str, Any]:
    told = {"id": each.id, "x": each.x, "y": each.y, "group": each.group, "votes": each.votes}
    if each.uncertainty is None:
        return told
    doubt = [list(row) for row in each.uncertainty]
    return {**told, "uncertainty": doubt, "membership": list(each.membership)}


def _statements(landscape: Landscape) -> list[dict[str, Any]]:
    told = [_statement(each) for each in landscape.statements]
    if landscape.strictness:
        for row, model in zip(told, landscape.strictness.model, strict=True):
            row["agreed"], row["disagreed"] = _interval(model.agreed), _interval(model.disagreed)
            row["at_heart"] = _interval(model.at_heart)
    return told


def _interval(each: Interval) -> dict[str, float]:
    return {"value": each.value, "low": each.low, "high": each.high}


def _strictness(each: Strictness) -> dict[str, Any]:
    return {
        "latent": _latent(each.model),
        "groups_beside_one_cloud": [
            {"groups": t.groups, "gap": t.gap, "doubt": t.doubt} for t in each.tried
        ],
        "stability": {"agreement": list(each.agreement)},
        "shades": [
            {
                "axis": shade.axis,
                "end": shade.end,
                "statements": [
                    {"statement": number, "direction": direction}
                    for number, direction in shade.statements
                ],
            }
            for shade in each.shades
        ],
        "short_list": {
            "statements": list(each.short_list.statements),
            "agreed_per_person": each.short_list.agreed,
            "agreed_at_10th_percentile": each.short_list.agreed_least,
            "covered": each.short_list.covered,
        },
        "held_out": each.foretold
        and {
            "votes": each.foretold.votes,
            "mse": each.foretold.error,
            "mse_of_means": each.foretold.plain,
            "auc": each.foretold.auc,
        },
        "frame": {"turn": [list(row) for row in each.frame.turn], "order": list(each.frame.order)},
    }


def _latent(model: tuple[StatementModel, ...]) -> dict[str, Any]:
    return {
        "mean": [each.mean for each in model],
        "loadings": [list(each.loading) for each in model],
        "noise": [each.noise for each in model],
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
