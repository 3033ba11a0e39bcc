"""Addresses of the components, and of the two choices a visitor makes for this device."""

from django.urls import path

from kiemkracht.ui import views

app_name = "ui"

urlpatterns = [
    path("", views.gallery, name="gallery"),
    path("taal/", views.choose_language, name="language"),
    path("weergave/", views.choose_theme, name="theme"),
    path("<slug:name>.<slug:digest>.css", views.stylesheet, name="stylesheet"),
]
