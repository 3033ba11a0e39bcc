"""Putting a question on the table, and working on the text of a choice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, clock, places, search
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.texts import many_lines, one_line
from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import Visitor
from kiemkracht.direction import rules
from kiemkracht.direction.enums import ChoiceState, PublicCategory, Verb
from kiemkracht.direction.models import (
    Choice,
    ChoiceContent,
    Dissent,
    Goal,
    GoalServed,
    GreatTask,
    Interests,
    Option,
    Touched,
    Triad,
)
from kiemkracht.direction.services.naming import free_slug

MOST_ROWS = 12


@dataclass(frozen=True, slots=True)
class ChoiceText:
    """What a writer hands in: the content, and how to file it."""

    content: ChoiceContent
    goal_ids: Sequence[UUID] = ()
    great_tasks: Sequence[str] = ()
    visibility: str = Visibility.PUBLIC
    category: str = PublicCategory.NONE


@transaction.atomic
def propose(
    *,
    by: Visitor,
    community_id: UUID,
    question: str,
    visibility: str = Visibility.PUBLIC,
) -> Choice:
    """Put a question on the table for a community; everything else comes later. Queries: 5."""
    require(
        rules.may_start(by, community_id),
        _("Only who tends this community, or decides for it, puts a question here."),
    )
    asked = one_line(question)[:200]
    require_that(bool(asked), _("Name the question that is being answered."))
    choice = Choice.objects.create(
        community_id=community_id,
        slug=free_slug(Choice.objects.all(), asked, otherwise="keuze"),
        question=asked,
        draft=ChoiceContent(question=asked, lang=by.language).to_json(),
        visibility=visibility,
        created_by_id=by.person_id,
    )
    index_choice(choice, choice.content)
    chronicle.record(Verb.CHOICE_PROPOSED, places.place_of(choice), by=by)
    return choice


@transaction.atomic
def edit_choice(*, by: Visitor, choice: Choice, text: ChoiceText) -> Choice:
    """Keep the text being worked on; a published version is never touched. Queries: 9.

    Once people may respond, the question itself stays as they read it.
    """
    require(
        rules.may_edit_choice(by, choice),
        _("This text can’t be changed now. A published choice is first opened for review."),
    )
    row = Choice.objects.select_for_update(of=("self",)).get(pk=choice.pk)
    require(rules.may_edit_choice(by, row))
    content = cleaned(text.content)
    if row.state != ChoiceState.PROPOSED:
        content = replace(content, question=row.question)
    require_that(bool(content.question), _("Name the question that is being answered."))
    goals = list(Goal.objects.filter(pk__in=list(text.goal_ids)).select_related("direction"))
    content = replace(content, goals=tuple(served(goal) for goal in goals))
    row.question = content.question
    row.draft = content.to_json()
    row.edited_at = clock.now()
    row.category = text.category if text.category in PublicCategory.values else ""
    if row.current_id is None and text.visibility in Visibility.values:
        row.visibility = text.visibility
    row.save()
    row.goals.set(goals)
    row.great_tasks.set(GreatTask.objects.filter(slug__in=list(text.great_tasks)))
    if row.current_id is None:
        index_choice(row, content)
    chronicle.record(Verb.CHOICE_EDITED, places.place_of(row), by=by)
    return row


def served(goal: Goal) -> GoalServed:
    """A goal as a choice names it, with the address it keeps."""
    direction = goal.direction
    return GoalServed(
        id=str(goal.pk),
        title=goal.title,
        direction=direction.title,
        url=f"/koers/{direction.slug}/doel/{goal.slug}/",
    )


def index_choice(choice: Choice, content: ChoiceContent) -> None:
    """Make a choice findable by all it says. Queries: 1."""
    parts: list[str] = [content.reasons, content.mandate, *content.conditions]
    for option in content.options:
        parts += [option.text, option.in_favour, option.against, option.touches]
    parts += [f"{group.group} {group.how_heard}" for group in content.touched]
    parts += [f"{dissent.voice} {dissent.need}" for dissent in content.dissent]
    parts += [goal.title for goal in content.goals]
    search.index(places.place_of(choice), title=content.question, text="\n".join(parts))


def index_anew(choice: Choice) -> None:
    """Make a choice findable by what was published, or else by its draft. Queries: 1 or 2."""
    published = choice.current.content if choice.current else None
    index_choice(choice, published if published and published.question else choice.content)


def cleaned(content: ChoiceContent) -> ChoiceContent:
    """Without control characters, empty rows and loose ends.

    The number of the chosen option follows its option; a group of which nobody told how it was
    heard is noted as decided over.
    """
    rows = [(at, _option(option)) for at, option in enumerate(content.options, start=1)]
    kept = [(at, option) for at, option in rows if option.text][:MOST_ROWS]
    numbers = {old: new for new, (old, _option_row) in enumerate(kept, start=1)}
    return ChoiceContent(
        question=one_line(content.question)[:200],
        options=tuple(option for _at, option in kept),
        chosen=numbers.get(content.chosen) if content.chosen is not None else None,
        reasons=many_lines(content.reasons)[:4000],
        mandate=many_lines(content.mandate)[:1000],
        touched=tuple(_touched(content.touched))[:MOST_ROWS],
        dissent=tuple(_dissent(content.dissent))[:MOST_ROWS],
        no_dissent_because=many_lines(content.no_dissent_because)[:1000],
        conditions=tuple(_conditions(content.conditions))[:MOST_ROWS],
        interests=Interests(
            own=many_lines(content.interests.own)[:600],
            resident=many_lines(content.interests.resident)[:600],
            whole=many_lines(content.interests.whole)[:600],
            tension=many_lines(content.interests.tension)[:600],
        ),
        triad=Triad(
            goal=one_line(content.triad.goal)[:300],
            person=one_line(content.triad.person)[:300],
            result=one_line(content.triad.result)[:300],
        ),
        review_on=content.review_on,
        goals=content.goals,
        lang=content.lang,
    )


def _option(option: Option) -> Option:
    return Option(
        text=one_line(option.text)[:300],
        in_favour=many_lines(option.in_favour)[:1500],
        against=many_lines(option.against)[:1500],
        touches=one_line(option.touches)[:300],
    )


def _touched(groups: Iterable[Touched]) -> Iterable[Touched]:
    for each in groups:
        group, how = one_line(each.group)[:120], many_lines(each.how_heard)[:600]
        if group:
            yield Touched(group, how, rules.label_for(each.regard, how))


def _dissent(voices: Iterable[Dissent]) -> Iterable[Dissent]:
    for each in voices:
        voice = many_lines(each.voice)[:1000]
        if voice:
            yield Dissent(voice, many_lines(each.need)[:600], many_lines(each.done_with_it)[:600])


def _conditions(lines: Iterable[str]) -> Iterable[str]:
    for line in lines:
        if condition := one_line(line)[:300]:
            yield condition
