"""Six weeks a maatje: asking, saying yes or rather someone else, ending, and what was learned."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.texts import one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.bonds import BondVerb
from kiemkracht.connect.enums.buddies import TOGETHER_FOR, BuddyVerb, PairState
from kiemkracht.connect.enums.suggesting import Theme
from kiemkracht.connect.models import Bond, BuddyPair, BuddyWish
from kiemkracht.connect.rules import buddies as rules
from kiemkracht.connect.services.buddies_keeping import lapse
from kiemkracht.connect.services.inviting import LONGEST, LONGEST_CONTACT
from kiemkracht.connect.services.opening_up import MOST_THEMES, place_of_person


@dataclass(frozen=True, slots=True)
class Hope:
    """What somebody hopes to learn, and what that is about."""

    words: str
    themes: tuple[str, ...] = ()


def place_of(pair: BuddyPair) -> str:
    """The place of a pair; only the two ever read it."""
    return f"connect.buddy_pair:{pair.pk}"


@transaction.atomic
def ask(*, by: Visitor, hope: Hope) -> BuddyWish:
    """Say yes to six weeks a maatje, or change what one hopes. Queries: 5."""
    require(rules.may_ask(by), _("Come in with your account to ask for a maatje."))
    words = one_line(hope.words)[:LONGEST]
    require_that(bool(words), _("Tell in a sentence what you hope to learn."))
    row = BuddyWish.objects.filter(person_id=by.identity).first()
    is_new = row is None or not row.is_looking
    row = row or BuddyWish(person_id=by.identity)
    row.hope, row.is_looking = words, not _is_on_the_way(by)
    row.themes = [theme for theme in Theme.values if theme in hope.themes][:MOST_THEMES]
    if is_new:
        row.since = clock.now()
    row.save()
    if is_new:
        chronicle.record(BuddyVerb.ASKED, place_of_person(by), by=by)
    return row


def _is_on_the_way(by: Visitor) -> bool:
    """One maatje at a time: who is on the way looks for nobody else."""
    return BuddyPair.objects.of(by.identity).running().exists()


@transaction.atomic
def rest(*, by: Visitor) -> None:
    """Look for nobody now: a proposal lapses without a reason. Six weeks that run go on."""
    require(by.is_known)
    BuddyWish.objects.filter(person_id=by.identity).update(is_looking=False)
    lapse(BuddyPair.objects.of(by.identity))
    chronicle.record(BuddyVerb.RESTED, place_of_person(by), by=by)


@transaction.atomic
def say_yes(*, by: Visitor, pair: BuddyPair, contact: str) -> BuddyPair:
    """Say yes. With the second yes the six weeks begin, and each sees how to reach the other."""
    row = _locked(pair)
    require(row.has(by.person_id))
    require_that(
        rules.may_answer(by, row) and row.is_waiting(clock.now()),
        _("This proposal is over. You are looked for again."),
    )
    reachable = one_line(contact)[:LONGEST_CONTACT]
    require_that(bool(reachable), _("Say how the other can reach you."))
    setattr(row, f"contact_{row.end_of(by.identity)}", reachable)
    chronicle.record(BuddyVerb.SAID_YES, place_of(row), by=by)
    if row.contact_a and row.contact_b:
        _begin(row, by)
    row.save()
    return row


def _begin(row: BuddyPair, by: Visitor) -> None:
    """Six weeks from today, with a bond that stays when they are over."""
    row.state, row.began_on = PairState.RUNNING, clock.today()
    row.ends_on = row.began_on + TOGETHER_FOR
    ends = {"contact_a": row.contact_a, "contact_b": row.contact_b}
    bond = Bond.objects.alive().filter(a_id=row.a_id, b_id=row.b_id).first()
    if bond is None:
        bond = Bond.objects.create(a_id=row.a_id, b_id=row.b_id, crossed=row.crossed, **ends)
        chronicle.record(BondVerb.BEGAN, f"connect.bond:{bond.pk}", by=by)
    row.bond, row.contact_a, row.contact_b = bond, "", ""
    BuddyWish.objects.filter(person_id__in=[row.a_id, row.b_id]).update(is_looking=False)
    chronicle.record(BuddyVerb.BEGAN, place_of(row), by=by)


@transaction.atomic
def rather_someone_else(*, by: Visitor, pair: BuddyPair) -> None:
    """Not this one: both are looked for again, and nobody reads who said so."""
    row = _locked(pair)
    require(row.has(by.person_id))
    lapse(BuddyPair.objects.filter(pk=row.pk))


@transaction.atomic
def end(*, by: Visitor, pair: BuddyPair) -> None:
    """End the six weeks early. The bond stays, until one of the two lets it go."""
    row = _locked(pair)
    require(row.has(by.person_id))
    require_that(rules.may_end(by, row), _("These six weeks ended already."))
    row.state, row.ends_on = PairState.ENDED, min(clock.today(), row.ends_on or clock.today())
    row.save(update_fields=["state", "ends_on"])
    chronicle.record(BuddyVerb.ENDED, place_of(row), by=by)


@transaction.atomic
def tell_learned(*, by: Visitor, pair: BuddyPair, learned: str) -> None:
    """“What did you learn?” One sentence, that only the two read."""
    row = _locked(pair)
    require(row.has(by.person_id))
    require_that(
        rules.may_tell(by, row, clock.today()), _("First go on the way together for six weeks.")
    )
    words = one_line(learned)[:LONGEST]
    require_that(bool(words), _("Write one sentence."))
    column = f"learned_{row.end_of(by.identity)}"
    setattr(row, column, words)
    row.save(update_fields=[column])
    chronicle.record(BuddyVerb.LEARNED, place_of(row), by=by)


def _locked(pair: BuddyPair) -> BuddyPair:
    return BuddyPair.objects.select_for_update().get(pk=pair.pk)
