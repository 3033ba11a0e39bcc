"""Second looks: the list, asking for one, and the legal way to object."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from kiemkracht.answers.forms.second_looks import ClauseForm, LookForm
from kiemkracht.answers.selectors.second_looks import clause_of, look_list, looks_of_choice
from kiemkracht.answers.services import looking_again
from kiemkracht.answers.services.looking_again import AskedAgain, LookWords
from kiemkracht.answers.views.refusing import unless_denied
from kiemkracht.base.errors import RoomError, require
from kiemkracht.base.limits import caller, within
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.direction.selectors.reviewing import (
    PublishedChoice,
    may_write_for,
    published_choice,
)

ASKED = "answers-asked-again"
ASKS, WINDOW_S = 10, 3600


@require_safe
def second_looks(request: Request) -> HttpResponse:
    """All of them, what waits longest on top; nothing of who asked."""
    page, cards = look_list(page=request.GET.get("page", "1"))
    return render(request, "answers/looks/list.html", {"page": page, "cards": cards})


def _choice(choice_slug: str) -> PublishedChoice:
    choice = published_choice(choice_slug)
    if choice is None:
        raise Http404
    return choice


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def ask_second_look(request: Request, choice_slug: str) -> HttpResponse:
    """Ask for a second look in four fields, with or without an account."""
    choice = _choice(choice_slug)
    around = looks_of_choice(request.visitor, choice)
    form = LookForm(request.POST or None, is_known=request.visitor.is_known)
    if request.method == "POST" and form.is_valid():
        if not within(f"look:{caller(request)}", most=ASKS, seconds=WINDOW_S):
            form.add_error(None, _("That was very often in a short time. Try it again in an hour."))
        else:
            try:
                return once(request, lambda: _ask(request, choice, form))
            except RoomError as error:
                unless_denied(error, form)
    content = {"form": form, "choice": choice, "around": around}
    status = 422 if form.errors else 200
    return render(request, "answers/looks/ask.html", content, status=status)


def _ask(request: Request, choice: PublishedChoice, form: LookForm) -> str:
    given = form.cleaned_data
    words = LookWords(
        given["ground"], given["touches_me"], given["what_is_missing"], given["what_i_ask"]
    )
    asked = looking_again.ask_again(
        by=request.visitor, slug=choice.slug, words=words, name=given.get("name", "")
    )
    return _thank(request, asked)


def _thank(request: Request, asked: AskedAgain) -> str:
    if not asked.secret:
        messages.success(request, _("Asked. You hear it here when there is an answer."))
        return asked.look.get_absolute_url()
    request.session[ASKED] = {
        "url": asked.look.get_absolute_url(),
        "secret": asked.secret,
        "answer_by": asked.look.answer_by.isoformat(),
    }
    return reverse("answers:second_look_thanks")


@require_safe
def thanks(request: Request) -> HttpResponse:
    """The private link of who asked without an account: shown this once."""
    kept = request.session.get(ASKED)
    if not kept:
        return redirect("answers:second_looks")
    secret = kept.get("secret", "")
    if secret:
        request.session[ASKED] = {**kept, "secret": ""}
    link = request.build_absolute_uri(reverse("people:come_back", args=[secret])) if secret else ""
    response = render(request, "answers/looks/thanks.html", {"link": link, "url": kept["url"]})
    response["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def objection(request: Request, choice_slug: str) -> HttpResponse:
    """Note where one can object, for who decides here."""
    choice = _choice(choice_slug)
    require(
        may_write_for(request.visitor, choice.community_id),
        _("Only who decides here notes where one can object."),
    )
    clause = clause_of(choice.id)
    initial = {"made_known_on": clause.made_known_on, "address": clause.address} if clause else {}
    form = ClauseForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def do() -> str:
            looking_again.set_clause(
                by=request.visitor,
                slug=choice.slug,
                made_known_on=given["made_known_on"],
                address=given["address"],
            )
            messages.success(request, _("Noted. It stands on the page of the choice."))
            return choice.url

        try:
            return once(request, do)
        except RoomError as error:
            unless_denied(error, form)
    content = {"form": form, "choice": choice}
    status = 422 if form.errors else 200
    return render(request, "answers/looks/clause.html", content, status=status)
