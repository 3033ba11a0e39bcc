"""Asking someone else: do you carry this? And their own yes, or rather not."""

import secrets
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import LeaveDenied, RoomError, require, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.sealing import digest, seal_parts
from kiemkracht.base.talk import following
from kiemkracht.base.texts import many_lines, one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.people.selectors import visitor_by_id
from kiemkracht.sprouts import rules
from kiemkracht.sprouts.enums import (
    ConsentAnswer,
    Door,
    Origin,
    SignalKind,
    SignalState,
    Verb,
)
from kiemkracht.sprouts.models import ConsentLink, Signal, SourceText, Sprout
from kiemkracht.sprouts.services.planting import LONGEST_STORY, Telling
from kiemkracht.sprouts.services.telling import Extras, Told, tell
from kiemkracht.sprouts.services.weighing_signals import locked

VALID_FOR = timedelta(days=30)
LONGEST_MESSAGE = 600


@dataclass(frozen=True, slots=True)
class Question:
    """What an author writes to who carries it. The name is only for the greeting."""

    sentence: str
    message: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Yes:
    """How the carrier wants it told."""

    story: str
    visibility: str
    title: str = ""
    name: str = ""
    community_id: UUID | None = None
    lang: str = "nl"


@transaction.atomic
def ask(*, by: Visitor, signal_id: int, question: Question) -> ConsentLink:
    """Make a link for who carries this. Nobody is written to: the author sends it themselves.

    The sentence counts as recognised by this. Queries: about 8.
    """
    require(rules.may_scan(by))
    row = locked(by, signal_id)
    _require_askable(row, question)
    secret = secrets.token_urlsafe(32)
    link = ConsentLink.objects.create(
        author_id=by.identity,
        source_id=row.source_id,
        signal=row,
        digest=digest(secret),
        sealed_question=seal_parts(
            secret=secret,
            sentence=many_lines(question.sentence)[:LONGEST_STORY],
            message=many_lines(question.message)[:LONGEST_MESSAGE],
            name=one_line(question.name)[:80],
        ),
        expires_at=_end_of_link(row),
    )
    row.state, row.decided_at = SignalState.RECOGNISED, clock.now()
    row.save(update_fields=["state", "decided_at"])
    chronicle.record(Verb.CONSENT_ASKED, place_of(link), by=by)
    return link


def _require_askable(row: Signal, question: Question) -> None:
    require_that(row.kind == SignalKind.SPROUT, _("Only a sentence about a kiem can be carried."))
    require_that(row.state != SignalState.SPROUT, _("This sentence is a kiem already."))
    require_that(bool(many_lines(question.sentence)), _("Leave the sentence that it is about."))
    links = ConsentLink.objects.filter(signal=row, answer="")
    links.filter(expires_at__lte=clock.now()).delete()
    require_that(
        not links.exists(), _("You asked this already. Take that question back to ask again.")
    )


def _end_of_link(row: Signal) -> datetime:
    """Thirty days, and never longer than the text itself is kept."""
    gone = SourceText.objects.values_list("keep_until", flat=True).get(pk=row.source_id)
    midnight = timezone.make_aware(datetime.combine(gone, time.min))
    return min(clock.now() + VALID_FOR, midnight)


@transaction.atomic
def withdraw(*, by: Visitor, link_id: UUID) -> None:
    """Take a question back: the link stops working and its words are erased."""
    require(by.is_known)
    mine = ConsentLink.objects.visible_to(by).filter(pk=link_id)
    link = ConsentLink.objects.select_for_update().filter(pk__in=mine.values("pk")).first()
    if link is None:
        raise LeaveDenied(_("You can’t do this here."))
    if link.answer:
        return
    _close(link, ConsentAnswer.WITHDRAWN)
    chronicle.record(Verb.CONSENT_WITHDRAWN, place_of(link), by=by)


def _close(link: ConsentLink, answer: ConsentAnswer, sprout: Sprout | None = None) -> None:
    link.answer, link.answered_at, link.sealed_question = answer, clock.now(), b""
    link.sprout = sprout
    link.save(update_fields=["answer", "answered_at", "sealed_question", "sprout"])


def _open_link(secret: str, by: Visitor) -> ConsentLink:
    link = ConsentLink.objects.select_for_update().open_now().filter(digest=digest(secret)).first()
    if link is None:
        raise RoomError(_("This link does not work any more. Ask whoever sent it."))
    require(
        rules.may_answer_consent(by, link.author_id),
        _("You asked this yourself. Only who carries it can say yes."),
    )
    return link


@transaction.atomic
def say_yes(*, by: Visitor, secret: str, yes: Yes) -> Told:
    """“Yes, I carry this”: only now a kiem is planted, in the carrier's own words.

    A stranger becomes a guest with a private link. Whoever asked follows it, as far as the
    carrier lets them see it. Queries: about 25.
    """
    link = _open_link(secret, by)
    told = tell(by=by, telling=_telling(yes), extras=Extras(name=yes.name))
    _close(link, ConsentAnswer.YES, told.sprout)
    Signal.objects.filter(links=link).update(
        state=SignalState.SPROUT, sprout=told.sprout, decided_at=clock.now()
    )
    _let_author_follow(link.author_id, told.sprout)
    chronicle.record(Verb.CONSENT_ANSWERED, place_of(link), by=None)
    return told


def _telling(yes: Yes) -> Telling:
    return Telling(
        story=yes.story,
        title=yes.title,
        door=Door.DOING,
        origin=Origin.FROM_TEXT,
        visibility=yes.visibility,
        community_id=yes.community_id,
        lang=yes.lang,
        carries=True,
    )


def _let_author_follow(author_id: UUID, sprout: Sprout) -> None:
    author = visitor_by_id(author_id)
    if Sprout.objects.visible_to(author).filter(pk=sprout.pk).exists():
        following.follow(by=author, place=place_of(sprout))


@transaction.atomic
def say_no(*, by: Visitor, secret: str) -> None:
    """“Rather not”: signal and question are erased for good; no reason is asked."""
    link = _open_link(secret, by)
    _close(link, ConsentAnswer.NO)
    Signal.objects.filter(links=link).delete()
    chronicle.record(Verb.CONSENT_ANSWERED, place_of(link), by=None)
