"""What an author does with a sentence: weigh it, and ask someone else whether they carry it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemkracht.base.errors import RoomError
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.sprouts.forms.radar import AddressForm, QuestionForm
from kiemkracht.sprouts.selectors.consent_page import find_question
from kiemkracht.sprouts.selectors.signals import SignalView, one_signal
from kiemkracht.sprouts.selectors.text_page import find_text, text_page
from kiemkracht.sprouts.services import asking_consent, dropping, weighing_signals
from kiemkracht.sprouts.views.radar_doors import signal_or_404, with_account
from kiemkracht.sprouts.views.reaching import act


@require_POST
def weigh(request: Request, signal_id: int) -> HttpResponse:
    """Recognised, later, not, or thinking again. A repeat changes nothing, so no key is needed."""
    row = signal_or_404(request, signal_id)
    weighing_signals.weigh(
        by=request.visitor, signal_id=signal_id, answer=request.POST.get("answer", "")
    )
    if request.htmx:
        return _fragment(request, signal_id)
    if request.POST.get("back") == "radar":
        return redirect(f"{reverse('sprouts:radar')}#later")
    return redirect(f"{reverse('sprouts:radar_text', args=[row.source_id])}#vondst-{signal_id}")


def _fragment(request: Request, signal_id: int) -> HttpResponse:
    """The sentence anew, and how many still wait in its text."""
    row = signal_or_404(request, signal_id)
    source = find_text(request.visitor, row.source_id)
    if source is None:
        raise Http404
    content = {
        "signal": one_signal(request.visitor, row),
        "waiting": text_page(request.visitor, source).waiting,
        "back": "radar" if request.POST.get("back") == "radar" else "",
        "is_fragment": True,
    }
    return render(request, "sprouts/_signal.html", content)


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def ask(request: Request, signal_id: int) -> HttpResponse:
    """Ask who carries it: write a message, get a link to send oneself."""
    signal = one_signal(request.visitor, signal_or_404(request, signal_id))
    form = QuestionForm(request.POST or None, initial={"sentence": signal.sentence})
    if request.method == "POST" and form.is_valid():
        try:
            return _ask(request, signal, form)
        except RoomError as error:
            if error.status == 403:
                raise
            form.add_error(None, str(error.sentence))
    status = 422 if form.errors else 200
    content = {"signal": signal, "form": form}
    return render(request, "sprouts/radar_ask.html", content, status=status)


def _ask(request: Request, signal: SignalView, form: QuestionForm) -> HttpResponse:
    def do() -> str:
        link = asking_consent.ask(
            by=request.visitor,
            signal_id=signal.id,
            question=asking_consent.Question(**form.cleaned_data),
        )
        return link.get_absolute_url()

    return once(request, do)


@require_safe
def question(request: Request, question_id: UUID) -> HttpResponse:
    """A question of one's own: the link to send, and how it stands."""
    page = find_question(request.visitor, question_id)
    if page is None:
        raise Http404
    path = reverse("sprouts:carry_consent", args=[page.secret]) if page.secret else ""
    content = {"page": page, "link": request.build_absolute_uri(path) if path else ""}
    return render(request, "sprouts/radar_question.html", content)


@require_POST
def withdraw(request: Request, question_id: UUID) -> HttpResponse:
    """Take a question back."""
    page = find_question(request.visitor, question_id)
    if page is None:
        raise Http404

    def do() -> None:
        asking_consent.withdraw(by=request.visitor, link_id=question_id)
        messages.success(request, _("The link does not work any more. What you wrote is erased."))

    return act(request, page.text_url, do)


@require_POST
@with_account
def make_address(request: Request) -> HttpResponse:
    """Make a drop address, or a new one."""
    form = AddressForm(request.POST)
    kind = form.cleaned_data["kind"] if form.is_valid() else ""

    def do() -> None:
        dropping.make_address(by=request.visitor, kind=kind)
        messages.success(request, _("This is your address now. An older one does not work."))

    return act(request, f"{reverse('sprouts:radar')}#postadres", do)


@require_POST
@with_account
def end_address(request: Request) -> HttpResponse:
    """Withdraw the drop address."""

    def do() -> None:
        dropping.end_address(by=request.visitor)
        messages.success(request, _("Your drop address does not work any more."))

    return act(request, f"{reverse('sprouts:radar')}#postadres", do)
