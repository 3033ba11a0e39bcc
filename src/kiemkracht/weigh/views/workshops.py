"""A workshop: opening it, inviting, cases, steps, and what was laid beside each other."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemkracht.base.errors import RoomError, require
from kiemkracht.base.requests import Request
from kiemkracht.people.enums import PLACE_KINDS, CommunityKind
from kiemkracht.people.selectors import community_by_slug, community_choices
from kiemkracht.weigh.forms.workshops import CaseForm, MakerForm, WorkshopForm
from kiemkracht.weigh.models import Weighing, Workshop
from kiemkracht.weigh.rules.workshops import may_lead, may_open
from kiemkracht.weigh.selectors.laying_beside import compared, tried
from kiemkracht.weigh.selectors.parts import find_weighing
from kiemkracht.weigh.selectors.workshop_page import workshop_page
from kiemkracht.weigh.selectors.workshops import find_workshop
from kiemkracht.weigh.services import moving_workshops, opening_workshops
from kiemkracht.weigh.services.opening_workshops import CaseText, not_yours
from kiemkracht.weigh.views.acting import act
from kiemkracht.weigh.views.formpages import Words, form_page


def sought(request: Request, workshop_id: UUID) -> Workshop:
    """The workshop, or “not found”: it isn't there or not for this visitor."""
    row = find_workshop(request.visitor, workshop_id)
    if row is None:
        raise Http404
    return row


def led(request: Request, workshop_id: UUID) -> Workshop:
    """The workshop for who leads it; a maker is told that it is not theirs to do."""
    row = sought(request, workshop_id)
    require(may_lead(request.visitor, row), not_yours())
    return row


def choices_of_places() -> list[tuple[str, str]]:
    """Places for which a framework can count. Queries: 1."""
    return community_choices(*PLACE_KINDS, CommunityKind.TEAM, CommunityKind.DEPARTMENT)


@require_http_methods(["GET", "HEAD", "POST"])
def new_workshop(request: Request) -> HttpResponse:
    """Begin to build a framework together."""
    require(may_open(request.visitor), not_yours())
    initial = {"community": request.GET.get("verband", "")[:80]}
    form = WorkshopForm(request.POST or None, initial=initial, places=choices_of_places())

    def do() -> str:
        given = form.cleaned_data
        place = community_by_slug(given["community"])
        if place is None:
            raise RoomError(_("Choose where it plays."))
        row = opening_workshops.open_workshop(
            by=request.visitor,
            title=given["title"],
            why=given["why"],
            community_id=place.id,
            lang=request.visitor.language,
        )
        return row.get_absolute_url()

    words = Words(
        _("Build a framework together"),
        _("From six real cases. Everybody decides alone first, and then you compare the reasons."),
        _("Begin"),
        reverse("weigh:frameworks"),
        _("Frameworks"),
    )
    return form_page(request, form, words, do)


@require_safe
def workshop(request: Request, workshop_id: UUID) -> HttpResponse:
    """One workshop."""
    page = workshop_page(request.visitor, sought(request, workshop_id))
    return render(request, "weigh/workshop/workshop.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: Request, workshop_id: UUID) -> HttpResponse:
    """Ask somebody; the link is shown once, to pass on."""
    row = led(request, workshop_id)
    form, link = MakerForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            secret = opening_workshops.invite(
                by=request.visitor, workshop_id=row.pk, name=given["name"], side=given["side"]
            )
            link = request.build_absolute_uri(reverse("weigh:cases_by_link", args=[secret]))
        except RoomError as error:
            if error.status == 403:
                raise
            form.add_error(None, str(error.sentence))
    status = 422 if form.is_bound and not link else 200
    content = {"form": form, "row": row, "link": link}
    return render(request, "weigh/workshop/invite.html", content, status=status)


@require_POST
def uninvite(request: Request, workshop_id: UUID, maker_id: int) -> HttpResponse:
    """Take an invitation back."""
    row = sought(request, workshop_id)
    return act(
        request,
        row.get_absolute_url(),
        lambda: opening_workshops.uninvite(
            by=request.visitor, workshop_id=row.pk, maker_id=maker_id
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def new_case(request: Request, workshop_id: UUID) -> HttpResponse:
    """Write a case down; `?ronde=2` for a new one, `?weging=` to begin from an earlier weighing."""
    row = led(request, workshop_id)
    second = request.GET.get("ronde") == "2"
    earlier = _earlier(request)
    initial = {"title": earlier.subject, "text": earlier.about} if earlier else {}
    form = CaseForm(request.POST or None, initial=initial)

    def do() -> str:
        given = form.cleaned_data
        opening_workshops.add_case(
            by=request.visitor,
            workshop_id=row.pk,
            case=CaseText(
                round=2 if second else 1,
                title=given["title"],
                text=given["text"],
                looked=given["looked"],
                weighing_id=earlier.pk if earlier else None,
            ),
        )
        messages.success(request, _("The case is kept."))
        return row.get_absolute_url()

    words = Words(
        _("A new case, to try it on") if second else _("A real case"),
        _("Something that really happened here. Choose cases that differ from each other."),
        _("Keep this case"),
        row.get_absolute_url(),
        row.title,
    )
    return form_page(request, form, words, do)


def _earlier(request: Request) -> Weighing | None:
    try:
        return find_weighing(request.visitor, UUID(request.GET.get("weging", "")))
    except ValueError:
        return None


@require_POST
def drop_case(request: Request, workshop_id: UUID, case_id: int) -> HttpResponse:
    """Take a case away."""
    row = sought(request, workshop_id)
    return act(
        request,
        row.get_absolute_url(),
        lambda: opening_workshops.drop_case(
            by=request.visitor, workshop_id=row.pk, case_id=case_id
        ),
    )


@require_POST
def take_step(request: Request, workshop_id: UUID) -> HttpResponse:
    """Close this step and go to the next."""
    row = sought(request, workshop_id)
    stage, reason = request.POST.get("stage", ""), request.POST.get("reason", "")
    return act(
        request,
        row.get_absolute_url(),
        lambda: moving_workshops.take_step(
            by=request.visitor, workshop_id=row.pk, stage=stage, reason=reason
        ),
    )


@require_POST
def back_to_board(request: Request, workshop_id: UUID) -> HttpResponse:
    """Back to sorting reasons."""
    row = sought(request, workshop_id)
    return act(
        request,
        row.get_absolute_url(),
        lambda: moving_workshops.back_to_board(by=request.visitor, workshop_id=row.pk),
    )


@require_safe
def compare(request: Request, workshop_id: UUID) -> HttpResponse:
    """What people decided, the widest gap first; hidden until the facilitator closes it."""
    row = sought(request, workshop_id)
    content = {"row": row, "cases": compared(row)}
    return render(request, "weigh/workshop/compare.html", content)


@require_safe
def trial(request: Request, workshop_id: UUID) -> HttpResponse:
    """Old beside new; hidden until the facilitator closes it."""
    row = sought(request, workshop_id)
    return render(request, "weigh/workshop/trial.html", {"row": row, "cases": tried(row)})
