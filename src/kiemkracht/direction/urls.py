"""Addresses of the room."""

from django.urls import path

from kiemkracht.direction.views import choices, courses, goals, register

app_name = "direction"

urlpatterns = [
    path("koers/", courses.directions, name="directions"),
    path("koers/nieuw/", courses.new_direction, name="new_direction"),
    path("koers/opgaven/", goals.great_tasks, name="great_tasks"),
    path("koers/opgaven/<slug:slug>/", goals.great_task, name="great_task"),
    path("koers/<slug:slug>/", courses.direction, name="direction"),
    path("koers/<slug:slug>/bewerken/", courses.edit_direction, name="edit_direction"),
    path("koers/<slug:slug>/stap/", courses.move_direction, name="move_direction"),
    path("koers/<slug:slug>/hoeders/", courses.offer_stewardship, name="offer_stewardship"),
    path("koers/<slug:slug>/hoeders/<int:steward_id>/", courses.steward, name="steward"),
    path("koers/<slug:slug>/doel/nieuw/", goals.new_goal, name="new_goal"),
    path("koers/<slug:slug>/doel/<slug:goal_slug>/", goals.goal, name="goal"),
    path("koers/<slug:slug>/doel/<slug:goal_slug>/bewerken/", goals.edit_goal, name="edit_goal"),
    path("koers/<slug:slug>/doel/<slug:goal_slug>/weg/", goals.remove_goal, name="remove_goal"),
    path("koers/<slug:slug>/doel/<slug:goal_slug>/dragen/", goals.carry_goal, name="carry_goal"),
    path("keuzes/", register.choices, name="choices"),
    path("keuzes/nieuw/", choices.new_choice, name="new_choice"),
    path("keuzes/feed/", register.feed, name="feed"),
    path("keuzes/feed.json", register.json_feed, name="json_feed"),
    path("keuzes/lijst.csv", register.public_list, name="public_list"),
    path("keuzes/register.json", register.register_file, name="register_file"),
    path("keuzes/controleren/", register.verification, name="verification"),
    path("keuzes/<slug:slug>/", choices.choice, name="choice"),
    path("keuzes/<slug:slug>/bewerken/", choices.edit_choice, name="edit_choice"),
    path("keuzes/<slug:slug>/stap/", choices.step, name="step"),
    path("keuzes/<slug:slug>/reageren/", choices.respond, name="respond"),
    path("keuzes/<slug:slug>/publiceren/", choices.publish, name="publish"),
    path("keuzes/<slug:slug>/intrekken/", choices.withdraw, name="withdraw"),
    path("keuzes/<slug:slug>/verloop/", choices.story, name="story"),
    path("keuzes/<slug:slug>/versie/<int:number>/", choices.version, name="version"),
]
