"""What the engine knows, read once from the readable files beside it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from kiemkracht.engines.scouting.hints import HintBook


@dataclass(frozen=True, slots=True)
class Signal:
    """A sign of a kiem (K1-K7): its names, and the features that speak for it."""

    code: str
    name_nl: str
    name_en: str
    features: tuple[str, ...]
    hints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A hindering pattern (B01-B25): how people say it, and what speaks against it."""

    code: str
    name_nl: str
    name_en: str
    layer: str
    hints: tuple[str, ...]
    weak: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feature:
    """One named thing a sentence can show. `signal` is empty when it only moves the score."""

    name: str
    name_nl: str
    signal: str
    is_against: bool
    hints: tuple[str, ...]


@cache
def features() -> Mapping[str, Feature]:
    """The features by hint, by name, in the order of the file."""
    return {
        name: Feature(
            name=name,
            name_nl=one["nl"],
            signal=one.get("signal", ""),
            is_against=one.get("against", False),
            hints=_lines(one["hints"]),
        )
        for name, one in _read("signals.toml")["features"].items()
    }


def _signals() -> dict[str, Signal]:
    named = _read("signals.toml")["signals"]
    return {code: _signal(code, one) for code, one in named.items()}


def _signal(code: str, one: Mapping[str, str]) -> Signal:
    mine = [feature for feature in features().values() if feature.signal == code]
    return Signal(
        code=code,
        name_nl=one["name_nl"],
        name_en=one["name_en"],
        features=tuple(feature.name for feature in mine),
        hints=tuple(hint for feature in mine for hint in feature.hints),
    )


def _patterns() -> dict[str, Pattern]:
    return {
        code: Pattern(
            code=code,
            name_nl=one["name_nl"],
            name_en=one["name_en"],
            layer=one["layer"],
            hints=_lines(one["strong"]),
            weak=_lines(one["weak"]),
            against=_lines(one["against"]),
        )
        for code, one in _read("patterns.toml").items()
    }


@cache
def feature_book() -> HintBook:
    """The hints of all features; the key of a hint is the name of its feature."""
    return HintBook({one.name: one.hints for one in features().values()}, _classes())


@cache
def pattern_book() -> HintBook:
    """The hints of all patterns; the key of a hint is code and kind, as in B03.weak.

    The key `stuck` holds the small words of someone who is stuck (niet, weer, eerst).
    """
    hints: dict[str, tuple[str, ...]] = {"stuck": ("@stuck",)}
    for pattern in PATTERNS.values():
        hints[f"{pattern.code}.strong"] = pattern.hints
        hints[f"{pattern.code}.weak"] = pattern.weak
        hints[f"{pattern.code}.against"] = pattern.against
    return HintBook(hints, _classes())


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """The weights of weights.toml: `kiem` per feature, and the five numbers of `pattern`."""
    return _read("weights.toml")


@cache
def _classes() -> Mapping[str, tuple[str, ...]]:
    return {name: tuple(words.split()) for name, words in _read("classes.toml").items()}


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.strip().splitlines())


@cache
def _read(name: str) -> dict[str, Any]:
    folder = files("kiemkracht.engines.scouting")
    return tomllib.loads(folder.joinpath(name).read_text(encoding="utf-8"))


SIGNALS: Mapping[str, Signal] = _signals()
PATTERNS: Mapping[str, Pattern] = _patterns()
