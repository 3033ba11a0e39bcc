"""Addresses of talents."""

from django.urls import path

from kiemkracht.connect.views import talents as views

urlpatterns = [
    path("talenten/", views.talents, name="talents"),
    path("talenten/mijn/", views.mine, name="my_talents"),
    path("talenten/<uuid:talent_id>/", views.edit, name="talent"),
    path("talenten/<uuid:talent_id>/weg/", views.remove, name="remove_talent"),
]
