"""Adding people from the command line: accounts, and the first administrator."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle
from kiemkracht.base.errors import require_that
from kiemkracht.base.texts import one_line
from kiemkracht.people.enums import Verb
from kiemkracht.people.models import Community, Person, RoleGrant

LONGEST_ADDRESS = 254


@transaction.atomic
def settle_person(
    *, email: str, name: str, password: str, role: str = "", community_slug: str = ""
) -> Person:
    """Add a person with an account; only for whoever has the server itself in hand.

    Raises `RoomError` when the address is taken or the community unknown, and Django's
    ValidationError for a weak password.
    """
    address = email.strip().lower()
    require_that(_is_address(address), _("This is not an e-mail address."))
    require_that(bool(one_line(name)), _("Give the name by which others know this person."))
    taken = Person.objects.filter(email=address).exists()
    require_that(not taken, _("Someone with this e-mail address is already here."))
    validate_password(password)
    person = Person.objects.create_person(
        name=one_line(name)[:80], email=address, password=password
    )
    if role:
        community = Community.objects.filter(slug=community_slug).first()
        require_that(
            not community_slug or community is not None, _("This community does not exist.")
        )
        grant = RoleGrant.objects.create(person=person, role=role, community=community)
        chronicle.record(Verb.ROLE_GIVEN, f"people.person:{person.pk}", by=None, grant=grant.pk)
    return person


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= LONGEST_ADDRESS
