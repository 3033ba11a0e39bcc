"""Addresses of the talk."""

from django.urls import path

from kiemkracht.base.talk import views

app_name = "talk"

urlpatterns = [
    path("reageer/", views.say, name="say"),
    path("reactie/<uuid:comment_id>/terugnemen/", views.take_back, name="take_back"),
    path("reactie/<uuid:comment_id>/verbergen/", views.hide, name="hide"),
    path("volg/", views.follow, name="follow"),
]
