"""Addresses of the room."""

from django.urls import path

from kiemkracht.people import views

app_name = "people"

urlpatterns = [
    path("inloggen/", views.Login.as_view(), name="login"),
    path("uitloggen/", views.logout, name="logout"),
    path("mijn-plek/", views.my_place, name="my_place"),
    path("mijn-plek/meenemen/", views.take_out, name="take_out"),
    path("mijn-plek/vergeet-mij/", views.forget_me, name="forget_me"),
    path("terug/<str:secret>/", views.come_back, name="come_back"),
    path("verbanden/", views.communities, name="communities"),
    path("verbanden/<slug:slug>/", views.community, name="community"),
    path("verbanden/<slug:slug>/meedoen/", views.join, name="join"),
    path("rollen/", views.roles, name="roles"),
    path("rollen/<int:grant_id>/beeindig/", views.end_role, name="end_role"),
]
