"""Who learns with whom in Lindehaven: 30 people over 6 projects, and a panel by lot."""

import random
from collections import Counter
from datetime import datetime, timedelta
from uuid import UUID

from kiemkracht.cli.city.chance import content, identity, moment, stream
from kiemkracht.cli.city.settling import Townspeople
from kiemkracht.connect.services.drawing import DrawPlan
from kiemkracht.connect.services.member_file import MemberRow
from kiemkracht.connect.services.planning_sets import ProjectRow, SetsPlan
from kiemkracht.connect.services.pool_file import CandidateRow, Quota
from kiemkracht.connect.services.sets_seeding import plant_draw, plant_sets, plant_willing
from kiemkracht.people.selectors.members import people_of

OFFICIALS, LEADERS, RESIDENTS = 19, 3, 8
SEATS, POOL, WILLING = 22, 150, 60
SEED = 20


def compose(town: Townspeople, now: datetime) -> tuple[int, int]:
    """Plant both; gives the number of people in sets and the number of people drawn."""
    texts = content("learning")
    lotte = town.by_name["Lotte van Rijn"]
    members = _cohort(town, stream("learning"))
    sets = plant_sets(
        SetsPlan(
            title=texts["title"],
            purpose=texts["purpose"],
            community_id=town.communities["cohort-1"],
            members=members,
            seed=SEED,
            projects=[ProjectRow(name, 5, 5) for name in texts["projects"]],
        ),
        key=identity("composition", "cohort-1"),
        made_by=lotte,
        at=moment(now, -34, stream("learning:at")),
        is_shared=True,
    )
    draw = plant_draw(
        _draw(town, stream("panel")),
        key=identity("draw", "bewonerspanel"),
        made_by=lotte,
        at=moment(now, -21, stream("panel:at")),
    )
    city = town.communities["lindehaven"]
    willing = stream("willing").sample(town.by_kind["resident"], WILLING)
    plant_willing(willing, city, now - timedelta(days=20))
    return sets.members.count(), draw.size


def _cohort(town: Townspeople, chance: random.Random) -> list[MemberRow]:
    """Twenty-two officials, three of whom lead others here, and eight residents."""
    texts = content("learning")
    leaders = chance.sample(town.by_kind["leader"], LEADERS)
    officials = chance.sample(town.by_kind["employee"], OFFICIALS)
    named = [town.by_name[name] for name in texts["named"] if name in town.by_name]
    residents = (named + [each for each in town.by_kind["resident"] if each not in named])[
        :RESIDENTS
    ]
    about = people_of([*leaders, *officials, *residents])
    rows = []
    for person in [*leaders, *officials, *residents]:
        view = about[person]
        is_led = person in officials and chance.random() < 0.6
        rows.append(
            MemberRow(
                name=view.name,
                craft=view.craft,
                organisation=view.organisation,
                layer=view.layer,
                is_resident=person in residents,
                manager=about[chance.choice(leaders)].name if is_led else "",
                wishes=tuple(chance.sample(texts["projects"], chance.choice((1, 2, 3)))),
                slots=_times(texts["times"], chance),
                person_id=person,
            )
        )
    return rows


def _times(times: list[str], chance: random.Random) -> tuple[str, ...]:
    """Most people can make two of three times."""
    return tuple(sorted(chance.sample(times, chance.choice((2, 2, 3)))))


def _draw(town: Townspeople, chance: random.Random) -> DrawPlan:
    texts = content("learning")["draw"]
    people = sorted(town.by_kind["resident"])[:POOL]
    ages = [age for age, number in texts["shares"].items() for _ in range(number)]
    chance.shuffle(ages)
    districts = _districts(town)
    pool = [
        CandidateRow(town.names[person], {"leeftijd": age, "wijk": districts[person]}, "", person)
        for person, age in zip(people, ages, strict=True)
    ]
    low, high = texts["district"]
    counts = Counter(row.features["wijk"] for row in pool)
    quotas = [Quota("leeftijd", age, *limits) for age, limits in texts["ages"].items()]
    quotas += [Quota("wijk", name, min(low, counts[name]), high) for name in sorted(counts)]
    return DrawPlan(
        title=texts["title"],
        purpose=texts["purpose"],
        community_id=town.communities["lindehaven"],
        size=SEATS,
        pool=pool,
        quotas=quotas,
        seed=1284,
        seed_source=texts["seed_source"],
    )


def _districts(town: Townspeople) -> dict[UUID, str]:
    """The district that everyone lives in."""
    rows = {row["key"]: row for row in content("communities")}
    return {
        person: rows[row["parent"]]["name"]
        for key, row in rows.items()
        if row["kind"] == "neighbourhood"
        for person in town.by_community.get(key, ())
    }
