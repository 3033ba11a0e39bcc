"""Addresses of the room."""

from django.urls import path

from kiemkracht.act.views import changing, scripts, stages, steps

app_name = "act"

_STEP = "<uuid:script_id>/stap/<uuid:step_id>/"

urlpatterns = [
    path("", scripts.scripts, name="scripts"),
    path("nieuw/<uuid:photo_id>/", stages.new_script, name="new_script"),
    path("<uuid:script_id>/", scripts.script, name="script"),
    path("<uuid:script_id>/papier/", scripts.paper, name="paper"),
    path("<uuid:script_id>/agenda.ics", scripts.calendar, name="calendar"),
    path("<uuid:script_id>/verschillen/", scripts.differences, name="differences"),
    path("<uuid:script_id>/versie/<int:number>/", scripts.version, name="version"),
    path("<uuid:script_id>/besproken/", stages.discuss, name="discuss"),
    path("<uuid:script_id>/vast/", stages.fix, name="fix"),
    path("<uuid:script_id>/begin/", stages.begin, name="begin"),
    path("<uuid:script_id>/afronden/", stages.finish, name="finish"),
    path("<uuid:script_id>/verschil/<int:number>/terug/", changing.undo, name="undo"),
    path("<uuid:script_id>/stap/", changing.add, name="add"),
    path(_STEP, steps.step, name="step"),
    path(f"{_STEP}anders/", changing.tell, name="tell"),
    path(f"{_STEP}kaart/", changing.swap, name="swap"),
    path(f"{_STEP}plek/", changing.move, name="move"),
    path(f"{_STEP}weg/", changing.drop, name="drop"),
    path(f"{_STEP}trekker/", steps.pull, name="pull"),
    path(f"{_STEP}terugblik/", steps.look_back, name="look_back"),
]
