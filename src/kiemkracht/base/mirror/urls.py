"""Address of the mirror of language."""

from django.urls import path

from kiemkracht.base.mirror import views

app_name = "mirror"

urlpatterns = [path("", views.show, name="page")]
