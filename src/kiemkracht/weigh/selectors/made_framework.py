"""From a board to a framework: the content of a version, in the shape of the shipped one."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from kiemkracht.weigh.models import Workshop
from kiemkracht.weigh.rules.board import Board, GateWords, Heap

OWN_FROM = 6
"""Own gates follow the five of the house."""


def content_of(
    workshop: Workshop,
    board: Board,
    before: Mapping[str, Any],
    cases: Sequence[Mapping[str, Any]] = (),
) -> dict[str, Any]:
    """Criteria and gates of the board; stance, lenses, mandates and terms as they counted.

    Lenses stay, because who is not here and the dissent are always asked. Queries: 0.
    """
    lang = workshop.lang
    house = {gate["code"]: gate for gate in before["gates"]}
    content = deepcopy(dict(before))
    content["name"] = {lang: workshop.title}
    content["stance"] = {lang: workshop.why}
    content["gates"] = [
        house[each.code] if each.code in house else _gate(each, lang) for each in board.gates
    ]
    content["criteria"] = [
        _criterion(f"C{at}", each, lang) for at, each in enumerate(board.criteria, 1)
    ]
    content["cases"] = [dict(each) for each in cases]
    return content


def _gate(gate: GateWords, lang: str) -> dict[str, Any]:
    return {
        "code": gate.code,
        "name": {lang: gate.name},
        "question": {lang: gate.question},
        "if_red": {lang: gate.if_red},
        "rule": {lang: gate.rule},
        "purpose": {lang: gate.purpose},
    }


def _criterion(code: str, heap: Heap, lang: str) -> dict[str, Any]:
    words = heap.words
    return {
        "code": code,
        "name": {lang: words.name},
        "question": {lang: words.question},
        "anchors": {str(at): {lang: each} for at, each in enumerate(words.anchors)},
        "goes_back": words.goes_back,
        "economic": words.economic,
    }
