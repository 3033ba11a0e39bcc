"""Asking for backing: my questions, a new one, one of them."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemkracht.answers.forms.support import SupportAnswerForm, SupportForm
from kiemkracht.answers.models import SupportRequest
from kiemkracht.answers.rules.support import may_ask
from kiemkracht.answers.selectors.backing import Covered, covered_by
from kiemkracht.answers.selectors.money import cents_of
from kiemkracht.answers.selectors.support import find_support, my_support, term_days
from kiemkracht.answers.selectors.support_page import support_page
from kiemkracht.answers.services import asking_support
from kiemkracht.answers.services.asking_support import AnswerWords, SupportWords
from kiemkracht.answers.views.refusing import unless_denied
from kiemkracht.base.errors import RoomError, require
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.people.selectors.leading import Leader, leaders_for
from kiemkracht.sprouts.selectors.grounds import KiemGround, kiem_ground


@require_safe
def support(request: Request) -> HttpResponse:
    """What I asked, and what came of it."""
    if not request.visitor.has_account:
        return redirect_to_login(request.get_full_path())
    page = my_support(request.visitor)
    return render(request, "answers/support/mine.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def ask_support(request: Request) -> HttpResponse:
    """Ask for backing; what looks like a line of the sheet is told before it is sent."""
    if not request.visitor.has_account:
        return redirect_to_login(request.get_full_path())
    require(
        may_ask(request.visitor),
        _("Asking for backing is for people who work at an organisation here."),
    )
    kiem = _kiem(request)
    leaders = leaders_for(request.visitor)
    form = SupportForm(
        request.POST or None,
        leaders=[(str(each.id), _leader_words(each)) for each in leaders],
    )
    covered: Covered | None = None
    if request.method == "POST" and form.is_valid():
        covered = _covered(request, form, leaders)
        if covered is None:
            try:
                return once(request, lambda: _send(request, form, kiem))
            except RoomError as error:
                unless_denied(error, form)
    content = {
        "form": form,
        "kiem": kiem,
        "leaders": leaders,
        "covered": covered,
        "term_days": term_days(),
    }
    status = 422 if form.errors else 200
    return render(request, "answers/support/ask.html", content, status=status)


def _leader_words(leader: Leader) -> str:
    return f"{leader.name} ({leader.where})" if leader.where else leader.name


def _kiem(request: Request) -> KiemGround | None:
    text = request.GET.get("kiem", "")
    if not text:
        return None
    try:
        found = kiem_ground(request.visitor, UUID(text))
    except ValueError:
        found = None
    if found is None:
        raise Http404
    return found


def _covered(request: Request, form: SupportForm, leaders: tuple[Leader, ...]) -> Covered | None:
    """The line that looks like this question, unless its writer said to ask it all the same."""
    if request.POST.get("anyway") == "yes":
        return None
    given = form.cleaned_data
    leader = next((each for each in leaders if str(each.id) == given["asked_of"]), None)
    return covered_by(
        leader.community_id if leader else None,
        f"{given['subject']} {given['question']}",
        cents_of(given["amount"]),
    )


def _send(request: Request, form: SupportForm, kiem: KiemGround | None) -> str:
    given = form.cleaned_data
    row = asking_support.ask_support(
        by=request.visitor,
        words=SupportWords(
            asked_of=UUID(given["asked_of"]),
            subject=given["subject"],
            question=given["question"],
            amount_cents=cents_of(given["amount"]),
            sprout_id=kiem.id if kiem else None,
        ),
    )
    messages.success(request, _("Sent. You both see how long it waits."))
    return row.get_absolute_url()


def _found(request: Request, request_id: UUID) -> SupportRequest:
    row = find_support(request.visitor, request_id)
    if row is None:
        raise Http404
    return row


@require_safe
def support_request(request: Request, request_id: UUID) -> HttpResponse:
    """One question, for who asked and who was asked."""
    return _show(request, _found(request, request_id), SupportAnswerForm())


def _show(
    request: Request, row: SupportRequest, form: SupportAnswerForm, status: int = 200
) -> HttpResponse:
    content = {"page": support_page(request.visitor, row), "form": form}
    return render(request, "answers/support/request.html", content, status=status)


@require_POST
def answer_support(request: Request, request_id: UUID) -> HttpResponse:
    """Answer it."""
    row = _found(request, request_id)
    form = SupportAnswerForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        answer = AnswerWords(given["kind"], given["words"], given["promised_on"])

        def do() -> str:
            asking_support.answer_support(by=request.visitor, request_id=row.pk, answer=answer)
            messages.success(request, _("Your answer is there for who asked."))
            return row.get_absolute_url()

        try:
            return once(request, do)
        except RoomError as error:
            unless_denied(error, form)
    return _show(request, row, form, 422)


@require_POST
def withdraw_support(request: Request, request_id: UUID) -> HttpResponse:
    """Take it back."""
    row = _found(request, request_id)

    def do() -> str:
        asking_support.withdraw_support(by=request.visitor, request_id=row.pk)
        messages.success(request, _("Taken back."))
        return reverse("answers:support")

    return once(request, do)
