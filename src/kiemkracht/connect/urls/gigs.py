"""Addresses of klussen."""

from django.urls import path

from kiemkracht.connect.views import gigs as views
from kiemkracht.connect.views import missed_work

urlpatterns = [
    path("klussen/", views.gigs, name="gigs"),
    path("klussen/nieuw/", views.new, name="new_gig"),
    path("klussen/wat-drijft-mij/", views.drives, name="drives"),
    path("klussen/wat-miste-ik/", missed_work.missed, name="missed"),
    path("klussen/<uuid:gig_id>/", views.gig, name="gig"),
    path("klussen/<uuid:gig_id>/bewerken/", views.edit, name="edit_gig"),
    path("klussen/<uuid:gig_id>/dit-wil-ik/", views.answer, name="answer_gig"),
    path("klussen/<uuid:gig_id>/gedaan/", views.finish, name="finish_gig"),
    path("klussen/<uuid:gig_id>/leeft-nog/", views.renew, name="renew_gig"),
    path("klussen/<uuid:gig_id>/klaar/", views.end, name="end_gig"),
    path("klussen/<uuid:gig_id>/bedank/", views.thank, name="thank_gig"),
    path("klussen/<uuid:gig_id>/afspraak/", views.agreement, name="agreement"),
    path("klussen/<uuid:gig_id>/afspraak.txt", views.agreement_text, name="agreement_text"),
    path("klus-antwoord/<int:answer_id>/afspreken/", views.agree, name="agree"),
    path("klus-antwoord/<int:answer_id>/terug/", views.take_back, name="take_back_answer"),
]
