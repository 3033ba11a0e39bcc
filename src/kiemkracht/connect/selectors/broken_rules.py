"""Which hard rules the sets break as people sit now: only a swap by hand can do that."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from kiemkracht.connect.models import SetMember


def broken_rules(
    setup: Mapping[str, Any], members: Sequence[SetMember], names: Mapping[str, str]
) -> tuple[str, ...]:
    """A sentence per hard rule and set that is broken now; nothing when all are kept."""
    rules = setup["rules"]
    inside: dict[str, list[SetMember]] = defaultdict(list)
    for row in members:
        inside[row.place].append(row)
    found = []
    for project in setup["projects"]:
        rows, name = inside[project["key"]], names[project["key"]]
        if rules.get("residents") and not any(row.is_resident for row in rows):
            found.append(_("%(set)s has no resident.") % {"set": name})
        if rules.get("slots") and not _common(rows):
            found.append(_("%(set)s has no time that suits everyone.") % {"set": name})
        if rules.get("managers"):
            found += _with_manager(rows, name)
    if rules.get("apart"):
        found += _together(setup, members, names)
    return tuple(found)


def _common(rows: Sequence[SetMember]) -> bool:
    named = [set(row.slots) for row in rows if row.slots]
    return not named or bool(set.intersection(*named))


def _with_manager(rows: Sequence[SetMember], name: str) -> list[str]:
    here = {row.pk: row for row in rows}
    return [
        _("In %(set)s %(one)s sits with manager %(other)s.")
        % {"set": name, "one": row.name, "other": here[row.manager_id].name}
        for row in rows
        if row.manager_id in here
    ]


def _together(
    setup: Mapping[str, Any], members: Sequence[SetMember], names: Mapping[str, str]
) -> list[str]:
    by_number = {row.number: row for row in members}
    pairs = [
        (by_number[one], by_number[other])
        for one, other in setup["apart"]
        if one in by_number and other in by_number
    ]
    return [
        _("In %(set)s %(one)s and %(other)s sit together.")
        % {"set": names[one.place], "one": one.name, "other": other.name}
        for one, other in pairs
        if one.place == other.place and one.place in names
    ]
