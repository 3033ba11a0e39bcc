"""Telling, in three small pages and without an account.

What was told so far waits in the session; nothing is planted before the last step.
"""

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemkracht.base import clock, limits, origins
from kiemkracht.base.errors import RoomError, require_that
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.base.visibility import Visibility
from kiemkracht.people.selectors import visitor_by_id
from kiemkracht.people.services import make_return_link
from kiemkracht.sprouts.enums import Door, Origin
from kiemkracht.sprouts.forms.telling import FinishForm, JoinForm, SameForm, StoryForm
from kiemkracht.sprouts.models import Sprout
from kiemkracht.sprouts.selectors.city_map import ground
from kiemkracht.sprouts.selectors.detail import find_sprout
from kiemkracht.sprouts.selectors.finding import Found, similar_to
from kiemkracht.sprouts.selectors.signals import sentence_to_tell
from kiemkracht.sprouts.selectors.waiting import answer_by, in_words
from kiemkracht.sprouts.services.planting import Telling
from kiemkracht.sprouts.services.telling import Extras, Told, join_in, tell
from kiemkracht.sprouts.views.reaching import Cleaned
from kiemkracht.sprouts.views.wording import place_of_form

DRAFT, TOLD = "sprouts-draft", "sprouts-told"
PER_SESSION, PER_ADDRESS, PER_S = 5, 120, 3600
LINK_AGAIN = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Draft:
    """What was told so far."""

    door: str
    story: str
    longing: str = ""
    title: str = ""
    kin: str = ""
    signal: int | None = None
    came_from: str = ""


def _draft(request: Request) -> Draft | None:
    kept = request.session.get(DRAFT)
    try:
        return Draft(**kept) if kept else None
    except TypeError:  # kept by an older version of this page
        return None


def _keep(request: Request, draft: Draft) -> None:
    request.session[DRAFT] = asdict(draft)


@require_safe
def door(request: Request) -> HttpResponse:
    """How do you come in?"""
    return render(request, "sprouts/tell_door.html", {"doors": Door})


@require_http_methods(["GET", "HEAD", "POST"])
def story(request: Request) -> HttpResponse:
    """The story; one sentence is enough."""
    draft = _draft(request)
    chosen = request.GET.get("deur", draft.door if draft else Door.DOING)
    if chosen not in Door.values:
        return redirect("sprouts:tell")
    if request.method == "POST":
        form = StoryForm(request.POST)
        if form.is_valid():
            _keep(request, Draft(**form.told()))
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
    draft = _draft(request)
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
    _keep(request, Draft(**{**asdict(draft), "kin": str(other or "")}))
    return redirect("sprouts:tell_finish")


@require_http_methods(["GET", "HEAD", "POST"])
def finish(request: Request) -> HttpResponse:
    """Who may see it, a place and a photo; then it is planted."""
    draft = _draft(request)
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
    draft = _draft(request)
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


def go_thank(request: Request, told: Told, *, joined: bool = False) -> str:
    """Remember what was told for the page that thanks; gives the address of that page."""
    request.session.pop(DRAFT, None)
    request.session[TOLD] = {
        "sprout": str(told.sprout.pk),
        "title": told.sprout.title,
        "person": str(told.teller.person_id) if told.secret else "",
        "secret": told.secret,
        "joined": joined,
        "is_private": told.sprout.visibility == Visibility.PRIVATE,
        "is_held": told.sprout.is_held,
        "answer_by": answer_by(clock.today()).isoformat(),
        "at": clock.now().timestamp(),
    }
    return reverse("sprouts:thanks")


@require_safe
def thanks(request: Request) -> HttpResponse:
    """Thank you, a promise, and the private link: shown this once."""
    told = request.session.get(TOLD)
    if not told:
        return redirect("sprouts:list")
    secret = told.get("secret", "")
    if secret:
        request.session[TOLD] = {**told, "secret": ""}
    link = request.build_absolute_uri(reverse("people:come_back", args=[secret])) if secret else ""
    content = {
        "told": told,
        "url": reverse("sprouts:detail", args=[told["sprout"]]),
        "may_open": find_sprout(request.visitor, UUID(told["sprout"])) is not None,
        "answer_by": date.fromisoformat(told["answer_by"]),
        "link": link,
        "may_ask_again": bool(told["person"]) and not secret and _is_fresh(told),
        "days": settings.KIEMKRACHT_ANSWER_WORKING_DAYS,
        "days_in_words": in_words(settings.KIEMKRACHT_ANSWER_WORKING_DAYS),
        "phone": settings.KIEMKRACHT_CONTACT_PHONE,
        "email": settings.KIEMKRACHT_CONTACT_EMAIL,
    }
    response = render(request, "sprouts/thanks.html", content)
    response["Cache-Control"] = "private, no-store"
    return response


def _is_fresh(told: dict[str, object]) -> bool:
    age = clock.now().timestamp() - float(str(told["at"]))
    return age < LINK_AGAIN.total_seconds()


@require_POST
def link_again(request: Request) -> HttpResponseRedirect:
    """A new private link for who just told something and lost the page."""
    told = request.session.get(TOLD)
    if told and told["person"] and _is_fresh(told):
        teller = visitor_by_id(UUID(told["person"]))
        if teller.is_known:
            url = reverse("sprouts:detail", args=[told["sprout"]])
            secret = make_return_link(by=teller, next_url=url)
            request.session[TOLD] = {**told, "secret": secret}
    return redirect("sprouts:thanks")
