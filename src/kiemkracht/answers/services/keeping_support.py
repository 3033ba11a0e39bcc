"""Letting go of questions for backing that were answered long enough ago.

They are between two people, and tell how somebody who leads answers: kept for good they would
become a file on both. What a team need not ask any more stays on its sheet.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kiemkracht.answers.enums.support import WAITING
from kiemkracht.answers.models import SupportRequest
from kiemkracht.answers.selectors.support import term_days
from kiemkracht.base.models import Follow, Notice
from kiemkracht.base.places import place_of
from kiemkracht.base.retention import Rule


def _term() -> str:
    return _("%(days)d days after the answer") % {"days": term_days()}


def _sweep(now: datetime, dry_run: bool) -> int:
    """Answered and taken back; what still waits stays, however old. Queries: 1, or 5 and more."""
    rows = SupportRequest.objects.exclude(state__in=WAITING)
    old = rows.filter(closed_at__lt=now - timedelta(days=term_days()))
    if dry_run:
        return old.count()
    with transaction.atomic():
        found = list(old.select_for_update(of=("self",)))
        places = [place_of(row) for row in found]
        Follow.objects.filter(place__in=places).delete()
        Notice.objects.filter(place__in=places).delete()
        SupportRequest.objects.filter(pk__in=[row.pk for row in found]).delete()
    return len(found)


SUPPORT_RULE = Rule(
    "questions for backing",
    lazy(_term, str)(),
    _sweep,
    label=gettext_lazy("Questions for backing, with their answers"),
)
