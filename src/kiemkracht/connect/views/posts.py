"""The board, one question or offer, and what one can do with it."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemkracht.base.errors import require
from kiemkracht.base.requests import Request
from kiemkracht.connect.forms.posts import EditForm, PostWishesForm, PromiseForm, ThanksForm
from kiemkracht.connect.models import Post
from kiemkracht.connect.rules import posts as rules
from kiemkracht.connect.selectors.my_help import my_help
from kiemkracht.connect.selectors.post_page import find_promise, find_thanks, post_page
from kiemkracht.connect.selectors.posts import PostWishes, board, find_post
from kiemkracht.connect.services import asking, promising, thanking
from kiemkracht.connect.views.acting import (
    Cleaned,
    act,
    act_with,
    form_page,
    login_address,
    place_of_form,
    places_to_filter,
    there,
)


@require_safe
def posts(request: Request) -> HttpResponse:
    """What is asked and offered."""
    form = PostWishesForm(request.GET, places=places_to_filter())
    form.is_valid()
    chosen = form.cleaned_data
    wishes = PostWishes(
        query=chosen.get("q", ""),
        direction=chosen.get("richting", ""),
        kind=chosen.get("soort", ""),
        community=chosen.get("verband", ""),
    )
    found = board(request.visitor, wishes, page=request.GET.get("page", 1))
    content = {"page": found, "form": form, "wishes": wishes}
    return render(request, "connect/posts.html", content)


@require_safe
def mine(request: Request) -> HttpResponse:
    """What I ask, offer and promised."""
    page = my_help(request.visitor)
    if page is None:
        return redirect(login_address(request))
    return render(request, "connect/my_posts.html", {"page": page})


@require_safe
def post(request: Request, post_id: UUID) -> HttpResponse:
    """One question or offer."""
    return _show(request, there(find_post(request.visitor, post_id)))


def _show(
    request: Request,
    row: Post,
    *,
    promise_form: Form | None = None,
    thanks_form: Form | None = None,
    thanks_for: int = 0,
) -> HttpResponse:
    content = {
        "page": post_page(request.visitor, row),
        "promise_form": promise_form or PromiseForm(),
        "thanks_form": thanks_form or ThanksForm(),
        "thanks_for": thanks_for,
    }
    status = 422 if promise_form or thanks_form else 200
    return render(request, "connect/post.html", content, status=status)


@require_POST
def promise(request: Request, post_id: UUID) -> HttpResponse:
    """“I will do that.”"""
    row = there(find_post(request.visitor, post_id))

    def do(cleaned: Cleaned) -> str:
        promising.promise(by=request.visitor, post=row, note=cleaned["note"])
        messages.success(request, _("Good of you. You will hear it when the other says yes."))
        return row.get_absolute_url()

    return act_with(
        request, PromiseForm(request.POST), do, lambda form: _show(request, row, promise_form=form)
    )


@require_POST
def take_back(request: Request, promise_id: int) -> HttpResponse:
    """Something came up."""
    found = there(find_promise(request.visitor, promise_id))
    to = found.post.get_absolute_url()
    return act(request, to, lambda: promising.take_back(by=request.visitor, promise=found))


@require_POST
def answer(request: Request, promise_id: int) -> HttpResponse:
    """Yes to this help, or somebody else helps this time."""
    found = there(find_promise(request.visitor, promise_id))
    accept = request.POST.get("accept") == "yes"
    to = found.post.get_absolute_url()
    return act(
        request, to, lambda: promising.answer(by=request.visitor, promise=found, accept=accept)
    )


@require_POST
def thank(request: Request, promise_id: int) -> HttpResponse:
    """Thank for help."""
    found = there(find_promise(request.visitor, promise_id))

    def do(cleaned: Cleaned) -> str:
        thanking.thank(
            by=request.visitor,
            promise=found,
            words=cleaned["words"],
            shows=cleaned["shows"],
            talent=cleaned["talent"],
        )
        messages.success(request, _("Your thanks are on their way."))
        return found.post.get_absolute_url()

    def again(form: Form) -> HttpResponse:
        row = there(find_post(request.visitor, found.post_id))
        return _show(request, row, thanks_form=form, thanks_for=found.pk)

    require(rules.may_thank(request.visitor, found))
    return act_with(request, ThanksForm(request.POST), do, again)


@require_POST
def show_thanks(request: Request, thanks_id: int) -> HttpResponse:
    """Choose whether others may read the thanks."""
    found = there(find_thanks(request.visitor, thanks_id))
    shows = request.POST.get("shows") == "yes"
    to = found.promise.post.get_absolute_url()
    return act(
        request, to, lambda: thanking.show_thanks(by=request.visitor, thanks=found, shows=shows)
    )


def _on_post(
    request: Request, post_id: UUID, do: Callable[[Post], object], said: str = ""
) -> HttpResponse:
    row = there(find_post(request.visitor, post_id))

    def and_say() -> None:
        do(row)
        if said:
            messages.success(request, said)

    return act(request, row.get_absolute_url(), and_say)


@require_POST
def finish(request: Request, post_id: UUID) -> HttpResponse:
    """“It is done.”"""
    return _on_post(request, post_id, lambda row: promising.finish(by=request.visitor, post=row))


@require_POST
def renew(request: Request, post_id: UUID) -> HttpResponse:
    """“Yes, it still lives.”"""
    said = _("It stands for another thirty days.")
    return _on_post(request, post_id, lambda row: asking.renew(by=request.visitor, post=row), said)


@require_POST
def end(request: Request, post_id: UUID) -> HttpResponse:
    """“No, it is done with.”"""
    said = _("It is off the board. Good that you said so.")
    return _on_post(request, post_id, lambda row: asking.end(by=request.visitor, post=row), said)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, post_id: UUID) -> HttpResponse:
    """Change the words."""
    row = there(find_post(request.visitor, post_id))
    require(rules.is_owner(request.visitor, row))
    initial = {
        "what": row.what,
        "kind": row.kind,
        "unit": row.unit,
        "on": row.on,
        "story": row.story,
        "visibility": row.visibility,
        "community": row.community.slug if row.community else "",
    }
    form = EditForm(request.POST or None, initial=initial, visitor=request.visitor)

    def again(form: Form) -> HttpResponse:
        return form_page(request, "connect/post_edit.html", form, {"row": row})

    def do(cleaned: Cleaned) -> str:
        words = asking.PostWords(
            direction=row.direction,
            what=cleaned["what"],
            kind=cleaned["kind"],
            unit=cleaned["unit"],
            story=cleaned["story"],
            lang=row.lang,
            on=cleaned["on"],
            visibility=cleaned["visibility"],
            community_id=place_of_form(cleaned),
            sprout_id=row.sprout_id,
        )
        asking.edit_post(by=request.visitor, post=row, words=words)
        return row.get_absolute_url()

    return act_with(request, form, do, again)
