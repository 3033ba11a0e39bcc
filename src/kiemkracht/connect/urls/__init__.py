"""Addresses of the room; each subject lists its own."""

from django.urls import URLPattern

app_name = "connect"

urlpatterns: list[URLPattern] = []
