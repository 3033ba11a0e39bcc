"""One form, one effect: a double click, a retry and a lost answer all end in the same place."""

import re
from collections.abc import Callable

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponseRedirect

from kiemkracht.base.models import Submission

_KEY = re.compile(r"[0-9a-zA-Z-]{8,64}")


def once(request: HttpRequest, do: Callable[[], str]) -> HttpResponseRedirect:
    """Run `do` unless this form was handled before; go where it says, or where it said then.

    The key comes from the hidden field `once` of the form and counts per session, so that
    nobody can claim another one's. Without a valid key the form is simply handled. If `do`
    raises, nothing is kept and the form can be sent again. Queries: 3 more than `do`.
    """
    key = request.POST.get("once", "")
    if not _KEY.fullmatch(key):
        return HttpResponseRedirect(do())
    return HttpResponseRedirect(_run_once(f"{_owner(request)}:{key}", do))


def where_it_went(request: HttpRequest) -> str:
    """Where an earlier sending of this very form led; empty for a new one.

    For a second click on what the first one took away. Queries: 1, or 0 without a valid key.
    """
    key = request.POST.get("once", "")
    if not _KEY.fullmatch(key):
        return ""
    earlier = Submission.objects.filter(key=f"{_owner(request)}:{key}").first()
    return earlier.went_to if earlier else ""


def _owner(request: HttpRequest) -> str:
    visitor = getattr(request, "visitor", None)
    return str(visitor.person_id)[:32] if visitor and visitor.is_known else "anyone"


def _run_once(key: str, do: Callable[[], str]) -> str:
    try:
        with transaction.atomic():
            # The row goes first: a second request waits here (PostgreSQL) or for the
            # transaction (SQLite), and then meets the unique key.
            submission = Submission.objects.create(key=key)
            submission.went_to = do()
            submission.save(update_fields=["went_to"])
            return submission.went_to
    except IntegrityError:
        earlier = Submission.objects.filter(key=key).first()
        if earlier is None:
            raise
        return earlier.went_to
