"""The facilitator's desk: preparing, moderating, opening and closing, computing again."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemkracht.base.errors import LeaveDenied, RoomError, require
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.forms import SeedForm, SettingsForm, StartForm, settings_of
from kiemkracht.perspectives.selectors.conversations import Head
from kiemkracht.perspectives.selectors.desk import desk_of, statement_of
from kiemkracht.perspectives.selectors.plan import signals_of
from kiemkracht.perspectives.selectors.policy import reasons_of
from kiemkracht.perspectives.selectors.progress import progress_of
from kiemkracht.perspectives.services import computing, moderating, opening, starting
from kiemkracht.perspectives.views.tabs import tabs_of
from kiemkracht.perspectives.views.taking_part import the_head


def tended(request: Request, slug: str) -> Head:
    """The conversation for who tends it; 404 for who may not see it, 403 for others."""
    head = the_head(request, slug)
    require(head.may_tend)
    return head


def _desk_url(slug: str) -> str:
    return reverse("perspectives:desk", args=[slug])


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: Request) -> HttpResponse:
    """Prepare a new conversation."""
    require(rules.may_start_somewhere(request.visitor), starting.NOT_YOURS)
    form = StartForm(request.POST or None, visitor=request.visitor)
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, lambda: _start(request, form))
        except LeaveDenied:
            raise
        except RoomError as error:
            form.add_error(None, str(error.sentence))
    return render(request, "perspectives/start.html", {"form": form})


def _start(request: Request, form: StartForm) -> str:
    conversation = starting.start(
        by=request.visitor,
        settings=form.settings(lang=request.visitor.language),
        seeds=form.seed_texts(),
    )
    messages.success(request, _("Your conversation is ready. Read it once more, then open it."))
    return _desk_url(conversation.slug)


@require_safe
def desk(request: Request, slug: str) -> HttpResponse:
    """What waits, and everything a facilitator can do."""
    head = tended(request, slug)
    return _show_desk(request, head)


def _show_desk(
    request: Request,
    head: Head,
    *,
    settings: SettingsForm | None = None,
    seed: SeedForm | None = None,
    complaint: str = "",
    status: int = 200,
) -> HttpResponse:
    row = head.conversation
    content = {
        "head": head,
        "tabs": tabs_of(head, "desk"),
        "desk": desk_of(request.visitor, row, request.GET.get("page")),
        "settings": settings
        or SettingsForm(initial=settings_of(row, head.community_slug), visitor=request.visitor),
        "seed": seed or SeedForm(),
        "complaint": complaint,
        "reasons": reasons_of(row),
        "signals": signals_of(row),
    }
    return render(request, "perspectives/desk.html", content, status=status)


def _try(
    request: Request,
    head: Head,
    do: Callable[[], str],
    *,
    settings: SettingsForm | None = None,
    seed: SeedForm | None = None,
) -> HttpResponse:
    """Do something at the desk, or show the desk with what stands in the way and what was typed."""
    try:
        return once(request, do)
    except LeaveDenied:
        raise
    except RoomError as error:
        said = str(error.sentence)
        return _show_desk(request, head, settings=settings, seed=seed, complaint=said, status=409)


@require_POST
def change(request: Request, slug: str) -> HttpResponse:
    """Change the settings."""
    head = tended(request, slug)
    form = SettingsForm(request.POST, visitor=request.visitor)
    if not form.is_valid():
        return _show_desk(request, head, settings=form)

    def do() -> str:
        kept = form.settings(lang=head.conversation.lang)
        starting.edit(by=request.visitor, conversation=head.conversation, settings=kept)
        messages.success(request, _("The settings are changed."))
        return _desk_url(slug)

    return _try(request, head, do, settings=form)


@require_POST
def add_seed(request: Request, slug: str) -> HttpResponse:
    """Add a statement on behalf of who prepares."""
    head = tended(request, slug)
    form = SeedForm(request.POST)
    if not form.is_valid():
        return _show_desk(request, head, seed=form)

    def do() -> str:
        text = form.cleaned_data["text"]
        starting.add_first_statement(by=request.visitor, conversation=head.conversation, text=text)
        messages.success(request, _("The statement is added."))
        return f"{_desk_url(slug)}#stellingen"

    return _try(request, head, do, seed=form)


def _reason(request: Request) -> str:
    """A rule of the conversation, words of one's own, or both."""
    parts = (request.POST.get("ground", "").strip(), request.POST.get("reason", "").strip())
    return " ".join(filter(None, parts))


@require_POST
def moderate(request: Request, slug: str, number: int) -> HttpResponse:
    """Let a statement in, or set it aside with a reason."""
    head = tended(request, slug)
    statement = statement_of(head.conversation, number)
    if statement is None:
        raise Http404

    def do() -> str:
        verdict = request.POST.get("verdict", "")
        moderating.moderate(
            by=request.visitor,
            statement=statement,
            verdict=int(verdict) if verdict in ("1", "0", "-1") else 9,
            reason=_reason(request),
        )
        messages.success(request, _("Done. The writer can see what became of it."))
        return f"{_desk_url(slug)}#stellingen"

    return _try(request, head, do)


@require_POST
def open_or_close(request: Request, slug: str) -> HttpResponse:
    """Open the conversation, or close it, whichever the form says."""
    head = tended(request, slug)

    def do() -> str:
        if request.POST.get("close"):
            opening.close_conversation(by=request.visitor, conversation=head.conversation)
            messages.success(request, _("The conversation is closed. Tell people what came of it."))
        else:
            opening.open_conversation(by=request.visitor, conversation=head.conversation)
            messages.success(request, _("The conversation is open. Invite different people."))
        return _desk_url(slug)

    return _try(request, head, do)


@require_POST
def compute(request: Request, slug: str) -> HttpResponse:
    """Ask for a new landscape now."""
    head = tended(request, slug)

    def do() -> str:
        computing.ask_now(by=request.visitor, conversation=head.conversation)
        return f"{_desk_url(slug)}#landschap"

    return _try(request, head, do)


@require_safe
def progress(request: Request, slug: str) -> HttpResponse:
    """How the computation stands, as a fragment."""
    head = tended(request, slug)
    content = {"head": head, "progress": progress_of(head.conversation)}
    return render(request, "perspectives/_progress.html", content)
