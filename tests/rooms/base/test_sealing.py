"""Sealed texts: unreadable without the key, and with a clear word for whoever lost it."""

import logging

import pytest

from kiemkracht.base import sealing
from kiemkracht.base.sealing import SealedWithAnotherKeyError, seal, unseal


def test_a_sealed_text_opens_again_and_shows_nothing_of_itself():
    sealed = seal("De soeptafel op de galerij 🌱")
    assert b"soep" not in sealed
    assert unseal(sealed) == "De soeptafel op de galerij 🌱"
    assert unseal(memoryview(sealed)) == "De soeptafel op de galerij 🌱"
    assert seal("twee keer") != seal("twee keer")


def test_nothing_unseals_to_nothing():
    assert unseal(b"") == ""
    assert sealing.unseal_parts(b"") == {}


def test_a_new_key_goes_in_front_and_the_old_one_still_opens(settings):
    settings.KIEMKRACHT_TEXT_KEYS = ["de-oude-sleutel-van-toen"]
    old = seal("oud")
    settings.KIEMKRACHT_TEXT_KEYS = ["de-nieuwe-sleutel-van-nu", "de-oude-sleutel-van-toen"]
    assert unseal(old) == "oud"
    new = seal("nieuw")
    settings.KIEMKRACHT_TEXT_KEYS = ["de-nieuwe-sleutel-van-nu"]
    assert unseal(new) == "nieuw"
    with pytest.raises(SealedWithAnotherKeyError):
        unseal(old)


def test_a_wrong_key_tells_the_operator_which_setting_to_mend(settings, caplog):
    sealed = seal("geheim")
    settings.KIEMKRACHT_TEXT_KEYS = ["een-heel-andere-sleutel"]
    with caplog.at_level(logging.ERROR), pytest.raises(SealedWithAnotherKeyError) as refused:
        unseal(sealed)
    assert "KIEMKRACHT_TEXT_KEYS" in caplog.text
    assert refused.value.status == 409


@pytest.mark.parametrize("broken", [b"x", b"gAAAAA", b"\x00\xff", b"gAAAAA" * 40])
def test_a_damaged_text_is_refused_like_a_wrong_key(broken):
    with pytest.raises(SealedWithAnotherKeyError):
        unseal(broken)


def test_parts_come_back_as_they_were():
    assert sealing.unseal_parts(sealing.seal_parts(why=["voor het eerst"], name="é")) == {
        "why": ["voor het eerst"],
        "name": "é",
    }
