"""Answering without a name: the door, the code, and one question at a time."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from kiemkracht.base.errors import RoomError
from kiemkracht.base.limits import caller, within
from kiemkracht.base.requests import Request
from kiemkracht.weigh.forms.telling import CodeForm
from kiemkracht.weigh.selectors.codes import bare
from kiemkracht.weigh.selectors.questions import Asked
from kiemkracht.weigh.selectors.sheets import UNKNOWN, SheetPage, door_of, sheet_page
from kiemkracht.weigh.services import filling, inviting

TRIES, SHEETS, WINDOW_S = 30, 40, 600
TOO_OFTEN = gettext_lazy("That was very often in a short time. Wait ten minutes and try again.")


@require_http_methods(["GET", "HEAD", "POST"])
def door(request: Request, link: str) -> HttpResponse:
    """What one reads before beginning; choosing a group opens a sheet."""
    page = door_of(link)
    if page is None:
        raise Http404
    complaint = ""
    if request.method == "POST":
        chosen = request.POST.get("group", "")
        known = {"begin", *(value for value, _name in page.groups)}
        if chosen not in known:
            complaint = _("Choose what suits you best.")
        elif not within(f"sheet:{caller(request)}", most=SHEETS, seconds=WINDOW_S):
            complaint = str(TOO_OFTEN)
        else:
            try:
                group_id = None if chosen == "begin" else int(chosen)
                code = inviting.open_sheet(link=link, group_id=group_id)
                return redirect("weigh:question", sheet_code=code, at=1)
            except RoomError as error:
                complaint = str(error.sentence)
    content = {"page": page, "complaint": complaint}
    return render(request, "weigh/door.html", content, status=422 if complaint else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: Request) -> HttpResponse:
    """Type a code from paper."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        code = bare(form.cleaned_data["code"])
        if not within(f"code:{caller(request)}", most=TRIES, seconds=WINDOW_S):
            form.add_error("code", TOO_OFTEN)
        elif sheet_page(code, 1) is None:
            form.add_error(
                "code", _("We don’t know this code. Look once more: it has twelve signs.")
            )
        else:
            return redirect("weigh:question", sheet_code=code, at=1)
    return render(request, "weigh/code.html", {"form": form}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: Request, sheet_code: str, at: int) -> HttpResponse:
    """One question; past the last, the end with everything that was said."""
    page = sheet_page(sheet_code, at)
    if page is None:
        # Whoever tries codes in the address is counted like whoever tries them in the form.
        within(f"code:{caller(request)}", most=TRIES, seconds=WINDOW_S)
        raise Http404
    complaint = ""
    if request.method == "POST" and page.asked:
        try:
            return _keep(request, page, page.asked)
        except RoomError as error:
            complaint = str(error.sentence)
    return render(
        request,
        "weigh/question.html" if page.asked and page.is_open else "weigh/end.html",
        {"page": page, "complaint": complaint, "unknown": UNKNOWN},
        status=422 if complaint else 200,
    )


def _keep(request: Request, page: SheetPage, asked: Asked) -> HttpResponseRedirect:
    given = request.POST.get("answer", "")
    known = {str(value): value for value, _words in asked.answers}
    if given != UNKNOWN and given not in known:
        raise RoomError(_("Choose one of the answers. “I don’t know” is one too."))
    filling.answer(code=page.code, question=asked.code, value=known.get(given))
    if page.at == page.total:
        messages.success(request, _("Thank you. Everything you said is kept."))
    return redirect("weigh:question", sheet_code=page.code, at=page.at + 1)
