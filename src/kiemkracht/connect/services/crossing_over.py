"""“Oversteek”: a shorter crossing between two routes, begun as a kiem or as a question."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.texts import one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.posts import Direction
from kiemkracht.connect.enums.routes import LONGEST_QUESTION, CrossingKind, RouteVerb
from kiemkracht.connect.models import RouteCase, RouteCrossing
from kiemkracht.connect.rules import routes as rules
from kiemkracht.connect.services.asking import PostWords, put_up
from kiemkracht.connect.services.telling_routes import seen
from kiemkracht.sprouts.enums import Door
from kiemkracht.sprouts.services.planting import Telling, plant_sprout


@dataclass(frozen=True, slots=True)
class Crossing:
    """What somebody proposes: one sentence, and as what it begins."""

    sentence: str
    kind: str


@transaction.atomic
def cross_over(*, by: Visitor, case: RouteCase, crossing: Crossing) -> RouteCrossing:
    """Begin a shorter crossing; whoever may see the case may see it. Queries: about 18.

    It is really begun: a kiem without a carrier yet, or a question on the board for thirty days.
    """
    row = seen(by, case)
    require(rules.may_add(by), _("Come in with your account to propose a crossing."))
    sentence = one_line(crossing.sentence)
    require_that(
        0 < len(sentence) <= LONGEST_QUESTION,
        _("Say the crossing in one sentence, in at most 140 characters."),
    )
    require_that(crossing.kind in CrossingKind.values, _("Choose a kiem or a question."))
    plant = _as_kiem if crossing.kind == CrossingKind.KIEM else _as_question
    made = RouteCrossing.objects.create(
        case=row, kind=crossing.kind, place=plant(by, row, sentence)
    )
    chronicle.record(RouteVerb.CROSSED, place_of(row), by=by)
    return made


def _as_kiem(by: Visitor, case: RouteCase, sentence: str) -> str:
    told = _("A shorter crossing for: %(question)s") % {"question": case.question}
    telling = Telling(
        story=f"{sentence}\n\n{told}",
        title=sentence[:80],
        door=Door.IDEA,
        lang=case.lang,
        visibility=case.visibility,
        community_id=case.community_id,
    )
    return place_of(plant_sprout(by=by, telling=telling))


def _as_question(by: Visitor, case: RouteCase, sentence: str) -> str:
    words = PostWords(
        direction=Direction.NEED,
        what=sentence,
        story=_("A shorter crossing for: %(question)s") % {"question": case.question},
        lang=case.lang,
        visibility=case.visibility,
        community_id=case.community_id,
    )
    return place_of(put_up(by=by, words=words))
