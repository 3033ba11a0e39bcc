"""Addresses: every room under its own Dutch word."""

from django.urls import include, path

from kiemkracht.perspectives.urls import short_addresses

urlpatterns = [
    path("", include("kiemkracht.front.urls")),
    path("", include("kiemkracht.people.urls")),
    path("", include("kiemkracht.direction.urls")),
    path("kiemen/", include("kiemkracht.sprouts.urls")),
    path("meervoud/", include("kiemkracht.perspectives.urls")),
    path("m/", include(short_addresses)),
    path("verbinden/", include("kiemkracht.connect.urls")),
    path("scripts/", include("kiemkracht.act.urls")),
    path("werkvonken/", include("kiemkracht.learn.urls")),
    path("", include("kiemkracht.weigh.urls")),
    path("", include("kiemkracht.answers.urls")),
    path("beweging/", include("kiemkracht.tip.urls")),
    path("taalspiegel/", include("kiemkracht.base.mirror.urls")),
    path("praat/", include("kiemkracht.base.talk.urls")),
    path("ui/", include("kiemkracht.ui.urls")),
    path("api/", include("kiemkracht.api.urls")),
]

handler400 = "kiemkracht.ui.views.bad_request"
handler403 = "kiemkracht.ui.views.forbidden"
handler404 = "kiemkracht.ui.views.not_found"
handler500 = "kiemkracht.ui.views.server_error"
