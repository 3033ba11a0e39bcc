"""What changed between two versions can be read."""

from tests.rooms.direction.desk import complete

from kiemkracht.direction.models import Dissent, Option, Touched
from kiemkracht.direction.selectors.changes import Piece, changes, words_between


def test_one_word_that_changed_stands_alone() -> None:
    assert words_between("Open tot tien uur op het plein", "Open tot elf uur op het plein") == (
        Piece("same", "Open tot "),
        Piece("removed", "tien "),
        Piece("added", "elf "),
        Piece("same", "uur op het plein"),
    )


def test_a_text_written_anew_stands_under_the_old_one() -> None:
    assert words_between("Een hek om negen uur", "Samen sluiten we af") == (
        Piece("removed", "Een hek om negen uur"),
        Piece("same", "\n"),
        Piece("added", "Samen sluiten we af"),
    )


def test_what_came_or_went_as_a_whole_stands_alone() -> None:
    assert words_between("", "Nieuw") == (Piece("added", "Nieuw"),)
    assert words_between("Oud", "") == (Piece("removed", "Oud"),)


def test_a_long_text_is_not_compared_word_by_word() -> None:
    pieces = words_between("woord " * 400, "woord " * 401)
    assert [piece.kind for piece in pieces] == ["removed", "same", "added"]


def test_nothing_changed_is_nothing() -> None:
    assert changes(complete(), complete()) == ()


def test_every_part_that_differs_is_named_in_the_order_of_the_page() -> None:
    before = complete(conditions=("Licht uit",))
    after = complete(
        options=(*before.options, Option("Altijd open")),
        chosen=3,
        touched=(*before.touched, Touched("Kinderen", "Met krijt", "by")),
        dissent=(Dissent("Toch te laat"),),
        conditions=(),
    )
    assert [change.label for change in changes(before, after)] == [
        "Mogelijkheid 3",
        "Gekozen",
        "Geraakt: Kinderen",
        "Tegenstem 1",
        "Voorwaarden",
    ]
