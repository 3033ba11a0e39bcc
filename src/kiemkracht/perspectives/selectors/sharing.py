"""What everyone may take along from a landscape: no number below k, nobody recognisable."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from kiemkracht.base.thresholds import k_small
from kiemkracht.perspectives.models import Conversation, LandscapeRun
from kiemkracht.perspectives.selectors import findings
from kiemkracht.perspectives.selectors.blurring import coarse
from kiemkracht.perspectives.selectors.landscape_page import newest_run, texts_of
from kiemkracht.perspectives.selectors.landscape_parts import LandscapePage
from kiemkracht.perspectives.selectors.stored import picture_of, public_result

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def shared_json(conversation: Conversation, *, whole: bool = False) -> str | None:
    """The newest landscape as JSON, or None below k people.

    `whole` gives exactly what the engine made, for who tends the conversation. For everyone
    else people are numbered anew by where they stand (a statement tells who wrote it by the
    number they vote under), their places have one digit because with all digits their votes could
    be worked out (`blurring`), and counts of fewer than k people are null. Queries: 2.
    """
    run = newest_run(conversation, also_held_back=whole)
    if run is None or run.people < k_small():
        return None
    result = dict(run.result) if whole else _made_safe(run, texts_of(conversation))
    return json.dumps(result, ensure_ascii=False, indent=1) + "\n"


def _made_safe(run: LandscapeRun, texts: Mapping[int, str]) -> dict[str, Any]:
    result = public_result(run, run.lens)
    picture = picture_of(result)
    hidden = {
        each.number: findings.hidden_on(picture, each, k_small()) for each in picture.statements
    }
    result["participants"] = _safe_people(result)
    result["certainty"] = _safe_certainty(result)
    result.pop("closed", None)
    is_counted_anew = result.pop("is_counted_anew", False)
    result["groups"] = [_safe_group(group, hidden, is_counted_anew) for group in result["groups"]]
    result["center"] = [
        None if _seen(each) < k_small() else mean
        for each, mean in zip(result["statements"], result["center"], strict=True)
    ]
    few = [_seen(each) < k_small() for each in result["statements"]]
    if "latent" in result:
        result["latent"] = {
            name: [
                None if hidden_one else number
                for hidden_one, number in zip(few, numbers, strict=True)
            ]
            for name, numbers in result["latent"].items()
        }
    statements = [_safe_statement(each, hidden, texts) for each in result["statements"]]
    # Intervals over the groups of the engine say nothing of the groups as they are counted here.
    unknown = {"agreed": None, "disagreed": None} if is_counted_anew else {}
    result["statements"] = [each | unknown for each in statements]
    return result


def _seen(statement: Mapping[str, Any]) -> int:
    return int(statement["agree"] + statement["disagree"] + statement["pass"])


def _safe_people(result: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Everyone in tenths and numbered anew; who stands in a group below k stands in none."""
    small = {group["id"] for group in result["groups"] if group["size"] < k_small()}
    places = sorted(
        (coarse(each["x"]), coarse(each["y"]), -1 if each["group"] in small else _group(each))
        for each in result["participants"]
    )
    return [
        {"id": number, "x": x, "y": y, "group": None if group < 0 else group}
        for number, (x, y, group) in enumerate(places)
    ]


def _group(person: Mapping[str, Any]) -> int:
    return -1 if person["group"] is None else int(person["group"])


def _safe_certainty(result: Mapping[str, Any]) -> dict[str, Any]:
    """How many stand in no group is told from k on, and when no size is hidden."""
    told = dict(result["certainty"])
    hides_a_size = any(0 < group["size"] < k_small() for group in result["groups"])
    if hides_a_size or 0 < told["not_placed"] < k_small():
        told |= {"placed": None, "not_placed": None}
    return told


def _safe_group(
    group: Mapping[str, Any], hidden: Mapping[int, frozenset[int]], is_counted_anew: bool
) -> dict[str, Any]:
    """Without counts that are hidden, or that are of the engine's groups and not of these."""
    marks = [
        each
        if not is_counted_anew and group["id"] not in hidden.get(each["statement"], frozenset())
        else {"statement": each["statement"], "direction": each["direction"]}
        for each in group["representative"]
    ]
    size = group["size"] if group["size"] >= k_small() else None
    return dict(group) | {"size": size, "representative": marks}


def _safe_statement(
    each: Mapping[str, Any], hidden: Mapping[int, frozenset[int]], texts: Mapping[int, str]
) -> dict[str, Any]:
    unknown = {"agree": None, "disagree": None, "pass": None}
    few = _seen(each) < k_small()
    kept_back = hidden.get(each["id"], frozenset())
    safe = dict(each) | (unknown if few else {})
    safe["groups"] = [
        unknown if few or group in kept_back else counts
        for group, counts in enumerate(each["groups"])
    ]
    safe["bridging"] = None if few or kept_back else each["bridging"]
    for name in ("agreed", "disagreed", "at_heart"):
        if name in each and (few or kept_back):
            safe[name] = None
    safe["text"] = texts.get(each["id"])
    return safe


def csv_rows(page: LandscapePage) -> Iterator[list[str]]:
    """The table of statements for a spreadsheet; small numbers are left empty."""
    names = [group.name for group in page.groups]
    parts = (_("agree"), _("disagree"), _("don’t know"))
    yield [_("number"), _("statement"), *(f"{_('everyone')}: {part}" for part in parts)] + [
        f"{name}: {part}" for name in names for part in parts
    ]
    for line in page.lines:
        row = [str(line.number), harmless(line.text)]
        for cell in (line.everyone, *line.cells):
            numbers = (cell.agree, cell.disagree, cell.passed)
            row += ["", "", ""] if cell.is_hidden else [str(number) for number in numbers]
        yield row


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text
