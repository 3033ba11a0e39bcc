"""How long private links are kept."""

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kiemkracht.base.retention import Rule
from kiemkracht.people.models import ReturnLink


def _sweep(now: datetime, dry_run: bool) -> int:
    edge = now - timedelta(days=30)
    old = ReturnLink.objects.filter(Q(expires_at__lt=edge) | Q(revoked_at__lt=edge))
    return old.count() if dry_run else old.delete()[0]


RETURN_LINK_RULE = Rule("private links", _("30 days after they ended"), _sweep)
