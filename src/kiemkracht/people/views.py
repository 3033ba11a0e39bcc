"""Coming in, one's own page, communities, and who has which role."""

import hashlib

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout as forget_session
from django.contrib.auth.views import LoginView
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemkracht.base import limits
from kiemkracht.base.errors import RoomError
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.people.forms import LoginForm, RoleForm
from kiemkracht.people.middleware import GUEST_KEY
from kiemkracht.people.models import Community, RoleGrant
from kiemkracht.people.selectors.community_page import community_list, community_page
from kiemkracht.people.selectors.granting import role_grants
from kiemkracht.people.selectors.portfolio import my_place as my_place_page
from kiemkracht.people.services import granting, joining, leaving, open_return_link

TRIES = 10
TRIES_PER_S = 300


class Login(LoginView):
    """Come in with e-mail address and password; ten tries in five minutes."""

    template_name = "people/login.html"
    authentication_form = LoginForm
    redirect_authenticated_user = True
    extra_context = {
        "demo_logins": settings.KIEMKRACHT_DEMO_LOGINS,
        "demo_password": settings.KIEMKRACHT_DEMO_PASSWORD,
    }

    def post(self, request: Request, *args: object, **kwargs: object) -> HttpResponse:  # type: ignore[override] # our request
        """Refuse politely when someone keeps guessing."""
        account = request.POST.get("username", "").strip().lower()
        digest = hashlib.sha256(account.encode("utf-8", "replace")).hexdigest()
        if not limits.within(f"login:{digest}", most=TRIES, seconds=TRIES_PER_S):
            raise RoomError(_("Too many tries. Wait five minutes and try again."))
        request.session.pop(GUEST_KEY, None)
        return super().post(request, *args, **kwargs)


@require_POST
def logout(request: Request) -> HttpResponse:
    """Go out, also as a guest."""
    forget_session(request)
    return redirect("front:today")


@require_safe
def my_place(request: Request) -> HttpResponse:
    """One's own page; strangers are invited to come in."""
    page = my_place_page(request.visitor)
    if page is None:
        return redirect(f"{reverse('people:login')}?next={request.path}")
    place = f"people.person:{request.visitor.person_id}"
    return render(request, "people/my_place.html", {"page": page, "place": place})


@require_safe
def take_out(request: Request) -> HttpResponse:
    """Everything of mine as one JSON file."""
    if not request.visitor.is_known:
        return redirect(f"{reverse('people:login')}?next={request.path}")
    answer = JsonResponse(leaving.take_out(by=request.visitor), json_dumps_params={"indent": 2})
    answer["Content-Disposition"] = 'attachment; filename="kiemkracht-mijn-gegevens.json"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def forget_me(request: Request) -> HttpResponse:
    """Ask once more, then forget."""
    if not request.visitor.is_known:
        return redirect(f"{reverse('people:login')}?next={request.path}")
    if request.method != "POST":
        return render(request, "people/forget_me.html")
    leaving.forget_me(by=request.visitor)
    forget_session(request)
    messages.success(request, _("We have forgotten you. What you did together stays, without you."))
    return redirect("front:today")


@require_http_methods(["GET", "HEAD", "POST"])
def come_back(request: Request, secret: str) -> HttpResponse:
    """A private link: a button first, so that a mail scanner does not come in for you."""
    if request.method != "POST":
        response = render(request, "people/come_back.html")
        response["Cache-Control"] = "private, no-store"
        return response
    visitor, next_url = open_return_link(secret)
    if not visitor.is_known:
        raise Http404
    request.session.flush()
    request.session[GUEST_KEY] = str(visitor.person_id)
    return redirect(next_url)


@require_safe
def communities(request: Request) -> HttpResponse:
    """All communities by kind."""
    return render(request, "people/communities.html", {"page": community_list(request.visitor)})


@require_safe
def community(request: Request, slug: str) -> HttpResponse:
    """One community, with what every room knows of it."""
    page = community_page(request.visitor, slug)
    if page is None:
        raise Http404
    return render(request, "people/community.html", {"page": page})


@require_POST
def join(request: Request, slug: str) -> HttpResponse:
    """Join a community, or leave it."""
    row = get_object_or_404(Community.objects.visible_to(request.visitor), slug=slug)

    def do() -> str:
        if request.POST.get("stop"):
            joining.leave(by=request.visitor, community=row)
        else:
            joining.join(by=request.visitor, community=row)
        return reverse("people:community", args=[slug])

    return once(request, do)


@require_http_methods(["GET", "HEAD", "POST"])
def roles(request: Request) -> HttpResponse:
    """Who has which role; the administrator gives and ends them here."""
    grants = role_grants(request.visitor)
    form = RoleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, lambda: _give(request, form))
        except RoomError as error:
            if error.status == 403:
                raise
            form.add_error("email", str(error.sentence))
    return render(request, "people/roles.html", {"grants": grants, "form": form})


def _give(request: Request, form: RoleForm) -> str:
    chosen = form.cleaned_data
    granting.give_role(
        by=request.visitor,
        email=chosen["email"],
        role=chosen["role"],
        community_slug=chosen["community"],
    )
    messages.success(request, _("The role is given."))
    return reverse("people:roles")


@require_POST
def end_role(request: Request, grant_id: int) -> HttpResponse:
    """End a role."""
    role_grants(request.visitor)
    grant = get_object_or_404(RoleGrant, pk=grant_id, until=None)

    def do() -> str:
        granting.end_role(by=request.visitor, grant=grant)
        messages.success(request, _("The role has ended."))
        return reverse("people:roles")

    return once(request, do)
