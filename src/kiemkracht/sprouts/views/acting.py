"""What people do with a kiem on its page: steps, carrying, phases, answers."""

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kiemkracht.base.requests import Request
from kiemkracht.sprouts.enums import Phase
from kiemkracht.sprouts.forms.acting import AnswerForm, CheckForm, DoneForm, StepForm, WhyForm
from kiemkracht.sprouts.models import CarryOffer, Sprout, Step
from kiemkracht.sprouts.selectors.detail import find_sprout, sprout_detail
from kiemkracht.sprouts.services import carrying, checking, contacting, growing, resting, stepping
from kiemkracht.sprouts.views.detail import Forms, people_for_steps, show
from kiemkracht.sprouts.views.reaching import Cleaned, act, act_with, sprout_or_404


def _url(row: Sprout, fragment: str = "") -> str:
    return f"{row.get_absolute_url()}{fragment}"


@require_POST
def plan_step(request: Request, sprout_id: UUID) -> HttpResponse:
    """Agree on a step."""
    row = sprout_or_404(request, sprout_id)
    people = people_for_steps(request, sprout_detail(request.visitor, row))
    form = StepForm(request.POST, people=people)

    def do(cleaned: Cleaned) -> None:
        stepping.plan_step(
            by=request.visitor,
            sprout=row,
            step=stepping.PlannedStep(
                text=cleaned["text"],
                due=cleaned["due"],
                who_id=UUID(cleaned["who"]) if cleaned["who"] else None,
                who_else=cleaned["who_else"],
            ),
        )
        messages.success(request, _("Agreed. Small is fine."))

    return act_with(
        request,
        form,
        _url(row, "#stappen"),
        do,
        lambda again: show(request, row, Forms(step=again), status=422),
    )


def _step_or_404(request: Request, step_id: int) -> tuple[Step, Sprout]:
    step = Step.objects.select_related("sprout").filter(pk=step_id).first()
    row = find_sprout(request.visitor, step.sprout_id) if step else None
    if step is None or row is None:
        raise Http404
    return step, row


@require_POST
def finish_step(request: Request, step_id: int) -> HttpResponse:
    """Tell that a step was taken."""
    step, row = _step_or_404(request, step_id)
    form = DoneForm(request.POST, auto_id=f"done_{step_id}_%s")

    def do(cleaned: Cleaned) -> None:
        stepping.finish_step(by=request.visitor, step=step, what_happened=cleaned["what_happened"])
        messages.success(request, _("Well done. What is the next small step?"))

    def again(form: Form) -> HttpResponse:
        return show(request, row, Forms(done=form, done_id=step_id), status=422)

    return act_with(request, form, _url(row, "#stappen"), do, again)


@require_POST
def drop_step(request: Request, step_id: int) -> HttpResponse:
    """Let a step go."""
    step, row = _step_or_404(request, step_id)
    return act(
        request,
        _url(row, "#stappen"),
        lambda: stepping.drop_step(by=request.visitor, step=step),
    )


@require_POST
def carry(request: Request, sprout_id: UUID) -> HttpResponse:
    """“I carry this”."""
    row = sprout_or_404(request, sprout_id)

    def do(cleaned: Cleaned) -> None:
        carrying.carry(by=request.visitor, sprout=row, why=cleaned["why"])
        messages.success(request, _("You carry this now. You may hand it over at any time."))

    form = WhyForm(request.POST)
    return act_with(
        request, form, _url(row), do, lambda again: show(request, row, Forms(why=again), status=422)
    )


@require_POST
def ask_to_carry(request: Request, sprout_id: UUID) -> HttpResponse:
    """Ask whether one may carry along."""
    row = sprout_or_404(request, sprout_id)

    def do() -> None:
        carrying.ask_to_carry(by=request.visitor, sprout=row)
        messages.success(request, _("Your question stands on this page. Its people will answer."))

    return act(request, _url(row), do)


@require_POST
def release(request: Request, sprout_id: UUID) -> HttpResponse:
    """Hand the carrying over."""
    row = sprout_or_404(request, sprout_id)

    def do() -> None:
        carrying.release(by=request.visitor, sprout=row)
        messages.success(request, _("You have handed it over. Thank you for carrying it."))

    # Whoever lets go of a kiem for a small circle may not see it any more.
    return act(request, "/" if row.visibility == "private" else _url(row), do)


@require_POST
def answer_offer(request: Request, offer_id: int) -> HttpResponse:
    """Say yes or no to carrying along."""
    offer = CarryOffer.objects.select_related("sprout").filter(pk=offer_id).first()
    row = find_sprout(request.visitor, offer.sprout_id) if offer else None
    if offer is None or row is None:
        raise Http404
    accept = request.POST.get("answer") == "yes"
    return act(
        request,
        _url(row),
        lambda: carrying.answer_offer(by=request.visitor, offer=offer, accept=accept),
    )


@require_POST
def grow(request: Request, sprout_id: UUID) -> HttpResponse:
    """Confirm the next phase."""
    row = sprout_or_404(request, sprout_id)
    to = request.POST.get("to", "")

    def do() -> None:
        growing.grow(by=request.visitor, sprout=row, to=to)
        if to in Phase.values:
            words = _("Noted: %(phase)s.") % {"phase": Phase(to).label}
            messages.success(request, words)

    return act(request, _url(row), do)


@require_POST
def go_back(request: Request, sprout_id: UUID) -> HttpResponse:
    """One phase back."""
    row = sprout_or_404(request, sprout_id)
    return act(request, _url(row), lambda: growing.go_back(by=request.visitor, sprout=row))


@require_POST
def wake(request: Request, sprout_id: UUID) -> HttpResponse:
    """Go on after the rest."""
    row = sprout_or_404(request, sprout_id)
    return act(request, _url(row), lambda: resting.wake(by=request.visitor, sprout=row))


@require_POST
def take_contact(request: Request, sprout_id: UUID) -> HttpResponse:
    """Become the contact person."""
    row = sprout_or_404(request, sprout_id)
    return act(request, _url(row), lambda: contacting.take_contact(by=request.visitor, sprout=row))


@require_POST
def leave_contact(request: Request, sprout_id: UUID) -> HttpResponse:
    """Stop being the contact person."""
    row = sprout_or_404(request, sprout_id)
    return act(request, _url(row), lambda: contacting.leave_contact(by=request.visitor, sprout=row))


@require_POST
def answer(request: Request, sprout_id: UUID) -> HttpResponse:
    """Give the first answer."""
    row = sprout_or_404(request, sprout_id)

    def do(cleaned: Cleaned) -> None:
        contacting.answer(by=request.visitor, sprout=row, body=cleaned["body"])
        messages.success(request, _("Your answer stands. The clock has stopped."))

    form = AnswerForm(request.POST)
    return act_with(
        request,
        form,
        _url(row),
        do,
        lambda again: show(request, row, Forms(answer=again), status=422),
    )


@require_POST
def check(request: Request, sprout_id: UUID) -> HttpResponse:
    """Tell whether it lives after six months."""
    row = sprout_or_404(request, sprout_id)

    def do(cleaned: Cleaned) -> None:
        checking.check_after_six_months(
            by=request.visitor,
            sprout=row,
            is_alive=cleaned["is_alive"],
            note=cleaned["note"],
        )
        messages.success(request, _("Thank you for looking."))

    form = CheckForm(request.POST, auto_id="check_%s")
    return act_with(
        request,
        form,
        _url(row),
        do,
        lambda again: show(request, row, Forms(check=again), status=422),
    )
