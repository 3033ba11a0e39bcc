"""A picture as JSON, just as a page shows it: fixed means that this never changes again."""

from dataclasses import asdict
from typing import Any

from kiemkracht.engines.appraisal import Appraisal, Comparison, Interval, Reckoning
from kiemkracht.weigh.services.working_out import WorkedOut

Packed = dict[str, Any]


def packed(found: WorkedOut, change: Comparison | None) -> Packed:
    """Everything a page tells; numbers and codes, no text to translate."""
    picture, proposal = found.picture, found.proposal
    return {
        "outcomes": {name: _outcome(picture, name) for name in picture.outcomes},
        "readings": {name: _tree(each) for name, each in picture.readings.items()},
        "weakest": list(picture.weakest),
        "groups": [asdict(each) for each in picture.standings],
        "touched_and_against": list(picture.touched_and_against),
        "views": [asdict(each) for each in picture.views],
        "gaps": [asdict(each) for each in picture.gaps],
        "missing": [asdict(each) for each in picture.missing],
        "answers": picture.answers,
        "k": picture.k,
        "seed": picture.seed,
        "engines": [picture.engine, proposal.engine],
        "thresholds": picture.version,
        "script_thresholds": proposal.version,
        "proposal": asdict(proposal),
        "flips": [
            asdict(flip) | {"cards": list(cards)}
            for flip, cards in zip(found.flips, found.flip_cards, strict=False)
        ],
        "change": asdict(change) if change else None,
    }


def _outcome(picture: Appraisal, name: str) -> Packed:
    return {
        "shown": picture.shown(name),
        "label": picture.label(name),
        "interval": _interval(picture.intervals.get(name)),
        "tree": _tree(picture.outcomes[name]),
    }


def _interval(interval: Interval | None) -> Packed | None:
    return None if interval is None else asdict(interval)


def _tree(number: Reckoning) -> Packed:
    return {
        "code": number.code,
        "formula": number.formula,
        "value": number.value,
        "about": number.about,
        "note": number.note,
        "inputs": [_tree(each) for each in number.inputs],
    }


def summary_of(found: WorkedOut) -> Packed:
    """What a list of startfoto’s shows."""
    picture, proposal = found.picture, found.proposal
    return {
        "position": proposal.placing.position,
        "guards": [guard.code for guard in proposal.guards],
        "answers": picture.answers,
        **{name: picture.shown(name) for name in ("impact", "support", "potential")},
    }
