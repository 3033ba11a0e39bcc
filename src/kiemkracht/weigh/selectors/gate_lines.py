"""The gates of a weighing, each with what was found there last."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from kiemkracht.base import names
from kiemkracht.weigh.enums.weighing import GateLight
from kiemkracht.weigh.models import Weighing
from kiemkracht.weigh.selectors.frameworks import FrameworkText, Gate


@dataclass(frozen=True, slots=True)
class GateLine:
    """A gate and what was found there last; `light` is empty before somebody looked."""

    gate: Gate
    light: str
    label: str | Promise
    note: str
    rule: str
    rule_url: str
    alternatives: tuple[str, ...]
    who: str
    at: datetime | None


def gate_lines(
    row: Weighing, framework: FrameworkText
) -> tuple[tuple[GateLine, ...], Mapping[str, str]]:
    """Every gate with its newest finding, and the light per gate. Queries: 1 or 2."""
    newest = {each.gate: each for each in row.findings.select_related("rule")}
    who = names.of(each.by_id for each in newest.values())
    lines = []
    for gate in framework.gates:
        found = newest.get(gate.code)
        if found is None:
            lines.append(GateLine(gate, "", "", "", "", "", (), "", None))
            continue
        rule = found.rule
        lines.append(
            GateLine(
                gate,
                found.light,
                GateLight(found.light).label,
                found.note,
                rule.text if rule else "",
                rule.get_absolute_url() if rule else "",
                tuple(str(each) for each in found.alternatives),
                who.get(found.by_id, "") if found.by_id else "",
                found.at,
            )
        )
    return tuple(lines), {code: each.light for code, each in newest.items()}
