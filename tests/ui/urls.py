"""Just enough addresses to show a page of the house without its rooms."""

from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path


def page(request: HttpRequest) -> HttpResponse:
    """An empty sheet."""
    return render(request, "ui/page.html")


def broken(request: HttpRequest) -> HttpResponse:
    """A page that falls over."""
    raise RuntimeError("the pan boiled over")


urlpatterns = [
    path("", page, name="page"),
    path("kapot/", broken),
    path("inloggen/", LoginView.as_view(template_name="ui/page.html")),
    path("ui/", include("kiemkracht.ui.urls")),
    path("taalspiegel/", include("kiemkracht.base.mirror.urls")),
]

handler400 = "kiemkracht.ui.views.bad_request"
handler403 = "kiemkracht.ui.views.forbidden"
handler404 = "kiemkracht.ui.views.not_found"
handler500 = "kiemkracht.ui.views.server_error"
