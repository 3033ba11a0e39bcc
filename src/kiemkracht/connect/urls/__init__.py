"""Addresses of the room; each subject lists its own."""

from django.urls import URLPattern

from kiemkracht.connect.urls import sets

app_name = "connect"

urlpatterns: list[URLPattern] = [
    *sets.urlpatterns,
]
