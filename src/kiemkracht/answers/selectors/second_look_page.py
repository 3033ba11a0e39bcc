"""One second look, as who asked, who looks, who names the two and everyone else see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.functional import Promise

from kiemkracht.answers.enums.second_looks import LookState, Outcome
from kiemkracht.answers.models import LookOpinion, SecondLook
from kiemkracht.answers.rules import second_looks as rules
from kiemkracht.answers.selectors.second_looks import Clause, LookCard, card_of, clause_of
from kiemkracht.answers.selectors.working_days import age_in_words
from kiemkracht.base import names
from kiemkracht.base.visitors import Visitor
from kiemkracht.direction.selectors import reviewing
from kiemkracht.direction.selectors.reviewing import PublishedChoice


@dataclass(frozen=True, slots=True)
class OpinionView:
    """What one of the two said."""

    outcome: str | Promise
    reasons: str
    as_resident: bool
    at: datetime
    is_newest: bool


@dataclass(frozen=True, slots=True)
class LookPage:
    """One second look as this visitor sees it."""

    card: LookCard
    choice: PublishedChoice
    clause: Clause | None
    words: tuple[str, str, str] | None
    answer_by: date
    opinions: tuple[OpinionView, ...]
    duo: tuple[str, str] | None
    is_mine: bool
    sits: bool
    may_say: bool
    may_name: bool
    may_carry_out: bool
    differs: bool
    new_version: tuple[int, str] | None
    waits_to_be_done: str


def look_page(visitor: Visitor, row: SecondLook) -> LookPage | None:
    """One second look. Queries: 4 to 12."""
    choice = reviewing.published_choices([row.choice_id]).get(row.choice_id)
    if choice is None:
        return None
    may_write = reviewing.may_write_for(visitor, choice.community_id)
    is_mine = visitor.is_known and visitor.person_id == row.asked_by_id
    sits = rules.sits_in(visitor, row)
    may_name = _may_name(visitor, row, choice)
    inside = is_mine or sits or may_name or may_write
    opinions = list(row.opinions.all())
    shown = opinions if inside or row.state == LookState.ANSWERED else []
    newest = newest_opinions(row, opinions)
    version = reviewing.version_after(choice.id, row.answered_at) if row.answered_at else None
    return LookPage(
        card=card_of(row, choice),
        choice=choice,
        clause=clause_of(choice.id),
        words=(row.touches_me, row.what_is_missing, row.what_i_ask) if inside else None,
        answer_by=row.answer_by,
        opinions=tuple(_opinion(each, _is_newest(row, each, opinions, newest)) for each in shown),
        duo=_duo(row) if inside else None,
        is_mine=is_mine,
        sits=sits,
        may_say=rules.may_say(visitor, row),
        may_name=may_name,
        may_carry_out=may_write and _asks_more(row) and choice.is_standing and version is None,
        differs=len(newest) > 1 and len({each.outcome for each in newest.values()}) > 1,
        new_version=version if _asks_more(row) else None,
        waits_to_be_done=(
            age_in_words(row.answered_at)
            if row.answered_at and _asks_more(row) and version is None
            else ""
        ),
    )


def _may_name(visitor: Visitor, row: SecondLook, choice: PublishedChoice) -> bool:
    """The hands are only looked up for who could name at all."""
    could = visitor.is_facilitator and visitor.may_tend(choice.community_id)
    if not could or row.state == LookState.ANSWERED:
        return False
    return rules.may_name_duo(
        visitor, row, choice.community_id, reviewing.who_had_a_hand_in(choice.id)
    )


def _asks_more(row: SecondLook) -> bool:
    return row.outcome in (Outcome.TALK, Outcome.CHANGED)


def newest_opinions(row: SecondLook, opinions: Iterable[LookOpinion]) -> dict[UUID, LookOpinion]:
    """The newest word of each of the two who sit there now. Queries: 0."""
    seats = {row.resident_id, row.official_id} - {None}
    return {each.by_id: each for each in opinions if each.by_id in seats and each.by_id}


def _opinion(row: LookOpinion, is_newest: bool) -> OpinionView:
    return OpinionView(Outcome(row.outcome).label, row.reasons, row.as_resident, row.at, is_newest)


def _is_newest(
    look: SecondLook,
    row: LookOpinion,
    opinions: list[LookOpinion],
    newest: dict[UUID, LookOpinion],
) -> bool:
    """Once answered the last word of each side counts, also of who was forgotten since."""
    if look.state != LookState.ANSWERED:
        return row in newest.values()
    return row == [each for each in opinions if each.as_resident == row.as_resident][-1]


def _duo(row: SecondLook) -> tuple[str, str] | None:
    if row.resident_id is None and row.official_id is None:
        return None
    who = names.of([row.resident_id, row.official_id])
    return (
        who.get(row.resident_id, "") if row.resident_id else "",
        who.get(row.official_id, "") if row.official_id else "",
    )
