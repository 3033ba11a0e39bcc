"""Telling, in three small pages and without an account.

What was told so far waits in the session; nothing is planted before the last step.
"""

from dataclasses import asdict
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemkracht.base import limits, origins
from kiemkracht.base.errors import RoomError, require_that
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.base.visibility import Visibility
from kiemkracht.sprouts.enums import Door, Origin
from kiemkracht.sprouts.forms.telling import FinishForm, JoinForm, SameForm, StoryForm
from kiemkracht.sprouts.models import Sprout
from kiemkracht.sprouts.selectors.city_map import ground
from kiemkracht.sprouts.selectors.detail import find_sprout
from kiemkracht.sprouts.selectors.finding import Found, similar_to
from kiemkracht.sprouts.selectors.signals import sentence_to_tell
from kiemkracht.sprouts.services.planting import Telling
from kiemkracht.sprouts.services.telling import Extras, join_in, tell
from kiemkracht.sprouts.views.drafting import Draft, keep, kept_draft
from kiemkracht.sprouts.views.reaching import Cleaned
from kiemkracht.sprouts.views.thanking import go_thank
from kiemkracht.sprouts.views.wording import place_of_form

PER_SESSION, PER_ADDRESS, PER_S = 5, 120, 3600


@require_safe
def door(request: Request) -> HttpResponse:
    """How do you come in?"""
    return render(request, "sprouts/tell_door.html", {"doors": Door})


@require_http_methods(["GET", "HEAD", "POST"])
def story(request: Request) -> HttpResponse:
    """The story; one sentence is enough."""
    draft = kept_draft(request)
    chosen = request.GET.get("deur", draft.door if draft else Door.DOING)
    if chosen not in Door.values:
        return redirect("sprouts:tell")
    if request.method == "POST":
        form = StoryForm(request.POST)
        if form.is_valid():
            keep(request, Draft(**form.told()))
            return redirect("sprouts:tell_similar")
    else:
        initial = _from_text(request) or _from_origin(request) or (asdict(draft) if draft else {})
        form = StoryForm(initial={**initial, "door": chosen})
    came_from = str(form["came_from"].value() or "")
    content = {
        "form": form,
        "door": form["door"].value(),
        "step": 1,
        "origin": origins.look(request.visitor, came_from) if came_from else None,
    }
    return render(request, "sprouts/tell_story.html", content)


def _from_text(request: Request) -> dict[str, object]:
    """What telling begins with for a recognised sentence of one's own text."""
    asked = request.GET.get("signaal", "")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 12):
        return {}
    sentence = sentence_to_tell(request.visitor, int(asked))
    return {"story": sentence, "signal": int(asked)} if sentence else {}


def _from_origin(request: Request) -> dict[str, object]:
    """What telling begins with for something of a later room, such as a statement."""
    asked = request.GET.get("uit", "")[:120]
    origin = origins.look(request.visitor, asked) if asked else None
    return {"story": origin.words, "came_from": origin.place} if origin else {}


@require_POST
def while_typing(request: Request) -> HttpResponse:
    """What resembles the story so far, as a fragment; nothing is kept."""
    text = request.POST.get("story", "")[:2000]
    found = similar_to(request.visitor, text, limit=3) if len(text) >= 12 else Found((), None)
    return render(request, "sprouts/_similar_typing.html", {"found": found})


@require_http_methods(["GET", "HEAD", "POST"])
def similar(request: Request) -> HttpResponse:
    """Find before make: what grows already that resembles it."""
    draft = kept_draft(request)
    if draft is None:
        return redirect("sprouts:tell")
    form = SameForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _chosen(request, draft, form)
    found = similar_to(
        request.visitor, f"{draft.title} {draft.story}".strip(), longing=draft.longing
    )
    if found.is_empty and request.method != "POST":
        return redirect("sprouts:tell_finish")
    content = {"found": found, "form": form, "draft": draft, "step": 2}
    return render(request, "sprouts/tell_similar.html", content)


def _chosen(request: Request, draft: Draft, form: SameForm) -> HttpResponse:
    word, other = form.wish
    if word == "join":
        return redirect("sprouts:tell_join", other)
    keep(request, Draft(**{**asdict(draft), "kin": str(other or "")}))
    return redirect("sprouts:tell_finish")


@require_http_methods(["GET", "HEAD", "POST"])
def finish(request: Request) -> HttpResponse:
    """Who may see it, a place and a photo; then it is planted."""
    draft = kept_draft(request)
    if draft is None:
        return _handled_or_start(request)
    form = _finish_form(request, draft)
    if request.method == "POST" and form.is_valid():
        try:
            return _plant(request, draft, form)
        except RoomError as error:
            if error.status == 403:
                raise
            form.add_error(None, str(error.sentence))
    content = {
        "form": form,
        "draft": draft,
        "ground": ground(),
        "step": 3,
        "is_seen": draft.door == Door.SEEN,
    }
    return render(request, "sprouts/tell_finish.html", content)


def _handled_or_start(request: Request) -> HttpResponse:
    """A second click finds the draft gone, and then belongs where the first one went."""
    start = reverse("sprouts:tell")
    if request.method == "POST":
        return once(request, lambda: start)
    return redirect(start)


def _finish_form(request: Request, draft: Draft) -> FinishForm:
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    return FinishForm(
        *sent,
        door=draft.door,
        is_known=request.visitor.is_known,
        with_teams=request.visitor.has_account,
        own=request.visitor.communities,
        initial={"visibility": Visibility.CIRCLE, "carries": draft.door == Door.DOING},
    )


def _plant(request: Request, draft: Draft, form: FinishForm) -> HttpResponse:
    cleaned = form.cleaned_data
    _require_within_limits(request)
    kin = find_sprout(request.visitor, UUID(draft.kin)) if draft.kin else None
    extras = Extras(
        name=cleaned.get("name", ""),
        picture=cleaned.get("photo"),
        picture_words=cleaned.get("photo_words", ""),
        same_as=kin.pk if kin else None,
        signal_id=draft.signal,
        came_from=draft.came_from,
    )

    def do() -> str:
        told = tell(by=request.visitor, telling=_telling(request, draft, cleaned), extras=extras)
        if draft.came_from and not told.is_tied:
            messages.info(request, _("What it came from can’t be shown now. Your kiem stands."))
        return go_thank(request, told)

    return once(request, do)


def _telling(request: Request, draft: Draft, cleaned: Cleaned) -> Telling:
    return Telling(
        story=draft.story,
        door=draft.door,
        title=draft.title,
        longing=draft.longing,
        origin=Origin.FROM_TEXT if draft.signal else Origin.OWN,
        lang=getattr(request, "LANGUAGE_CODE", "nl"),
        visibility=cleaned["visibility"],
        community_id=place_of_form(cleaned),
        x=cleaned["x"],
        y=cleaned["y"],
        carries=cleaned.get("carries", False),
    )


def _require_within_limits(request: Request) -> None:
    """Generous per address, for a town hall shares one; closer per browser."""
    if request.visitor.has_account:
        return
    session = request.session.session_key or "none"
    here = limits.within(f"tell:{session}", most=PER_SESSION, seconds=PER_S)
    nearby = limits.within(f"tell-from:{limits.caller(request)}", most=PER_ADDRESS, seconds=PER_S)
    require_that(
        here and nearby,
        _("Many stories came from here in a short time. Wait an hour, or call us. Yours is kept."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: Request, sprout_id: UUID) -> HttpResponse:
    """Join what is there already: the story is said there instead of planted again."""
    draft = kept_draft(request)
    if draft is None:
        return _handled_or_start(request)
    row = find_sprout(request.visitor, sprout_id)
    if row is None:
        return redirect("sprouts:tell_similar")
    form = JoinForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            return _join(request, draft, row, form)
        except RoomError as error:
            if error.status == 403:
                raise
            form.add_error(None, str(error.sentence))
    content = {"form": form, "row": row, "draft": draft, "step": 3}
    return render(request, "sprouts/tell_join.html", content)


def _join(request: Request, draft: Draft, row: Sprout, form: Form) -> HttpResponse:
    _require_within_limits(request)

    def do() -> str:
        name = form.cleaned_data["name"]
        told = join_in(by=request.visitor, sprout=row, story=draft.story, name=name)
        return go_thank(request, told, joined=True)

    return once(request, do)
