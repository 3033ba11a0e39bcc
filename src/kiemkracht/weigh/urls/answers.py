"""Addresses of what people get for an answer: backing, a second look, the right to challenge."""

from django.urls import path

from kiemkracht.weigh.views import backing, support

app_name = "answers"

urlpatterns = [
    path("steun/", support.support, name="support"),
    path("steun/nieuw/", support.ask_support, name="ask_support"),
    path("steun/team/", backing.team, name="team"),
    path("steun/team/in-een-keer/", backing.answer_together, name="answer_together"),
    path("steun/vel/", backing.sheets, name="sheets"),
    path("steun/vel/<slug:team_slug>/", backing.sheet, name="sheet"),
    path("steun/vel/<slug:team_slug>/schrijven/", backing.write_sheet, name="write_sheet"),
    path("steun/<uuid:request_id>/", support.support_request, name="support_request"),
    path("steun/<uuid:request_id>/antwoord/", support.answer_support, name="answer_support"),
    path("steun/<uuid:request_id>/terug/", support.withdraw_support, name="withdraw_support"),
]
