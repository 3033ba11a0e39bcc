"""States of directions and choices, how a group was heard, and what the chronicle notes."""

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DirectionState(TextChoices):
    """Where a direction (koers) stands."""

    DRAFT = "draft", _("draft")
    IN_CONVERSATION = "in_conversation", _("in conversation")
    AGREED = "agreed", _("agreed")
    IN_RECALIBRATION = "in_recalibration", _("being recalibrated")
    REPLACED = "replaced", _("replaced")


OPEN_TO_EDITS: Final = (
    DirectionState.DRAFT,
    DirectionState.IN_CONVERSATION,
    DirectionState.IN_RECALIBRATION,
)


class ChoiceState(TextChoices):
    """Where a choice (keuze) stands."""

    PROPOSED = "proposed", _("being prepared")
    OPEN = "open", _("open for responses")
    TAKEN = "taken", _("taken, not yet published")
    PUBLISHED = "published", _("published")
    UNDER_REVIEW = "under_review", _("being reviewed")
    REVISED = "revised", _("revised")
    WITHDRAWN = "withdrawn", _("withdrawn")


STANDING: Final = (ChoiceState.PUBLISHED, ChoiceState.REVISED)
IN_THE_MAKING: Final = (
    ChoiceState.PROPOSED,
    ChoiceState.OPEN,
    ChoiceState.TAKEN,
    ChoiceState.UNDER_REVIEW,
)


class Regard(TextChoices):
    """How a touched group took part in a choice."""

    OVER = "over", pgettext_lazy("decided", "over them")
    WITH = "with", pgettext_lazy("decided", "with them")
    BY = "by", pgettext_lazy("decided", "by them")


class Stance(TextChoices):
    """What somebody's response to an open choice is."""

    FOR = "for", _("I am for it")
    AGAINST = "against", _("I object")
    QUESTION = "question", _("I have a question")


class RecordKind(TextChoices):
    """What a link in the register is."""

    PUBLICATION = "publication", _("published")
    REVISION = "revision", _("revised")
    WITHDRAWAL = "withdrawal", _("withdrawn")


class PublicCategory(TextChoices):
    """Kind of public document, for the list that the Open Government Act asks for."""

    NONE = "", _("none of these")
    ADVICE = "advice", _("advice")
    COVENANT = "covenant", _("covenant")
    RESEARCH = "research", _("research report")
    ANNUAL_PLAN = "annual_plan", _("annual plan or report")


class Verb(TextChoices):
    """What the chronicle notes for this room."""

    DIRECTION_STARTED = "direction.started", _("wrote the first words of this direction")
    DIRECTION_EDITED = "direction.edited", _("worked on the text")
    DIRECTION_IN_CONVERSATION = "direction.in_conversation", _("opened the conversation")
    DIRECTION_AGREED = "direction.agreed", _("noted that this direction is agreed")
    DIRECTION_IN_RECALIBRATION = "direction.in_recalibration", _("asked to look at it afresh")
    DIRECTION_REPLACED = "direction.replaced", _("replaced this direction by another")
    GOAL_ADDED = "direction.goal_added", _("added a goal")
    GOAL_EDITED = "direction.goal_edited", _("worked on a goal")
    GOAL_REMOVED = "direction.goal_removed", _("took a goal out")
    GOAL_CARRIED = "direction.goal_carried", _("stands for this goal")
    GOAL_RELEASED = "direction.goal_released", _("handed this goal on")
    STEWARD_OFFERED = "direction.steward_offered", _("offered to be a steward")
    STEWARD_WELCOMED = "direction.steward_welcomed", _("welcomed a steward")
    STEWARD_STEPPED_DOWN = "direction.steward_stepped_down", _("handed the stewardship on")
    LINKED = "direction.linked", _("linked something that grows to a goal")
    UNLINKED = "direction.unlinked", _("undid the link with a goal")
    CHOICE_PROPOSED = "choice.proposed", _("put this question on the table")
    CHOICE_EDITED = "choice.edited", _("worked on the text")
    CHOICE_OPENED = "choice.opened", _("opened it for responses")
    CHOICE_RESPONDED = "choice.responded", _("responded")
    CHOICE_TAKEN = "choice.taken", _("noted that the choice is taken")
    CHOICE_PUBLISHED = "choice.published", _("published the choice")
    CHOICE_UNDER_REVIEW = "choice.under_review", _("opened the choice for review")
    CHOICE_REVISED = "choice.revised", _("published a new version")
    CHOICE_WITHDRAWN = "choice.withdrawn", _("withdrew the choice")
    GREAT_TASK_ADDED = "direction.great_task_added", _("added a great task")
    GREAT_TASK_EDITED = "direction.great_task_edited", _("changed the words of a great task")


VERB_GLYPHS: Final = {
    Verb.DIRECTION_AGREED: "compass",
    Verb.DIRECTION_IN_CONVERSATION: "views",
    Verb.CHOICE_OPENED: "views",
    Verb.CHOICE_RESPONDED: "comment",
    Verb.CHOICE_PUBLISHED: "choice",
    Verb.CHOICE_REVISED: "choice",
    Verb.CHOICE_WITHDRAWN: "closed",
    Verb.STEWARD_WELCOMED: "people",
    Verb.GOAL_CARRIED: "hand",
    Verb.LINKED: "link",
}
