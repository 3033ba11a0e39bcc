"""Addresses of the room."""

from django.urls import path

from kiemkracht.front import views

app_name = "front"

urlpatterns = [
    path("", views.today, name="today"),
    path("samen-wegen/", views.weighing, name="weighing"),
    path("zoek/", views.search, name="search"),
    path("meldingen/", views.notices, name="notices"),
    path("meldingen/gelezen/", views.read_notices, name="read_notices"),
    path("over/", views.about, name="about"),
    path("privacy/", views.privacy, name="privacy"),
    path("toegankelijkheid/", views.accessibility, name="accessibility"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path("gezond", views.health, name="health"),
]
