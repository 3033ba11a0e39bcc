"""The list of conversations, and the head that every page of one conversation shares."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from kiemkracht.base import clock
from kiemkracht.base.prepared import Prepared
from kiemkracht.base.thresholds import Shown, shown
from kiemkracht.base.visitors import NOBODY, Visitor
from kiemkracht.people.selectors import community_names
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.enums import LANGUAGES, State
from kiemkracht.perspectives.models import Conversation, LandscapeRun, Statement
from kiemkracht.perspectives.selectors.cards import place_of_conversation
from kiemkracht.perspectives.selectors.closing import closing_words

PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class RunNote:
    """What the last landscape says in two lines, for a list."""

    people: Shown
    groups: int
    bridges: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class ConversationCard:
    """A conversation in a list."""

    slug: str
    question: str
    lead: str
    lang: str
    community: str
    state: str
    state_label: str
    is_open: bool
    starts_later: bool
    opens_on: date | None
    closes_on: date | None
    closed_at: datetime | None
    outcome: str
    run: RunNote | None


@dataclass(frozen=True, slots=True)
class ConversationList:
    """A page of the list: open ones first, then drafts of one's own, then closed ones."""

    open: tuple[ConversationCard, ...]
    drafts: tuple[ConversationCard, ...]
    closed: tuple[ConversationCard, ...]
    page: Page[Conversation]
    may_start: bool


def conversation_list(visitor: Visitor, number: str | int | None = 1) -> ConversationList:
    """Twenty conversations. Queries: 5, whatever the size of the table."""
    visible = Conversation.objects.visible_to(visitor).order_by("-state", "-created_at")
    page = Paginator(visible.defer("source"), PER_PAGE).get_page(number)
    cards = conversation_cards_of(page.object_list)
    return ConversationList(
        open=tuple(card for card in cards if card.state == State.OPEN and card.closed_at is None),
        drafts=tuple(card for card in cards if card.state == State.DRAFT),
        closed=tuple(card for card in cards if card.closed_at is not None),
        page=page,
        may_start=rules.may_start_somewhere(visitor),
    )


def open_conversations(
    visitor: Visitor, *, community_ids: frozenset[UUID] | None = None, limit: int = 3
) -> list[ConversationCard]:
    """Conversations that take votes today, newest first. Queries: 4."""
    rows = Conversation.objects.visible_to(visitor).filter(state=State.OPEN)
    if community_ids is not None:
        rows = rows.filter(community__in=community_ids)
    newest = rows.defer("source").order_by("-created_at")[: limit * 3]
    return conversation_cards_of(row for row in newest if row.is_open)[:limit]


def conversations_at(visitor: Visitor, community_id: UUID) -> list[ConversationCard]:
    """The conversations of one community that are open or came to something. Queries: 4."""
    rows = Conversation.objects.visible_to(visitor).filter(
        ~Q(state=State.DRAFT), community_id=community_id
    )
    newest = rows.defer("source").order_by("-state", "-created_at")[:5]
    return conversation_cards_of(newest)


def conversation_cards_of(rows: Iterable[Conversation]) -> list[ConversationCard]:
    """Cards for these rows, in the same order. Queries: 3 and the rows themselves."""
    found = list(rows)
    ids = [row.pk for row in found]
    communities = community_names(row.community_id for row in found if row.community_id)
    notes = run_notes(ids)
    return [
        _card(row, communities[row.community_id].name if row.community_id else "", notes)
        for row in found
    ]


def run_notes(conversation_ids: Iterable[UUID]) -> Mapping[UUID, RunNote]:
    """The last landscape of each, without its result. Queries: 2.

    A run keeps which statements bridge; their texts are read now, so that one that was set
    aside since is gone here too.
    """
    runs = LandscapeRun.objects.newest_of_each().filter(conversation__in=list(conversation_ids))
    # Where a hall hides results until closing, a list tells nothing either.
    runs = runs.exclude(conversation__in=hidden_until_closing())
    rows = list(runs.values_list("conversation_id", "people", "summary", "created_at"))
    texts = _texts(pk for row in rows for pk in row[2].get("bridges", ()))
    return {
        identity: RunNote(
            people=shown(people),
            groups=summary.get("groups", 0),
            bridges=tuple(texts[pk] for pk in summary.get("bridges", ()) if pk in texts),
            at=at,
        )
        for identity, people, summary, at in rows
    }


def hidden_until_closing() -> QuerySet[Conversation]:
    """Conversations whose results nobody sees yet; a part of another query. Queries: 0."""
    over = Q(state=State.CLOSED) | Q(closes_on__lt=clock.today())
    return Conversation.objects.filter(~over, hall__hides_results=True)


def _texts(pks: Iterable[int]) -> Mapping[int, str]:
    wanted = list(pks)
    if not wanted:
        return {}
    return dict(Statement.objects.shown().filter(pk__in=wanted).values_list("pk", "text"))


def _card(row: Conversation, community: str, notes: Mapping[UUID, RunNote]) -> ConversationCard:
    return ConversationCard(
        slug=row.slug,
        question=row.question,
        lead=lead_of(row.intro),
        lang=row.lang,
        community=community,
        state=row.state,
        state_label=str(row.get_state_display()),
        is_open=row.is_open,
        starts_later=row.state == State.OPEN and not row.is_open and not row.is_past,
        opens_on=row.opens_on,
        closes_on=row.closes_on,
        closed_at=row.closed_at or _ended(row),
        outcome=lead_of(row.outcome),
        run=notes.get(row.pk),
    )


def _ended(row: Conversation) -> datetime | None:
    """A conversation past its last day is over, also before somebody closes it."""
    if row.state == State.DRAFT or row.is_open:
        return None
    return row.created_at if row.state == State.CLOSED or row.is_past else None


def lead_of(text: str, longest: int = 220) -> str:
    """The first paragraph, cut at a word."""
    first = text.strip().split("\n", 1)[0]
    if len(first) <= longest:
        return first
    return first[:longest].rsplit(" ", 1)[0].rstrip(",;:") + "…"


@dataclass(frozen=True, slots=True)
class Head:
    """What every page of a conversation shows at the top, and what this visitor may do."""

    conversation: Conversation
    place: str
    community: str
    community_slug: str
    is_open: bool
    starts_later: bool
    has_ended: bool
    may_tend: bool
    takes_statements: bool
    question: str
    intro: str
    intro_lang: str
    lang: str
    languages: tuple[tuple[str, str, bool], ...]
    closing: str
    is_paused: bool
    hides_results: bool
    in_hall: bool


def head_of(visitor: Visitor, slug: str, reads: str = "") -> Head | None:
    """A conversation this visitor may see, or None. Queries: 1, and 1 for its community.

    `reads` is the language they chose for it; without a choice that of their pages.
    """
    row = _seen_at(visitor, slug)
    if row is None:
        return None
    communities = community_names([row.community_id]) if row.community_id else {}
    view = communities.get(row.community_id) if row.community_id else None
    lang = reads or visitor.language
    told = row.languages.get(lang, {})
    return Head(
        question=told.get("question") or row.question,
        intro=told.get("intro") or row.intro,
        intro_lang=lang if told.get("intro") else row.lang,
        lang=lang if told else row.lang,
        languages=_languages(row, lang if told else row.lang),
        closing=closing_words(row),
        conversation=row,
        place=place_of_conversation(row.pk),
        community=view.name if view else "",
        community_slug=view.slug if view else "",
        is_open=row.is_open,
        starts_later=row.state == State.OPEN and not row.is_open and not row.is_past,
        has_ended=row.state == State.CLOSED or (row.state == State.OPEN and row.is_past),
        may_tend=rules.may_tend(visitor, row),
        takes_statements=rules.takes_statements(row),
        is_paused=rules.is_paused(row),
        hides_results=rules.hides_results(row),
        in_hall=row.is_open and rules.hall_of(row) is not None,
    )


def _at(visitor: Visitor, slug: str) -> QuerySet[Conversation]:
    return Conversation.objects.visible_to(visitor).select_related("hall").filter(slug=slug)


def _at_for_guests(*, slug: str) -> QuerySet[Conversation]:
    return _at(NOBODY, slug)


# In a hall three hundred guests ask for the same one, time and again.
_AT_FOR_GUESTS = Prepared(_at_for_guests, slug="a-slug-of-none")


def _seen_at(visitor: Visitor, slug: str) -> Conversation | None:
    """The conversation at this address, when this visitor may see it. Queries: 1."""
    if visitor.is_known:
        return _at(visitor, slug).first()
    return next(iter(_AT_FOR_GUESTS.things(slug=slug)), None)


def _languages(row: Conversation, now: str) -> tuple[tuple[str, str, bool], ...]:
    """Code, own name and whether it is chosen, of every language there is; none when only one."""
    if not row.languages:
        return ()
    names = dict(LANGUAGES)
    codes = [row.lang, *(code for code in row.languages if code != row.lang)]
    return tuple((code, names.get(code, code), code == now) for code in codes)
