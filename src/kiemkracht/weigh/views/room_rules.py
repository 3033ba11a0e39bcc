"""The register of room rules, and the framework."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemkracht.base.errors import require
from kiemkracht.base.requests import Request
from kiemkracht.weigh.forms.answering import OutcomeForm, RuleForm, RuleWishesForm
from kiemkracht.weigh.rules.weighing import may_keep_rules
from kiemkracht.weigh.selectors.room_rules import RulePage, rule_list, rule_page
from kiemkracht.weigh.services import ruling
from kiemkracht.weigh.views.acting import act
from kiemkracht.weigh.views.formpages import Words, form_page


@require_safe
def room_rules(request: Request) -> HttpResponse:
    """All rules, with a search."""
    form = RuleWishesForm(request.GET)
    form.is_valid()
    chosen = form.cleaned_data
    page = rule_list(
        request.visitor,
        query=chosen.get("q", ""),
        kind=chosen.get("soort", ""),
        page=request.GET.get("page", 1),
    )
    content = {"page": page, "form": form, "is_sought": any(chosen.values())}
    return render(request, "weigh/rules/list.html", content)


def _found(request: Request, rule_id: UUID) -> RulePage:
    page = rule_page(request.visitor, rule_id)
    if page is None:
        raise Http404
    return page


@require_safe
def room_rule(request: Request, rule_id: UUID) -> HttpResponse:
    """One rule with its history and how it turned out."""
    content = {"page": _found(request, rule_id), "form": OutcomeForm()}
    return render(request, "weigh/rules/rule.html", content)


def _text(form: RuleForm) -> ruling.RuleText:
    given = form.cleaned_data
    return ruling.RuleText(
        text=given["text"],
        kind=given["kind"],
        purpose=given["purpose"],
        may_deviate=given["may_deviate"],
        source=given["source"],
    )


@require_http_methods(["GET", "HEAD", "POST"])
def new_rule(request: Request) -> HttpResponse:
    """Write a rule down."""
    require(may_keep_rules(request.visitor))
    form = RuleForm(request.POST or None)
    del form.fields["why"]

    def do() -> str:
        return ruling.note_rule(by=request.visitor, text=_text(form)).get_absolute_url()

    words = Words(
        _("Write a room rule down"),
        _("What is said to stand in the way? Write it down, and what it is for."),
        _("Keep this rule"),
        reverse("weigh:room_rules"),
        _("Room rules"),
    )
    return form_page(request, form, words, do)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_rule(request: Request, rule_id: UUID) -> HttpResponse:
    """Give a rule other words; of two people who do so at once both words stay."""
    require(may_keep_rules(request.visitor))
    page = _found(request, rule_id)
    url = reverse("weigh:room_rule", args=[rule_id])
    typed = request.POST.copy()
    form = RuleForm(typed or None, initial=_before(page))

    def do() -> str:
        ruling.reword(
            by=request.visitor,
            rule_id=rule_id,
            text=_text(form),
            seen_number=form.cleaned_data["seen"] or 0,
            why=form.cleaned_data["why"],
        )
        return url

    if form.is_bound and form.is_valid() and form.cleaned_data["seen"] != page.number:
        # Shown again with what the other wrote; sending it once more keeps both.
        typed["seen"] = str(page.number)
    words = Words(
        _("Change the words of a rule"),
        _("The words before stay to be read, with the day and the reason."),
        _("Keep these words"),
        url,
        page.now.text,
    )
    return form_page(request, form, words, do)


def _before(page: RulePage) -> dict[str, object]:
    now = page.now
    return {
        "text": now.text,
        "kind": now.kind_code,
        "source": now.source,
        "purpose": now.purpose,
        "may_deviate": now.may_deviate,
        "seen": page.number,
    }


@require_POST
def rule_outcome(request: Request, rule_id: UUID) -> HttpResponse:
    """Note how a rule turned out."""
    page = _found(request, rule_id)
    require(page.may_keep)
    form = OutcomeForm(request.POST)
    if not form.is_valid():
        content = {"page": page, "form": form}
        return render(request, "weigh/rules/rule.html", content, status=422)
    given = form.cleaned_data
    outcome = ruling.OutcomeText(
        proved=given["proved"], room_found=given["room_found"], happened=given["happened"]
    )
    return act(
        request,
        f"{reverse('weigh:room_rule', args=[rule_id])}#uitkomsten",
        lambda: ruling.note_outcome(by=request.visitor, rule_id=rule_id, outcome=outcome),
    )
