"""Addresses of circles."""

from django.urls import path

from kiemkracht.connect.views import circle_ties
from kiemkracht.connect.views import circles as views
from kiemkracht.connect.views import starting_circles as starting

urlpatterns = [
    path("kringen/", views.circles, name="circles"),
    path("kringen/begin/", starting.purpose, name="circle_purpose"),
    path("kringen/begin/handvest/", starting.charter, name="circle_charter"),
    path("kringen/welkom/", starting.welcome, name="circle_welcome"),
    path("kringen/kom-erbij/<str:link>/", starting.come_in, name="circle_link"),
    path("kringen/<slug:slug>/", views.circle, name="circle"),
    path("kringen/<slug:slug>/vraag-iemand/", starting.invite, name="circle_invite"),
    path("kringen/<slug:slug>/handvest/", views.change, name="change_charter"),
    path("kringen/<slug:slug>/handvest/<int:number>/zeg/", views.say, name="say_to_charter"),
    path(
        "kringen/<slug:slug>/handvest/<int:number>/terug/",
        views.withdraw,
        name="withdraw_charter",
    ),
    path("kringen/<slug:slug>/inrichten/", views.arrange, name="arrange_circle"),
    path("kringen/<slug:slug>/banden/", circle_ties.circle_ties, name="circle_ties"),
    path("kringen/<slug:slug>/banden/terug/", circle_ties.take_back_ties, name="take_back_ties"),
    path("kringen/<slug:slug>/verlaten/", views.leave, name="leave_circle"),
]
