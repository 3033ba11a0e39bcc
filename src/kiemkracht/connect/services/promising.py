"""“I will do that”, the yes of who asked, and “it is done”."""

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import clock
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.talk import following
from kiemkracht.base.texts import one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.posts import PostVerb, State
from kiemkracht.connect.models import Post, Promise
from kiemkracht.connect.rules import posts as rules
from kiemkracht.connect.services import post_keeping as keeping

LONGEST_NOTE = 280


@transaction.atomic
def promise(*, by: Visitor, post: Post, note: str = "") -> Promise:
    """Say “I will do that”, with a note that only the other reads; twice is once."""
    row = keeping.locked(post, by)
    require(
        rules.may_promise(by, row),
        _("Come in with your account or your private link to say yes."),
    )
    require_that(
        rules.takes_promises(row, clock.today()), _("This is not asked any more. Look at another.")
    )
    words = one_line(note)
    require_that(len(words) <= LONGEST_NOTE, _("Keep your note to 280 characters."))
    made, is_new = Promise.objects.get_or_create(
        post=row, person_id=by.identity, defaults={"note": words}
    )
    if not is_new and made.accepted is None:
        made.note = words or made.note
        made.save(update_fields=["note"])
    if is_new:
        following.follow(by=by, place=place_of(row))
        keeping.write_down(row, PostVerb.PROMISED, by=by, promise=made.pk)
    return made


@transaction.atomic
def take_back(*, by: Visitor, promise: Promise) -> None:
    """Something came up. No reason is asked; when nobody else helps, it is open again."""
    require(rules.may_take_back(by, promise))
    row = keeping.locked(promise.post, by)
    require_that(row.state in (State.OPEN, State.PROMISED), _("This is done already, thank you."))
    number = promise.pk
    promise.delete()
    keeping.write_down(row, PostVerb.TOOK_BACK, by=by, promise=number, fields=_reopened(row))


def _reopened(row: Post) -> tuple[str, ...]:
    """Open again when nobody helps any more, with at least a week to find somebody."""
    if row.state != State.PROMISED or row.promises.filter(accepted=True).exists():
        return ()
    row.state, row.accepted_at = State.OPEN, None
    row.expires_on = max(row.expires_on, clock.today() + rules.LIVES / 4)
    return ("state", "accepted_at", "expires_on")


@transaction.atomic
def answer(*, by: Visitor, promise: Promise, accept: bool) -> Promise:
    """Say yes to help, or that somebody else helps this time."""
    require(rules.may_answer(by, promise))
    row = keeping.locked(promise.post, by)
    require_that(
        row.state in (State.OPEN, State.PROMISED), _("This is done already, or was ended.")
    )
    made = Promise.objects.select_for_update().get(pk=promise.pk)
    made.accepted, made.answered_at = accept, clock.now()
    made.save(update_fields=["accepted", "answered_at"])
    if accept:
        row.state, row.accepted_at = State.PROMISED, row.accepted_at or made.answered_at
        fields: tuple[str, ...] = ("state", "accepted_at")
    else:
        fields = _reopened(row)
    verb = PostVerb.ACCEPTED if accept else PostVerb.DECLINED
    keeping.write_down(row, verb, by=by, promise=made.pk, fields=fields)
    return made


@transaction.atomic
def finish(*, by: Visitor, post: Post) -> Post:
    """“It is done”, said by either; saying it twice changes nothing."""
    row = keeping.locked(post, by)
    require(rules.may_finish(by, row, tuple(row.promises.all())))
    if row.state in (State.DONE, State.THANKED):
        return row
    require_that(
        row.state == State.PROMISED, _("Say yes to someone’s help first, then it can be done.")
    )
    row.state, row.done_at = State.DONE, clock.now()
    keeping.write_down(row, PostVerb.DONE, by=by, fields=("state", "done_at"))
    keeping.put_in_index(row)
    return row
