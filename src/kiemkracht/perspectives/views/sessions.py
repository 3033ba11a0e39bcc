"""How a session knows a guest again, and how that ends when they log in."""

from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import get_language

from kiemkracht.base.requests import Request
from kiemkracht.perspectives.selectors.voters import Voter, voter_for
from kiemkracht.perspectives.services import merging, participating

SECRETS = "perspectives"
GUEST = "perspectives_guest"
LANGUAGE = "perspectives_language"


def voter_of(request: Request, slug: str) -> Voter:
    """Who is in front of this conversation; a stranger who did nothing yet has no secret."""
    secrets = request.session.get(SECRETS, {})
    return voter_for(request.visitor, str(secrets.get(slug, "")), language_of(request, slug))


def language_of(request: Request, slug: str) -> str:
    """The language this session chose for this conversation; before it did that of the pages."""
    chosen = request.session.get(LANGUAGE, {}).get(slug, "")
    return str(chosen or get_language() or "")


def choose_language(request: Request, slug: str, lang: str) -> None:
    """Remember the language for this conversation, in this session."""
    request.session[LANGUAGE] = request.session.get(LANGUAGE, {}) | {slug: lang}


def voter_who_acts(request: Request, slug: str) -> Voter:
    """The same, for somebody who is about to vote: a stranger gets a secret in the session."""
    visitor = request.visitor
    if visitor.is_known:
        if not visitor.has_account:
            request.session[GUEST] = str(visitor.person_id)
        return voter_for(visitor, lang=language_of(request, slug))
    secrets = request.session.get(SECRETS, {})
    if slug not in secrets:
        secrets = secrets | {slug: participating.new_secret()}
        request.session[SECRETS] = secrets
    return voter_for(visitor, secrets[slug], language_of(request, slug))


def count_once(*, request: HttpRequest, user: object, **kwargs: object) -> None:
    """On logging in: what this session did as a guest is from now on done by this person."""
    session = getattr(request, "session", None)
    person_id = getattr(user, "pk", None)
    if session is None or not isinstance(person_id, UUID):
        return
    secrets = session.pop(SECRETS, {})
    guest = session.pop(GUEST, "")
    if secrets or guest:
        merging.merge_guest(
            person_id=person_id, secrets=secrets, guest_id=UUID(guest) if guest else None
        )
