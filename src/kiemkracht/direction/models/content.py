"""What a choice says: one frozen shape for the draft, the guards, the page, the diff and the seal.

The JSON of it is what gets sealed, so names of keys don't change once something is published:
a new key gets a default here, an old key stays readable.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

from kiemkracht.direction.enums import Regard

Json: TypeAlias = "dict[str, Any]"


@dataclass(frozen=True, slots=True)
class Option:
    """One possibility: what it is, what speaks for and against it, and whom it touches."""

    text: str
    in_favour: str = ""
    against: str = ""
    touches: str = ""


@dataclass(frozen=True, slots=True)
class Touched:
    """A group that notices the choice, and how it was heard. Not heard is always `over`."""

    group: str
    how_heard: str = ""
    regard: str = Regard.OVER


@dataclass(frozen=True, slots=True)
class Dissent:
    """A voice that did not agree: what it said, what it needs, what was done with it."""

    voice: str
    need: str = ""
    done_with_it: str = ""


@dataclass(frozen=True, slots=True)
class Interests:
    """The interests that play, named openly, and where they rub."""

    own: str = ""
    resident: str = ""
    whole: str = ""
    tension: str = ""

    @property
    def is_named(self) -> bool:
        """Whether anything was written."""
        return bool(self.own or self.resident or self.whole or self.tension)


@dataclass(frozen=True, slots=True)
class Triad:
    """The goal first, people at the centre, the result counts: one line for each."""

    goal: str = ""
    person: str = ""
    result: str = ""

    @property
    def is_named(self) -> bool:
        """Whether anything was written."""
        return bool(self.goal or self.person or self.result)


@dataclass(frozen=True, slots=True)
class GoalServed:
    """A goal that the choice serves, as it was called then."""

    id: str
    title: str
    direction: str
    url: str


@dataclass(frozen=True, slots=True)
class ChoiceContent:
    """Everything a choice says. `chosen` is the number of the option, counted from 1."""

    question: str = ""
    options: tuple[Option, ...] = ()
    chosen: int | None = None
    reasons: str = ""
    mandate: str = ""
    touched: tuple[Touched, ...] = ()
    dissent: tuple[Dissent, ...] = ()
    no_dissent_because: str = ""
    conditions: tuple[str, ...] = ()
    interests: Interests = field(default_factory=Interests)
    triad: Triad = field(default_factory=Triad)
    review_on: date | None = None
    goals: tuple[GoalServed, ...] = ()
    lang: str = "nl"

    @property
    def chosen_option(self) -> Option | None:
        """The option that was chosen, if one was."""
        if self.chosen is None or not 1 <= self.chosen <= len(self.options):
            return None
        return self.options[self.chosen - 1]

    @property
    def not_heard(self) -> tuple[Touched, ...]:
        """The groups that were decided over."""
        return tuple(each for each in self.touched if each.regard == Regard.OVER)

    def to_json(self) -> Json:
        """As it is kept and sealed: texts, whole numbers, lists and objects only."""
        return {
            "question": self.question,
            "options": [
                {"text": o.text, "for": o.in_favour, "against": o.against, "touches": o.touches}
                for o in self.options
            ],
            "chosen": self.chosen,
            "reasons": self.reasons,
            "mandate": self.mandate,
            "touched": [
                {"group": t.group, "how_heard": t.how_heard, "label": str(t.regard)}
                for t in self.touched
            ],
            "dissent": [
                {"voice": d.voice, "need": d.need, "done_with_it": d.done_with_it}
                for d in self.dissent
            ],
            "no_dissent_because": self.no_dissent_because,
            "conditions": list(self.conditions),
            "interests": _texts_of(self.interests, "own", "resident", "whole", "tension"),
            "goal_person_result": _texts_of(self.triad, "goal", "person", "result"),
            "review_on": self.review_on.isoformat() if self.review_on else None,
            "goals": [_texts_of(goal, "id", "title", "direction", "url") for goal in self.goals],
            "lang": self.lang,
        }


def _texts_of(row: object, *names: str) -> dict[str, str]:
    return {name: str(getattr(row, name)) for name in names}


def content_from_json(kept: Mapping[str, Any] | None) -> ChoiceContent:
    """Read what `to_json` wrote; whatever is missing or of another shape stays empty.

    Never raises: a tampered version must still be shown, beside the verdict that it was altered.
    """
    kept = kept if isinstance(kept, Mapping) else {}
    options = tuple(
        Option(_text(o, "text"), _text(o, "for"), _text(o, "against"), _text(o, "touches"))
        for o in _objects(kept, "options")
    )
    interests, triad = _object(kept, "interests"), _object(kept, "goal_person_result")
    return ChoiceContent(
        question=_text(kept, "question"),
        options=options,
        chosen=_number(kept, "chosen"),
        reasons=_text(kept, "reasons"),
        mandate=_text(kept, "mandate"),
        touched=tuple(_touched(t) for t in _objects(kept, "touched")),
        dissent=tuple(
            Dissent(_text(d, "voice"), _text(d, "need"), _text(d, "done_with_it"))
            for d in _objects(kept, "dissent")
        ),
        no_dissent_because=_text(kept, "no_dissent_because"),
        conditions=tuple(each for each in _list(kept, "conditions") if isinstance(each, str)),
        interests=Interests(
            *(_text(interests, n) for n in ("own", "resident", "whole", "tension"))
        ),
        triad=Triad(*(_text(triad, name) for name in ("goal", "person", "result"))),
        review_on=_day(kept, "review_on"),
        goals=tuple(
            GoalServed(*(_text(g, name) for name in ("id", "title", "direction", "url")))
            for g in _objects(kept, "goals")
        ),
        lang=_text(kept, "lang") or "nl",
    )


@dataclass(frozen=True, slots=True)
class Glimpse:
    """The little of a content that a list shows."""

    question: str
    chosen: str
    goals: tuple[str, ...]
    not_heard: int
    has_dissent: bool


def glimpse_of(kept: Mapping[str, Any] | None) -> Glimpse:
    """Read only what a list shows of what `to_json` wrote; as tolerant as `content_from_json`."""
    kept = kept if isinstance(kept, Mapping) else {}
    options, chosen = list(_objects(kept, "options")), _number(kept, "chosen") or 0
    return Glimpse(
        question=_text(kept, "question"),
        chosen=_text(options[chosen - 1], "text") if 1 <= chosen <= len(options) else "",
        goals=tuple(_text(goal, "title") for goal in _objects(kept, "goals")),
        not_heard=sum(_touched(group).regard == Regard.OVER for group in _objects(kept, "touched")),
        has_dissent=bool(_list(kept, "dissent")),
    )


def _touched(kept: Mapping[str, Any]) -> Touched:
    label = _text(kept, "label")
    regard = label if label in Regard.values else Regard.OVER
    return Touched(_text(kept, "group"), _text(kept, "how_heard"), regard)


def _text(kept: Mapping[str, Any], name: str) -> str:
    value = kept.get(name)
    return value if isinstance(value, str) else ""


def _number(kept: Mapping[str, Any], name: str) -> int | None:
    value = kept.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _list(kept: Mapping[str, Any], name: str) -> list[Any]:
    value = kept.get(name)
    return value if isinstance(value, list) else []


def _objects(kept: Mapping[str, Any], name: str) -> Iterable[Mapping[str, Any]]:
    return (each for each in _list(kept, name) if isinstance(each, Mapping))


def _object(kept: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = kept.get(name)
    return value if isinstance(value, Mapping) else {}


def _day(kept: Mapping[str, Any], name: str) -> date | None:
    try:
        return date.fromisoformat(_text(kept, name))
    except ValueError:
        return None
