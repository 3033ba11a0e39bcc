"""A sheet as whoever holds its code sees it, and the door to one."""

from dataclasses import dataclass

from kiemkracht.base.thresholds import k_small
from kiemkracht.weigh.enums import Stage
from kiemkracht.weigh.models import AnswerSheet, StartingPosition
from kiemkracht.weigh.selectors.codes import bare, digest_of, spaced
from kiemkracht.weigh.selectors.questions import STANCE, Asked, asked_of

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Line:
    """A question with what was answered so far, for the page at the end."""

    at: int
    words: str
    answer: str


@dataclass(frozen=True, slots=True)
class SheetPage:
    """One question of a sheet; `at` counts from 1, and past the last it is the end."""

    code: str
    spaced: str
    subject: str
    about: str
    group: str
    is_open: bool
    at: int
    total: int
    asked: Asked | None
    given: str
    lines: tuple[Line, ...]
    k: int

    @property
    def back(self) -> int:
        """The question before this one; 0 for none."""
        return self.at - 1


def sheet_page(code: str, at: int) -> SheetPage | None:
    """The page of question `at`; None for an unknown code. Queries: 1."""
    rows = AnswerSheet.objects.select_related("photo", "group").defer("photo__result")
    sheet = rows.filter(digest=digest_of(code)).first()
    if sheet is None:
        return None
    questions = asked_of(sheet.group, is_quick=sheet.photo.is_quick)
    at = min(max(at, 1), len(questions) + 1)
    asked = questions[at - 1] if at <= len(questions) else None
    return SheetPage(
        code=bare(code),
        spaced=spaced(bare(code)),
        subject=sheet.photo.subject,
        about=sheet.photo.about,
        group=sheet.group.name if sheet.group else "",
        is_open=sheet.photo.stage == Stage.ASKING,
        at=at,
        total=len(questions),
        asked=asked,
        given=_given(sheet, asked.code) if asked else "",
        lines=() if asked else tuple(_line(sheet, n, each) for n, each in enumerate(questions, 1)),
        k=k_small(),
    )


def _given(sheet: AnswerSheet, code: str) -> str:
    """The value of a radio button; "" for not answered yet."""
    if code == STANCE and sheet.stance is not None:
        return str(sheet.stance)
    if code not in sheet.answers:
        return ""
    value = sheet.answers[code]
    return UNKNOWN if value is None else str(value)


def _line(sheet: AnswerSheet, at: int, asked: Asked) -> Line:
    given = _given(sheet, asked.code)
    words = {str(value): label for value, label in asked.answers}
    return Line(at, asked.words, given if given in ("", UNKNOWN) else words[given])


@dataclass(frozen=True, slots=True)
class Door:
    """What one reads before beginning, and the groups to choose from."""

    link: str
    subject: str
    about: str
    is_open: bool
    is_quick: bool
    groups: tuple[tuple[str, str], ...]
    questions: int
    k: int


def door_of(link: str) -> Door | None:
    """The door behind a link. Queries: 2."""
    photo = StartingPosition.objects.filter(join_link=link).defer("result").first()
    if photo is None:
        return None
    groups = tuple((str(each.pk), each.name) for each in photo.groups.all())
    return Door(
        link=link,
        subject=photo.subject,
        about=photo.about,
        is_open=photo.stage == Stage.ASKING,
        is_quick=photo.is_quick,
        groups=groups,
        questions=len(asked_of(None, is_quick=photo.is_quick)),
        k=k_small(),
    )
