"""Kinds of people, communities, organisations and roles."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Capacity(TextChoices):
    """In which capacity someone takes part; people have several."""

    RESIDENT = "resident", _("resident")
    EMPLOYEE = "employee", _("employee")
    PROFESSIONAL = "professional", _("professional")
    ENTREPRENEUR = "entrepreneur", _("entrepreneur")
    SELF_EMPLOYED = "self_employed", _("self-employed")
    LEADER = "leader", _("manager")
    ADMINISTRATOR = "administrator", _("alderman or director")
    ADVISER = "adviser", _("adviser")
    MAKER = "maker", _("maker")
    YOUTH = "youth", _("young person")


class CommunityKind(TextChoices):
    """What kind of social unit (verband) it is."""

    STREET = "street", _("street")
    NEIGHBOURHOOD = "neighbourhood", _("neighbourhood")
    DISTRICT = "district", _("district")
    CITY = "city", _("city")
    TEAM = "team", _("team")
    DEPARTMENT = "department", _("department")
    PROFESSIONAL = "professional", _("professional network")
    ASSOCIATION = "association", _("association")
    CIRCLE = "circle", _("circle")
    COHORT = "cohort", _("cohort")


PLACE_KINDS = (CommunityKind.CITY, CommunityKind.DISTRICT, CommunityKind.NEIGHBOURHOOD)


class OrganisationKind(TextChoices):
    """What an organisation is for."""

    MUNICIPALITY = "municipality", _("municipality")
    CARE = "care", _("care")
    EDUCATION = "education", _("education")
    WELFARE = "welfare", _("welfare")
    POLICE = "police", _("police")
    HOUSING = "housing", _("housing corporation")
    RESIDENTS = "residents", _("residents’ organisation")
    BUSINESS = "business", _("business")
    CONSULTANCY = "consultancy", _("consultancy")
    OTHER = "other", pgettext_lazy("organisation", "other")


class Layer(TextChoices):
    """Where in an organisation someone works."""

    FRONT = "front", _("on the front line")
    MIDDLE = "middle", _("middle management")
    LEADING = "leading", _("management")
    BOARD = "board", _("board")
    NONE = "none", _("does not apply")


class RoleKind(TextChoices):
    """What someone may do for others, here or in one community."""

    FRONTLINER = "frontliner", _("frontliner")
    FACILITATOR = "facilitator", _("facilitator")
    DECISION_MAKER = "decision_maker", _("decision maker")
    ADMINISTRATOR = "administrator", _("administrator")


class Channel(TextChoices):
    """How we reach someone."""

    EMAIL = "email", _("e-mail")
    SMS = "sms", _("text message")
    POST = "post", _("post")
    HELPER = "helper", _("through a helper")


class ConsentPurpose(TextChoices):
    """For what someone gave leave; each can be withdrawn."""

    SCAN_TEXT = "scan_text", _("looking for seeds in my own texts")
    SHOW_SPROUT = "show_sprout", _("showing what I carry")
    PORTRAIT = "portrait", _("showing a picture on which I can be recognised")
    SHARE_CONTACT = "share_contact", _("sharing my contact details with one person")
    RESEARCH = "research", _("research")


class Verb(TextChoices):
    """What the chronicle notes for this room."""

    CAME_AS_GUEST = "people.came_as_guest", _("came without an account")
    CAME_BACK = "people.came_back", _("came back with a private link")
    ROLE_GIVEN = "people.role_given", _("got a role")
    ROLE_ENDED = "people.role_ended", _("gave a role back")
    FOUNDED = "people.founded", _("started as a circle")
    JOINED = "people.joined", _("joined a community")
    LEFT = "people.left", _("left a community")
    FORGOTTEN = "people.forgotten", _("asked to be forgotten")
    TOOK_OUT = "people.took_out", _("took own things along")
    CONSENTED = "people.consented", _("gave leave for one purpose")
    CONSENT_WITHDRAWN = "people.consent_withdrawn", _("took leave back")
