"""The page of one kiem, and its photo."""

from dataclasses import dataclass
from uuid import UUID

from django.forms import Form
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kiemkracht.base.requests import Request
from kiemkracht.base.visibility import Visibility
from kiemkracht.sprouts.forms.acting import AnswerForm, CheckForm, DoneForm, StepForm, WhyForm
from kiemkracht.sprouts.models import Sprout
from kiemkracht.sprouts.selectors.detail import SproutDetail, sprout_detail
from kiemkracht.sprouts.selectors.steps import StepLine
from kiemkracht.sprouts.views.reaching import sprout_or_404


@dataclass(frozen=True, slots=True)
class StepToDo:
    """A step with the form to tell that it was taken."""

    line: StepLine
    form: Form | None


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms on the page; one of them may hold what a visitor sent just now."""

    step: Form | None = None
    why: Form | None = None
    answer: Form | None = None
    check: Form | None = None
    done: Form | None = None
    done_id: int = 0


def people_for_steps(request: Request, page: SproutDetail) -> list[tuple[str, str]]:
    """Who can take a step: this visitor, and who carries."""
    me = request.visitor
    found = [(str(me.person_id), _("I do it"))] if me.is_known else []
    found += [(str(one.id), one.name) for one in page.carriers if one.id != me.person_id]
    return found


@require_safe
def detail(request: Request, sprout_id: UUID) -> HttpResponse:
    """One kiem."""
    return show(request, sprout_or_404(request, sprout_id), Forms())


def show(request: Request, row: Sprout, forms: Forms, *, status: int = 200) -> HttpResponse:
    """The page, with a form that needs attention when there is one."""
    page = sprout_detail(request.visitor, row)
    steps = [_to_do(line, forms) for line in page.open_steps]
    content = {
        "page": page,
        "steps": steps,
        "step_form": forms.step or StepForm(people=people_for_steps(request, page)),
        "why_form": forms.why or WhyForm(),
        "answer_form": forms.answer or AnswerForm(),
        "check_form": forms.check or CheckForm(auto_id="check_%s"),
    }
    return render(request, "sprouts/detail.html", content, status=status)


def _to_do(line: StepLine, forms: Forms) -> StepToDo:
    if not line.may_finish:
        return StepToDo(line, None)
    if forms.done is not None and forms.done_id == line.id:
        return StepToDo(line, forms.done)
    return StepToDo(line, DoneForm(auto_id=f"done_{line.id}_%s"))


@require_safe
def photo(request: Request, sprout_id: UUID) -> FileResponse:
    """The photo, for who may see the kiem; never sniffed, and kept out of shared caches."""
    row = sprout_or_404(request, sprout_id)
    found = getattr(row, "photo", None)
    if found is None:
        raise Http404
    try:
        file = found.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(file, content_type="image/webp")
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Disposition"] = "inline"
    # Even a public photo is asked for again: tomorrow it may be for a smaller circle.
    is_public = row.visibility == Visibility.PUBLIC and not row.is_held
    response["Cache-Control"] = "public, no-cache" if is_public else "private, no-store"
    return response
