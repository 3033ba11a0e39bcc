"""Small marks: glyphs, phases, chips, and the scenes that grow from the glyphs."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, Protocol

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kiemkracht.ui.components.rendering import show, toned
from kiemkracht.ui.glyphs import glyph_named

Words = str | Promise

SCENES: Final = ("field", "meeting", "empty_soil", "compass", "views", "door")


class LifeStep(Protocol):
    """A step of a life line; `state` is "done", "here" or "ahead"."""

    @property
    def glyph(self) -> str: ...
    @property
    def label(self) -> Words: ...
    @property
    def state(self) -> str: ...


def glyph(name: str, size: int = 28, label: Words = "") -> SafeString:
    """A line drawing; hidden from screen readers unless it has a `label`."""
    return _drawing(name, size, str(label))


@lru_cache(maxsize=512)
def _drawing(name: str, size: int, label: str) -> SafeString:
    # Remembered and without a template: a list of twenty kiemen shows about sixty of these.
    drawing = glyph_named(name)
    filled = (
        format_html('<path d="{}" fill="currentColor" stroke="none"/>', drawing.filled)
        if drawing.filled
        else ""
    )
    speech = format_html('role="img" aria-label="{}"', label) if label else 'aria-hidden="true"'
    return format_html(
        '<svg class="kk-glyph" viewBox="0 0 32 32" width="{size}" height="{size}" fill="none"'
        ' stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"'
        ' focusable="false" {speech}><path d="{strokes}"/>{filled}</svg>',
        size=size,
        speech=speech if label else SafeString(speech),
        strokes=drawing.strokes,
        filled=filled,
    )


def phase(glyph: str = "seed", label: Words = "", tone: str = "leaf") -> SafeString:
    """A phase of life: always a glyph and a word, never colour alone."""
    return _phase(glyph, str(label), toned(tone, fallback="leaf"))


@lru_cache(maxsize=128)
def _phase(glyph: str, label: str, tone: str) -> SafeString:
    return show("phase", glyph=glyph, label=label, tone=tone)


def life_line(steps: Iterable[LifeStep]) -> SafeString:
    """The phases in a row, with where we are."""
    return show("life_line", steps=steps)


def chip(text: Words, tone: str = "leaf", href: str = "") -> SafeString:
    """A short label, possibly a link."""
    return show("chip", text=text, tone=toned(tone, fallback="leaf"), href=href)


def illustration(name: str) -> SafeString:
    """One of our own scenes; decoration, so hidden from screen readers."""
    if name not in SCENES:
        raise ValueError(f"no illustration {name!r}; choose from {', '.join(SCENES)}")
    return _scene(name)


@lru_cache(maxsize=len(SCENES))
def _scene(name: str) -> SafeString:
    return show("illustration", scene=f"ui/scenes/{name}.svg", name=name)
