"""The page behind a consent link: who carries it decides, without an account.

Looking changes nothing, so a mail scanner that opens the link does no harm.
"""

from contextlib import suppress

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from kiemkracht.base.errors import RoomError
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.base.visibility import Visibility
from kiemkracht.sprouts import rules
from kiemkracht.sprouts.forms.radar import CarryForm
from kiemkracht.sprouts.selectors.consent_page import CarrierQuestion, carrier_question
from kiemkracht.sprouts.services import asking_consent
from kiemkracht.sprouts.views.thanking import go_thank
from kiemkracht.sprouts.views.wording import place_of_form


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def consent(request: Request, consent_secret: str) -> HttpResponse:
    """The sentence, who asks, and two answers."""
    secret = consent_secret
    question = carrier_question(secret)
    if request.method == "POST" and request.POST.get("answer") == "no":
        return _say_no(request, secret, question)
    if question is None:
        return _gone_or_done(request)
    form = _form(request, question)
    if request.method == "POST" and form.is_valid():
        try:
            return _say_yes(request, secret, form)
        except RoomError as error:
            if error.status == 403:
                raise
            form.add_error(None, str(error.sentence))
    return _page(request, question, form)


def _form(request: Request, question: CarrierQuestion) -> CarryForm:
    return CarryForm(
        request.POST if request.method == "POST" else None,
        is_known=request.visitor.is_known,
        initial={"story": question.sentence, "visibility": Visibility.CIRCLE},
    )


def _page(request: Request, question: CarrierQuestion, form: CarryForm) -> HttpResponse:
    content = {
        "question": question,
        "form": form,
        "is_author": not rules.may_answer_consent(request.visitor, question.author_id),
    }
    status = 422 if form.errors else 200
    response = render(request, "sprouts/carry_consent.html", content, status=status)
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def _say_yes(request: Request, secret: str, form: CarryForm) -> HttpResponse:
    cleaned = form.cleaned_data
    yes = asking_consent.Yes(
        story=cleaned["story"],
        title=cleaned["title"],
        visibility=cleaned["visibility"],
        name=cleaned.get("name", ""),
        community_id=place_of_form(cleaned),
        lang=getattr(request, "LANGUAGE_CODE", "nl"),
    )

    def do() -> str:
        told = asking_consent.say_yes(by=request.visitor, secret=secret, yes=yes)
        return go_thank(request, told)

    return once(request, do)


def _say_no(request: Request, secret: str, question: CarrierQuestion | None) -> HttpResponse:
    if question is None:
        return _gone_or_done(request)

    def do() -> str:
        asking_consent.say_no(by=request.visitor, secret=secret)
        return reverse("sprouts:carry_declined")

    return once(request, do)


def _gone_or_done(request: Request) -> HttpResponse:
    """A second click belongs where the first one went; otherwise the link has had its day."""

    def nothing() -> str:
        raise Http404

    if request.method == "POST":
        with suppress(Http404):  # another tab answered: this one says so too
            return once(request, nothing)
    return render(request, "sprouts/carry_gone.html", status=404)


@require_safe
def declined(request: Request) -> HttpResponse:
    """Rather not: thank you, and it is gone."""
    return render(request, "sprouts/carry_declined.html")
