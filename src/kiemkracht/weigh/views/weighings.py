"""The list, one weighing, its card, and the steps of who leads it up to the track."""

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
from kiemkracht.people.selectors import (
    community_by_slug,
    community_choices,
    community_names,
)
from kiemkracht.sprouts.selectors.grounds import KiemGround, kiem_ground
from kiemkracht.weigh.forms.answering import NoteForm
from kiemkracht.weigh.forms.weighing import (
    AskForm,
    ContactForm,
    GateForm,
    TrackForm,
    WeighingWishesForm,
)
from kiemkracht.weigh.models import Weighing
from kiemkracht.weigh.rules.weighing import may_ask, may_guide
from kiemkracht.weigh.selectors.frameworks import text_of
from kiemkracht.weigh.selectors.parts import find_weighing, part_of
from kiemkracht.weigh.selectors.room_rules import rule_choices
from kiemkracht.weigh.selectors.weighing_page import weighing_page
from kiemkracht.weigh.selectors.weighings import WeighingWishes, weighing_list
from kiemkracht.weigh.services import gating, receiving
from kiemkracht.weigh.services.leading import NOT_YOURS
from kiemkracht.weigh.services.ruling import RuleText
from kiemkracht.weigh.views.acting import act
from kiemkracht.weigh.views.formpages import Words, form_page

CENTS = 100


def sought(request: Request, weighing_id: UUID) -> Weighing:
    """The weighing, or “not found”: it isn't there or not for this visitor."""
    row = find_weighing(request.visitor, weighing_id)
    if row is None:
        raise Http404
    return row


def led(request: Request, weighing_id: UUID) -> Weighing:
    """The weighing for who leads it; others are told that it is not theirs."""
    row = sought(request, weighing_id)
    require(may_guide(part_of(request.visitor, row)), NOT_YOURS)
    return row


def page_of(row: Weighing, part: str = "") -> str:
    """The address of a weighing, or of a part of its page."""
    return row.get_absolute_url() + (f"#{part}" if part else "")


@require_safe
def weighings(request: Request) -> HttpResponse:
    """All weighings that this visitor may see."""
    form = WeighingWishesForm(request.GET)
    form.is_valid()
    chosen = form.cleaned_data
    wishes = WeighingWishes(chosen.get("q", ""), chosen.get("fase", ""), chosen.get("antwoord", ""))
    page = weighing_list(request.visitor, wishes, page=request.GET.get("page", 1))
    content = {
        "page": page,
        "form": form,
        "is_sought": any(chosen.values()),
        "may_ask": may_ask(request.visitor),
    }
    return render(request, "weigh/weighing/list.html", content)


@require_http_methods(["GET", "HEAD", "POST"])
def new_weighing(request: Request) -> HttpResponse:
    """Ask for an answer, for a kiem (`?kiem=`), at a community (`?verband=`), or for anything."""
    require(may_ask(request.visitor), _("Log in first, or come back with your private link."))
    kiem = _kiem(request)
    if kiem:
        near = community_names([kiem.community_id] if kiem.community_id else [])
        slugs = [view.slug for view in near.values()]
        initial = {"subject": kiem.title, "community": slugs[0] if slugs else ""}
    else:
        initial = {"community": request.GET.get("verband", "")[:80]}
    places = community_choices(*PLACE_KINDS, CommunityKind.TEAM, CommunityKind.DEPARTMENT)
    form = AskForm(request.POST or None, initial=initial, places=places)

    def do() -> str:
        given = form.cleaned_data
        place = community_by_slug(given["community"])
        if place is None:
            raise RoomError(_("Choose where it plays."))
        row = receiving.receive(
            by=request.visitor,
            request=receiving.Request(
                subject=given["subject"],
                about=given["about"],
                community_id=place.id,
                sprout_id=kiem.id if kiem else None,
                lang=request.visitor.language,
            ),
        )
        messages.success(
            request, _("Good that you ask. We received it, and the clock runs from now.")
        )
        return page_of(row)

    words = Words(
        _("Ask for an answer"),
        _("Within five working days a person calls or comes by. The answer is yes, unless."),
        _("Ask this"),
        reverse("weigh:weighings"),
        kiem.title if kiem else _("Weighing"),
    )
    return form_page(request, form, words, do)


def _kiem(request: Request) -> KiemGround | None:
    try:
        wanted = UUID(request.GET.get("kiem", ""))
    except ValueError:
        return None
    return kiem_ground(request.visitor, wanted)


@require_safe
def weighing(request: Request, weighing_id: UUID) -> HttpResponse:
    """One weighing."""
    page = weighing_page(request.visitor, sought(request, weighing_id))
    criteria = [(each.code, each.name) for each in page.framework.criteria]
    track = page.proposal.track if page.proposal else ""
    content = {
        "page": page,
        "track_form": TrackForm(initial={"track": track}),
        "note_form": NoteForm(criteria=criteria),
    }
    return render(request, "weigh/weighing/weighing.html", content)


@require_safe
def weighing_card(request: Request, weighing_id: UUID) -> HttpResponse:
    """The card: everything that was weighed on one sheet, to read and to print."""
    page = weighing_page(request.visitor, sought(request, weighing_id))
    return render(request, "weigh/weighing/card.html", {"page": page})


@require_POST
def take_face(request: Request, weighing_id: UUID) -> HttpResponse:
    """Become the contact person."""
    row = sought(request, weighing_id)
    return act(
        request,
        page_of(row),
        lambda: receiving.take_face(by=request.visitor, weighing_id=row.pk),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: Request, weighing_id: UUID) -> HttpResponse:
    """The three questions, and the facts."""
    row = led(request, weighing_id)
    facts = row.facts
    cents = facts.get("cost_cents")
    known = facts.get("reversible")
    initial = {
        "hopes": row.hopes,
        "tried": row.tried,
        "not_needed": row.not_needed,
        "cost": None if cents is None else cents // CENTS,
        "burdened": facts.get("burdened"),
        "reversible": "unknown" if known is None else str(known),
        "is_challenge": facts.get("is_challenge", False),
    }
    form = ContactForm(request.POST or None, initial=initial, framework=text_of(row.version))

    def do() -> str:
        given = form.cleaned_data
        cost, reversible = given["cost"], given["reversible"]
        receiving.note_contact(
            by=request.visitor,
            weighing_id=row.pk,
            heard=receiving.FirstContact(
                hopes=given["hopes"],
                tried=given["tried"],
                not_needed=given["not_needed"],
                cost_cents=None if cost is None else cost * CENTS,
                burdened=given["burdened"],
                reversible=None if reversible == "unknown" else int(reversible),
                is_challenge=given["is_challenge"],
            ),
        )
        return page_of(row, "poorten")

    words = Words(
        _("Three questions before you judge"),
        _("Call or come by. Ask, listen, and write down what they say, in their words."),
        _("Keep what I heard"),
        page_of(row),
        row.subject,
    )
    return form_page(request, form, words, do)


@require_http_methods(["GET", "HEAD", "POST"])
def gate(request: Request, weighing_id: UUID, gate: str) -> HttpResponse:
    """Look at one gate."""
    row = led(request, weighing_id)
    found = text_of(row.version).gate(gate)
    if found is None:
        raise Http404
    form = GateForm(request.POST or None, rules=rule_choices())

    def do() -> str:
        given = form.cleaned_data
        new = RuleText(
            text=given["rule_text"],
            kind=given["rule_kind"],
            source=given["rule_source"],
            purpose=given["rule_purpose"],
            may_deviate=given["rule_deviate"],
            community_id=row.community_id,
        )
        gating.judge_gate(
            by=request.visitor,
            weighing_id=row.pk,
            finding=gating.Finding(
                gate=found.code,
                light=given["light"],
                note=given["note"],
                rule_id=UUID(given["known_rule"]) if given["known_rule"] else None,
                rule=new,
                alternatives=(given["alternative_1"], given["alternative_2"]),
            ),
        )
        return page_of(row, "poorten")

    words = Words(
        _("Gate: %(name)s") % {"name": found.name},
        found.question,
        _("Keep this"),
        page_of(row, "poorten"),
        row.subject,
        (found.if_red,),
    )
    return form_page(request, form, words, do, template="weigh/weighing/gate.html")


@require_POST
def confirm_track(request: Request, weighing_id: UUID) -> HttpResponse:
    """Confirm the track, or take another with a reason."""
    row = sought(request, weighing_id)
    track, because = request.POST.get("track", ""), request.POST.get("because", "")
    return act(
        request,
        page_of(row),
        lambda: gating.confirm_track(
            by=request.visitor, weighing_id=row.pk, track=track, because=because
        ),
    )
