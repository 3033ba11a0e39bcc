"""What a sheet asks, in the language of the reader."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kiemkracht.engines.appraisal import CODES, NAMES, QUESTIONS, READINGS
from kiemkracht.weigh.enums import Source, Stance
from kiemkracht.weigh.models import ActorGroup

STANCE = "stance"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with its answers, from little to much."""

    code: str
    words: str
    answers: tuple[tuple[int, str], ...]
    lead: str = ""


def is_dutch() -> bool:
    """Whether the reader reads Dutch; the engines know Dutch and English."""
    return (get_language() or "nl").startswith("nl")


def asked_of(group: ActorGroup | None, *, is_quick: bool) -> tuple[Asked, ...]:
    """Every question of a sheet, in order. Queries: 0."""
    found = [_asked(each.code) for each in QUESTIONS if each.is_quick or not is_quick]
    if group is not None and group.source == Source.SELF:
        answers = tuple((stance.value, str(stance.label)) for stance in Stance)
        found.append(Asked(STANCE, _("Where do you stand?"), answers))
    return tuple(found)


def _asked(code: str) -> Asked:
    question = QUESTIONS[CODES.index(code)]
    dutch = is_dutch()
    anchors = question.anchors_nl if dutch else question.anchors_en
    is_statement = "_" in code
    return Asked(
        code,
        question.nl if dutch else question.en,
        tuple(enumerate(anchors)),
        _("Is this true here?") if is_statement else "",
    )


def reading_choices() -> list[tuple[str, str]]:
    """What a group can settle, by name."""
    language = "nl" if is_dutch() else "en"
    return [(name, NAMES[name].in_(language)) for name in READINGS]


def outcome_choices() -> list[tuple[str, str]]:
    """What a remark can be about."""
    language = "nl" if is_dutch() else "en"
    outcomes = ("impact", "price", "support", "polarisation", "certainty", "potential")
    return [
        ("", _("The picture as a whole")),
        *((name, NAMES[name].in_(language)) for name in outcomes),
        *reading_choices(),
    ]
