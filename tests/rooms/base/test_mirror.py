"""The page of the mirror, and the door to it under long fields."""

import logging
from typing import get_args

import pytest
from django import forms
from django.core.cache import cache
from django.template import Context, Template
from django.utils import translation
from django.utils.html import escape

from kiemkracht.base.mirror import views, words
from kiemkracht.base.mirror.looking import LONGEST, look
from kiemkracht.cli import mirror_words
from kiemkracht.engines.language.mirror import KINDS, Kind, Level, Reason

pytestmark = pytest.mark.django_db

ADDRESS = "/taalspiegel/"
STIFF = "De doelgroep wordt geactiveerd om zelfredzaamheid te bevorderen."


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


def test_without_a_text_the_page_invites(client):
    page = client.get(ADDRESS)
    assert "De spiegel is nog leeg" in page.content.decode()


def test_a_text_is_shown_beside_its_mirror_without_javascript(client):
    page = client.post(ADDRESS, {"text": STIFF}).content.decode()
    for expected in ("Heel lastig (C1)", "kantoorwoord"):
        assert expected in page
    assert f">{STIFF}</textarea>" in page.replace("\n", "")
    assert "wat mensen zelf kunnen en willen" in page
    assert 'data-start="3" data-end="12"' in page


def test_a_sample_shows_what_the_mirror_does(client):
    page = client.post(ADDRESS, {"sample": "1"}).content.decode()
    assert "Geachte bewoner" in page
    assert "ten behoeve van" in page


def test_a_fragment_holds_only_the_mirror(client):
    fragment = client.post(ADDRESS, {"text": STIFF, "fragment": "1"}).content.decode()
    assert "<html" not in fragment
    assert "zelfredzaamheid" in fragment


def test_the_text_is_escaped(client):
    hostile = "<script>alert(1)</script> Indien <b>u</b> komt."
    for data in ({"text": hostile}, {"text": hostile, "fragment": "1"}):
        page = client.post(ADDRESS, data).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page


def test_places_are_counted_with_plain_line_ends(client):
    fragment = client.post(ADDRESS, {"text": "Dag.\r\n\r\nIndien u komt.", "fragment": "1"})
    assert 'data-start="6"' in fragment.content.decode()


def test_an_empty_text_gets_a_sentence(client):
    page = client.post(ADDRESS, {"text": "  "}).content.decode()
    assert "Schrijf eerst een zin" in page or "Er staan nog geen woorden" in page
    assert client.post(ADDRESS, {"text": "", "fragment": "1"}).status_code == 200


def test_a_text_that_is_too_long_is_refused_with_a_sentence(client):
    page = client.post(ADDRESS, {"text": "a " * LONGEST})
    assert page.status_code == 200
    assert "kk-field__error" in page.content.decode()


def test_nothing_is_stored_and_no_log_has_the_text(client, caplog, django_assert_max_num_queries):
    caplog.set_level(logging.DEBUG, logger="kiemkracht")
    with django_assert_max_num_queries(0):
        answer = client.post(ADDRESS, {"text": STIFF, "fragment": "1"})
    assert answer["Cache-Control"] == "private, no-store"
    assert STIFF not in caplog.text


def test_who_asks_without_end_waits_a_minute(client, monkeypatch):
    monkeypatch.setattr(views, "PER_BROWSER", 2)
    answers = [client.post(ADDRESS, {"text": STIFF}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 409]
    fragment = client.post(ADDRESS, {"text": STIFF, "fragment": "1"})
    assert "Wacht een minuut" in fragment.content.decode()


def test_every_kind_level_and_reason_has_its_words():
    assert set(words.KIND_WORDS) == set(KINDS) == set(mirror_words.KIND_WORDS)
    assert set(words.LEVEL_WORDS) == set(get_args(Level)) == set(mirror_words.LEVEL_WORDS)
    assert set(words.REASON_WORDS) == set(get_args(Reason)) == set(mirror_words.REASON_WORDS)
    assert set(KINDS) == set(get_args(Kind))


def test_a_rare_word_is_shown_too():
    view = look("Wij doen aan verschaling.")
    assert view is not None
    assert [one.kind for one in view.counts] == ["rare"]


def test_the_sum_on_the_page_makes_the_score():
    view = look(STIFF)
    assert view is not None
    total = view.constant + sum(term.makes for term in view.terms)
    assert round(min(100.0, max(0.0, total))) == view.score


def test_the_pieces_of_a_sentence_are_the_sentence():
    view = look("Ketenpartners stemmen integraal af over de casus.")
    assert view is not None
    (sentence,) = view.sentences
    assert "".join(piece.text for piece in sentence.pieces) == (
        "Ketenpartners stemmen integraal af over de casus."
    )


class _Letter(forms.Form):
    body = forms.CharField(widget=forms.Textarea, max_length=500)
    codes = forms.CharField(widget=forms.Textarea(attrs={"data-mirror": "off"}))
    title = forms.CharField()


def _drawn(name):
    with translation.override("nl"):
        source = "{% load kk %}{% field form." + name + " %}"
        return Template(source).render(Context({"form": _Letter()}))


def test_every_long_field_has_a_door_to_the_mirror():
    drawn = _drawn("body")
    assert 'data-mirror-of="id_body"' in drawn
    assert "Kijk in de taalspiegel" in drawn
    assert "hidden" in drawn  # where no script runs the door stays away


@pytest.mark.parametrize("name", ["codes", "title"])
def test_a_short_field_or_one_that_says_no_has_none(name):
    assert "data-mirror-of" not in _drawn(name)


def test_talking_along_has_the_door_too(client, cast, come_in):
    source = "{% load i18n %}{% include 'base/_talk.html' %}"
    talk = {"remarks": (), "may_say": True, "place": "x", "may_hide": False}
    with translation.override("nl"):
        drawn = Template(source).render(Context({"talk": talk}))
    assert 'data-mirror-of="reactie"' in drawn


def test_an_english_reader_gets_english_around_dutch_words(client):
    client.cookies["kk_language"] = "en"
    with translation.override("en"):
        words = escape(str(look(STIFF).level)) if look(STIFF) else ""
    assert "difficult" in words


@pytest.mark.parametrize("text", ["x", "Er is koffie."])
def test_a_few_words_get_no_level(client, text):
    page = client.post(ADDRESS, {"text": text}).content.decode()
    assert "Te weinig woorden" in page
    assert "(C1)" not in page


def test_a_text_in_another_language_gets_no_level_but_a_sentence(client):
    english = "Yesterday we cooked together with all the neighbours and nobody had to eat alone."
    page = client.post(ADDRESS, {"text": english}).content.decode()
    assert "Zo te zien geen Nederlands" in page
    assert "(C1)" not in page
    assert "haken veel mensen af" not in page
