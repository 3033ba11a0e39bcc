"""Addresses of the API: one version, named in the path."""

from django.urls import path, re_path

from kiemkracht.api.problems import no_such_address
from kiemkracht.api.v1 import api

urlpatterns = [
    path("v1/", api.urls),
    re_path(r"^.*$", no_such_address, name="api-nothing-here"),
]
