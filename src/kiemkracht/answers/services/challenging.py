"""Beginning a challenge, writing it, and moving it on."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.answers.enums.challenges import ChallengeState, ChallengeVerb
from kiemkracht.answers.models import Challenge, ChallengeMove
from kiemkracht.answers.rules import challenges as rules
from kiemkracht.answers.selectors.money import MOST_CENTS
from kiemkracht.answers.selectors.ordinance import terms_now
from kiemkracht.answers.selectors.support import SPROUT
from kiemkracht.answers.services.indexing import index_challenge
from kiemkracht.base import chronicle, clock, places
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.talk import following
from kiemkracht.base.texts import many_lines, one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.people.selectors import community_names
from kiemkracht.people.selectors.leading import decides_for, workplaces_of
from kiemkracht.people.selectors.organisations import municipalities

S = ChallengeState


def _too_late() -> str:
    return _("This step doesn’t fit here any more. Somebody may have taken it just before you.")


@transaction.atomic
def begin(
    *,
    by: Visitor,
    organisation_id: UUID,
    community_id: UUID,
    title: str,
    sprout_id: UUID | None = None,
) -> Challenge:
    """Begin to explore; only you and who helps you at the organisation see it. Queries: 7."""
    require(rules.may_begin(by), _("Come in with your account or your private link first."))
    known = {each.id for each in municipalities()}
    require_that(organisation_id in known, _("This is no municipality that takes part here."))
    require_that(community_id in community_names([community_id]), _("Choose where it plays."))
    name = one_line(title)
    require_that(
        0 < len(name) <= 140, _("Say in one sentence what it is about, in at most 140 characters.")
    )
    if sprout_id is not None:
        card = places.card(by, f"{SPROUT}:{sprout_id}")
        require_that(card is not None, _("This kiem is not there, or not yours to see."))
    row = Challenge.objects.create(
        organisation_id=organisation_id,
        community_id=community_id,
        sprout_id=sprout_id,
        title=name,
        asked_by_id=by.identity,
    )
    note(row, S.EXPLORING, by)
    index_challenge(row)
    chronicle.record(ChallengeVerb.STARTED, place_of(row), by=by)
    following.follow(by=by, place=place_of(row))
    return row


@transaction.atomic
def write(
    *, by: Visitor, challenge_id: UUID, words: Mapping[str, str], cents: int | None, based_on: int
) -> Challenge:
    """Keep what was written; half of it may wait. Queries: 5.

    `words` by field name of `rules.challenges.FIELDS`. Raises `RoomError` when it was written
    since `based_on`.
    """
    row = locked(challenge_id)
    require(rules.may_write(by, row), _("Who began it writes it, until it is complete."))
    require_that(
        row.edition == based_on,
        _("It was written just before you, in another window. Your words are still below."),
    )
    require_that(
        cents is None or 0 <= cents <= MOST_CENTS,
        _("Give the amount in euros, or leave it empty."),
    )
    for name in rules.FIELDS:
        if name == "asked_cents":
            continue
        most = rules.LONGEST.get(name, rules.USUAL_LENGTH)
        text = many_lines(words.get(name, ""))
        require_that(len(text) <= most, _("One of the answers is too long."))
        setattr(row, name, text)
    row.asked_cents, row.edition = cents, row.edition + 1
    row.save()
    index_challenge(row)
    chronicle.record(ChallengeVerb.WRITTEN, place_of(row), by=by, edition=row.edition)
    return row


def locked(challenge_id: UUID) -> Challenge:
    """The row as it is now, for us alone. Queries: 1."""
    return Challenge.objects.select_for_update(of=("self",)).get(pk=challenge_id)


def handles_it(by: Visitor, row: Challenge) -> bool:
    """Whether `by` helps this challenge at the organisation. Queries: 1 to 3."""
    decides = decides_for(by, row.community_id)
    return rules.may_handle(by, row, workplaces_of(by).organisations, decides=decides)


def note(row: Challenge, to: str, by: Visitor | None, words: str = "") -> None:
    """Write the step and the state that goes with it. Queries: 2."""
    row.state, row.moved_at = S(to), clock.now()
    row.due_on = rules.due_on(to, row.terms, clock.today())
    row.save()
    ChallengeMove.objects.create(
        challenge=row, to=to, words=words, by_id=by.person_id if by else None, at=row.moved_at
    )


@transaction.atomic
def move(*, by: Visitor, challenge_id: UUID, to: str, words: str = "") -> Challenge:
    """Take the next step; what it needs is named when it is missing. Queries: about 9.

    Handing in asks every answer; complete asks something of each kind in the data room.
    """
    row = locked(challenge_id)
    handles = handles_it(by, row)
    own = rules.is_own(by, row)
    require(own or handles, _("Only who began it, and who helps it at the organisation, moves it."))
    agreement = getattr(row, "agreement", None)
    confirmed = agreement is not None and agreement.confirmed_at is not None
    steps = rules.steps_of(row, own=own, handles=handles, confirmed=confirmed)
    require_that(to in steps, _too_late())
    said = many_lines(words)[:3000]
    require_that(bool(said) or to not in rules.ASK_WORDS, _("Tell a few words with this step."))
    if to == S.SUBMITTED:
        _hand_in(row)
    if to == S.COMPLETE:
        lacking = rules.missing_data(set(row.items.values_list("kind", flat=True)))
        require_that(
            not lacking,
            _("The data room still lacks: %(what)s.") % {"what": _named(lacking)},
        )
    note(row, to, by, said)
    chronicle.record(ChallengeVerb.MOVED, place_of(row), by=by)
    following.tell(place_of(row), ChallengeVerb.MOVED, by=by)
    return row


def _hand_in(row: Challenge) -> None:
    lacking = rules.missing(row)
    require_that(
        not lacking, _("Still to answer before it can be handed in: %(what)s") % {
            "what": _named(lacking)
        },
    )  # fmt: skip
    row.terms = terms_now(row.organisation_id)
    row.submitted_at = row.submitted_at or clock.now()


def _named(labels: tuple[object, ...]) -> str:
    return " · ".join(str(each) for each in labels)
