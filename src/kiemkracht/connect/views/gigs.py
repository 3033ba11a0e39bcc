"""Klussen: the list, one klus, what drives me, and the agreement."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemkracht.base.errors import require
from kiemkracht.base.requests import Request
from kiemkracht.connect.enums.gigs import Theme
from kiemkracht.connect.forms.gigs import DrivesForm, GigAnswerForm, GigForm, GigThanksForm
from kiemkracht.connect.models import Gig
from kiemkracht.connect.rules import gigs as rules
from kiemkracht.connect.selectors.gig_page import agreement_page, find_answer, find_gig, gig_page
from kiemkracht.connect.selectors.gigs import gig_board, my_gigs, wish_of
from kiemkracht.connect.services import agreeing, posting_gigs
from kiemkracht.connect.views.acting import (
    Cleaned,
    act,
    act_with,
    form_page,
    login_address,
    place_of_form,
    there,
)


@require_safe
def gigs(request: Request) -> HttpResponse:
    """Work that matters, by theme."""
    theme = request.GET.get("thema", "")
    theme = theme if theme in Theme.values else ""
    content = {
        "page": gig_board(request.visitor, theme=theme),
        "mine": my_gigs(request.visitor),
        "themes": Theme,
        "theme": theme,
    }
    return render(request, "connect/gigs.html", content)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    """Post a klus: why it matters first."""
    if not request.visitor.has_account:
        return redirect(login_address(request))
    form = GigForm(request.POST or None, visitor=request.visitor)

    def do(cleaned: Cleaned) -> str:
        gig = posting_gigs.post_gig(by=request.visitor, words=_words(request, cleaned))
        return gig.get_absolute_url()

    def again(form: Form) -> HttpResponse:
        return form_page(request, "connect/gig_form.html", form)

    return act_with(request, form, do, again)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, gig_id: UUID) -> HttpResponse:
    """Change the words."""
    row = there(find_gig(request.visitor, gig_id))
    require(rules.is_owner(request.visitor, row))
    names = ("theme", "title", "meaning", "freedom", "learning", "stop_rule", "hours", "fee")
    initial = {name: getattr(row, name) for name in (*names, "visibility")}
    initial["community"] = row.community.slug if row.community else ""
    form = GigForm(request.POST or None, initial=initial, visitor=request.visitor)

    def do(cleaned: Cleaned) -> str:
        words = _words(request, cleaned)
        posting_gigs.edit_gig(by=request.visitor, gig=row, words=words)
        return row.get_absolute_url()

    def again(form: Form) -> HttpResponse:
        return form_page(request, "connect/gig_form.html", form, {"row": row})

    return act_with(request, form, do, again)


def _words(request: Request, cleaned: Cleaned) -> posting_gigs.GigWords:
    names = ("theme", "title", "meaning", "freedom", "learning", "stop_rule", "hours", "fee")
    return posting_gigs.GigWords(
        **{name: cleaned[name] for name in names},
        lang=getattr(request, "LANGUAGE_CODE", "nl"),
        visibility=cleaned["visibility"],
        community_id=place_of_form(cleaned),
    )


@require_safe
def gig(request: Request, gig_id: UUID) -> HttpResponse:
    """One klus."""
    return _show(request, there(find_gig(request.visitor, gig_id)))


def _show(
    request: Request,
    row: Gig,
    *,
    answer_form: Form | None = None,
    thanks_form: Form | None = None,
) -> HttpResponse:
    content = {
        "page": gig_page(request.visitor, row),
        "answer_form": answer_form or GigAnswerForm(),
        "thanks_form": thanks_form or GigThanksForm(),
    }
    status = 422 if answer_form or thanks_form else 200
    return render(request, "connect/gig.html", content, status=status)


@require_POST
def answer(request: Request, gig_id: UUID) -> HttpResponse:
    """“I would like to do this.”"""
    row = there(find_gig(request.visitor, gig_id))
    require(
        rules.may_answer(request.visitor, row), _("Come in with your account to answer a klus.")
    )

    def do(cleaned: Cleaned) -> str:
        agreeing.answer_gig(by=request.visitor, gig=row, why=cleaned["why"])
        messages.success(request, _("Your answer is with who posted the klus."))
        return row.get_absolute_url()

    return act_with(
        request, GigAnswerForm(request.POST), do, lambda form: _show(request, row, answer_form=form)
    )


@require_POST
def take_back(request: Request, answer_id: int) -> HttpResponse:
    """Step back."""
    found = there(find_answer(request.visitor, answer_id))
    to = found.gig.get_absolute_url()
    return act(request, to, lambda: agreeing.take_back_answer(by=request.visitor, answer=found))


@require_POST
def agree(request: Request, answer_id: int) -> HttpResponse:
    """Say yes to one who answered; then the agreement is there."""
    found = there(find_answer(request.visitor, answer_id))
    to = reverse("connect:agreement", args=[found.gig_id])
    return act(request, to, lambda: agreeing.agree(by=request.visitor, answer=found))


def _on_gig(request: Request, gig_id: UUID, do: Callable[[Gig], object]) -> HttpResponse:
    row = there(find_gig(request.visitor, gig_id))
    return act(request, row.get_absolute_url(), lambda: do(row))


@require_POST
def finish(request: Request, gig_id: UUID) -> HttpResponse:
    """“It is done.”"""
    return _on_gig(request, gig_id, lambda row: agreeing.finish_gig(by=request.visitor, gig=row))


@require_POST
def renew(request: Request, gig_id: UUID) -> HttpResponse:
    """Another thirty days."""
    return _on_gig(request, gig_id, lambda row: posting_gigs.renew_gig(by=request.visitor, gig=row))


@require_POST
def end(request: Request, gig_id: UUID) -> HttpResponse:
    """Not needed any more."""
    return _on_gig(request, gig_id, lambda row: posting_gigs.end_gig(by=request.visitor, gig=row))


@require_POST
def thank(request: Request, gig_id: UUID) -> HttpResponse:
    """Thank who did it."""
    row = there(find_gig(request.visitor, gig_id))
    require(rules.is_owner(request.visitor, row))

    def do(cleaned: Cleaned) -> str:
        agreeing.thank_for_gig(by=request.visitor, gig=row, words=cleaned["words"])
        return row.get_absolute_url()

    return act_with(
        request, GigThanksForm(request.POST), do, lambda form: _show(request, row, thanks_form=form)
    )


@require_safe
def agreement(request: Request, gig_id: UUID) -> HttpResponse:
    """What was agreed, on one page that prints well."""
    row = there(find_gig(request.visitor, gig_id))
    page = there(agreement_page(request.visitor, row))
    return render(request, "connect/agreement.html", {"page": page})


@require_safe
def agreement_text(request: Request, gig_id: UUID) -> HttpResponse:
    """The same as plain text, to keep or to send."""
    row = there(find_gig(request.visitor, gig_id))
    page = there(agreement_page(request.visitor, row))
    lines = [page.title, "=" * len(page.title), ""]
    for label, words in page.rows:
        lines += [f"{label}:", words, ""]
    lines.append(f"{_('Agreed on')} {page.made_at:%d-%m-%Y}")
    response = HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="afspraak-klus.txt"'
    response["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def drives(request: Request) -> HttpResponse:
    """What gives me energy in work; nobody else reads it."""
    if not request.visitor.has_account:
        return redirect(login_address(request))
    wish = wish_of(request.visitor)
    initial = {"themes": wish.themes, "drives": wish.drives, "missed": wish.missed} if wish else {}
    form = DrivesForm(request.POST if request.method == "POST" else None, initial=initial)

    def do(cleaned: Cleaned) -> str:
        posting_gigs.tell_drives(by=request.visitor, **cleaned)
        messages.success(request, _("Kept for you alone. Klussen of your themes come first now."))
        return reverse("connect:gigs")

    def again(form: Form) -> HttpResponse:
        return form_page(request, "connect/drives.html", form)

    return act_with(request, form, do, again)
