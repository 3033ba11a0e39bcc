"""Addresses of weighing and of room rules; included without a prefix."""

from django.urls import path

from kiemkracht.weigh.views import made_frameworks, resolving, room_rules, viewpoints, weighings

ONE = "wegen/<uuid:weighing_id>/"

urlpatterns = [
    path("wegen/", weighings.weighings, name="weighings"),
    path("wegen/nieuw/", weighings.new_weighing, name="new_weighing"),
    path("wegen/kader/", made_frameworks.framework, name="framework"),
    path("wegen/perspectief/<str:link>/", viewpoints.view_by_link, name="view_by_link"),
    path(
        "wegen/mijn-perspectief/<uuid:viewpoint_id>/", viewpoints.my_viewpoint, name="my_viewpoint"
    ),
    path(ONE, weighings.weighing, name="weighing"),
    path(f"{ONE}kaart/", weighings.weighing_card, name="weighing_card"),
    path(f"{ONE}gezicht/", weighings.take_face, name="take_face"),
    path(f"{ONE}vragen/", weighings.contact, name="contact"),
    path(f"{ONE}poort/<str:gate>/", weighings.gate, name="gate"),
    path(f"{ONE}spoor/", weighings.confirm_track, name="confirm_track"),
    path(f"{ONE}perspectieven/", viewpoints.ask_view, name="ask_view"),
    path(f"{ONE}perspectieven/<uuid:viewpoint_id>/weg/", viewpoints.drop_view, name="drop_view"),
    path(f"{ONE}gesprek/", viewpoints.open_talk, name="open_talk"),
    path(f"{ONE}gezegd/", viewpoints.note_talk, name="note_talk"),
    path(f"{ONE}advies/", resolving.advice, name="weighing_advice"),
    path(f"{ONE}besluit/", resolving.decide, name="decide"),
    path(f"{ONE}publiceren/", resolving.make_public, name="make_public"),
    path(f"{ONE}uitvoering/", resolving.carry_out, name="carry_out"),
    path(f"{ONE}terugblik/", resolving.look_back, name="look_back"),
    path("ruimteregels/", room_rules.room_rules, name="room_rules"),
    path("ruimteregels/nieuw/", room_rules.new_rule, name="new_rule"),
    path("ruimteregels/<uuid:rule_id>/", room_rules.room_rule, name="room_rule"),
    path("ruimteregels/<uuid:rule_id>/bewerken/", room_rules.edit_rule, name="edit_rule"),
    path("ruimteregels/<uuid:rule_id>/uitkomst/", room_rules.rule_outcome, name="rule_outcome"),
]
