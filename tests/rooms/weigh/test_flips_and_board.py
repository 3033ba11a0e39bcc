"""What flips, how far sides lie apart, and the board of reasons: by hand, and for anything."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemkracht.base.errors import RoomError
from kiemkracht.weigh.rules import board as boards
from kiemkracht.weigh.rules.board import HeapWords
from kiemkracht.weigh.rules.flips import Turn, common_answer, flip, gap, looks_at_money_too_much

ANSWERS = ("yes", "yes_if", "trial", "not_yet", "no")
STEPS = ("a", "b", "c", "d", "e")


def test_the_common_answer_is_what_more_makers_gave_than_anything_else():
    assert common_answer(["yes", "no", "yes"]) == "yes"
    assert common_answer(["yes", "no", "trial", "yes", "no"]) == ""
    assert common_answer([]) == ""


def test_a_case_flips_only_when_both_have_a_common_answer():
    assert flip(["no", "no", "yes"], ["yes", "yes", "no"]).turn is Turn.FLIPS
    assert flip(["no", "no"], ["no", "yes", "no"]).turn is Turn.SAME
    tie = flip(["no", "yes"], ["yes"])
    assert (tie.old, tie.new, tie.turn) == ("", "yes", Turn.UNCLEAR)


def test_the_gap_by_hand():
    # 3/5 and 2/5 against 1/5 and 4/5: half of (2/5 + 2/5).
    found = gap({"yes": 3, "no": 2}, {"yes": 1, "no": 4}, ANSWERS)
    assert found is not None
    assert found.size == Fraction(2, 5)
    assert gap({"yes": 3}, {}, ANSWERS) is None


COUNTS = st.dictionaries(st.sampled_from(ANSWERS), st.integers(0, 40))


@given(COUNTS, COUNTS)
def test_the_gap_lies_between_nothing_and_one_and_looks_the_same_from_both_sides(a, b):
    found, back = gap(a, b, ANSWERS), gap(b, a, ANSWERS)
    if found is None:
        assert back is None
        return
    assert 0 <= found.size <= 1
    assert found.size == back.size
    assert gap(a, a, ANSWERS).size == 0


@given(st.lists(st.sampled_from(ANSWERS)), st.randoms())
def test_the_order_of_answers_does_not_matter(answers, chance):
    mixed = list(answers)
    chance.shuffle(mixed)
    assert common_answer(mixed) == common_answer(answers)


def test_thirty_percent_about_money_is_not_too_much_and_more_is():
    assert not looks_at_money_too_much(3, 10)
    assert looks_at_money_too_much(4, 10)
    assert not looks_at_money_too_much(0, 0)


def test_reasons_move_to_a_new_heap_and_an_empty_one_without_words_goes():
    board = boards.move(boards.began(["a", "b", "c"]), ["a", "b"], boards.NEW)
    assert (board.loose, board.heap("1").reasons) == (("c",), ("a", "b"))
    back = boards.move(board, ["b", "a"], boards.LOOSE)
    assert back.heaps == ()
    again = boards.move(back, ["a"], boards.NEW)
    assert again.heap("2").reasons == ("a",)


def test_joining_drops_nobodys_words():
    board = boards.move(boards.began(["a", "b"]), ["a"], boards.NEW)
    board = boards.move(board, ["b"], boards.NEW)
    board = boards.word(board, "1", HeapWords("Buren", "Wat?", STEPS))
    joined = boards.join(board, "1", "2")
    assert (joined.heap("2").words.name, joined.heap("2").reasons) == ("Buren", ("b", "a"))
    both = boards.word(board, "2", HeapWords("Geld", "Hoe?", STEPS))
    with pytest.raises(RoomError):
        boards.join(both, "1", "2")
    with pytest.raises(RoomError):
        boards.join(board, "1", "1")


def test_one_criterion_at_most_tells_whether_one_can_go_back():
    board = boards.move(boards.began(["a", "b"]), ["a"], boards.NEW)
    board = boards.move(board, ["b"], boards.NEW)
    board = boards.word(board, "1", HeapWords("Terug", "?", STEPS, goes_back=True))
    board = boards.word(board, "2", HeapWords("Ook terug", "?", STEPS, goes_back=True))
    assert [each.words.goes_back for each in board.heaps] == [False, True]


def test_what_is_not_on_the_board_is_refused():
    board = boards.began(["a"])
    for reasons, to in ((["x"], boards.NEW), (["a"], "9"), ([], boards.NEW)):
        with pytest.raises(RoomError):
            boards.move(board, reasons, to)


MOVES = st.lists(
    st.tuples(
        st.lists(st.sampled_from("abcdef"), min_size=1, max_size=4),
        st.sampled_from(["new", "loose", "1", "2", "3"]),
    ),
    max_size=12,
)


@given(MOVES)
def test_no_reason_is_ever_lost_or_doubled_and_every_board_can_be_kept(moves):
    board = boards.began("abcdef")
    for reasons, to in moves:
        try:
            board = boards.move(board, reasons, to)
        except RoomError:
            continue
    lying = [*board.loose, *(each for heap in board.heaps for each in heap.reasons)]
    assert sorted(lying) == list("abcdef")
    assert boards.read(boards.kept(board)) == board
