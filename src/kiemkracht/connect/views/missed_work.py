"""What was missing in a job: asked without a name, shown from k people on."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kiemkracht.base import limits
from kiemkracht.base.errors import RoomError
from kiemkracht.base.requests import Request
from kiemkracht.connect.forms.missed_work import MissedForm
from kiemkracht.connect.selectors.missed_work import missed_page
from kiemkracht.connect.services.telling_missed import tell_missed

MOST_AN_HOUR = 20
"""From one address: a shared office has one, and nobody fills it in for a crowd."""
_HOUR, _DAY = 3600, 86_400


@require_http_methods(["GET", "HEAD", "POST"])
def missed(request: Request) -> HttpResponse:
    """The sentences and the picture. A form counts once; it is remembered by its key alone.

    `base.once` would write down who sent it; this page must not.
    """
    form = MissedForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            return _tell(request, form)
        except RoomError as error:
            form.add_error(None, str(error.sentence))
    return _show(request, form)


def _tell(request: Request, form: Form) -> HttpResponse:
    if not any(form.cleaned_data.values()):
        raise RoomError(_("Answer at least one sentence."))
    key = request.POST.get("once", "")
    if key and not limits.within(f"missed:{key[:64]}", most=1, seconds=_DAY):
        return redirect("connect:missed")
    caller = limits.caller(request)
    if not limits.within(f"missed-from:{caller}", most=MOST_AN_HOUR, seconds=_HOUR):
        raise RoomError(_("Many answers came from here. Try again in an hour."))
    tell_missed(form.cleaned_data)
    messages.success(request, _("Thank you. It is counted, and nothing of you is kept."))
    return redirect("connect:missed")


def _show(request: Request, form: Form) -> HttpResponse:
    content = {"page": missed_page(), "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "connect/missed_work.html", content, status=status)
