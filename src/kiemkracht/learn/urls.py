"""Addresses of the room."""

from django.urls import path

from kiemkracht.learn.views import sparks

app_name = "learn"

urlpatterns = [
    path("", sparks.all_sparks, name="sparks"),
    path("papier/", sparks.paper, name="paper"),
    path("<int:number>/", sparks.spark, name="spark"),
]
