"""The advice, the answer, publishing it, carrying it out, and looking back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kiemkracht.base.errors import require
from kiemkracht.base.requests import Request
from kiemkracht.weigh.forms.answering import AdviceForm, AnswerForm, BackForm, PublicForm
from kiemkracht.weigh.models import Weighing
from kiemkracht.weigh.rules.weighing import may_decide, may_guide, may_talk
from kiemkracht.weigh.selectors.frameworks import text_of
from kiemkracht.weigh.selectors.parts import part_of
from kiemkracht.weigh.selectors.prefilling import advice_before, answer_before, public_before
from kiemkracht.weigh.services import advising, making_public, resolving
from kiemkracht.weigh.services.leading import NOT_YOURS
from kiemkracht.weigh.views.acting import act
from kiemkracht.weigh.views.formpages import Words, form_page
from kiemkracht.weigh.views.weighings import led, page_of, sought


@require_http_methods(["GET", "HEAD", "POST"])
def advice(request: Request, weighing_id: UUID) -> HttpResponse:
    """Write the advice down."""
    row = led(request, weighing_id)
    form = AdviceForm(request.POST or None, initial=advice_before(row))

    def do() -> str:
        given = form.cleaned_data
        advising.advise(
            by=request.visitor,
            weighing_id=row.pk,
            text=advising.AdviceText(
                options=form.options(),
                majority=given["majority"],
                minority=given["minority"],
                minority_needs=given["minority_needs"],
                no_minority_because=given["no_minority_because"],
            ),
        )
        return page_of(row, "advies")

    words = Words(
        _("The advice of the group"),
        _("Options first, then what most people advise, and what the minority says and needs."),
        _("Keep the advice"),
        page_of(row),
        row.subject,
    )
    return form_page(request, form, words, do)


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: Request, weighing_id: UUID) -> HttpResponse:
    """Decide, for who has the mandate."""
    row = sought(request, weighing_id)
    _require_mandate(request, row)
    form = AnswerForm(
        request.POST or None, initial=answer_before(row), options=resolving.options_of(row)
    )

    def do() -> str:
        given = form.cleaned_data
        resolving.decide(
            by=request.visitor,
            weighing_id=row.pk,
            text=resolving.AnswerText(
                answer=given["answer"],
                chosen=given["chosen"],
                reasons=[given[f"reason_{at}"] for at in (1, 2, 3)],
                role=given["role"],
                condition=given["condition"],
                until=given["until"],
                alternatives=[given["alternative_1"], given["alternative_2"]],
            ),
        )
        return page_of(row, "besluit")

    words = Words(
        _("The answer"),
        _("Yes, unless. Whatever it is: the reasons are yours, and everyone may read them."),
        _("Decide this"),
        page_of(row),
        row.subject,
    )
    return form_page(request, form, words, do, template="weigh/weighing/decide.html")


def _require_mandate(request: Request, row: Weighing) -> None:
    part = part_of(request.visitor, row)
    if not row.track:
        require(may_guide(part), NOT_YOURS)
        return
    mandate = text_of(row.version).mandate(row.track)
    require(may_decide(part, mandate.who), _("You don’t decide on this.") + " " + mandate.words)


@require_http_methods(["GET", "HEAD", "POST"])
def make_public(request: Request, weighing_id: UUID) -> HttpResponse:
    """Complete what goes with the answer, and publish it. What was typed is kept either way."""
    row = sought(request, weighing_id)
    part = part_of(request.visitor, row)
    decides = bool(row.track) and may_decide(part, text_of(row.version).mandate(row.track).who)
    require(may_guide(part) or decides, NOT_YOURS)
    form = PublicForm(request.POST or None, initial=public_before(row))
    if form.is_bound and form.is_valid() and row.decided_at and not row.published_at:
        given = form.cleaned_data
        making_public.prepare(
            by=request.visitor,
            weighing_id=row.pk,
            text=making_public.PublicText(
                touched=form.groups(),
                dissent=given["dissent"],
                dissent_needs=given["dissent_needs"],
                done_with_it=given["done_with_it"],
                no_dissent_because=given["no_dissent_because"],
                review_on=given["review_on"],
            ),
        )

    def do() -> str:
        making_public.publish(by=request.visitor, weighing_id=row.pk)
        messages.success(request, _("It is published, and stands in the register of choices."))
        return page_of(row, "besluit")

    words = Words(
        _("Publish the answer"),
        _("Everyone may read it after this. It can’t be changed silently."),
        _("Publish it"),
        page_of(row),
        row.subject,
    )
    return form_page(request, form, words, do)


@require_POST
def carry_out(request: Request, weighing_id: UUID) -> HttpResponse:
    """Note that it is being carried out."""
    row = sought(request, weighing_id)
    return act(
        request,
        page_of(row),
        lambda: resolving.carry_out(by=request.visitor, weighing_id=row.pk),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def look_back(request: Request, weighing_id: UUID) -> HttpResponse:
    """Look back: what happened, what was learned."""
    row = sought(request, weighing_id)
    require(may_talk(part_of(request.visitor, row)))
    form = BackForm(request.POST or None)

    def do() -> str:
        given = form.cleaned_data
        resolving.look_back(
            by=request.visitor,
            weighing_id=row.pk,
            happened=given["happened"],
            learned=given["learned"],
            for_framework=given["for_framework"],
        )
        return page_of(row, "terugblik")

    words = Words(
        _("Look back"),
        _("What happened, and what do you know now? Stopping with a lesson is a success too."),
        _("Keep this"),
        page_of(row),
        row.subject,
    )
    return form_page(request, form, words, do)
