"""Addresses of the room, under /meervoud/."""

from django.urls import path

from kiemkracht.perspectives.views import (
    bringing,
    desk,
    growing,
    hall,
    landscape,
    lists,
    paper,
    planning,
    reading,
    report,
    reworking,
    short,
    taking_part,
)

app_name = "perspectives"

urlpatterns = [
    path("", lists.conversations, name="conversations"),
    path("nieuw/", desk.start, name="start"),
    path("invoeren/", bringing.bring_in, name="import"),
    path("<slug:slug>/", taking_part.conversation, name="conversation"),
    path("<slug:slug>/stem/<int:number>/", taking_part.vote, name="vote"),
    path("<slug:slug>/stelling-toevoegen/", taking_part.add, name="add"),
    path("<slug:slug>/mijn-stemmen/", taking_part.mine, name="my_votes"),
    path("<slug:slug>/stellingen/", lists.statements, name="statements"),
    path("<slug:slug>/stellingen/<int:number>/", reading.statement, name="statement"),
    path("<slug:slug>/stellingen/<int:number>/verder/", growing.grow, name="grow"),
    path(
        "<slug:slug>/stellingen/<int:number>/verder/vraag/",
        growing.ask_direction,
        name="grow_question",
    ),
    path(
        "<slug:slug>/stellingen/<int:number>/verder/ronde/",
        growing.carry_over,
        name="grow_statement",
    ),
    path("<slug:slug>/volgende-ronde/", growing.next_round, name="next_round"),
    path("<slug:slug>/spelregels/", reading.policy, name="policy"),
    path("<slug:slug>/taal/", reading.language, name="language"),
    path("<slug:slug>/code/", reading.enter, name="enter"),
    path("<slug:slug>/samenvoegen/<int:merge_id>/", reading.answer_merge, name="answer_merge"),
    path("<slug:slug>/landschap/", landscape.landscape, name="landscape"),
    path("<slug:slug>/landschap.json", landscape.as_json, name="landscape_json"),
    path("<slug:slug>/landschap.svg", landscape.as_svg, name="landscape_svg"),
    path("<slug:slug>/stellingen.csv", landscape.as_csv, name="statements_csv"),
    path("<slug:slug>/open-set.zip", landscape.as_open_set, name="open_set"),
    path("<slug:slug>/verslag/", report.report, name="report"),
    path("<slug:slug>/verslag.pdf", report.as_pdf, name="report_pdf"),
    path("<slug:slug>/poster/", landscape.poster, name="poster"),
    path("<slug:slug>/bureau/", desk.desk, name="desk"),
    path("<slug:slug>/bureau/instellingen/", desk.change, name="change"),
    path("<slug:slug>/bureau/stelling/", desk.add_seed, name="add_seed"),
    path("<slug:slug>/bureau/stelling/<int:number>/", desk.moderate, name="moderate"),
    path("<slug:slug>/bureau/stelling/<int:number>/werk/", reworking.rework, name="rework"),
    path("<slug:slug>/bureau/stelling/<int:number>/tekst/", reworking.edit, name="edit_statement"),
    path("<slug:slug>/bureau/stelling/<int:number>/splits/", reworking.split, name="split"),
    path("<slug:slug>/bureau/stelling/<int:number>/samen/", reworking.merge, name="propose_merge"),
    path(
        "<slug:slug>/bureau/samen/<int:merge_id>/terug/", reworking.withdraw, name="withdraw_merge"
    ),
    path("<slug:slug>/bureau/spelregels/", planning.policy, name="plan_policy"),
    path("<slug:slug>/bureau/codes/", planning.codes, name="codes"),
    path("<slug:slug>/bureau/codes/<int:number>/", planning.block, name="block_code"),
    path("<slug:slug>/bureau/talen/", planning.translations, name="translations"),
    path("<slug:slug>/bureau/aandacht/", planning.attention, name="attention"),
    path("<slug:slug>/bureau/gezien/", planning.seen, name="signals_seen"),
    path("<slug:slug>/bureau/logboek.csv", planning.log, name="moderation_log"),
    path("<slug:slug>/bureau/deur/", desk.open_or_close, name="open_or_close"),
    path("<slug:slug>/bureau/bereken/", desk.compute, name="compute"),
    path("<slug:slug>/bureau/voortgang/", desk.progress, name="progress"),
    path("<slug:slug>/bureau/meenemen/", bringing.take_along, name="export"),
    path("<slug:slug>/zaal/", hall.hall, name="hall"),
    path("<slug:slug>/zaal/doe/", hall.act, name="hall_act"),
    path("<slug:slug>/zaal/helpers/", hall.invite_helpers, name="invite_helpers"),
    path("<slug:slug>/zaal/scherm/", hall.screen, name="screen"),
    path("<slug:slug>/zaal/scherm/beelden/", hall.scenes, name="scenes"),
    path("<slug:slug>/zaal/stand.json", hall.figures, name="figures"),
    path("<slug:slug>/zaal/kaarten/", paper.make_cards, name="make_cards"),
    path("<slug:slug>/zaal/kaarten/blokkeer/", paper.block_card, name="block_card"),
    path("<slug:slug>/zaal/invoer/", paper.enter, name="enter_cards"),
]

# Under /m/: what people read from a screen, type over and scan.
short_addresses = (
    [
        path("", short.ask, name="ask"),
        path("help/<str:secret>/", short.help_out, name="help"),
        path("<str:code>/", short.door, name="door"),
    ],
    "short",
)
