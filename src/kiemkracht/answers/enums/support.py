"""Words of asking for backing: where a question stands, and what can be answered."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SupportState(TextChoices):
    """Where a question for backing stands."""

    OPEN = "open", _("waits for an answer")
    TALKING = "talk", _("you talk about it")
    YES = "yes", pgettext_lazy("backing", "yes")
    YES_WITH = "yes_with", pgettext_lazy("backing", "yes, with a condition")
    NO = "no", pgettext_lazy("backing", "no")
    NOT_NEEDED = "not_needed", _("need not be asked")
    WITHDRAWN = "withdrawn", _("taken back")


WAITING = (SupportState.OPEN, SupportState.TALKING)


class SupportAnswerKind(TextChoices):
    """What somebody who leads can answer."""

    YES = "yes", _("Yes, I back you")
    YES_WITH = "yes_with", _("Yes, with …")
    TALK = "talk", _("Let us talk")
    NO = "no", _("No, because …")
    NOT_NEEDED = "not_needed", _("You need not ask this")


class SupportVerb(TextChoices):
    """What the chronicle notes."""

    ASKED = "answers.support_asked", _("asked for backing")
    ANSWERED = "answers.support_answered", _("answered a question for backing")
    WITHDRAWN = "answers.support_withdrawn", _("took a question for backing back")
    SHEET_WRITTEN = "answers.backing_sheet_written", _("wrote a new version of a backing sheet")
