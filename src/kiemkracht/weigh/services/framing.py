"""Frameworks: the first version of that of the house, which counts where, changes of terms."""

from copy import deepcopy
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle
from kiemkracht.base.errors import RoomError, require, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.texts import one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.weigh.enums.weighing import WeighingVerb
from kiemkracht.weigh.models import Framework, FrameworkVersion
from kiemkracht.weigh.rules.weighing import may_change_terms
from kiemkracht.weigh.selectors.frameworks import (
    SLUG,
    TERMS,
    current_version,
    first_content,
    terms_of,
    used_at,
)

_MOST = {"micro_cents": 10**9, "heavy_cents": 10**10, "few_people": 10**6, "reversible_from": 4}
MOST_DAYS = 250


def standing_version() -> FrameworkVersion:
    """The version that counts now; the shipped one becomes a row at first use. Queries: 1."""
    found = current_version()
    if found:
        return found
    framework, _made = Framework.objects.get_or_create(slug=SLUG)
    row, _made = FrameworkVersion.objects.get_or_create(
        framework=framework, number=1, defaults={"content": first_content()}
    )
    return row


def version_for(community_id: UUID) -> FrameworkVersion:
    """The version by which a question from here is weighed. Queries: 2 to 4."""
    return used_at(community_id) or standing_version()


@transaction.atomic
def change_term(
    *, by: Visitor, name: str, value: int, why: str, slug: str = SLUG
) -> FrameworkVersion:
    """Change one term, as a new version with the reason. What was received before keeps the
    version it was received under. Queries: 5.
    """
    require(may_change_terms(by))
    require_that(name in TERMS, _("Choose a term from the list."))
    words = one_line(why)[:300]
    require_that(bool(words), _("Tell in one sentence why this changes."))
    before = _version_of(slug)
    # Whoever changes terms at the same time waits here, and builds on what came first.
    Framework.objects.select_for_update().get(pk=before.framework_id)
    before = _version_of(slug)
    content = deepcopy(before.content)
    content["terms"][name] = _sound(name, value)
    _require_order(content)
    row = FrameworkVersion.objects.create(
        framework_id=before.framework_id,
        number=before.number + 1,
        content=content,
        why=words,
        by_id=by.person_id,
    )
    chronicle.record(WeighingVerb.TERMS_CHANGED, place_of(row), by=by, number=row.number)
    return row


def _version_of(slug: str) -> FrameworkVersion:
    found = standing_version() if slug == SLUG else current_version(slug)
    if found is None:
        raise RoomError(_("This framework is no longer there."))
    return found


def _sound(name: str, value: int) -> int:
    is_days = name.endswith("_days")
    least, most = (1, MOST_DAYS) if is_days else (0, _MOST[name])
    require_that(
        type(value) is int and least <= value <= most,
        _("Give a whole number from %(least)d to %(most)d.") % {"least": least, "most": most},
    )
    return value


def _require_order(content: dict[str, object]) -> None:
    terms = terms_of(content)
    days = (
        terms.contact_days,
        terms.gates_days,
        terms.viewpoints_days,
        terms.talk_days,
        terms.decision_days,
    )
    require_that(
        list(days) == sorted(days),
        _("Each step needs at least as many days as the step before it."),
    )
    require_that(
        terms.micro_cents <= terms.heavy_cents,
        _("The small limit can’t lie above the heavy limit."),
    )
