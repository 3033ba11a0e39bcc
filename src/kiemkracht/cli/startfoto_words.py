"""The Dutch of `kiemkracht startfoto`, and the same for machines."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from kiemkracht.cli.startfoto_reading import Reading
from kiemkracht.cli.startfoto_script import flip_lines, guard_lines, script_lines
from kiemkracht.engines.appraisal import (
    AFFECTED,
    INITIATORS,
    LABELS,
    LINKS,
    MEANINGS,
    NAMES,
    NOTES,
    Appraisal,
    Gap,
    Missing,
    Reckoning,
    Standing,
    told,
)

_SOURCES = {"estimate": "een schatting", "conversation": "een gesprek", "self": "zelf gezegd"}
_NOT_ENOUGH = "Voor een startpositie is nog te weinig bekend. Vul eerst aan wat hierboven staat."


def lines(found: Reading) -> Iterator[str]:
    """The picture, the position, the guards and the script, as text."""
    picture, proposal = found.picture, found.proposal
    title = found.file.name or "zonder naam"
    yield f"Startfoto: {title}"
    yield f"{_counted(picture.answers)}. Wat minder dan {picture.k} mensen zeiden, is verborgen."
    yield ""
    yield f"{_outcome(picture, 'impact')}, naast {_outcome(picture, 'price')}"
    yield _outcome(picture, "support")
    for name in ("broad", "power", "touched"):
        yield f"  {_outcome(picture, name)}: {MEANINGS[name].nl}"
    for standing in picture.standings:
        yield f"  - {_standing(standing)}"
    yield f"{_outcome(picture, 'polarisation')}. {_outcome(picture, 'certainty')}"
    yield _outcome(picture, "potential")
    yield f"  {', '.join(_reading(picture, link) for link in LINKS)}"
    if picture.weakest:
        weakest = ", ".join(NAMES[link].nl.lower() for link in picture.weakest)
        yield f"  Zwakste schakel: {weakest}"
    yield from _gap_lines(picture)
    yield from _hidden_line(picture)
    yield from _missing_lines(picture)
    yield ""
    if proposal.script is None:
        yield _NOT_ENOUGH
        yield from guard_lines(proposal)
    else:
        yield from script_lines(proposal, proposal.script)
    yield from flip_lines(proposal, found.flips)
    yield ""
    yield (
        f"Berekend met drempels {picture.version} (foto) en {proposal.version} (script), "
        f"seed {picture.seed}."
    )
    yield "Dit is een voorstel van een rekenregel. Jullie beslissen."


def arithmetic_lines(picture: Appraisal) -> Iterator[str]:
    """How each number came about."""
    yield ""
    yield "Zo is het berekend"
    for number in picture.outcomes.values():
        yield from _tree(number, 0)


def _tree(number: Reckoning, depth: int) -> Iterator[str]:
    yield f"{'  ' * depth}{told(number, 'nl')}"
    for each in number.inputs:
        yield from _tree(each, depth + 1)


def number(value: float | None, decimals: int = 1) -> str:
    """A number as Dutch writes it, "onbekend" for None."""
    return "onbekend" if value is None else f"{value:.{decimals}f}".replace(".", ",")


def _counted(answers: int) -> str:
    if not answers:
        return "Zonder antwoordbladen"
    return "1 antwoordblad" if answers == 1 else f"{answers} antwoordbladen"


def _outcome(picture: Appraisal, name: str) -> str:
    label = picture.label(name)
    words = f" ({LABELS[label].nl})" if label else ""
    interval = picture.intervals.get(name)
    if interval is None:
        return f"{NAMES[name].nl} {number(picture.shown(name))}{words}"
    sure = ", indicatief" if interval.is_indicative else ""
    between = f"{number(interval.low)} tot {number(interval.high)}"
    return f"{NAMES[name].nl} {number(picture.shown(name))}{words} [{between}{sure}]"


def _reading(picture: Appraisal, name: str) -> str:
    return f"{NAMES[name].nl.lower()} {number(picture.shown(name))}"


def _standing(group: Standing) -> str:
    about = f"{group.name}: {group.size} {'mens' if group.size == 1 else 'mensen'}"
    weight = f"invloed {_short(group.influence)}, geraakt {_short(group.touched)}"
    if group.note:
        return f"{about}, {weight}; {NOTES[group.note].nl}"
    counts = " ".join(str(each) for each in group.positions or ())
    return (
        f"{about}, {weight}; {group.counted} geteld van −2 tot +2: {counts}; "
        f"gemiddeld {number(group.mean, 2)} ({_SOURCES[group.source]})"
    )


def _short(value: float | None) -> str:
    return "onbekend" if value is None else f"{value:g}".replace(".", ",")


def _gap_lines(picture: Appraisal) -> Iterator[str]:
    topics = [gap for gap in picture.gaps if gap.is_topic]
    if topics:
        yield "Hier kijken groepen heel anders naar; begin het gesprek hiermee:"
    for gap in topics:
        yield f"  - {_gap(gap)}"


def _hidden_line(picture: Appraisal) -> Iterator[str]:
    hidden = {view.group for view in picture.views if view.is_hidden} - {AFFECTED}
    if hidden:
        names = ", ".join(_who(group) for group in sorted(hidden))
        yield f"Niet apart te zien, wel meegeteld (te weinig antwoorden, of af te leiden): {names}"


def _gap(gap: Gap) -> str:
    high, low = _who(gap.high), _who(gap.low)
    return (
        f"{NAMES[gap.reading].nl.lower()}: {high} {number(gap.high_mean)}, "
        f"{low} {number(gap.low_mean)}"
    )


def _who(group: str) -> str:
    if group == INITIATORS:
        return "wie ermee begon"
    return "wie het raakt" if group == AFFECTED else group


def _missing_lines(picture: Appraisal) -> Iterator[str]:
    if picture.missing:
        yield "Nog niet bekend:"
    for each in picture.missing:
        yield f"  - {_missing(each)}"


def _missing(each: Missing) -> str:
    about = f" van {each.about}" if each.about else ""
    return f"{NAMES[each.code].nl.lower()}{about}: {NOTES[each.note].nl}"


def as_json(found: Reading) -> dict[str, Any]:
    """Everything, with the arithmetic of each number; codes in English, no text to translate."""
    picture = found.picture
    return {
        "name": found.file.name,
        "outcomes": {name: _listed(picture, name) for name in picture.outcomes},
        "readings": {name: asdict(each) for name, each in picture.readings.items()},
        "weakest": picture.weakest,
        "groups": [asdict(each) for each in picture.standings],
        "lowest_touched": picture.lowest_touched,
        "touched_and_against": picture.touched_and_against,
        "views": [asdict(each) for each in picture.views],
        "gaps": [asdict(each) for each in picture.gaps],
        "missing": [asdict(each) for each in picture.missing],
        "answers": picture.answers,
        "k": picture.k,
        "seed": picture.seed,
        "engine": picture.engine,
        "thresholds": picture.version,
        "proposal": asdict(found.proposal),
        "flips": [asdict(each) for each in found.flips],
    }


def _listed(picture: Appraisal, name: str) -> Mapping[str, Any]:
    interval = picture.intervals.get(name)
    return {
        "shown": picture.shown(name),
        "label": picture.label(name),
        "interval": None if interval is None else asdict(interval),
        "arithmetic": asdict(picture.outcomes[name]),
    }
