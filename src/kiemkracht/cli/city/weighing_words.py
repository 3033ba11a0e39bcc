"""What people in Lindehaven saw and answered, from pools of sentences."""

import random
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from kiemkracht.base import clock
from kiemkracht.cli.city.chance import identity
from kiemkracht.weigh.enums.weighing import Answer, GateLight, GovernmentRole, Track
from kiemkracht.weigh.services.making_public import PublicText, TouchedGroup
from kiemkracht.weigh.services.receiving import FirstContact
from kiemkracht.weigh.services.resolving import AnswerText
from kiemkracht.weigh.services.seeding_weighings import FindingSeed, ViewSeed

Row = dict[str, Any]
UNSURE = 0.08
_CHOSEN = {Answer.TRIAL: 2, Answer.NO: 3, Answer.NOT_YET: 3}
_LENSES = {
    "initiator": "wie het begon",
    "frontline": "wie het werk kent",
    "touched": "wie er het meest van merkt",
}


def judgements(look: float, pools: Row, chance: random.Random) -> dict[str, dict[str, object]]:
    """Ten criteria, around how bright somebody looks."""
    found: dict[str, dict[str, object]] = {}
    for code, words in pools["reasons"].items():
        if chance.random() < UNSURE:
            found[code] = {"degree": None, "reason": ""}
            continue
        degree = min(max(round(chance.gauss(look, 0.8)), 0), 4)
        found[code] = {"degree": degree, "reason": words[(degree + 1) // 2]}
    return found


def answer_of(row: Row, pools: Row, chance: random.Random) -> AnswerText:
    """The answer of a row, with its reasons."""
    answer = Answer(row["answer"])
    is_no = answer in (Answer.NO, Answer.NOT_YET)
    condition = {
        Answer.YES_IF: chance.choice(pools["conditions"]),
        Answer.NOT_YET: chance.choice(pools["not_yet"]),
    }.get(answer, "")
    light = row["track"] == Track.LIGHT
    return AnswerText(
        answer=answer,
        chosen=1 if light else _CHOSEN.get(answer, 1),
        reasons=chance.sample(pools["no_reasons" if is_no else "yes_reasons"], 3),
        role=GovernmentRole.LET_GO if light else chance.choice(list(GovernmentRole)[:3]),
        condition=condition,
        until=clock.today() + timedelta(days=chance.randint(60, 200))
        if answer == Answer.TRIAL
        else None,
        alternatives=chance.sample(pools["alternatives"], 2) if is_no or row["rule"] else [],
    )


def public_of(
    row: Row,
    views: Sequence[ViewSeed],
    pools: Row,
    moments: Mapping[str, datetime],
    chance: random.Random,
) -> PublicText:
    """Who is touched, the dissent, and the day to look back."""
    review = (moments["decided_at"] + timedelta(days=chance.randint(150, 210))).date()
    if row["track"] == Track.LIGHT:
        return PublicText(
            touched=[
                TouchedGroup("buren in dezelfde straat", "één voor één gevraagd, aan de deur")
            ],
            no_dissent_because="Alle deuren gingen open en niemand was tegen.",
            review_on=review,
        )
    groups = [
        TouchedGroup(_LENSES[each.lens], "gaf een perspectief en zat in het gesprek")
        for each in views
        if each.lens in _LENSES
    ]
    groups += [
        TouchedGroup(each.speaks_for, f"{each.name} sprak voor hen in het gesprek")
        for each in views
        if each.speaks_for
    ]
    return PublicText(
        touched=groups,
        dissent=chance.choice(pools["minority"]),
        dissent_needs=chance.choice(pools["needs"]),
        done_with_it=chance.choice(pools["done"]),
        review_on=review,
    )


def contact_of(row: Row, pools: Row, chance: random.Random) -> FirstContact:
    """What the face heard, with facts that fit the way it went."""
    light, heavy = row["track"] == Track.LIGHT, row["track"] == Track.HEAVY
    cost = chance.randint(0, 4) * 100 if light else chance.choice((600, 1_200, 2_500))
    return FirstContact(
        hopes=chance.choice(pools["hopes"]),
        tried=chance.choice(pools["tried"]),
        not_needed=chance.choice(pools["not_needed"]),
        cost_cents=4_000_000 if heavy else cost * 100,
        burdened=chance.randint(0, 8) if light else chance.randint(12, 90),
        reversible=chance.choice((3, 4)) if not heavy else 2,
        is_challenge=row["challenge"],
    )


def findings_of(row: Row, pools: Row, chance: random.Random) -> list[FindingSeed]:
    """All gates, or the first two while they are checked; a rule in the way makes the first red."""
    looked = 5 if row["track"] else 2
    found = [
        FindingSeed(gate=f"P{number}", light=GateLight.OPEN) for number in range(1, looked + 1)
    ]
    if row["rule"]:
        first, second = chance.sample(pools["alternatives"], 2)
        found[0] = FindingSeed(
            gate="P1",
            light=GateLight.RED,
            note="De regel leek in de weg te staan. We zochten de ruimte.",
            rule_id=identity("rule", row["rule"]),
            alternatives=(first, second),
        )
    elif row["track"]:
        note = chance.choice(pools["notes"])
        found[1] = FindingSeed(gate="P2", light=GateLight.CARE, note=note)
    return found
