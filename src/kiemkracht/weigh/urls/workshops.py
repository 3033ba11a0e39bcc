"""Addresses of frameworks and of building one together; included without a prefix."""

from django.urls import path

from kiemkracht.weigh.views import made_frameworks, maker_cases, workshop_board, workshops

ONE = "kaders/bouwen/<uuid:workshop_id>/"
LINK = "kaders/maker/<str:link>/"

urlpatterns = [
    path("kaders/", made_frameworks.frameworks, name="frameworks"),
    path("kaders/nieuw/", workshops.new_workshop, name="new_workshop"),
    path(LINK, maker_cases.cases_by_link, name="cases_by_link"),
    path(f"{LINK}<int:case_id>/<str:under>/", maker_cases.case_by_link, name="case_by_link"),
    path(ONE, workshops.workshop, name="workshop"),
    path(f"{ONE}makers/", workshops.invite, name="invite_maker"),
    path(f"{ONE}makers/<int:maker_id>/weg/", workshops.uninvite, name="uninvite_maker"),
    path(f"{ONE}geval/", workshops.new_case, name="new_case"),
    path(f"{ONE}geval/<int:case_id>/weg/", workshops.drop_case, name="drop_case"),
    path(f"{ONE}stap/", workshops.take_step, name="workshop_step"),
    path(f"{ONE}terug/", workshops.back_to_board, name="back_to_board"),
    path(f"{ONE}vergelijken/", workshops.compare, name="compare_cases"),
    path(f"{ONE}proef/", workshops.trial, name="trial"),
    path(f"{ONE}beslissen/", maker_cases.my_cases, name="my_cases"),
    path(f"{ONE}beslissen/<int:case_id>/<str:under>/", maker_cases.my_case, name="my_case"),
    path(f"{ONE}bord/", workshop_board.board, name="board"),
    path(f"{ONE}bord/verplaats/", workshop_board.move, name="move_reasons"),
    path(f"{ONE}bord/voorstel/", workshop_board.propose, name="propose_heaps"),
    path(f"{ONE}bord/ongedaan/", workshop_board.undo, name="undo_board"),
    path(f"{ONE}bord/<str:key>/", workshop_board.heap, name="heap"),
    path(f"{ONE}bord/<str:key>/samen/", workshop_board.join, name="join_heaps"),
    path(f"{ONE}bord/<str:key>/apart/", workshop_board.aside, name="set_aside"),
    path(f"{ONE}poorten/", workshop_board.gates, name="gates"),
    path(f"{ONE}poorten/eigen/", workshop_board.new_gate, name="new_gate"),
    path(f"{ONE}poorten/<str:code>/weg/", workshop_board.drop_gate, name="drop_gate"),
    path("kaders/<slug:slug>/", made_frameworks.made_framework, name="made_framework"),
    path("kaders/<slug:slug>/gebruik/", made_frameworks.use, name="use_framework"),
    path("kaders/<slug:slug>/terugblik/", made_frameworks.review, name="framework_review"),
]
