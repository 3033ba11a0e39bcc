"""A framework in the reader's language, read from a version that never changes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias
from uuid import UUID

from django.utils.translation import get_language

from kiemkracht.people.selectors.communities import lineage_of
from kiemkracht.weigh.models import FrameworkUse, FrameworkVersion
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
    """A criterion in words; `anchors` are `(degree, sentence)` from not at all to fully.

    `goes_back` means that it tells whether one can go back, which the track is proposed from.
    """

    code: str
    name: str
    question: str
    anchors: tuple[tuple[int, str], ...]
    goes_back: bool = False


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

    @property
    def going_back(self) -> Criterion | None:
        """The criterion that tells whether one can go back, if this framework has one."""
        return next((each for each in self.criteria if each.goes_back), None)

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


def current_version(slug: str = SLUG) -> FrameworkVersion | None:
    """The newest version of a framework, of that of the house when none is named. Queries: 1."""
    rows = FrameworkVersion.objects.filter(framework__slug=slug).select_related("framework")
    return rows.order_by("-number").first()


def used_at(community_id: UUID) -> FrameworkVersion | None:
    """The version that somebody took into use here, or at the nearest place above; None when that
    of the house counts. Queries: 2 to 4.
    """
    above = lineage_of(community_id)
    newest: dict[UUID, FrameworkUse] = {}
    for use in FrameworkUse.objects.filter(community_id__in=above).order_by("pk"):
        newest[use.community_id] = use
    for place in reversed(above):
        if place in newest:
            chosen = newest[place].framework_id
            rows = FrameworkVersion.objects.filter(framework_id=chosen)
            return rows.select_related("framework").order_by("-number").first()
    return None


def text_of(version: FrameworkVersion | None) -> FrameworkText:
    """What a version says in the language of this moment; the shipped one for None. Queries: 0."""
    content = version.content if version else first_content()
    return _read(content, version.number if version else 1)


def text_in(content: Json, number: int = 1) -> FrameworkText:
    """What a content says that is no version yet. Queries: 0."""
    return _read(content, number)


def terms_of(content: Json) -> Terms:
    """The terms of a version."""
    return Terms(**{name: int(content["terms"][name]) for name in TERMS})


def limits_of(terms: Terms) -> Limits:
    """Where the tracks divide."""
    return Limits(terms.micro_cents, terms.few_people, terms.reversible_from, terms.heavy_cents)


def _read(content: Json, number: int) -> FrameworkText:
    return FrameworkText(
        name=told(content["name"]),
        stance=told(content["stance"]),
        number=number,
        gates=tuple(
            Gate(g["code"], told(g["name"]), told(g["question"]), told(g["if_red"]))
            for g in content["gates"]
        ),
        criteria=tuple(
            Criterion(
                c["code"],
                told(c["name"]),
                told(c["question"]),
                tuple((int(at), told(words)) for at, words in c["anchors"].items()),
                bool(c.get("goes_back")),
            )
            for c in content["criteria"]
        ),
        lenses=tuple(
            Lens(each["code"], told(each["name"]), told(each["hint"]), bool(each["always"]))
            for each in content["lenses"]
        ),
        mandates=tuple(
            Mandate(m["track"], tuple(m["who"]), told(m["words"])) for m in content["mandates"]
        ),
        terms=terms_of(content),
        least_viewpoints=int(content["least_viewpoints"]),
    )


def told(words: Mapping[str, str]) -> str:
    """Words in the language of this moment, or in one that is there."""
    language = (get_language() or "nl")[:2]
    # What people made together is in one language; a reader of another one reads that.
    return words.get(language) or words.get("nl") or next(iter(words.values()))
