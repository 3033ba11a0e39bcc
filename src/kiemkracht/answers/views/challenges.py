"""Challenges: the list, beginning one, writing it, and the rules of the ordinance."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kiemkracht.answers.forms.challenges import BeginForm, ChallengeForm, TermsForm
from kiemkracht.answers.models import Challenge
from kiemkracht.answers.rules.challenges import FIELDS, may_set_terms, may_write
from kiemkracht.answers.selectors.challenges import challenge_list, find_challenge
from kiemkracht.answers.selectors.money import cents_of, typed_euros
from kiemkracht.answers.selectors.ordinance import TermsPage, terms_page
from kiemkracht.answers.services import challenging, setting_ordinance
from kiemkracht.answers.services.setting_ordinance import TermsWords
from kiemkracht.answers.views.refusing import unless_denied
from kiemkracht.base.errors import RoomError, require
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.people.selectors.organisations import municipalities
from kiemkracht.weigh.selectors.grounds import Ground, ground_of


@require_safe
def challenges(request: Request) -> HttpResponse:
    """What was handed in, and my own."""
    page, cards = challenge_list(request.visitor, page=request.GET.get("page", "1"))
    content = {"page": page, "cards": cards, "organisations": municipalities()}
    return render(request, "answers/challenges/list.html", content)


@require_http_methods(["GET", "HEAD", "POST"])
def new_challenge(request: Request) -> HttpResponse:
    """Begin to explore, for a kiem (`?kiem=`) or a community (`?verband=`)."""
    ground = ground_of(
        request.visitor, kiem=request.GET.get("kiem", ""), slug=request.GET.get("verband", "")
    )
    if ground is None or ground.community_id is None:
        raise Http404
    if not request.visitor.is_known:
        return redirect_to_login(request.get_full_path())
    organisations = municipalities()
    form = BeginForm(
        request.POST or None, organisations=[(str(each.id), each.name) for each in organisations]
    )
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, lambda: _begin(request, form, ground))
        except RoomError as error:
            unless_denied(error, form)
    content = {"form": form, "ground": ground, "organisations": organisations}
    status = 422 if form.errors else 200
    return render(request, "answers/challenges/new.html", content, status=status)


def _begin(request: Request, form: BeginForm, ground: Ground) -> str:
    assert ground.community_id is not None  # noqa: S101 - the view refused without one
    row = challenging.begin(
        by=request.visitor,
        organisation_id=UUID(form.cleaned_data["organisation"]),
        community_id=ground.community_id,
        title=form.cleaned_data["title"],
        sprout_id=ground.sprout_id,
    )
    messages.success(request, _("You explore now. Ask for what you need to know; nothing is sent."))
    return row.get_absolute_url()


def found(request: Request, challenge_id: UUID) -> Challenge:
    """The challenge, or “not found”."""
    row = find_challenge(request.visitor, challenge_id)
    if row is None:
        raise Http404
    return row


@require_http_methods(["GET", "HEAD", "POST"])
def edit_challenge(request: Request, challenge_id: UUID) -> HttpResponse:
    """Write the answers."""
    row = found(request, challenge_id)
    require(may_write(request.visitor, row), _("Who began it writes it, until it is complete."))
    form = ChallengeForm(request.POST if request.method == "POST" else None, initial=_initial(row))
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, lambda: _write(request, row, form))
        except RoomError as error:
            unless_denied(error, form)
            row = found(request, challenge_id)
            data = request.POST.copy()
            data["based_on"] = str(row.edition)
            form.data = data
    content = {"form": form, "row": row, "fields": [form[name] for name in FIELDS]}
    status = 422 if form.errors else 200
    return render(request, "answers/challenges/edit.html", content, status=status)


def _initial(row: Challenge) -> dict[str, object]:
    known = {name: getattr(row, name) for name in FIELDS}
    return known | {"asked_cents": typed_euros(row.asked_cents), "based_on": row.edition}


def _write(request: Request, row: Challenge, form: ChallengeForm) -> str:
    given = form.cleaned_data
    words = {name: given[name] for name in FIELDS if name != "asked_cents"}
    challenging.write(
        by=request.visitor,
        challenge_id=row.pk,
        words=words,
        cents=cents_of(given["asked_cents"]),
        based_on=given["based_on"],
    )
    messages.success(request, _("Kept. You hand it in when you are ready."))
    return row.get_absolute_url()


@require_http_methods(["GET", "HEAD", "POST"])
def ordinance(request: Request, organisation_id: UUID) -> HttpResponse:
    """The rules of one organisation; who arranges the house notes them."""
    page = terms_page(request.visitor, organisation_id)
    if page is None:
        raise Http404
    form = TermsForm(request.POST if request.method == "POST" else None, initial=_terms(page))
    if request.method == "POST":
        require(may_set_terms(request.visitor), _("Only who arranges the house notes these rules."))
        if form.is_valid():
            try:
                return once(request, lambda: _set_terms(request, page, form))
            except RoomError as error:
                unless_denied(error, form)
    content = {"page": page, "form": form}
    status = 422 if form.errors else 200
    return render(request, "answers/challenges/ordinance.html", content, status=status)


def _terms(page: TermsPage) -> dict[str, object]:
    row = page.row
    if row is None:
        return {}
    known: dict[str, object] = {name: getattr(row, name) for name in TermsForm.base_fields}
    return known | {"refusal_grounds": "\n".join(row.refusal_grounds)}


def _set_terms(request: Request, page: TermsPage, form: TermsForm) -> str:
    given = form.cleaned_data
    words = TermsWords(**given | {"refusal_grounds": given["refusal_grounds"].splitlines()})
    setting_ordinance.set_terms(
        by=request.visitor, organisation_id=page.organisation.id, words=words
    )
    messages.success(request, _("This counts for what is handed in from now on."))
    return reverse("answers:ordinance", args=[page.organisation.id])
