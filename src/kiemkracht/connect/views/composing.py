"""Learning sets: the list, the page of one, and what one can do with it."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemkracht.base.errors import LeaveDenied, RoomError, require
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.connect.forms.composing import RulesForm, SwapForm
from kiemkracht.connect.models import Composition
from kiemkracht.connect.rules.composing import may_arrange
from kiemkracht.connect.selectors.composition_page import composition_page, own_set, progress_of
from kiemkracht.connect.selectors.compositions import (
    composition_list,
    composition_of,
)
from kiemkracht.connect.selectors.sets_file import sets_rows
from kiemkracht.connect.services import composing, dividing, swapping
from kiemkracht.connect.views.csv_answers import csv_answer


@require_safe
def compositions(request: Request) -> HttpResponse:
    """What one arranges, and one's own sets."""
    content = {"list": composition_list(request.visitor)}
    return render(request, "connect/compositions.html", content)


def _seen(request: Request, composition_id: UUID) -> Composition:
    found = composition_of(request.visitor, composition_id)
    if found is None:
        raise Http404
    return found


def _arranged(request: Request, composition_id: UUID) -> Composition:
    found = _seen(request, composition_id)
    require(may_arrange(request.visitor, found.community_id), composing.NOT_YOURS)
    return found


def _url(composition_id: UUID) -> str:
    return reverse("connect:composition", args=[composition_id])


@require_safe
def composition(request: Request, composition_id: UUID) -> HttpResponse:
    """All of it for who arranges; only the own set for who sits in it."""
    found = _seen(request, composition_id)
    if may_arrange(request.visitor, found.community_id):
        return _show(request, found)
    own = own_set(request.visitor, found)
    return render(request, "connect/own_set.html", {"own": own})


def _show(
    request: Request,
    found: Composition,
    *,
    swap: SwapForm | None = None,
    complaint: str = "",
    status: int = 200,
) -> HttpResponse:
    page = composition_page(request.visitor, found)
    content = {
        "page": page,
        "swap": swap or SwapForm(people=page.people_choices),
        "look": "tabel" if request.GET.get("als") == "tabel" else "kaarten",
        "looks": _looks(found.pk),
        "complaint": complaint,
    }
    return render(request, "connect/composition.html", content, status=status)


def _looks(composition_id: UUID) -> list[tuple[str, str]]:
    url = _url(composition_id)
    return [(_("As cards"), url), (_("As a table"), f"{url}?als=tabel")]


def _try(request: Request, found: Composition, do: Callable[[], str]) -> HttpResponse:
    try:
        return once(request, do)
    except LeaveDenied:
        raise
    except RoomError as error:
        return _show(request, found, complaint=str(error.sentence), status=409)


@require_http_methods(["GET", "HEAD", "POST"])
def change_composition(request: Request, composition_id: UUID) -> HttpResponse:
    """Change the rules or the seed, and compute again."""
    found = _arranged(request, composition_id)
    form = RulesForm(request.POST or None, initial=_rules_of(found))
    if found.has_projects:
        form.fields["least"].required = form.fields["most"].required = False
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, lambda: _change(request, found, form))
        except LeaveDenied:
            raise
        except RoomError as error:
            form.add_error(None, str(error.sentence))
    content = {"composition": found, "form": form}
    status = 422 if form.errors else 200
    return render(request, "connect/composition_rules.html", content, status=status)


def _change(request: Request, found: Composition, form: RulesForm) -> str:
    given = form.cleaned_data
    sizes = None if found.has_projects else (given["least"], given["most"])
    composing.change(
        by=request.visitor,
        composition=found,
        rules=form.rules(),
        seed=given["seed"],
        sizes=sizes,
        apart=given["pairs"],
    )
    return _url(found.pk)


def _rules_of(found: Composition) -> dict[str, object]:
    names = dict(found.members.exclude(name="").values_list("number", "name"))
    pairs = [
        f"{names[one]}; {names[other]}"
        for one, other in found.apart
        if one in names and other in names
    ]
    first = found.projects[0] if found.projects else {"least": 4, "most": 6}
    sizes = {"least": first["least"], "most": first["most"]}
    return dict(found.rules) | sizes | {"seed": found.seed, "pairs": "\n".join(pairs)}


@require_POST
def compute_sets(request: Request, composition_id: UUID) -> HttpResponse:
    """Compute once more with the same rules and seed."""
    found = _arranged(request, composition_id)

    def do() -> str:
        dividing.ask_again(by=request.visitor, composition=found)
        return _url(found.pk)

    return _try(request, found, do)


@require_safe
def sets_progress(request: Request, composition_id: UUID) -> HttpResponse:
    """How the computation stands, as a fragment."""
    found = _arranged(request, composition_id)
    content = {"composition": found, "progress": progress_of(found)}
    return render(request, "connect/_sets_progress.html", content)


@require_POST
def swap_places(request: Request, composition_id: UUID) -> HttpResponse:
    """Let two people change places by hand."""
    found = _arranged(request, composition_id)
    people = list(found.members.values_list("number", "name"))
    form = SwapForm(request.POST, people=people)
    if not form.is_valid():
        return _show(request, found, swap=form, status=422)

    def do() -> str:
        given = form.cleaned_data
        swapping.swap(
            by=request.visitor,
            composition=found,
            one=given["one"],
            other=given["other"],
            reason=given["reason"],
        )
        messages.success(request, _("They changed places. The difference stands below the sets."))
        return f"{_url(found.pk)}#wissel"

    return _try(request, found, do)


@require_POST
def share_sets(request: Request, composition_id: UUID) -> HttpResponse:
    """Let everyone see their own set."""
    found = _arranged(request, composition_id)

    def do() -> str:
        swapping.share(by=request.visitor, composition=found)
        messages.success(request, _("Shared. Everyone with an account sees their own set."))
        return _url(found.pk)

    return _try(request, found, do)


@require_POST
def remove_sets(request: Request, composition_id: UUID) -> HttpResponse:
    """Throw it away."""
    found = _arranged(request, composition_id)

    def do() -> str:
        composing.remove(by=request.visitor, composition=found)
        messages.success(request, _("Thrown away, with all names in it."))
        return reverse("connect:compositions")

    return _try(request, found, do)


@require_safe
def sets_csv(request: Request, composition_id: UUID) -> HttpResponse:
    """The sets for a spreadsheet."""
    found = _arranged(request, composition_id)
    rows = sets_rows(composition_page(request.visitor, found))
    return csv_answer(rows, "leersets.csv")
