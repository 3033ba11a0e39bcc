"""Addresses of the room; each subject lists its own."""

from django.urls import URLPattern

from kiemkracht.connect.urls import (
    buddies,
    circles,
    gigs,
    meeting_people,
    posts,
    routes,
    sets,
    talents,
)

app_name = "connect"

urlpatterns: list[URLPattern] = [
    *posts.urlpatterns,
    *talents.urlpatterns,
    *gigs.urlpatterns,
    *circles.urlpatterns,
    *meeting_people.urlpatterns,
    *buddies.urlpatterns,
    *sets.urlpatterns,
    *routes.urlpatterns,
]
