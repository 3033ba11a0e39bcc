"""Addresses of what people get for an answer: backing, a second look, the right to challenge."""

from django.urls import path

from kiemkracht.answers.views import (
    backing,
    challenges,
    challenging,
    looking,
    paragraph,
    second_looks,
    support,
)

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
    path("tweede-blik/", second_looks.second_looks, name="second_looks"),
    path(
        "tweede-blik/vraag/<slug:choice_slug>/",
        second_looks.ask_second_look,
        name="ask_second_look",
    ),
    path("tweede-blik/dank/", second_looks.thanks, name="second_look_thanks"),
    path("tweede-blik/bezwaar/<slug:choice_slug>/", second_looks.objection, name="objection"),
    path("tweede-blik/<uuid:look_id>/", looking.second_look, name="second_look"),
    path("tweede-blik/<uuid:look_id>/duo/", looking.name_duo, name="name_duo"),
    path("tweede-blik/<uuid:look_id>/zeg/", looking.say, name="say"),
    path("tweede-blik/<uuid:look_id>/plaats-terug/", looking.decline, name="decline"),
    path("tweede-blik/<uuid:look_id>/herkijken/", looking.open_again, name="open_again"),
    path("uitdagen/", challenges.challenges, name="challenges"),
    path("uitdagen/nieuw/", challenges.new_challenge, name="new_challenge"),
    path("uitdagen/regels/<uuid:organisation_id>/", challenges.ordinance, name="ordinance"),
    path("uitdagen/<uuid:challenge_id>/", challenging.challenge, name="challenge"),
    path(
        "uitdagen/<uuid:challenge_id>/schrijven/",
        challenges.edit_challenge,
        name="edit_challenge",
    ),
    path("uitdagen/<uuid:challenge_id>/stap/", challenging.move_challenge, name="move_challenge"),
    path("uitdagen/<uuid:challenge_id>/gegevens/", challenging.data_room, name="data_room"),
    path(
        "uitdagen/<uuid:challenge_id>/besluit/",
        challenging.decide_challenge,
        name="decide_challenge",
    ),
    path("uitdagen/<uuid:challenge_id>/afspraak/", challenging.agreement, name="agreement"),
    path(
        "uitdagen/<uuid:challenge_id>/afspraak/eens/",
        challenging.confirm_agreement,
        name="confirm_agreement",
    ),
    path("participatie/", paragraph.paragraph, name="paragraph"),
    path("participatie/<int:year>/", paragraph.paragraph_of_year, name="paragraph_of_year"),
    path("participatie/<int:year>/getallen.csv", paragraph.numbers_csv, name="paragraph_numbers"),
    path("participatie/<int:year>/regels.csv", paragraph.lines_csv, name="paragraph_lines"),
    path("participatie/<int:year>/paragraaf.odt", paragraph.odt, name="paragraph_odt"),
]
