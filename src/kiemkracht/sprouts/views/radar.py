"""The radar: bringing a text, checking it, and looking at what was found.

Nothing is stored before the click on the check page; until then the text travels in the form.
"""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemkracht.base import limits
from kiemkracht.base.errors import RoomError, require_that
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.sprouts.forms.radar import AddressForm, CheckForm, RadarForm
from kiemkracht.sprouts.selectors.checking_text import checked
from kiemkracht.sprouts.selectors.explaining import explained
from kiemkracht.sprouts.selectors.my_radar import my_radar
from kiemkracht.sprouts.selectors.personal import words_from
from kiemkracht.sprouts.selectors.text_page import text_page
from kiemkracht.sprouts.services import scanning, weighing_signals
from kiemkracht.sprouts.views.radar_doors import text_or_404, with_account
from kiemkracht.sprouts.views.reaching import act

SCANS, SCANS_PER_S = 40, 3600


@require_safe
@with_account
def mine(request: Request) -> HttpResponse:
    """My radar: bring a text, and everything of mine."""
    return _show_mine(request, RadarForm())


def _show_mine(request: Request, form: RadarForm, *, status: int = 200) -> HttpResponse:
    content = {
        "page": my_radar(request.visitor),
        "form": form,
        "address_form": AddressForm(auto_id="address_%s"),
        "days": scanning.term_days(),
    }
    return render(request, "sprouts/radar.html", content, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@with_account
def check(request: Request) -> HttpResponse:
    """The text with the personal data marked; nothing is stored."""
    if request.method != "POST":
        return redirect("sprouts:radar")
    _require_within_limits(request)
    form = RadarForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show_mine(request, form, status=422)
    cleaned = form.cleaned_data
    again = CheckForm(
        initial={"text": cleaned["whole"], "kind": cleaned["kind"], "title": cleaned["title"]}
    )
    return _show_check(request, again, cleaned["whole"])


def _show_check(
    request: Request,
    form: CheckForm,
    text: str,
    *,
    also: tuple[str, ...] = (),
    keep: frozenset[str] = frozenset(),
    status: int = 200,
) -> HttpResponse:
    content = {
        "form": form,
        "checked": checked(text, also=also, keep=keep),
        "days": scanning.term_days(),
    }
    response = render(request, "sprouts/radar_check.html", content, status=status)
    response["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@with_account
def scan(request: Request) -> HttpResponse:
    """Look again at what goes out; or take it out, look for kiemen and keep that, sealed."""
    if request.method != "POST":
        return redirect("sprouts:radar")
    form = CheckForm(request.POST)
    text, also = request.POST.get("text", ""), words_from(request.POST.get("also", ""))
    if form.is_valid() and request.POST.get("do") != "again":
        try:
            return _scan(request, form, also)
        except RoomError as error:
            if error.status == 403:
                raise
            form.add_error(None, str(error.sentence))
    status = 422 if form.errors else 200
    return _show_check(request, form, text, also=also, keep=form.keep, status=status)


def _scan(request: Request, form: CheckForm, also: tuple[str, ...]) -> HttpResponse:
    _require_within_limits(request)
    cleaned = form.cleaned_data
    # Worked out before the transaction, so that nobody's write waits for it.
    prepared = scanning.prepare(
        scanning.Draft(
            text=cleaned["text"],
            kind=cleaned["kind"],
            title=cleaned["title"],
            keep=form.keep,
            also=also,
        )
    )

    def do() -> str:
        return scanning.keep_text(by=request.visitor, prepared=prepared).get_absolute_url()

    return once(request, do)


def _require_within_limits(request: Request) -> None:
    within = limits.within(f"scan:{request.visitor.person_id}", most=SCANS, seconds=SCANS_PER_S)
    require_that(within, _("That are many texts in one hour. Take a break, and come back later."))


@require_safe
def text(request: Request, text_id: UUID) -> HttpResponse:
    """One text of one's own, with what was found."""
    page = text_page(request.visitor, text_or_404(request, text_id))
    return render(request, "sprouts/radar_text.html", {"page": page})


@require_POST
def remove_text(request: Request, text_id: UUID) -> HttpResponse:
    """Remove a text now."""
    row = text_or_404(request, text_id)

    def do() -> None:
        scanning.remove_text(by=request.visitor, source=row)
        messages.success(request, _("The text is gone, with everything that hung on it."))

    return act(request, reverse("sprouts:radar"), do)


@require_POST
@with_account
def stop(request: Request) -> HttpResponse:
    """Take back the leave to scan; everything goes."""

    def do() -> None:
        weighing_signals.stop_scanning(by=request.visitor)
        messages.success(request, _("Everything of yours in the radar is gone."))

    return act(request, reverse("sprouts:radar"), do)


@require_safe
def how_it_works(request: Request) -> HttpResponse:
    """What the radar looks for, and what it never does."""
    content = {"page": explained(), "days": scanning.term_days()}
    return render(request, "sprouts/radar_how.html", content)
