"""Words of weighing: stages, tracks, gates, answers, roles of government, kinds of rules."""

from typing import Final

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class WeighingStage(TextChoices):
    """How far a weighing is; each stage waits for the next step."""

    RECEIVED = "received", pgettext_lazy("weighing", "received")
    GATE_CHECK = "gate_check", _("gates are checked")
    VIEWPOINTS = "viewpoints", _("viewpoints are gathered")
    TALK = "talk", pgettext_lazy("weighing", "in talk")
    ADVICE = "advice", _("waits for a decision")
    DECISION = "decision", _("decided, not yet published")
    PUBLISHED = "published", pgettext_lazy("weighing", "published")
    CARRYING_OUT = "carrying_out", _("being carried out")
    LOOKED_BACK = "looked_back", _("looked back on")


IN_PUBLIC: Final = (
    WeighingStage.PUBLISHED,
    WeighingStage.CARRYING_OUT,
    WeighingStage.LOOKED_BACK,
)


class Track(TextChoices):
    """How heavy the way is; a rule proposes it, a person confirms it."""

    LIGHT = "light", _("just do it")
    TOGETHER = "together", _("weigh together")
    HEAVY = "heavy", _("heavy")


class GateLight(TextChoices):
    """What was found at a gate."""

    OPEN = "open", pgettext_lazy("gate", "open")
    CARE = "care", pgettext_lazy("gate", "open, with care")
    RED = "red", pgettext_lazy("gate", "red")


class Degree(IntegerChoices):
    """How far a criterion holds, in words."""

    NOT = 0, pgettext_lazy("degree", "no")
    LITTLE = 1, pgettext_lazy("degree", "little")
    PARTLY = 2, pgettext_lazy("degree", "partly")
    MOSTLY = 3, pgettext_lazy("degree", "mostly")
    FULLY = 4, pgettext_lazy("degree", "fully")


class Answer(TextChoices):
    """The five answers to an initiative."""

    YES = "yes", pgettext_lazy("answer", "Yes")
    YES_IF = "yes_if", pgettext_lazy("answer", "Yes, if")
    TRIAL = "trial", pgettext_lazy("answer", "Try it until a date")
    NOT_YET = "not_yet", pgettext_lazy("answer", "Not yet, because")
    NO = "no", pgettext_lazy("answer", "No, because")


REFUSING: Final = (Answer.NOT_YET, Answer.NO)


class GovernmentRole(TextChoices):
    """What government does from here, light first."""

    LET_GO = "let_go", _("let go: the initiators do it themselves")
    FACILITATE = "facilitate", _("facilitate: help where they ask for it")
    STIMULATE = "stimulate", _("stimulate: invite and give a push")
    DIRECT = "direct", _("direct: lead together with others")
    REGULATE = "regulate", _("regulate: set rules and keep them")


class RuleKind(TextChoices):
    """What a room rule really is."""

    LAW = "law", pgettext_lazy("rule", "law")
    POLICY = "policy", pgettext_lazy("rule", "policy")
    CONTRACT = "contract", pgettext_lazy("rule", "contract")
    HABIT = "habit", pgettext_lazy("rule", "habit")


class WeighingVerb(TextChoices):
    """What the chronicle notes of weighings and room rules: never words, never a viewpoint."""

    RECEIVED = "weigh.weighing_received", _("asked for an answer")
    FACE_TAKEN = "weigh.face_taken", _("became the contact person")
    CONTACTED = "weigh.weighing_contacted", _("asked the three questions")
    GATE_JUDGED = "weigh.gate_judged", _("looked at a gate")
    TRACK_CONFIRMED = "weigh.track_confirmed", _("confirmed the track")
    VIEW_ASKED = "weigh.viewpoint_asked", _("asked for a viewpoint")
    VIEW_DROPPED = "weigh.viewpoint_dropped", _("took back a question for a viewpoint")
    VIEW_FILLED = "weigh.viewpoint_filled", _("filled in a viewpoint")
    TALK_OPENED = "weigh.talk_opened", _("opened the talk")
    NOTED = "weigh.talk_noted", _("noted something in the talk")
    ADVISED = "weigh.advised", _("wrote down the advice")
    DECIDED = "weigh.decided", _("decided")
    PUBLISHED = "weigh.weighing_published", _("published the answer")
    CARRYING_OUT = "weigh.carrying_out", _("began to carry it out")
    LOOKED_BACK = "weigh.looked_back", _("looked back")
    RULE_NOTED = "weigh.rule_noted", _("noted a room rule")
    RULE_REWORDED = "weigh.rule_reworded", _("changed the words of a room rule")
    OUTCOME_NOTED = "weigh.outcome_noted", _("noted how a room rule turned out")
    TERMS_CHANGED = "weigh.terms_changed", _("changed the terms of a framework")
