"""The page of a composition: the sets, what it cost, how it was computed. Or just one's own set."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from django.utils.translation import gettext as _

from kiemkracht.base import clock, names
from kiemkracht.base.errors import require
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.composing import Stage
from kiemkracht.connect.models import Composition, CompositionRun, SetMember, SetSwap
from kiemkracht.connect.rules.composing import may_arrange
from kiemkracht.connect.selectors.broken_rules import broken_rules
from kiemkracht.connect.selectors.composing_question import (
    SOFT,
    Question,
    points_of,
    question_of,
    teams_now,
)
from kiemkracht.connect.selectors.composition_parts import (
    CompositionPage,
    GivenUpLine,
    OwnSet,
    Progress,
    Result,
    RuleLine,
    Seat,
    SetCard,
    SwapLine,
)
from kiemkracht.connect.selectors.composition_words import (
    difference_words,
    given_up_sentence,
    loosen_sentence,
    price_sentence,
    proof_sentence,
    rule_name,
    shortage_sentence,
)

NOT_HEARD_OF = timedelta(minutes=10)


def composition_page(visitor: Visitor, composition: Composition) -> CompositionPage:
    """The whole page. Leave: who arranges it. Queries: 4."""
    require(may_arrange(visitor, composition.community_id))
    members = list(composition.members.all())
    runs = list(composition.runs.all()[:25])
    done = next((run for run in runs if run.stage == Stage.DONE), None)
    return CompositionPage(
        composition=composition,
        progress=_progress(composition, runs),
        people=len(members),
        without_account=sum(row.person_id is None for row in members),
        people_choices=tuple((row.number, _name(row)) for row in members),
        result=_result(composition, done, members, visitor) if done else None,
    )


def progress_of(composition: Composition) -> Progress:
    """How the newest computation stands. Queries: 1."""
    return _progress(composition, list(composition.runs.all()[:3]))


def own_set(visitor: Visitor, composition: Composition) -> OwnSet:
    """The set of someone in it; ask `visible_to` first. Queries: 2."""
    members = list(composition.members.all())
    me = next((row for row in members if row.person_id == visitor.identity), None)
    run = composition.runs.filter(stage=Stage.DONE).first()
    if me is None or run is None:
        return OwnSet(composition, None)
    question = question_of(run.question, members)
    cards = _cards(run, question, members, visitor)
    names_of_sets = set_names(run.question["projects"])
    given = [row for row in run.result["given_up"] if row[0] == str(me.number)]
    moved = run.result["assignment"].get(str(me.number)) != me.place
    return OwnSet(
        composition,
        next((card for card in cards if card.key == me.place), None),
        () if moved else tuple(given_up_sentence(row, names_of_sets) for row in given),
    )


def set_names(projects: Sequence[Mapping[str, object]]) -> dict[str, str]:
    """The name of every set: that of its project, or a number."""
    return {
        str(row["key"]): str(row["name"]) or _("Set %(number)s") % {"number": number}
        for number, row in enumerate(projects, start=1)
    }


def _progress(composition: Composition, runs: Sequence[CompositionRun]) -> Progress:
    newest = runs[0] if runs else None
    if newest is None:
        return Progress()
    if newest.stage in (Stage.WAITING, Stage.RUNNING):
        # A worker that went away leaves a run behind; after a while it counts as failed.
        is_late = newest.created_at < clock.now() - NOT_HEARD_OF
        return Progress(is_busy=not is_late, has_failed=is_late)
    if newest.stage == Stage.IMPOSSIBLE:
        names_of_sets = set_names(newest.question["projects"])
        return Progress(
            is_impossible=True,
            reasons=tuple(
                shortage_sentence(row, names_of_sets) for row in newest.result["shortages"]
            ),
            ways_out=_ways_out(newest),
        )
    return Progress(has_failed=newest.stage == Stage.FAILED)


def _ways_out(run: CompositionRun) -> tuple[str, ...]:
    found = [
        _("It can be done without: %(rules)s.")
        % {"rules": _(" and ").join(rule_name(rule) for rule in rules)}
        + " "
        + loosen_sentence(rules)
        for rules in run.result["conflicts"]
    ]
    if not found:
        found.append(_("No way out was found by letting go of one or two rules. Widen several."))
    return tuple(found)


def _result(
    composition: Composition, run: CompositionRun, members: list[SetMember], visitor: Visitor
) -> Result:
    question = question_of(run.question, members)
    cards = _cards(run, question, members, visitor)
    names_of_sets = set_names(run.question["projects"])
    by_number = {str(row.number): row for row in members}
    return Result(
        sets=cards,
        value=run.value,
        value_now=sum(card.points for card in cards),
        proof=proof_sentence(value=run.value, bound=run.bound, is_optimal=run.is_optimal),
        is_optimal=run.is_optimal,
        per_rule=_rule_lines(run),
        given_up=tuple(
            GivenUpLine(_name(by_number[row[0]]), given_up_sentence(row, names_of_sets))
            for row in sorted(run.result["given_up"], key=lambda row: int(row[0]))
            if row[0] in by_number
        ),
        prices=tuple(price_sentence(rule, points) for rule, points in run.result["prices"]),
        swaps=_swaps(run),
        broken=broken_rules(run.question, members, names_of_sets),
        run=run,
        repeats=run.result.get("repeats"),
    )


def _cards(
    run: CompositionRun, question: Question, members: list[SetMember], visitor: Visitor
) -> tuple[SetCard, ...]:
    where = {str(row.number): row.place for row in members}
    by_number = {str(row.number): row for row in members}
    names_of_sets = set_names(run.question["projects"])
    cards = []
    for team in teams_now(question, where):
        rows = sorted((by_number[each] for each in team.members), key=lambda row: row.number)
        cards.append(
            SetCard(
                key=team.project,
                name=names_of_sets[team.project],
                seats=tuple(_seat(row, visitor) for row in rows),
                differences=difference_words(
                    len({row.craft for row in rows} - {""}),
                    len({row.organisation for row in rows} - {""}),
                    len({row.layer for row in rows} - {""}),
                    sum(row.is_resident for row in rows),
                ),
                slots=team.slots,
                parts=tuple((rule_name(each.rule), each.points) for each in team.per_rule),
                points=team.points,
            )
        )
    return tuple(cards)


def _seat(row: SetMember, visitor: Visitor) -> Seat:
    return Seat(
        number=row.number,
        name=_name(row),
        about=" · ".join(text for text in (row.craft, row.organisation, row.layer) if text),
        is_resident=row.is_resident,
        is_me=row.person_id is not None and row.person_id == visitor.person_id,
    )


def _name(row: SetMember) -> str:
    return row.name or _("a participant")


def _rule_lines(run: CompositionRun) -> tuple[RuleLine, ...]:
    rules = run.question["rules"]
    return tuple(
        RuleLine(
            rule_name(rule),
            points,
            most,
            " / ".join(str(each) for each in points_of(rules, rule)) if rule in SOFT else "",
        )
        for rule, points, most in run.result["per_rule"]
    )


def _swaps(run: CompositionRun) -> tuple[SwapLine, ...]:
    rows = list(SetSwap.objects.filter(run=run).select_related("one", "other"))
    who = names.of(row.by_id for row in rows) if rows else {}
    return tuple(
        SwapLine(
            _name(row.one),
            _name(row.other),
            row.reason,
            row.value_after - row.value_before,
            who.get(row.by_id, "") if row.by_id else "",
            row.at,
        )
        for row in rows
    )
