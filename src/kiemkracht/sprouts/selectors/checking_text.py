"""The page before anything is stored: a text with the personal data marked. Touches no table."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kiemkracht.base.texts import many_lines
from kiemkracht.engines import scouting
from kiemkracht.sprouts.selectors.personal import key_of, personal_in

Words = str | Promise

KINDS: dict[str, Words] = {
    "name": pgettext_lazy("personal data", "name"),
    "phone": pgettext_lazy("personal data", "telephone number"),
    "email": pgettext_lazy("personal data", "e-mail address"),
    "bsn": pgettext_lazy("personal data", "citizen service number"),
    "iban": pgettext_lazy("personal data", "bank account"),
    "plate": pgettext_lazy("personal data", "number plate"),
    "address": pgettext_lazy("personal data", "address"),
    "postcode": pgettext_lazy("personal data", "postcode"),
    "birth_date": pgettext_lazy("personal data", "date of birth"),
    "account": pgettext_lazy("personal data", "account on the internet"),
    "case": pgettext_lazy("personal data", "file number"),
    "ip": pgettext_lazy("personal data", "internet address"),
    "url": pgettext_lazy("personal data", "link"),
    "place": pgettext_lazy("personal data", "place"),
}
LANGUAGES: dict[str, Words] = {
    "en": _("English"),
    "de": _("German"),
    "fr": _("French"),
    "tr": _("Turkish"),
    "ar": _("Arabic"),
    "pl": _("Polish"),
    "es": _("Spanish"),
    "fy": _("Frisian"),
    "uk": _("Ukrainian"),
    "pt": _("Portuguese"),
    "it": _("Italian"),
    "ro": _("Romanian"),
    "bg": _("Bulgarian"),
    "fa": _("Persian"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """Something in the text that may point at a person."""

    key: str
    text: str
    label: Words
    why: Words
    stays: bool
    times: int = 1


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text, with a mark or without."""

    text: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """A text as the check page shows it; `other_language` is empty for Dutch."""

    text: str
    pieces: tuple[Piece, ...]
    marks: tuple[Mark, ...]
    other_language: Words

    @property
    def leaving(self) -> int:
        """How many different things go out."""
        return sum(not mark.stays for mark in self.marks)


def checked(
    text: str, *, also: tuple[str, ...] = (), keep: frozenset[str] = frozenset()
) -> Checked:
    """Mark what may point at a person; what is in `keep` stays. Queries: 0."""
    plain = many_lines(text)
    found = personal_in(plain, also=also)
    times: dict[str, int] = {}
    for one in found:
        times[key_of(one)] = times.get(key_of(one), 0) + 1
    marks = {key_of(one): _mark(one, keep, times[key_of(one)]) for one in found}
    return Checked(plain, _pieces(plain, found, marks), tuple(marks.values()), _language(plain))


def _mark(found: "scouting.Personal", keep: frozenset[str], times: int) -> Mark:
    return Mark(
        key=key_of(found),
        text=" ".join(found.text.split()),
        label=KINDS.get(found.kind, found.kind),
        why=found.why or _("You added this yourself."),
        stays=key_of(found) in keep,
        times=times,
    )


def _pieces(
    text: str, found: tuple["scouting.Personal", ...], marks: dict[str, Mark]
) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    at = 0
    for one in found:
        if one.start > at:
            pieces.append(Piece(text[at : one.start]))
        pieces.append(Piece(text[one.start : one.end], marks[key_of(one)]))
        at = one.end
    if at < len(text):
        pieces.append(Piece(text[at:]))
    return tuple(pieces)


def _language(text: str) -> Words:
    language = scouting.language_of(text)
    if language.code in ("nl", "") or not language.is_sure:
        return ""
    return LANGUAGES.get(language.code, _("another language"))
