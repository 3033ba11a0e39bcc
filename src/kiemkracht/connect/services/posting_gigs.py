"""Klussen: posting work that matters, answering, agreeing, doing, thanking."""

import uuid
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from kiemkracht.base import chronicle, clock, search
from kiemkracht.base.errors import NO_LEAVE, LeaveDenied, require, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.talk import following
from kiemkracht.base.texts import many_lines, one_line
from kiemkracht.base.turns import lot_of
from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.gigs import Drive, GigVerb, Theme
from kiemkracht.connect.enums.posts import State
from kiemkracht.connect.models import Gig, WorkWish
from kiemkracht.connect.rules import gigs as rules
from kiemkracht.connect.rules.posts import LIVES

_LENGTHS = {
    "title": 100, "meaning": 600, "freedom": 300, "learning": 300, "hours": 80, "fee": 80,
    "stop_rule": 200,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class GigWords:
    """A klus as somebody tells it: theme and meaning are needed, hours and fee come last."""

    theme: str
    title: str
    meaning: str
    freedom: str = ""
    learning: str = ""
    hours: str = ""
    fee: str = ""
    stop_rule: str = ""
    lang: str = "nl"
    visibility: str = Visibility.PUBLIC
    community_id: UUID | None = None


def locked(gig: Gig, by: Visitor) -> Gig:
    """Read the row again, for writing, as far as `by` may see it. Queries: 1."""
    seen = Gig.objects.visible_to(by).filter(pk=gig.pk)
    row = Gig.objects.select_for_update().filter(pk__in=seen.values("pk")).first()
    if row is None:
        raise LeaveDenied(NO_LEAVE)
    return row


def write_down(
    gig: Gig, verb: GigVerb, *, by: Visitor | None, fields: Iterable[str] = (), **numbers: int
) -> None:
    """Save these fields, record the line, tell who follows. Queries: 4."""
    gig.changed_at = clock.now()
    gig.save(update_fields=[*fields, "changed_at"])
    chronicle.record(verb, place_of(gig), by=by, other="", **numbers)
    following.tell(place_of(gig), verb, by=by)


def put_in_index(gig: Gig) -> None:
    """Findable while somebody is sought."""
    if gig.state == State.OPEN and gig.visibility != Visibility.PRIVATE:
        search.index_many([findable(gig)])
    else:
        search.forget(place_of(gig))


def findable(gig: Gig) -> search.Findable:
    """By what it is good for, and by its theme in Dutch whoever wrote it."""
    with override("nl"):
        theme = str(gig.get_theme_display())
    text = f"{gig.meaning}\n{gig.freedom}\n{gig.learning}\n{theme}"
    return search.Findable(place_of(gig), gig.title, text)


@transaction.atomic
def post_gig(*, by: Visitor, words: GigWords) -> Gig:
    """Post a klus for thirty days. Without its meaning it can't be posted. Queries: about 6."""
    require(rules.may_post(by), _("Come in with your account to post a klus."))
    clean = _cleaned(words)
    identity = uuid.uuid4()
    gig = Gig.objects.create(
        id=identity,
        owner_id=by.identity,
        expires_on=clock.today() + LIVES,
        lot=lot_of(identity),
        **clean,
    )
    chronicle.record(GigVerb.POSTED, place_of(gig), by=by)
    following.follow(by=by, place=place_of(gig))
    put_in_index(gig)
    return gig


@transaction.atomic
def edit_gig(*, by: Visitor, gig: Gig, words: GigWords) -> Gig:
    """Change the words while nothing was agreed."""
    row = locked(gig, by)
    require(rules.is_owner(by, row))
    require_that(row.state == State.OPEN, _("This was agreed on. The agreement stays as it is."))
    clean = _cleaned(words)
    for name, value in clean.items():
        setattr(row, name, value)
    write_down(row, GigVerb.EDITED, by=by, fields=clean)
    put_in_index(row)
    return row


def _cleaned(words: GigWords) -> dict[str, object]:
    values: dict[str, object] = asdict(words)
    for name, longest in _LENGTHS.items():
        clean = many_lines if name == "meaning" else one_line
        text = clean(str(values[name]))
        require_that(len(text) <= longest, _("One of the texts is too long. Make it shorter."))
        values[name] = text
    require_that(words.theme in Theme.values, _("Choose a theme: that is what people look for."))
    require_that(bool(values["title"]), _("Give the klus a name."))
    require_that(
        bool(values["meaning"]),
        _("Tell what this work is good for. Without meaning a klus can’t be posted."),
    )
    require_that(words.visibility in Visibility.values, _("Choose who may see this."))
    require_that(
        words.visibility != Visibility.CIRCLE or words.community_id is not None,
        _("Choose a neighbourhood or group, or a wider circle: otherwise nobody sees it."),
    )
    return values


@transaction.atomic
def renew_gig(*, by: Visitor, gig: Gig) -> Gig:
    """Another thirty days, counted from today."""
    row = locked(gig, by)
    require(rules.is_owner(by, row))
    require_that(row.state in (State.OPEN, State.EXPIRED), _("This was agreed or done already."))
    row.state, row.expires_on = State.OPEN, clock.today() + LIVES
    write_down(row, GigVerb.RENEWED, by=by, fields=("state", "expires_on"))
    put_in_index(row)
    return row


@transaction.atomic
def end_gig(*, by: Visitor, gig: Gig) -> Gig:
    """Not needed any more; nobody asks why."""
    row = locked(gig, by)
    require(rules.is_owner(by, row))
    require_that(row.state in (State.OPEN, State.EXPIRED), _("This was agreed or done already."))
    row.state = State.EXPIRED
    write_down(row, GigVerb.ENDED, by=by, fields=("state",))
    put_in_index(row)
    return row


@transaction.atomic
def tell_drives(
    *, by: Visitor, themes: Iterable[str], drives: Iterable[str], missed: str = ""
) -> WorkWish:
    """Keep for oneself what gives energy in work; nobody else reads it. Queries: 3."""
    require(by.has_account, _("Come in with your account to keep this for yourself."))
    chosen = [theme for theme in Theme.values if theme in set(themes)]
    wish, _is_new = WorkWish.objects.update_or_create(
        person_id=by.identity,
        defaults={
            "themes": chosen,
            "drives": [drive for drive in Drive.values if drive in set(drives)],
            "missed": one_line(missed)[:300],
            "changed_at": clock.now(),
        },
    )
    chronicle.record(GigVerb.TOLD_DRIVES, f"people.person:{by.identity}", by=by)
    return wish
