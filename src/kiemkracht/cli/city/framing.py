"""How a text looks: minutes, a transcript, a mail, a log, an evening, a note in the street."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kiemkracht.cli.city.casting import Cast, Mark, Piece

_UNITS_PER_PARAGRAPH = 3


@dataclass(frozen=True, slots=True)
class Section:
    """One subject of a text."""

    heading: str
    units: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """What a text is going to say, before it gets a form."""

    title: str
    opening: Piece
    sections: tuple[Section, ...]
    tasks: tuple[Piece, ...]
    closing: Piece


class Sheet:
    """Paper: keeps the text and where each mark lands."""

    def __init__(self, story: Story, cast: Cast, chance: random.Random) -> None:
        self.story, self.cast, self.chance = story, cast, chance
        self._parts: list[str] = []
        self._marks: list[Mark] = []
        self._length = 0

    def write(self, *pieces: Piece | str) -> None:
        """Put pieces after one another."""
        for piece in pieces:
            text = piece if isinstance(piece, str) else piece.text
            if isinstance(piece, Piece):
                self._marks += [mark.moved(self._length) for mark in piece.marks]
            self._parts.append(text)
            self._length += len(text)

    def paragraphs(self, units: Sequence[Piece]) -> None:
        """Units as prose, two or three to a paragraph."""
        left = list(units)
        while left:
            size = self.chance.randint(2, _UNITS_PER_PARAGRAPH)
            together, left = left[:size], left[size:]
            for unit in together[:-1]:
                self.write(unit, " ")
            self.write(together[-1], "\n")
        self.write("\n")

    def bullets(self, units: Sequence[Piece]) -> None:
        """Units as a list."""
        for unit in units:
            self.write("- ", unit, "\n")
        self.write("\n")

    def done(self) -> Piece:
        """The whole text with its marks in order."""
        text = "".join(self._parts).rstrip()
        marks = sorted(self._marks, key=lambda mark: (mark.start, -mark.end, mark.layer))
        return Piece(text, tuple(marks))


def minutes(sheet: Sheet) -> None:
    """Numbered points, who was there, actions."""
    sheet.write(sheet.story.title, "\nAanwezig: ")
    for person in sheet.cast.people[:-1]:
        sheet.write(_name(person.given), ", ")
    sheet.write(_name(sheet.cast.people[-1].full), "\n\n1. Opening\n", sheet.story.opening, "\n\n")
    for number, section in enumerate(sheet.story.sections, start=2):
        sheet.write(f"{number}. {section.heading}\n")
        sheet.paragraphs(section.units)
    _tasks(sheet, "Acties")
    sheet.write(sheet.story.closing)


def transcript(sheet: Sheet) -> None:
    """Who said what, as a recorder writes it down."""
    sheet.write(sheet.story.title, "\n\n", sheet.story.opening, "\n\n")
    last = ""
    for section in sheet.story.sections:
        for unit in section.units:
            person = sheet.cast.someone(but=f"{last} {unit.text}")
            last = person.given
            sheet.write(_name(last), ": ", unit, "\n")
    sheet.write("\n", sheet.story.closing)


def points(sheet: Sheet) -> None:
    """Quick notes of a meeting."""
    sheet.write(sheet.story.title, "\n", sheet.story.opening, "\n\n")
    for section in sheet.story.sections:
        sheet.write(section.heading, "\n")
        sheet.bullets(section.units)
    _tasks(sheet, "Wie doet wat")
    sheet.write(sheet.story.closing)


def note(sheet: Sheet) -> None:
    """A note on a task, under headings."""
    sheet.write(sheet.story.title, "\n\n", sheet.story.opening, "\n\n")
    for section in sheet.story.sections:
        sheet.write(section.heading, "\n")
        sheet.paragraphs(section.units)
    _tasks(sheet, "Nog te doen")
    sheet.write(sheet.story.closing)


def mail(sheet: Sheet) -> None:
    """One mail of a thread, signed."""
    sender, receiver = sheet.cast.people[0], sheet.cast.people[2]
    for label, person in (("Van", sender), ("Aan", receiver)):
        address = sheet.cast.mail_of(person)
        whole = Piece(address, (Mark(0, len(address), "personal", "email"),))
        sheet.write(f"{label}: ", _name(person.full), " <", whole, ">\n")
    sheet.write(f"Onderwerp: {sheet.story.title}\n\nDag ", _name(receiver.given), ",\n\n")
    sheet.write(sheet.story.opening, "\n\n")
    for section in sheet.story.sections:
        sheet.paragraphs(section.units)
    phone = sheet.cast.phone_of(sender)
    signed = Piece(phone, (Mark(0, len(phone), "personal", "phone"),))
    sheet.write(sheet.story.closing, "\n\nGroet,\n", _name(sender.given), "\n", signed)


def log(sheet: Sheet) -> None:
    """Entries by date."""
    sheet.write(sheet.story.title, "\n", sheet.story.opening, "\n\n")
    ahead = -9
    for section in sheet.story.sections:
        for at in range(0, len(section.units), _UNITS_PER_PARAGRAPH):
            sheet.write(sheet.cast.when(ahead), "\n")
            sheet.paragraphs(section.units[at : at + _UNITS_PER_PARAGRAPH])
            ahead += sheet.chance.randint(2, 5)
    sheet.write(sheet.story.closing)


def tables(sheet: Sheet) -> None:
    """An evening, table by table."""
    _rounds(sheet, "Tafel")


def rounds(sheet: Sheet) -> None:
    """A walk or talk, round by round."""
    _rounds(sheet, "Ronde")


def heard(sheet: Sheet) -> None:
    """What was heard, as loose lines."""
    sheet.write(sheet.story.title, "\n\n", sheet.story.opening, "\n\nGehoord en gezien\n")
    for section in sheet.story.sections:
        sheet.bullets(section.units)
    sheet.write(sheet.story.closing)


def stroll(sheet: Sheet) -> None:
    """Prose from the street."""
    sheet.write(sheet.story.opening, " ")
    for section in sheet.story.sections:
        sheet.paragraphs(section.units)
    sheet.write(sheet.story.closing)


def scraps(sheet: Sheet) -> None:
    """Scraps from a notebook."""
    sheet.write(sheet.story.opening, "\n")
    for section in sheet.story.sections:
        sheet.bullets(section.units)
    sheet.write(sheet.story.closing)


FORMS: dict[str, tuple[Callable[[Sheet], None], ...]] = {
    "overleg": (minutes, minutes, points, transcript),
    "opgave": (note, mail, log),
    "participatieproject": (tables, rounds, heard),
    "straat": (stroll, stroll, scraps),
}


def _rounds(sheet: Sheet, word: str) -> None:
    sheet.write(sheet.story.title, "\n\n", sheet.story.opening, "\n\n")
    for number, section in enumerate(sheet.story.sections, start=1):
        sheet.write(f"{word} {number}: {section.heading.lower()}\n")
        sheet.paragraphs(section.units)
    sheet.write(sheet.story.closing)


def _tasks(sheet: Sheet, heading: str) -> None:
    if sheet.story.tasks:
        sheet.write(heading, "\n")
        sheet.bullets(sheet.story.tasks)


def _name(name: str) -> Piece:
    return Piece(name, (Mark(0, len(name), "personal", "name"),))
