"""The page of a landscape: everything ready to show, nothing left to compute."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from kiemkracht.base.prepared import Prepared
from kiemkracht.base.thresholds import Shown, k_small, shown
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.enums import Lens, RunState
from kiemkracht.perspectives.models import Conversation, LandscapeRun, Participant, Statement, Vote
from kiemkracht.perspectives.selectors import words
from kiemkracht.perspectives.selectors.common_page import (
    RunKey,
    Texts,
    common_page,
    name_of,
    newest_public,
    run_of,
)
from kiemkracht.perspectives.selectors.course import TimeParts, time_parts
from kiemkracht.perspectives.selectors.landscape_parts import (
    LandscapePage,
    RunFacts,
)
from kiemkracht.perspectives.selectors.lenses import lens_named, lens_parts
from kiemkracht.perspectives.selectors.page_maker import (
    PageMaker,
    divided_of,
    insights_of,
    shared_of,
)
from kiemkracht.perspectives.selectors.progress import leaves_few
from kiemkracht.perspectives.selectors.ring import ring_of
from kiemkracht.perspectives.selectors.stored import picture_of, public_result
from kiemkracht.perspectives.selectors.voters import Voter, participant_of


def newest_run(conversation: Conversation, *, also_held_back: bool = False) -> LandscapeRun | None:
    """The last run that everyone sees; none while results wait. Queries: 1, or 0.

    `also_held_back` gives the very last, for one's own place and for who tends.
    """
    if rules.hides_results(conversation):
        return None
    runs = LandscapeRun.objects.done() if also_held_back else LandscapeRun.objects.public()
    return runs.filter(conversation=conversation).first()


ORDERS: Mapping[str, Any] = {
    "nummer": lambda line: line.number,
    "eens": lambda line: (-line.everyone.agree_share, line.number),
    "oneens": lambda line: (-line.everyone.disagree_share, line.number),
    "verdeeld": lambda line: (-line.spread, line.number),
    "gedeeld": lambda line: (-line.bridging, line.number),
}


def landscape_page(
    voter: Voter, conversation: Conversation, *, order: str = "gedeeld", lens: str = ""
) -> LandscapePage:
    """The last finished run as this voter may see it through a lens.

    What all see alike is made once per picture (`common_page`). Queries: 5; 6 the first time.
    """
    key = None if rules.hides_results(conversation) else newest_public(conversation.pk)
    k = k_small()
    if key is None or key.people < k:
        return _nothing_yet(key, k)
    texts = tuple(texts_of(conversation).items())
    choice = lens_named(lens)
    page = common_page(key, texts, lens=choice.key, order=order, make=_page_of)
    me = participant_of(voter, conversation)
    run, by_id = run_of(key), {group.id: group for group in page.groups}
    facts = _facts(run, page.result)
    ring = ring_of(me, run, page.result, by_id, waits=facts.waits)
    kept_as = name_of(key, texts, choice.key, order, k)
    return replace(page, me=ring, mine=_my_votes(me), run=facts, kept_as=kept_as)


def _page_of(run: LandscapeRun, texts: Texts, lens: str, order: str) -> LandscapePage:
    """The page as a stranger sees it. Queries: 0."""
    k = k_small()
    choice = lens_named(lens)
    result = public_result(run, choice.engine)
    picture = picture_of(result)
    maker = PageMaker(picture, dict(texts), k)
    groups = maker.groups()
    by_id = {group.id: group for group in groups}
    hides_a_size = any(group.size.is_hidden for group in groups)
    return LandscapePage(
        people=shown(run.people, k),
        votes=run.votes,
        k=k,
        has_run=True,
        groups=groups,
        shared=tuple(shared_of(maker)),
        divided=tuple(divided_of(maker, by_id)),
        insights=tuple(insights_of(maker, by_id)),
        sureness=words.sureness(picture.sureness),
        lines=tuple(sorted(maker.lines.values(), key=ORDERS.get(order, ORDERS["gedeeld"]))),
        # With the sizes of all other groups it would tell the size that is hidden.
        not_placed=Shown(None, k) if hides_a_size else shown(picture.sureness.not_placed, k),
        run_id=run.pk,
        result=result,
        lens=choice,
        parts=lens_parts(run.result, maker.texts, k),
        time=time_parts(run.over_time, maker.texts, k) if choice.key == "tijd" else TimeParts(),
    )


def _nothing_yet(key: RunKey | None, k: int) -> LandscapePage:
    return LandscapePage(
        people=shown(key.people if key else 0, k),
        votes=0,
        k=k,
        has_run=key is not None,
        groups=(),
        shared=(),
        divided=(),
        insights=(),
        sureness=None,
        lines=(),
        not_placed=Shown(0, k),
    )


def texts_of(conversation: Conversation) -> dict[int, str]:
    """Texts of the statements that are shown now, by number. Queries: 1."""
    return dict(_TEXTS.rows(conversation_id=conversation.pk))


def _texts(*, conversation_id: UUID) -> QuerySet[Statement, Any]:
    rows = Statement.objects.shown().filter(conversation_id=conversation_id)
    return rows.values_list("number", "text")


def _my_votes(me: Participant | None) -> dict[int, int]:
    if me is None:
        return {}
    return dict(_VOTES.rows(me_id=me.pk))


def _votes(*, me_id: int) -> QuerySet[Vote, Any]:
    return Vote.objects.filter(participant_id=me_id).values_list("statement__number", "value")


def _facts(run: LandscapeRun, result: Mapping[str, Any]) -> RunFacts:
    later = _LATER.rows(conversation_id=run.conversation_id, run_id=run.pk)
    states = {state for state, _summary in later}
    done = [summary for state, summary in later if state == RunState.DONE]
    return RunFacts(
        at=run.created_at,
        engine=result["engine"],
        lens=str(Lens(result["lens"]).label),
        seed=run.seed,
        digest=run.input_digest,
        wall_ms=run.wall_ms,
        is_busy=bool(states - {RunState.DONE}),
        waits=bool(done),
        leaves_few=bool(done) and leaves_few(done[-1]),
    )


def _later(*, conversation_id: UUID, run_id: int) -> QuerySet[LandscapeRun, Any]:
    """How the attempts after this one stand, but for those that failed."""
    runs = LandscapeRun.objects.filter(conversation_id=conversation_id, pk__gt=run_id)
    return runs.exclude(state=RunState.FAILED).order_by("pk").values_list("state", "summary")


_NOBODYS_KEY = UUID(int=0xFADE_0004)
_TEXTS = Prepared(_texts, conversation_id=_NOBODYS_KEY)
_VOTES = Prepared(_votes, me_id=-987_654_321)
_LATER = Prepared(_later, conversation_id=_NOBODYS_KEY, run_id=-987_654_321)
