"""Every pair of colours that may meet, measured as WCAG 2.2 says."""

import re
from itertools import product

import pytest

from kiemkracht.ui.stylesheets import FOLDER

TOKEN = re.compile(r"--kk-([a-z-]+):\s*(?:var\(--basis-[a-z0-9-]+,\s*)?(#[0-9a-f]{6})\)?;")
GROUNDS = ("paper", "surface", "sunken")
TONES = ("leaf", "spark", "sky", "plum")
WORDS = ("ink", "ink-soft", *TONES, "danger")


def tokens(*files):
    found = {}
    for name in files:
        found |= dict(TOKEN.findall((FOLDER / name).read_text(encoding="utf-8")))
    return found


THEMES = {"light": tokens("tokens.css"), "dark": tokens("tokens.css", "dark.css")}


def luminance(colour):
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_ruler_itself_is_right():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize(("theme", "words", "ground"), product(THEMES, WORDS, (*GROUNDS, "glow")))
def test_words_can_be_read_on_every_ground(theme, words, ground):
    assert contrast(THEMES[theme][words], THEMES[theme][ground]) >= 4.5


@pytest.mark.parametrize(("theme", "tone"), product(THEMES, TONES))
def test_a_tone_and_plain_words_can_be_read_on_the_soft_ground_of_that_tone(theme, tone):
    soft = THEMES[theme][f"{tone}-soft"]
    for words in (tone, "ink", "ink-soft"):
        assert contrast(THEMES[theme][words], soft) >= 4.5


@pytest.mark.parametrize(
    ("theme", "words", "ground"),
    [
        (theme, *pair)
        for theme in THEMES
        for pair in (
            ("on-leaf", "leaf"),
            ("on-leaf", "leaf-deep"),
            ("on-ground", "ground"),
            ("on-ground-soft", "ground"),
            ("ground", "on-ground"),
            ("sky", "sky-soft"),
        )
    ],
)
def test_buttons_and_the_footer_can_be_read(theme, words, ground):
    assert contrast(THEMES[theme][words], THEMES[theme][ground]) >= 4.5


@pytest.mark.parametrize(("theme", "mark", "ground"), product(THEMES, ("edge", "focus"), GROUNDS))
def test_edges_of_fields_and_the_focus_stand_out(theme, mark, ground):
    assert contrast(THEMES[theme][mark], THEMES[theme][ground]) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_the_focus_stands_out_in_the_footer(theme):
    assert contrast(THEMES[theme]["ground-focus"], THEMES[theme]["ground"]) >= 3


def test_every_colour_has_a_night_value():
    by_day = tokens("tokens.css")
    by_night = tokens("dark.css")
    same_day_and_night = {"ground-focus"}
    assert set(by_day) - set(by_night) <= same_day_and_night
    only_seen_at_night = {"scene-star"}
    assert set(by_night) - set(by_day) <= only_seen_at_night


def test_no_other_stylesheet_names_a_colour_of_its_own():
    loose = re.compile(r"#[0-9a-fA-F]{3,8}\b(?=[^{}]*;)")
    found = {
        str(path.relative_to(FOLDER)): loose.findall(path.read_text(encoding="utf-8"))
        for path in FOLDER.rglob("*.css")
        if path.name not in {"tokens.css", "dark.css"}
    }
    assert {name: colours for name, colours in found.items() if colours} == {}
