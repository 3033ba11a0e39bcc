"""One content, one row of bytes."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.ledger import canonical

CONTENTS = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("abcdéz€"), inner, max_size=4)
    ),
    max_leaves=12,
)


def test_keys_stand_in_order_and_nothing_is_spaced() -> None:
    assert canonical({"b": [1, True, None], "a": "é"}) == '{"a":"é","b":[1,true,null]}'.encode()


def test_two_ways_to_type_an_accent_are_one() -> None:
    assert canonical({"café": "cafe\u0301"}) == canonical({"cafe\u0301": "café"})


def test_a_tuple_is_a_list() -> None:
    assert canonical((1, 2)) == canonical([1, 2])


@given(CONTENTS)
def test_reading_back_and_writing_again_gives_the_same_bytes(content: object) -> None:
    once = canonical(content)  # type: ignore[arg-type]  # hypothesis doesn't type recursion
    assert canonical(json.loads(once)) == once


@pytest.mark.parametrize(
    "content",
    [
        1.5,
        float("nan"),
        {"a": [0.1]},
        {1: "a"},
        b"bytes",
        {"a": {1, 2}},
        pytest.param(object(), id="an object"),
        2**53,
        -(2**53),
        "half \ud800",
        {"\udc00": 1},
        {"é": 1, "e\u0301": 2},
    ],
    ids=repr,
)
def test_what_has_no_one_form_is_refused(content: object) -> None:
    with pytest.raises(EngineInputError, match="content"):
        canonical(content)  # type: ignore[arg-type]  # the wrong types are the point


def test_a_content_without_end_is_refused() -> None:
    deep: list[object] = []
    for _ in range(5000):
        deep = [deep]
    with pytest.raises(EngineInputError, match="nested"):
        canonical(deep)  # type: ignore[arg-type]  # idem
