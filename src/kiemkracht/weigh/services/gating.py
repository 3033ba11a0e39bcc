"""Looking at the gates, and confirming a track."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import clock
from kiemkracht.base.errors import RoomError, require_that
from kiemkracht.base.texts import one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.weigh.enums.weighing import GateLight, Track, WeighingStage, WeighingVerb
from kiemkracht.weigh.models import GateFinding, RoomRule, Weighing
from kiemkracht.weigh.rules.tracks import Proposal, facts_from, propose
from kiemkracht.weigh.selectors.frameworks import limits_of, terms_of, text_of
from kiemkracht.weigh.services.leading import guided, moved, tell
from kiemkracht.weigh.services.ruling import RuleText, written
from kiemkracht.weigh.services.viewing import ask_the_usual

LEAST_ALTERNATIVES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found at a gate. Red needs a rule (known or new) and two alternatives."""

    gate: str
    light: str
    note: str = ""
    rule_id: UUID | None = None
    rule: RuleText | None = None
    alternatives: Sequence[str] = ()


@transaction.atomic
def judge_gate(*, by: Visitor, weighing_id: UUID, finding: Finding) -> GateFinding:
    """Note what was found; an earlier finding stays to be read. Queries: about 9.

    Red is refused without a written rule, its purpose, who may deviate from it, and two
    alternatives that were explored. A rule that is new goes into the register.
    """
    row = guided(by, weighing_id, WeighingStage.GATE_CHECK)
    require_that(
        text_of(row.version).gate(finding.gate) is not None, _("Choose a gate from the list.")
    )
    require_that(finding.light in GateLight.values, _("Choose what you found at this gate."))
    note = one_line(finding.note)[:500]
    alternatives = [line for each in finding.alternatives if (line := one_line(each)[:300])]
    rule = None
    if finding.light == GateLight.RED:
        rule = _rule_of(finding, by=by)
        require_that(
            len(set(alternatives)) >= LEAST_ALTERNATIVES,
            _("Red needs two alternatives that you explored, and they must differ."),
        )
    else:
        require_that(
            finding.light == GateLight.OPEN or bool(note),
            _("Tell what needs care at this gate."),
        )
    made = GateFinding.objects.create(
        weighing=row,
        gate=finding.gate,
        light=finding.light,
        note=note,
        rule=rule,
        alternatives=alternatives[:6] if rule else [],
        by_id=by.person_id,
    )
    tell(row, WeighingVerb.GATE_JUDGED, by, gate=int(finding.gate[1:]))
    return made


def _rule_of(finding: Finding, *, by: Visitor) -> RoomRule:
    if finding.rule_id:
        found = RoomRule.objects.filter(pk=finding.rule_id).first()
        if found is None:
            raise RoomError(_("This rule is no longer there."))
        return found
    if finding.rule is None:
        raise RoomError(
            _("Red needs a written rule: which one, what is it for, and who may deviate?")
        )
    return written(finding.rule, by=by)


def newest_lights(row: Weighing) -> dict[str, str]:
    """Per gate what was found last. Queries: 1."""
    return {each.gate: each.light for each in row.findings.all()}


def proposal_of(row: Weighing) -> Proposal | None:
    """The track that the rule proposes; None while a gate wasn't looked at. Queries: 1."""
    lights = newest_lights(row)
    if {gate.code for gate in text_of(row.version).gates} - set(lights):
        return None
    return propose(facts_from(row.facts), limits_of(terms_of(row.version.content)), lights)


@transaction.atomic
def confirm_track(*, by: Visitor, weighing_id: UUID, track: str, because: str = "") -> Weighing:
    """A person confirms the proposed track, or takes another one with a reason. Queries: ~12.

    A light one goes straight to the decision; the others first ask the usual viewpoints.
    """
    row = guided(by, weighing_id, WeighingStage.GATE_CHECK)
    proposal = proposal_of(row)
    if proposal is None:
        raise RoomError(_("First look at all gates."))
    require_that(track in Track.values, _("Choose a track."))
    reason = one_line(because)[:300]
    require_that(
        track == proposal.track or bool(reason),
        _("The rule proposes another track. Tell why you take this one."),
    )
    row.track, row.track_because, row.track_at = track, reason, clock.now()
    light = track == Track.LIGHT
    stage = WeighingStage.ADVICE if light else WeighingStage.VIEWPOINTS
    moved(row, stage, "track", "track_because", "track_at")
    if not light:
        ask_the_usual(row)
    return tell(row, WeighingVerb.TRACK_CONFIRMED, by)
