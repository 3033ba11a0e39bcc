"""What people in Lindehaven got for an answer: backing, second looks, challenges, scale."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from kiemkracht.answers.enums.challenges import ChallengeState as S
from kiemkracht.answers.services.looking_again import LookWords
from kiemkracht.answers.services.seeding_answers import (
    AnswerSeed,
    LookSeed,
    SupportSeed,
    plant_clause,
    plant_look,
    plant_support,
)
from kiemkracht.answers.services.seeding_challenges import (
    ChallengeSeed,
    StepSeed,
    plant_challenge,
)
from kiemkracht.answers.services.setting_ordinance import TermsWords, keep_terms
from kiemkracht.answers.services.writing_backing import SheetWords, keep
from kiemkracht.cli.city.chance import content, identity, moment, stream
from kiemkracht.cli.city.settling import Townspeople
from kiemkracht.direction.selectors.reviewing import published_texts_of
from kiemkracht.tip.services.seeding import ScaleSeed, plant_scale
from kiemkracht.tip.services.weighing_scale import ScaleWords

Row = dict[str, Any]
TEXTS = (
    "task", "current_provider", "why_better", "plan", "costs", "carried_by", "continuity",
    "liability", "fallback",
)  # fmt: skip
QUESTIONS = ("repetition", "barrier", "contagion", "ripeness")


@dataclass(frozen=True, slots=True)
class Answered:
    """How many of each."""

    support: int
    sheets: int
    looks: int
    challenges: int
    scales: int


def answer(town: Townspeople, now: datetime) -> Answered:
    """Plant them all."""
    chance, told = stream("answers"), content("answers")
    for row in told["sheets"]:
        _write_sheet(town, row, now, chance)
    support = plant_support(
        [_support(town, at, row, now) for at, row in enumerate(told["support"])]
    )
    published = published_texts_of(identity("choice", row["choice"]) for row in told["looks"])
    for row in told["looks"]:
        plant_look(_look(town, row, published, chance))
    known_on = (now + timedelta(days=told["clause"]["made_known_days"])).date()
    choice_id, henk = identity("choice", told["clause"]["choice"]), town.by_name["Henk van Dijk"]
    plant_clause(choice_id, known_on, told["clause"]["address"], henk)
    _challenge_all(town, told, now, chance)
    for row in told["scale"]:
        plant_scale(_scale(town, row, now))
    counts = (len(told[name]) for name in ("sheets", "looks", "challenges", "scale"))
    return Answered(support, *counts)


def _leader(town: Townspeople, team: str, row: Row) -> UUID:
    """Whom the row names, or the first who leads in that team, or else the alderman."""
    if row.get("to") or row.get("by"):
        return town.by_name[row.get("to") or row["by"]]
    leaders = set(town.by_kind["leader"])
    here = (each for each in town.by_community.get(team, ()) if each in leaders)
    return next(here, town.by_name["Henk van Dijk"])


def _teams() -> list[str]:
    """Keys of the teams and departments."""
    return [row["key"] for row in content("communities") if row["kind"] in ("team", "department")]


def _write_sheet(town: Townspeople, row: Row, now: datetime, chance: random.Random) -> None:
    for number, each in enumerate(row["versions"], start=1):
        keep(
            town.communities[row["team"]],
            SheetWords(each["lines"], each["words"], each["euros"] * 100, each["why"]),
            number=number,
            by_id=_leader(town, row["team"], row),
            at=moment(now, -each["age_days"], chance),
        )


def _support(town: Townspeople, number: int, row: Row, now: datetime) -> SupportSeed:
    chance = stream(f"support:{number}")
    leaders = set(town.by_kind["leader"])
    by, team = row["from"], row["from"]
    if by in town.by_name:
        asked_by = town.by_name[by]
        team = next(key for key in _teams() if asked_by in town.by_community.get(key, ()))
    else:
        here = [each for each in town.by_community[team] if each not in leaders]
        asked_by = here[number % len(here)]
    at = moment(now, -row["age_days"], chance)
    return SupportSeed(
        key=identity("support", str(number)),
        subject=row["subject"],
        question=row["question"],
        amount_cents=row["euros"] * 100 if row["euros"] else None,
        asked_by=asked_by,
        asked_of=_leader(town, team, row),
        community_id=town.communities[team],
        sprout_id=identity("sprout", row["kiem"]) if row.get("kiem") else None,
        at=at,
        answers=[
            AnswerSeed(
                each["kind"],
                each["words"],
                at + timedelta(days=each["after_days"], hours=1),
                (now + timedelta(days=each["promise_days"])).date()
                if each.get("promise_days")
                else None,
            )
            for each in row.get("answers", ())
        ],
    )


def _look(
    town: Townspeople,
    row: Row,
    published: dict[tuple[UUID, int], tuple[datetime, UUID]],
    chance: random.Random,
) -> LookSeed:
    choice_id = identity("choice", row["choice"])
    published_at, community_id = published[choice_id, row["number"]]
    people = town.by_kind.get(row["by"]) or town.by_community[row["by"]]
    at = published_at + timedelta(days=row["after_days"])
    outcome = row.get("outcome") or row.get("one_said") or ""
    ended = at + timedelta(days=row.get("answered_after", 9))
    return LookSeed(
        key=identity("look", row["choice"]),
        choice_id=choice_id,
        community_id=community_id,
        number=row["number"],
        words=LookWords(
            row["ground"], row["touches_me"], row["what_is_missing"], row["what_i_ask"]
        ),
        asked_by=people[chance.randrange(len(people))],
        at=at,
        has_duo=row["duo"],
        said=[
            (outcome, words, ended - timedelta(days=1 - at_seat))
            for at_seat, words in enumerate(row.get("reasons", ()))
        ],
    )


def _challenge_all(town: Townspeople, told: Row, now: datetime, chance: random.Random) -> None:
    municipality = identity("organisation", "gemeente")
    terms = keep_terms(
        municipality, TermsWords(**told["ordinance"]), by_id=town.by_name["Anke Visser"]
    )
    for row in told["challenges"]:
        people = town.by_community[row["community"]]
        asker = town.by_name.get(row["by"]) or people[chance.randrange(len(people))]
        ground = terms.refusal_grounds[row["ground"]] if "ground" in row else ""
        trial = row.get("trial_days")
        plant_challenge(
            ChallengeSeed(
                key=identity("challenge", row["key"]),
                organisation_id=municipality,
                community_id=town.communities[row["community"]],
                title=row["title"],
                texts={name: row[name] for name in TEXTS},
                asked_cents=row["euros"] * 100,
                asked_by=asker,
                handled_by=town.by_name["Joost Terpstra"],
                decided_by=town.by_name["Henk van Dijk"],
                terms=terms,
                steps=list(_steps(row, now, chance)),
                items=_items(row),
                sprout_id=identity("sprout", row["kiem"]) if row.get("kiem") else None,
                refusal_ground=ground,
                alternatives=row.get("alternatives", ""),
                trial_until=(now + timedelta(days=trial)).date() if trial else None,
            )
        )


def _steps(row: Row, now: datetime, chance: random.Random) -> Iterator[StepSeed]:
    """As many steps as the row has days, from exploring on."""
    way: list[tuple[str, str]] = [
        (S.EXPLORING, ""),
        (S.SUBMITTED, ""),
        (S.COMPLETE, ""),
        (S.DIALOGUE, "Dinsdagavond, acht uur, in de buurt zelf."),
    ]
    if "decision" in row:
        way.append((row["decision"], row["reasons"]))
        way += [(S.AGREEMENT, ""), (S.RUNNING, "")]
        way += [
            (S.EVALUATION, row.get("evaluation", "")),
            (row.get("end", ""), row.get("end_words", "")),
        ]
    for (to, words), days in zip(way, row["days"], strict=False):
        yield StepSeed(to, words, moment(now, -days, chance))


def _items(row: Row) -> list[tuple[str, str, str, int | None]]:
    return [
        ("costs", "Wat het de gemeente nu kost", row["costs"], None),
        ("contract", "Wie het nu doet", row["current_provider"], None),
        (
            "quality",
            "Hoe goed het moet zijn",
            "Veilig, en niet minder dan nu. We meten samen, twee keer per jaar.",
            None,
        ),
    ]


def _scale(town: Townspeople, row: Row, now: datetime) -> ScaleSeed:
    wait = row.get("wait")
    return ScaleSeed(
        key=identity("scale", row["key"]),
        community_id=town.communities[row["community"]],
        words=ScaleWords(
            title=row["title"],
            kiem_ids=[identity("sprout", key) for key in row["kiemen"]],
            **dict(zip(QUESTIONS, row["answers"], strict=True)),
        ),
        by=town.by_name["Henk van Dijk"],
        at=now - timedelta(days=row["age_days"]),
        chosen=row.get("chosen", ""),
        reasons=row.get("reasons", ""),
        wait=(wait["why"], wait["alarm"], (now + timedelta(days=wait["until_days"])).date())
        if wait
        else None,
        earlier=identity("scale", row["earlier"]) if "earlier" in row else None,
        choice_id=identity("choice", row["choice"]) if "choice" in row else None,
    )
