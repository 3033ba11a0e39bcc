"""Telling which kinds of ties one has in a circle; the circle sees only the whole of it."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.thresholds import k_small
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.ties import TieKind, TieVerb
from kiemkracht.connect.models import Circle, CircleTie, TiePicture
from kiemkracht.connect.rules import circles as rules
from kiemkracht.connect.selectors.standing import standing_of
from kiemkracht.connect.services import circle_keeping as keeping
from kiemkracht.people.selectors.companions import members_of


@transaction.atomic
def tell_ties(*, by: Visitor, circle: Circle, kinds: Sequence[str]) -> None:
    """Say which kinds of ties one has here; none is an answer too. Queries: about 10.

    The chronicle notes that somebody told, never what. Followers hear nothing of it.
    """
    row = keeping.locked(circle, by)
    require(
        rules.may_tell_ties(standing_of(by, row), row),
        _("Only members of the circle tell this."),
    )
    require_that(set(kinds) <= set(TieKind.values), _("Choose from these four."))
    CircleTie.objects.update_or_create(
        circle=row,
        person_id=by.identity,
        defaults={
            "kinds": [kind for kind in TieKind.values if kind in kinds],
            "told_at": clock.now(),
        },
    )
    chronicle.record(TieVerb.TOLD, place_of(row), by=by)
    draw(row)


@transaction.atomic
def take_back(*, by: Visitor, circle: Circle) -> None:
    """Take one's own answer back; the picture forgets it the next time it is drawn."""
    require(by.is_known)
    CircleTie.objects.filter(circle=circle, person_id=by.identity).delete()


def draw(circle: Circle) -> None:
    """Draw the picture anew when enough people told something since the last one. Queries: 4.

    With fewer the difference between two pictures would tell what one person said.
    """
    members = members_of(circle.community_id) if circle.community_id else {}
    rows = list(CircleTie.objects.filter(circle=circle, person_id__in=list(members)))
    last = TiePicture.objects.filter(circle=circle).first()
    fresh = [row for row in rows if last is None or row.told_at > last.drawn_at]
    if len(fresh) < k_small():
        return
    TiePicture.objects.update_or_create(
        circle=circle,
        defaults={
            "answers": len(rows),
            "members": len(members),
            "wide": wide_kinds(row.kinds for row in rows),
            "drawn_at": clock.now(),
        },
    )
    chronicle.record(TieVerb.DRAWN, place_of(circle), by=None, answers=len(rows))


def wide_kinds(answers: Iterable[Collection[str]]) -> list[str]:
    """Kinds that at least half of the answers name. No answer: none."""
    told = list(answers)
    named = Counter(kind for kinds in told for kind in set(kinds))
    return [kind for kind in TieKind.values if told and 2 * named[kind] >= len(told)]


def ties_of(person_id: UUID) -> list[dict[str, object]]:
    """One's own answers, to take along."""
    rows = CircleTie.objects.filter(person_id=person_id).select_related("circle")
    return [{"circle": row.circle.name, "kinds": row.kinds} for row in rows]


def let_go_of_person(person_id: UUID) -> None:
    """The answers of who is forgotten go at once."""
    CircleTie.objects.filter(person_id=person_id).delete()
