"""Addresses of the home page, asking and offering."""

from django.urls import path

from kiemkracht.connect.views import asking, home
from kiemkracht.connect.views import posts as views

urlpatterns = [
    path("", home.home, name="home"),
    path("hoe-gaat-het/", home.going, name="going"),
    path("vraag-en-aanbod/", views.posts, name="posts"),
    path("vraag-en-aanbod/nieuw/", asking.what, name="ask"),
    path("vraag-en-aanbod/nieuw/verder/", asking.rest, name="ask_rest"),
    path("vraag-en-aanbod/geplaatst/", asking.asked, name="asked"),
    path("vraag-en-aanbod/mijn/", views.mine, name="my_posts"),
    path("vraag-en-aanbod/<uuid:post_id>/", views.post, name="post"),
    path("vraag-en-aanbod/<uuid:post_id>/bewerken/", views.edit, name="edit_post"),
    path("vraag-en-aanbod/<uuid:post_id>/dat-doe-ik/", views.promise, name="promise"),
    path("vraag-en-aanbod/<uuid:post_id>/gedaan/", views.finish, name="finish_post"),
    path("vraag-en-aanbod/<uuid:post_id>/leeft-nog/", views.renew, name="renew_post"),
    path("vraag-en-aanbod/<uuid:post_id>/klaar/", views.end, name="end_post"),
    path("toezegging/<int:promise_id>/antwoord/", views.answer, name="answer_promise"),
    path("toezegging/<int:promise_id>/terug/", views.take_back, name="take_back_promise"),
    path("toezegging/<int:promise_id>/bedank/", views.thank, name="thank"),
    path("dank/<int:thanks_id>/tonen/", views.show_thanks, name="show_thanks"),
]
