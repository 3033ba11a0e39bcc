"""Addresses of the room."""

from django.urls import path

from kiemkracht.tip import views

app_name = "tip"

urlpatterns = [
    path("schaal/", views.scales, name="scales"),
    path("schaal/wegen/", views.weigh, name="weigh_scale"),
    path("schaal/<uuid:scale_id>/", views.scale, name="scale"),
    path("schaal/<uuid:scale_id>/kies/", views.choose, name="choose_scale"),
    path("schaal/<uuid:scale_id>/wacht/", views.wait, name="wait"),
    path("schaal/<uuid:scale_id>/keuze/", views.put_as_choice, name="put_as_choice"),
]
