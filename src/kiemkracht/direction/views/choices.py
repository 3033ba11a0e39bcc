"""One choice: reading it, asking, writing, responding, and every step up to withdrawal."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemkracht.base.errors import LeaveDenied, RoomError, require
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.direction import rules
from kiemkracht.direction.enums import ChoiceState
from kiemkracht.direction.forms import (
    AskForm,
    ChoiceDesk,
    OpenForm,
    PublishForm,
    RespondForm,
    WithdrawForm,
)
from kiemkracht.direction.models import Choice
from kiemkracht.direction.selectors.choice_page import checklist, choice_page, choice_story
from kiemkracht.direction.services import deciding, proposing, publishing, responding
from kiemkracht.direction.views.finding import choice_at, posted

AnyForm = AskForm | OpenForm | RespondForm | PublishForm | WithdrawForm


@require_safe
def choice(request: Request, slug: str) -> HttpResponse:
    """The public page of a choice."""
    return _choice(request, slug)


def _choice(request: Request, slug: str, form: RespondForm | None = None) -> HttpResponse:
    page = choice_page(request.visitor, slug)
    if page is None:
        raise Http404
    answer = form or RespondForm(earlier=page.my_response)
    context = {"page": page, "form": answer, "open_form": OpenForm()}
    return render(request, "direction/choice.html", context)


@require_safe
def version(request: Request, slug: str, number: int) -> HttpResponse:
    """What a version said; its address never moves."""
    page = choice_page(request.visitor, slug, number=number)
    if page is None:
        raise Http404
    return render(request, "direction/version.html", {"page": page, "number": number})


@require_safe
def story(request: Request, slug: str) -> HttpResponse:
    """Everything that happened around a choice."""
    page = choice_story(request.visitor, slug)
    if page is None:
        raise Http404
    return render(request, "direction/story.html", {"page": page})


def _show_or_raise(error: RoomError, form: AnyForm) -> None:
    if isinstance(error, LeaveDenied):
        raise error
    form.add_error(None, str(error.sentence))


@require_http_methods(["GET", "HEAD", "POST"])
def new_choice(request: Request) -> HttpResponse:
    """Put a question on the table."""
    require(rules.may_start_somewhere(request.visitor))
    form = AskForm(posted(request), visitor=request.visitor)

    def do() -> str:
        said = form.cleaned_data
        made = proposing.propose(
            by=request.visitor,
            community_id=form.community_id,
            question=said["question"],
            visibility=said["visibility"],
        )
        return f"{made.get_absolute_url()}bewerken/"

    if request.method == "POST" and form.is_valid():
        try:
            return once(request, do)
        except RoomError as error:
            _show_or_raise(error, form)
    return render(request, "direction/choice_new.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def edit_choice(request: Request, slug: str) -> HttpResponse:
    """The writing desk: sections, and a checklist of what publishing still asks."""
    row = choice_at(request, slug)
    require(
        rules.may_edit_choice(request.visitor, row),
        _("This text can’t be changed now. A published choice is first opened for review."),
    )
    desk = ChoiceDesk(posted(request), visitor=request.visitor, choice=row)

    def do() -> str:
        proposing.edit_choice(by=request.visitor, choice=row, text=desk.text)
        messages.success(request, _("Kept. Nobody else has to see it finished today."))
        anchor = request.POST.get("on", "")
        onward = f"bewerken/#{anchor}" if anchor in _SECTIONS else ""
        return f"{row.get_absolute_url()}{onward}"

    if request.method == "POST" and desk.is_valid():
        try:
            return once(request, do)
        except RoomError as error:
            if isinstance(error, LeaveDenied):
                raise
            desk.form.add_error(None, str(error.sentence))
    context = {"desk": desk, "choice": row, "checklist": checklist(row)}
    return render(request, "direction/choice_desk.html", context)


_SECTIONS = frozenset({"mogelijkheden", "geraakten", "tegenstem"})


@require_POST
def step(request: Request, slug: str) -> HttpResponse:
    """Open for responses, note as taken, or open for review."""
    row = choice_at(request, slug)
    to = request.POST.get("to", "")

    def do() -> str:
        messages.success(request, _step(request, row, to))
        return row.get_absolute_url()

    return once(request, do)


def _step(request: Request, row: Choice, to: str) -> str:
    if to == ChoiceState.OPEN:
        form = OpenForm(request.POST)
        days = form.cleaned_data["days"] if form.is_valid() else 0
        deciding.open_for_responses(by=request.visitor, choice=row, days=days)
        return _("It is open. People can respond now.")
    if to == ChoiceState.TAKEN:
        deciding.take(by=request.visitor, choice=row)
        return _("Noted. Now publish it, so that everyone can read why.")
    if to == ChoiceState.UNDER_REVIEW:
        deciding.open_review(by=request.visitor, choice=row)
        return _("You can work on a new version. The published text stands until then.")
    raise Http404


@require_POST
def respond(request: Request, slug: str) -> HttpResponse:
    """Answer an open choice."""
    row = choice_at(request, slug)
    form = RespondForm(request.POST)

    def do() -> str:
        said = form.cleaned_data
        responding.respond(by=request.visitor, choice=row, stance=said["stance"], body=said["body"])
        messages.success(request, _("Thank you. Your answer goes along with this choice."))
        return f"{row.get_absolute_url()}#reacties"

    if form.is_valid():
        try:
            return once(request, do)
        except RoomError as error:
            _show_or_raise(error, form)
    return _choice(request, slug, form)


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: Request, slug: str) -> HttpResponse:
    """The checklist, and the button that publishes."""
    row = choice_at(request, slug)
    require(rules.may_write_for(request.visitor, row.community_id))
    form = PublishForm(posted(request))

    def do() -> str:
        made = publishing.publish(
            by=request.visitor, choice=row, why_changed=form.cleaned_data["why_changed"]
        )
        messages.success(request, _("Published, as version %(number)d.") % {"number": made.number})
        return row.get_absolute_url()

    if request.method == "POST" and form.is_valid():
        try:
            return once(request, do)
        except RoomError as error:
            _show_or_raise(error, form)
    context = {
        "form": form,
        "choice": row,
        "checklist": checklist(row),
        "is_revision": row.state == ChoiceState.UNDER_REVIEW,
    }
    return render(request, "direction/choice_publish.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: Request, slug: str) -> HttpResponse:
    """Withdraw a choice, with a reason."""
    row = choice_at(request, slug)
    require(rules.may_write_for(request.visitor, row.community_id))
    form = WithdrawForm(posted(request))

    def do() -> str:
        publishing.withdraw(by=request.visitor, choice=row, because=form.cleaned_data["because"])
        messages.success(request, _("Withdrawn. The page tells why."))
        return row.get_absolute_url()

    if request.method == "POST" and form.is_valid():
        try:
            return once(request, do)
        except RoomError as error:
            _show_or_raise(error, form)
    return render(request, "direction/choice_withdraw.html", {"form": form, "choice": row})
