"""What my team asks of me, and the sheet that says what need not be asked."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemkracht.answers.forms.support import SheetForm
from kiemkracht.answers.selectors.backing import SheetPage, sheet_page, sheets_for
from kiemkracht.answers.selectors.money import cents_of, typed_euros
from kiemkracht.answers.selectors.support import team_support
from kiemkracht.answers.services import asking_support, writing_backing
from kiemkracht.answers.services.writing_backing import SheetWords
from kiemkracht.answers.views.refusing import unless_denied
from kiemkracht.base.errors import RoomError, require
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.people.selectors.leading import leads_somebody, teams_led_by, workplaces_of


def _not_yours() -> str:
    return _("This page is for people who lead a team.")


@require_safe
def team(request: Request) -> HttpResponse:
    """What does my team ask of me? The oldest first."""
    if not request.visitor.has_account:
        return redirect_to_login(request.get_full_path())
    require(leads_somebody(request.visitor), _not_yours())
    content = {"page": team_support(request.visitor)}
    return render(request, "answers/support/team.html", content)


@require_POST
def answer_together(request: Request) -> HttpResponse:
    """Answer in one go what the sheet covers."""
    require(leads_somebody(request.visitor), _not_yours())
    chosen = [found for text in request.POST.getlist("question") if (found := _uuid(text))]

    def do() -> str:
        count = asking_support.answer_together(by=request.visitor, request_ids=chosen)
        if count:
            said = ngettext(
                "%(count)d question was answered with your sheet.",
                "%(count)d questions were answered with your sheet.",
                count,
            )
            messages.success(request, said % {"count": count})
        else:
            messages.info(request, _("Nothing was answered: choose questions that are waiting."))
        return reverse("answers:team")

    return once(request, do)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@require_safe
def sheets(request: Request) -> HttpResponse:
    """The sheets of my organisation."""
    if not request.visitor.has_account:
        return redirect_to_login(request.get_full_path())
    cards = sheets_for(
        request.visitor, at=workplaces_of(request.visitor), led=teams_led_by(request.visitor)
    )
    return render(request, "answers/support/sheets.html", {"cards": cards})


@require_safe
def sheet(request: Request, team_slug: str) -> HttpResponse:
    """The sheet of one team, with what it said before."""
    page = _page(request, team_slug)
    if page.now is None:
        return redirect("answers:write_sheet", team_slug=team_slug)
    return render(request, "answers/support/sheet.html", {"page": page})


def _page(request: Request, team_slug: str) -> SheetPage:
    page = sheet_page(request.visitor, team_slug)
    if page is None:
        raise Http404
    return page


@require_http_methods(["GET", "HEAD", "POST"])
def write_sheet(request: Request, team_slug: str) -> HttpResponse:
    """Write what need not be asked."""
    page = _page(request, team_slug)
    require(page.may_write, _("Only who leads this team writes what need not be asked."))
    form = SheetForm(request.POST or None, initial=_initial(page))
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, lambda: _write(request, page, form))
        except RoomError as error:
            unless_denied(error, form)
            data = request.POST.copy()
            data["based_on"] = str(page.now.number if page.now else 0)
            form.data = data
    content = {"form": form, "page": page}
    status = 422 if form.errors else 200
    return render(request, "answers/support/write_sheet.html", content, status=status)


def _initial(page: SheetPage) -> dict[str, object]:
    if page.now is None:
        return {"based_on": 0}
    return {
        "words": page.now.words,
        "lines": "\n".join(page.now.lines),
        "up_to": typed_euros(page.now.up_to_cents),
        "based_on": page.now.number,
    }


def _write(request: Request, page: SheetPage, form: SheetForm) -> str:
    given = form.cleaned_data
    writing_backing.write_sheet(
        by=request.visitor,
        community_id=page.community_id,
        sheet=SheetWords(
            lines=given["lines"].splitlines(),
            words=given["words"],
            up_to_cents=cents_of(given["up_to"]),
            why=given["why"],
            based_on=given["based_on"],
        ),
    )
    messages.success(request, _("Your team reads it from now on, and need not ask this any more."))
    return reverse("answers:sheet", args=[page.slug])
