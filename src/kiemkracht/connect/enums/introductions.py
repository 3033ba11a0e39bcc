"""How far an invitation is."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class IntroductionState(TextChoices):
    """Invited, and then yes or no; nobody has to say why."""

    INVITED = "invited", _("invited")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("not this time")
    WITHDRAWN = "withdrawn", pgettext_lazy("invitation", "taken back")


class IntroductionVerb(TextChoices):
    """What the chronicle notes about invitations."""

    INVITED = "connect.invited", _("invited someone")
    ACCEPTED = "connect.accepted", _("accepted an invitation")
    DECLINED = "connect.declined", _("did not take up an invitation")
    WITHDRAWN = "connect.withdrawn", _("took an invitation back")
