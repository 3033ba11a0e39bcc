"""Addresses of the room; each subject lists its own."""

from django.urls import URLPattern

from kiemkracht.connect.urls import meeting_people

app_name = "connect"

urlpatterns: list[URLPattern] = [
    *meeting_people.urlpatterns,
]
