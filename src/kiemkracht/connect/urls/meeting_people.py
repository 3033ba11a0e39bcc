"""Addresses of suggestions, invitations, bonds, meetings and the map of bridges."""

from django.urls import path

from kiemkracht.connect.views import bonds, bridges, introductions, meetings, suggesting

urlpatterns = [
    path("voorstellen/", suggesting.suggestions, name="suggestions"),
    path("voorstellen/werking/", suggesting.suggestions_how, name="suggestions_how"),
    path("voorstellen/bereken/", suggesting.compute_suggestions, name="compute_suggestions"),
    path(
        "voorstellen/<int:suggestion_id>/antwoord/",
        suggesting.answer_suggestion,
        name="answer_suggestion",
    ),
    path("voorstellen/<int:suggestion_id>/uitnodigen/", introductions.invite, name="invite"),
    path("stel-mij-voor/", suggesting.openness, name="openness"),
    path("stel-mij-voor/stop/", suggesting.stop_openness, name="stop_openness"),
    path("stel-mij-voor/weer/<int:block_id>/", suggesting.unblock, name="unblock"),
    path("uitnodigingen/", introductions.invitations, name="invitations"),
    path(
        "uitnodigingen/<int:introduction_id>/antwoord/",
        introductions.answer_invitation,
        name="answer_invitation",
    ),
    path(
        "uitnodigingen/<int:introduction_id>/terug/",
        introductions.withdraw_invitation,
        name="withdraw_invitation",
    ),
    path("banden/", bonds.bonds, name="bonds"),
    path("banden/herinneren/", bonds.remind, name="remind"),
    path("banden/<int:bond_id>/", bonds.bond, name="bond"),
    path("banden/<int:bond_id>/water/", bonds.water_bond, name="water_bond"),
    path("banden/<int:bond_id>/soort/", bonds.describe_bond, name="describe_bond"),
    path("banden/<int:bond_id>/vrucht/", bonds.fruitful_bond, name="fruitful_bond"),
    path("banden/<int:bond_id>/loslaten/", bonds.let_bond_go, name="let_bond_go"),
    path("banden/<int:bond_id>/ontmoeting/", meetings.record_meeting, name="record_meeting"),
    path("ontmoetingen/", meetings.meetings, name="meetings"),
    path("ontmoetingen/gids/", meetings.meeting_guide, name="meeting_guide"),
    path("ontmoetingen/<int:meeting_id>/notitie/", meetings.note_meeting, name="note_meeting"),
    path("bruggen/", bridges.bridges, name="bridges"),
    path("bruggen/bereken/", bridges.compute_bridges, name="compute_bridges"),
]
