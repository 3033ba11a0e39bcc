"""Addresses of the room; each subject lists its own."""

from django.urls import URLPattern

from kiemkracht.connect.urls import circles, gigs, posts, talents

app_name = "connect"

urlpatterns: list[URLPattern] = [
    *posts.urlpatterns,
    *talents.urlpatterns,
    *gigs.urlpatterns,
    *circles.urlpatterns,
]
