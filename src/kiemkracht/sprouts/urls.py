"""Addresses of the room."""

from django.urls import path

from kiemkracht.sprouts.views import (
    acting,
    detail,
    feeds,
    listing,
    queues,
    telling,
    tending,
    wording,
)

app_name = "sprouts"

urlpatterns = [
    path("", listing.sprouts, name="list"),
    path("onopgemerkt/", listing.hardly_noticed, name="unnoticed"),
    path("kaart/", listing.on_the_map, name="map"),
    path("feed/", feeds.SproutFeed(), name="feed"),
    path("feed.json", feeds.json_feed, name="json_feed"),
    path("vertel/", telling.door, name="tell"),
    path("vertel/verhaal/", telling.story, name="tell_story"),
    path("vertel/terwijl-je-typt/", telling.while_typing, name="tell_typing"),
    path("vertel/lijkt-op/", telling.similar, name="tell_similar"),
    path("vertel/aansluiten/<uuid:sprout_id>/", telling.join, name="tell_join"),
    path("vertel/wie-ziet-het/", telling.finish, name="tell_finish"),
    path("bedankt/", telling.thanks, name="thanks"),
    path("bedankt/link/", telling.link_again, name="link_again"),
    path("wachten/", queues.waiting, name="waiting"),
    path("stil/", queues.quiet, name="quiet"),
    path("stap/<int:step_id>/gedaan/", acting.finish_step, name="finish_step"),
    path("stap/<int:step_id>/laat-los/", acting.drop_step, name="drop_step"),
    path("meedragen/<int:offer_id>/", acting.answer_offer, name="answer_offer"),
    path("<uuid:sprout_id>/", detail.detail, name="detail"),
    path("<uuid:sprout_id>/foto.webp", detail.photo, name="photo"),
    path("<uuid:sprout_id>/stap/", acting.plan_step, name="plan_step"),
    path("<uuid:sprout_id>/dragen/", acting.carry, name="carry"),
    path("<uuid:sprout_id>/meedragen/", acting.ask_to_carry, name="ask_to_carry"),
    path("<uuid:sprout_id>/overdragen/", acting.release, name="release"),
    path("<uuid:sprout_id>/groei/", acting.grow, name="grow"),
    path("<uuid:sprout_id>/fase-terug/", acting.go_back, name="go_back"),
    path("<uuid:sprout_id>/wakker/", acting.wake, name="wake"),
    path("<uuid:sprout_id>/gezicht/", acting.take_contact, name="take_contact"),
    path("<uuid:sprout_id>/gezicht/los/", acting.leave_contact, name="leave_contact"),
    path("<uuid:sprout_id>/antwoord/", acting.answer, name="answer"),
    path("<uuid:sprout_id>/leeft-het/", acting.check, name="check"),
    path("<uuid:sprout_id>/verzorgen/", tending.tend, name="tend"),
    path("<uuid:sprout_id>/bewerken/", wording.edit, name="edit"),
    path("<uuid:sprout_id>/wie-ziet-het/", tending.show_otherwise, name="show_otherwise"),
    path("<uuid:sprout_id>/achterhouden/", tending.hold, name="hold"),
    path("<uuid:sprout_id>/doorlaten/", tending.let_through, name="let_through"),
    path("<uuid:sprout_id>/foto/", tending.add_photo, name="add_photo"),
    path("<uuid:sprout_id>/foto/weg/", tending.remove_photo, name="remove_photo"),
    path("<uuid:sprout_id>/doel/", tending.link_goal, name="link_goal"),
    path("<uuid:sprout_id>/doel/<uuid:goal_id>/weg/", tending.unlink_goal, name="unlink_goal"),
    path("<uuid:sprout_id>/familie/", tending.link_family, name="link_family"),
    path(
        "<uuid:sprout_id>/familie/<int:link_id>/weg/", tending.unlink_family, name="unlink_family"
    ),
    path("<uuid:sprout_id>/vraag-mee/", tending.offer, name="offer"),
    path("<uuid:sprout_id>/rust/", tending.rest, name="rest"),
    path("<uuid:sprout_id>/afsluiten/", tending.close, name="close"),
]
