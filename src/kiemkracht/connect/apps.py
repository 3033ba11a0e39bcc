"""Start-up of the room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConnectConfig(AppConfig):
    """Registers what other rooms and the base ask about talents, circles and introductions."""

    name = "kiemkracht.connect"
    label = "connect"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Each subject registers its own."""
        from kiemkracht.ui import navigation

        navigation.register(_("Connect"), "connect:home", 25, "bridge", ("connect",))
        _register_help()
        _register_circles()
        _meeting_people()
        _register_buddies()
        _register_sets()
        _register_routes()
        _make_findable_anew()


def _make_findable_anew() -> None:
    """What there is to find, for who indexes everything again."""
    from kiemkracht.base import reindexing
    from kiemkracht.connect.models import Circle, Gig, Post, RouteCase, Talent
    from kiemkracht.connect.services import (
        circle_keeping,
        post_keeping,
        posting_gigs,
        telling_routes,
        telling_talents,
    )

    again = reindexing.register
    again("connect.talent", rows=Talent.objects.all, put=telling_talents.put_in_index)
    again("connect.post", rows=Post.objects.all, put=post_keeping.put_in_index)
    again("connect.gig", rows=Gig.objects.all, put=posting_gigs.put_in_index)
    again("connect.circle", rows=Circle.objects.all, put=circle_keeping.put_in_index)
    again("connect.routecase", rows=RouteCase.objects.all, put=telling_routes.put_in_index)


def _register_help() -> None:
    """Talents, questions and offers, klussen."""
    from kiemkracht.base import forgetting, places, retention, takeout
    from kiemkracht.connect.panels import help as help_panels
    from kiemkracht.connect.selectors import gigs, my_help, post_cards, profiles, talents
    from kiemkracht.connect.selectors.post_profiles import open_posts
    from kiemkracht.connect.services import post_keeping
    from kiemkracht.connect.services.forgetting_help import let_go_of_person

    places.register("connect.talent", card=talents.place_cards)
    places.register("connect.post", card=post_cards.place_cards)
    places.register("connect.gig", card=gigs.place_cards)
    forgetting.register("connect.help", let_go_of_person)
    takeout.register("talents", talents.own_talents)
    takeout.register("help", my_help.own_help)
    takeout.register("klussen", gigs.own_gigs)
    profiles.register_needs_and_offers(open_posts)
    retention.register(post_keeping.NOTES_RULE)
    retention.register(post_keeping.PAST_RULE)
    help_panels.register_all()


def _register_circles() -> None:
    from kiemkracht.base import forgetting, places, retention, takeout
    from kiemkracht.connect.panels import circles as circle_panels
    from kiemkracht.connect.selectors import circles
    from kiemkracht.connect.services import circle_keeping, telling_ties

    places.register("connect.circle", card=circles.place_cards)
    takeout.register("circles", circles.own_circles)
    takeout.register("ties of circles", telling_ties.ties_of)
    forgetting.register("connect.ties", telling_ties.let_go_of_person)
    retention.register(circle_keeping.CHARTER_RULE)
    retention.register(circle_keeping.INVITATION_RULE)
    circle_panels.register_all()


def _meeting_people() -> None:
    from kiemkracht.base import apart, forgetting, retention, takeout
    from kiemkracht.connect.panels import meeting_people
    from kiemkracht.connect.selectors.apart import apart_from
    from kiemkracht.connect.services import bridging, parting, suggesting
    from kiemkracht.connect.tasks import computing

    apart.register(apart_from)
    suggesting.job.register(computing.enqueue_suggestions)
    bridging.job.register(computing.enqueue_bridges)
    forgetting.register("connect.meeting_people", parting.let_go_of_person)
    takeout.register("meeting people", parting.wishes_of)
    takeout.register("invitations to meet", parting.invitations_of)
    takeout.register("bonds and meetings", parting.bonds_of)
    retention.register(parting.INVITATIONS_RULE)
    meeting_people.register_all()


def _register_sets() -> None:
    """Learning sets and draws."""
    from kiemkracht.base import forgetting, retention, takeout
    from kiemkracht.connect.panels import sets
    from kiemkracht.connect.services import dividing, drawing, sets_keeping
    from kiemkracht.connect.tasks import dividing as jobs

    dividing.job.register(jobs.enqueue_sets)
    drawing.job.register(jobs.enqueue_draw)
    forgetting.register("connect.sets", sets_keeping.let_go_of_person)
    takeout.register("learning sets", sets_keeping.sets_of)
    takeout.register("draws", sets_keeping.draws_of)
    retention.register(sets_keeping.SETS_RULE)
    retention.register(sets_keeping.POOL_RULE)
    sets.register_all()


def _register_buddies() -> None:
    """Six weeks a maatje."""
    from kiemkracht.base import forgetting, retention, takeout
    from kiemkracht.connect.panels import buddies
    from kiemkracht.connect.services import buddies_keeping, pairing
    from kiemkracht.connect.tasks import computing

    pairing.job.register(computing.enqueue_buddies)
    forgetting.register("connect.buddies", buddies_keeping.let_go_of_person)
    takeout.register("maatjes", buddies_keeping.buddies_of)
    retention.register(buddies_keeping.BUDDIES_RULE)
    buddies.register_all()


def _register_routes() -> None:
    """Two routes of a question."""
    from kiemkracht.base import forgetting, places, takeout
    from kiemkracht.connect.panels import routes as route_panels
    from kiemkracht.connect.selectors import routes
    from kiemkracht.connect.services import telling_routes

    places.register("connect.routecase", card=routes.place_cards)
    forgetting.register("connect.routes", telling_routes.let_go_of_person)
    takeout.register("two routes", telling_routes.routes_of)
    route_panels.register_all()
