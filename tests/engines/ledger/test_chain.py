"""Nothing in a sealed chain changes unseen."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.ledger import Fault, Json, Link, Seal, canonical, hash_of, seal, verify

# printf 'kiemkracht/ledger/v1\n{"content":…,"number":1,"previous":""}' | sha256sum
BY_HAND = "a99b4be4811de7aeb6f2dccf128368b2a797aa7f2a4d7e240883a9b11be1f4be"

LINDEHAVEN: list[Json] = [
    {"question": "Wat doen we met het veldje?", "options": ["moestuin", "speelplek"], "chosen": 0},
    {"question": "Wie beheert het buurthuis?", "options": ["bewoners", "stichting"], "chosen": 0},
    {"question": "Waar komt de soeptafel?", "options": ["plein", "kerk"], "year": 2026},
    {"question": "Hoe ver gaat de proef?", "options": ["één straat", "de wijk"], "open": True},
]


def chain_of(contents: list[Json]) -> list[Link]:
    links: list[Link] = []
    last: Seal | None = None
    for content in contents:
        last = seal(last, content)
        links.append(Link(last, content))
    return links


CHAIN = chain_of(LINDEHAVEN)


def test_a_seal_is_the_hash_one_can_compute_by_hand() -> None:
    made = seal(None, {"year": 2026, "question": "Café?"})
    assert made == Seal(hash=BY_HAND, previous="", number=1)


def test_the_second_seal_names_the_first() -> None:
    assert CHAIN[1].seal.previous == CHAIN[0].seal.hash
    assert [link.seal.number for link in CHAIN] == [1, 2, 3, 4]


def test_a_whole_chain_passes() -> None:
    verdict = verify(CHAIN, expected_head=CHAIN[-1].seal.hash)
    assert verdict.is_whole
    assert (verdict.length, verdict.head, verdict.grown) == (4, CHAIN[-1].seal.hash, 0)


def test_an_empty_chain_passes_when_no_head_is_expected() -> None:
    assert verify([]).is_whole
    assert verify([]).head == ""


def test_a_chain_that_grew_still_holds_the_old_head() -> None:
    verdict = verify(CHAIN, expected_head=f" {CHAIN[1].seal.hash.upper()}\n")
    assert verdict.is_whole
    assert verdict.grown == 2


@pytest.mark.parametrize(
    ("links", "number", "fault"),
    [
        (
            [CHAIN[0], replace(CHAIN[1], content={"question": "Anders"}), *CHAIN[2:]],
            2,
            Fault.ALTERED,
        ),
        ([CHAIN[0], replace(CHAIN[1], content=1.5), *CHAIN[2:]], 2, Fault.ALTERED),  # type: ignore[arg-type]  # the wrong type is the point
        ([CHAIN[0], *CHAIN[2:]], 2, Fault.MISSING),
        (CHAIN[1:], 1, Fault.MISSING),
        ([CHAIN[0], CHAIN[2], CHAIN[1], CHAIN[3]], 2, Fault.REORDERED),
        ([CHAIN[0], CHAIN[0], *CHAIN[1:]], 2, Fault.REPEATED),
        ([*CHAIN[:2], *chain_of(LINDEHAVEN[::-1])[2:]], 3, Fault.WRONG_PREVIOUS),
    ],
    ids=["altered", "no JSON", "dropped", "beheaded", "swapped", "doubled", "other chain"],
)
def test_the_first_broken_link_is_named(links: list[Link], number: int, fault: Fault) -> None:
    found = verify(links).first_break
    assert found is not None
    assert (found.number, found.fault) == (number, fault)
    assert f"link {number}: " in found.explanation


def test_a_chain_cut_off_at_the_end_shows_only_beside_its_head() -> None:
    cut = CHAIN[:-1]
    assert verify(cut).is_whole
    found = verify(cut, expected_head=CHAIN[-1].seal.hash).first_break
    assert found is not None
    assert (found.number, found.fault) == (4, Fault.TRUNCATED)


def test_a_rewritten_chain_shows_only_beside_its_head() -> None:
    rewritten = chain_of([{"question": "Nooit gevraagd"}, *LINDEHAVEN[1:]])
    assert verify(rewritten).is_whole
    assert not verify(rewritten, expected_head=CHAIN[-1].seal.hash).is_whole


def test_a_link_sealed_again_breaks_the_next() -> None:
    other: Json = {"question": "Wat doen we met het veldje?", "chosen": 1}
    again = Link(seal(CHAIN[0].seal, other), other)
    found = verify([CHAIN[0], again, *CHAIN[2:]]).first_break
    assert found is not None
    assert (found.number, found.fault) == (3, Fault.WRONG_PREVIOUS)


@pytest.mark.parametrize("number", [0, -1, "1", 1.0, True, None])
def test_strange_numbers_never_pass(number: int) -> None:
    with pytest.raises(EngineInputError):
        hash_of({}, number=number, previous="")
    assert not verify([replace(CHAIN[0], seal=replace(CHAIN[0].seal, number=number))]).is_whole


def as_bytes(links: list[Link]) -> bytes:
    """The chain as someone would publish it."""
    return canonical(
        [
            {
                "content": link.content,
                "hash": link.seal.hash,
                "number": link.seal.number,
                "previous": link.seal.previous,
            }
            for link in links
        ]
    )


def passes(published: bytes) -> bool:
    try:
        links = [
            Link(
                Seal(hash=row["hash"], previous=row["previous"], number=row["number"]),
                row["content"],
            )
            for row in json.loads(published)
        ]
    except (ValueError, KeyError, TypeError):
        return False
    return verify(links, expected_head=CHAIN[-1].seal.hash).is_whole


PUBLISHED = as_bytes(CHAIN)


def test_the_published_chain_passes() -> None:
    assert passes(PUBLISHED)


def test_no_bit_of_any_byte_can_flip_unseen() -> None:
    for place in range(len(PUBLISHED)):
        for bit in (0x01, 0x20, 0x80):
            changed = bytearray(PUBLISHED)
            changed[place] ^= bit
            assert not passes(bytes(changed)), (place, bit)


@given(st.data())
def test_no_byte_can_be_replaced_unseen(data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(PUBLISHED) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda value: value != PUBLISHED[place]))
    assert not passes(PUBLISHED[:place] + bytes([byte]) + PUBLISHED[place + 1 :])


TEN = chain_of([{"keuze": number} for number in range(10)])


@given(st.lists(st.integers(0, 9), max_size=14).filter(lambda order: order != list(range(10))))
def test_no_drop_repeat_or_new_order_passes(order: list[int]) -> None:
    shuffled = [TEN[position] for position in order]
    assert not verify(shuffled, expected_head=TEN[-1].seal.hash).is_whole


@given(st.integers(0, 10), st.integers(-3, 12))
def test_no_inserted_link_passes(place: int, number: int) -> None:
    content: Json = {"keuze": "ertussen"}
    before = TEN[place - 1].seal.hash if place else ""
    made = Seal(
        hash=hash_of(content, number=max(number, 1), previous=before),
        previous=before,
        number=number,
    )
    links = [*TEN[:place], Link(made, content), *TEN[place:]]
    verdict = verify(links, expected_head=TEN[-1].seal.hash)
    # Behind the head a well-made link is simply the next one; anywhere else it breaks the chain.
    assert verdict.is_whole == (place == 10 and number == 11)
