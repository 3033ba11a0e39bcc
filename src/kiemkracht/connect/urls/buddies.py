"""Addresses of maatjes."""

from django.urls import path

from kiemkracht.connect.views import buddies

urlpatterns = [
    path("maatjes/", buddies.buddies, name="buddies"),
    path("maatjes/gids/", buddies.buddies_guide, name="buddies_guide"),
    path("maatjes/rust/", buddies.rest_buddies, name="rest_buddies"),
    path("maatjes/bereken/", buddies.compute_buddies, name="compute_buddies"),
    path("maatjes/<int:pair_id>/antwoord/", buddies.answer_buddy, name="answer_buddy"),
    path("maatjes/<int:pair_id>/einde/", buddies.end_buddies, name="end_buddies"),
    path("maatjes/<int:pair_id>/geleerd/", buddies.tell_learned, name="tell_learned"),
]
