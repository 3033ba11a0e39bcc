"""The four questions behind small or large."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

QUESTIONS: dict[str, Promise] = {
    "repetition": _("How often does the same wall stand elsewhere too?"),
    "barrier": _("How much does it need a rule, a budget or leave that you don’t have here?"),
    "contagion": _("How much does it spread by itself already?"),
    "ripeness": _("How often was it tried to the end, and taken over by others?"),
}
"""By field, in the order of the sum."""
