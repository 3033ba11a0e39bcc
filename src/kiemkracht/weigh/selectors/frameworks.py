"""A framework in the reader's language, read from a version that never changes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

from django.utils.translation import get_language

from kiemkracht.weigh.models import FrameworkVersion
from kiemkracht.weigh.rules.tracks import Limits

Json: TypeAlias = "Mapping[str, Any]"
SLUG = "yes-unless"
TERMS = (
    "contact_days",
    "gates_days",
    "viewpoints_days",
    "talk_days",
    "decision_days",
    "publish_days",
    "micro_cents",
    "few_people",
    "reversible_from",
    "heavy_cents",
)
"""Terms that the administrator of a house may change, in the order of the page."""


@dataclass(frozen=True, slots=True)
class Gate:
    """A gate: its question, and what to do when it is red."""

    code: str
    name: str
    question: str
    if_red: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion in words; `anchors` are `(degree, sentence)` from not at all to fully."""

    code: str
    name: str
    question: str
    anchors: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Lens:
    """A place to look from; `always` ones can't be left out."""

    code: str
    name: str
    hint: str
    always: bool


@dataclass(frozen=True, slots=True)
class Mandate:
    """Who decides on a track: kinds of leave, and in words."""

    track: str
    who: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Terms:
    """Working days from receipt (publishing: from the decision), money in cents, people."""

    contact_days: int
    gates_days: int
    viewpoints_days: int
    talk_days: int
    decision_days: int
    publish_days: int
    micro_cents: int
    few_people: int
    reversible_from: int
    heavy_cents: int


@dataclass(frozen=True, slots=True)
class FrameworkText:
    """Everything a framework says, in one language."""

    name: str
    stance: str
    number: int
    gates: tuple[Gate, ...]
    criteria: tuple[Criterion, ...]
    lenses: tuple[Lens, ...]
    mandates: tuple[Mandate, ...]
    terms: Terms
    least_viewpoints: int

    def gate(self, code: str) -> Gate | None:
        """The gate with this code, if there is one."""
        return next((each for each in self.gates if each.code == code), None)

    def lens(self, code: str) -> Lens | None:
        """The lens with this code, if there is one."""
        return next((each for each in self.lenses if each.code == code), None)

    def mandate(self, track: str) -> Mandate:
        """Who decides on this track; raises StopIteration for a track that isn't there."""
        return next(each for each in self.mandates if each.track == track)


@cache
def first_content() -> dict[str, Any]:
    """The framework to begin with, as it is shipped; don't change what comes back."""
    path = files("kiemkracht.weigh") / "content" / "yes_unless_1.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def current_version() -> FrameworkVersion | None:
    """The newest version of the framework of the house; None before the first one. Queries: 1."""
    rows = FrameworkVersion.objects.filter(framework__slug=SLUG).select_related("framework")
    return rows.order_by("-number").first()


def text_of(version: FrameworkVersion | None) -> FrameworkText:
    """What a version says in the language of this moment; the shipped one for None. Queries: 0."""
    content = version.content if version else first_content()
    return _read(content, version.number if version else 1)


def terms_of(content: Json) -> Terms:
    """The terms of a version."""
    return Terms(**{name: int(content["terms"][name]) for name in TERMS})


def limits_of(terms: Terms) -> Limits:
    """Where the tracks divide."""
    return Limits(terms.micro_cents, terms.few_people, terms.reversible_from, terms.heavy_cents)


def _read(content: Json, number: int) -> FrameworkText:
    return FrameworkText(
        name=_told(content["name"]),
        stance=_told(content["stance"]),
        number=number,
        gates=tuple(
            Gate(g["code"], _told(g["name"]), _told(g["question"]), _told(g["if_red"]))
            for g in content["gates"]
        ),
        criteria=tuple(
            Criterion(
                c["code"],
                _told(c["name"]),
                _told(c["question"]),
                tuple((int(at), _told(words)) for at, words in c["anchors"].items()),
            )
            for c in content["criteria"]
        ),
        lenses=tuple(
            Lens(each["code"], _told(each["name"]), _told(each["hint"]), bool(each["always"]))
            for each in content["lenses"]
        ),
        mandates=tuple(
            Mandate(m["track"], tuple(m["who"]), _told(m["words"])) for m in content["mandates"]
        ),
        terms=terms_of(content),
        least_viewpoints=int(content["least_viewpoints"]),
    )


def _told(words: Mapping[str, str]) -> str:
    language = (get_language() or "nl")[:2]
    return words.get(language) or words["nl"]
