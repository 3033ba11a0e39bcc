"""The gallery, the stylesheet, two small choices, and what we say when something goes wrong."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.template import loader
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kiemkracht.ui import preferences, stylesheets
from kiemkracht.ui.gallery import samples

A_YEAR = 31_536_000


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state; only where people build or try the house."""
    if not (settings.DEBUG or getattr(settings, "DEMO", False)):
        raise Http404
    return render(request, "ui/gallery.html", {"samples": samples(request.GET)})


@require_safe
def stylesheet(request: HttpRequest, name: str, digest: str) -> HttpResponse:
    """One of our stylesheets; an outdated digest leads to the present one."""
    if name not in ("page", "dark"):
        raise Http404
    sheet = stylesheets.stylesheet(name)
    if digest != sheet.digest:
        return redirect("ui:stylesheet", name, sheet.digest)
    zipped = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(sheet.gzipped if zipped else sheet.text, content_type="text/css")
    if zipped:
        response["Content-Encoding"] = "gzip"
    response["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Remember Dutch or English on this device and go back to the page."""
    return _remember(request, preferences.LANGUAGE_COOKIE, "language", preferences.LANGUAGES)


@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Remember light, dark or what the device says, and go back to the page."""
    return _remember(request, preferences.THEME_COOKIE, "theme", preferences.THEMES)


def _remember(
    request: HttpRequest, cookie: str, field: str, allowed: tuple[str, ...]
) -> HttpResponse:
    response = HttpResponseRedirect(_way_back(request))
    choice = request.POST.get(field, "")
    if choice in allowed:
        preferences.keep(response, cookie, choice)
    return response


def _way_back(request: HttpRequest) -> str:
    """Where the visitor was, as long as that is a page of ours."""
    for wish in (request.POST.get("next", ""), request.headers.get("Referer", "")):
        if wish and url_has_allowed_host_and_scheme(
            wish, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        ):
            return wish
    return "/"


def _page(request: HttpRequest, status: int, sentence: str = "") -> HttpResponse:
    return render(request, f"{status}.html", {"sentence": sentence}, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: we could not make sense of the request."""
    return _page(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: you may see this, but not do that."""
    return _page(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing here, or nothing that you may see; we say the same in both cases."""
    return _page(request, 404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was open too long, or cookies are off."""
    return _page(
        request,
        403,
        _(
            "This form was open for too long, or your browser keeps no cookies. "
            "Go back, reload the page and send it again. Copy your text first."
        ),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """500: rendered without any context, so that it works when little else does."""
    return HttpResponse(loader.get_template("500.html").render(), status=500)
