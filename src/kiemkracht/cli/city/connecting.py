"""Who helps whom in Lindehaven: 230 questions and offers, talents, klussen and 14 circles."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from kiemkracht.base import clock
from kiemkracht.base.visibility import Visibility
from kiemkracht.cli.city.chance import content, identity, moment, stream
from kiemkracht.cli.city.settling import Townspeople
from kiemkracht.connect.services.seeding_circles import (
    CircleSeed,
    GigSeed,
    WishSeed,
    post_gigs,
    start_circles,
)
from kiemkracht.connect.services.seeding_help import (
    PostSeed,
    PromiseSeed,
    TalentSeed,
    put_up_many,
    tell_many,
)
from kiemkracht.people.services.founding import let_in

Row = dict[str, Any]
# People of the story lines who belong to a circle, beside whom the seed put there.
_IN_CIRCLES = {
    "kring-soeptafel": ("Sevda Aydin", "Naima el Idrissi"),
    "kring-sleutel": ("Gerrit Postma", "Naima el Idrissi", "Sem Willems"),
    "kring-pleinbeheer": ("Naima el Idrissi", "Sem Willems", "Gerrit Postma"),
    "kring-jongerenraad": ("Sem Willems", "Jayden Pieternella"),
    "kring-luistervinken": ("Joost Terpstra", "Warda Bouzidi", "Zofia Kowalska"),
    "kring-missers": ("Anke Visser", "Ronald Hofstra", "Lotte van Rijn"),
    "kring-groen-waterrijk": ("Wietske Brouwer",),
    "kring-schoolplein": ("Marloes Wiersma",),
}
NEEDS, OFFERS, DONE = 160, 70, 118
SOUP = "soeptafel-portiek"
_TALENTED = 200
_THEMES = (
    "safe_street", "growing_up", "growing_old", "green", "food", "energy", "living", "learning",
    "care", "making", "stories", "saying",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Connected:
    """How much was put up."""

    posts: int
    talents: int
    gigs: int
    circles: int


def connect(town: Townspeople, now: datetime) -> Connected:
    """Fill the room. Who helps whom follows from the seed, so it never changes."""
    _gather(town)
    return Connected(
        posts=put_up_many(_posts(town, now)),
        talents=tell_many(_talents(town, now)),
        gigs=post_gigs(_gigs(town, now), _wishes(town)),
        circles=start_circles(_circles(town, now)),
    )


def _gather(town: Townspeople) -> None:
    for key, names in _IN_CIRCLES.items():
        inside = town.by_community.setdefault(key, [])
        for person in (town.by_name[name] for name in names):
            if person not in inside:
                let_in(community_id=town.communities[key], person_id=person)
                inside.append(person)


def _posts(town: Townspeople, now: datetime) -> list[PostSeed]:
    chance = stream("help")
    texts = content("help")
    rows = [*_filled(texts["needs"], NEEDS), *_filled(texts["offers"], OFFERS)]
    states = _states(rows)
    return [
        _soup(town, row, now, chance)
        if row["sprout"] == SOUP and not row["again"]
        else _post(town, row, state, now, chance)
        for row, state in zip(rows, states, strict=True)
    ]


def _filled(rows: list[Row], count: int) -> list[Row]:
    """All rows once, and some asked again elsewhere until there are enough."""
    first = [{**row, "again": False, "key": row["what"]} for row in rows]
    plain = [row for row in rows if not row["sprout"]]
    more = [
        {**plain[n % len(plain)], "again": True, "key": f"{plain[n % len(plain)]['what']} {n}"}
        for n in range(count - len(rows))
    ]
    return first + more


def _states(rows: Sequence[Row]) -> list[str]:
    """118 are done (most of them thanked); what was asked before, elsewhere, is always done."""
    again = sum(row["again"] for row in rows)
    left = DONE - again
    states = []
    chance = stream("help-states")
    fresh = [index for index, row in enumerate(rows) if not row["again"] and row["sprout"] != SOUP]
    done = set(chance.sample(fresh, left))
    for index, row in enumerate(rows):
        if row["again"] or index in done:
            states.append("thanked" if chance.random() < 0.8 else "done")
        else:
            states.append(chance.choices(("open", "promised", "expired"), (70, 22, 8))[0])
    return states


def _post(
    town: Townspeople, row: Row, state: str, now: datetime, chance: random.Random
) -> PostSeed:
    place = chance.choice(_neighbourhoods()) if row["again"] else row["place"]
    owner = chance.choice(_near(town, place))
    is_over = state in {"done", "thanked"}
    days = chance.randint(20, 300) if is_over else chance.randint(1, 26)
    if state == "expired":
        days = chance.randint(40, 120)
    created = moment(now, -days, chance)
    promises = _promises(town, row, owner, state, created, now, chance)
    done_at = None
    if is_over:
        done_at = min(
            (promises[0].accepted_at or created) + timedelta(days=chance.randint(1, 9)),
            now - timedelta(hours=3),
        )
    has_day = state in {"open", "promised"} and row["unit"] in {"hour", "half_day", "day"}
    return PostSeed(
        id=identity("post", row["key"]),
        direction=row["direction"],
        what=row["what"],
        kind=row["kind"],
        unit=row["unit"],
        story="" if row["again"] else row["story"],
        owner_id=owner,
        created_at=created,
        state=state,
        visibility=chance.choices(
            (Visibility.PUBLIC, Visibility.ROOM, Visibility.CIRCLE), (70, 15, 15)
        )[0],
        community_id=town.communities[place],
        sprout_id=identity("sprout", row["sprout"]) if row["sprout"] else None,
        on=clock.today() + timedelta(days=chance.randint(1, 20))
        if has_day and chance.random() < 0.5
        else None,
        done_at=done_at,
        promises=promises,
    )


def _promises(
    town: Townspeople,
    row: Row,
    owner: UUID,
    state: str,
    created: datetime,
    now: datetime,
    chance: random.Random,
) -> tuple[PromiseSeed, ...]:
    if state == "expired" or (state == "open" and chance.random() < 0.75):
        return ()
    texts = content("help")
    helper = chance.choice([person for person in town.everyone if person != owner])
    said = created + timedelta(hours=chance.choice((1, 2, 3, 5, 9, 20, 30, 50, 80, 130)))
    said = min(said, now - timedelta(hours=2))
    accepted = None
    if state != "open":
        accepted = min(said + timedelta(hours=chance.randint(1, 30)), now - timedelta(hours=1))
    return (
        PromiseSeed(
            helper,
            at=said,
            note=chance.choice(texts["notes"][row["direction"]]),
            accepted_at=accepted,
            thanks=chance.choice(texts["thanks"]) if state == "thanked" else "",
            is_shown=chance.random() < 0.4,
        ),
    )


def _soup(town: Townspeople, row: Row, now: datetime, chance: random.Random) -> PostSeed:
    """What Sevda asks for her soup table. Cutting gets two yeses: one from her own Lindenplein,
    one from somebody of quite another street.
    """
    sevda = town.by_name["Sevda Aydin"]
    created = now - timedelta(days=2, hours=chance.randint(1, 9))
    promises: tuple[PromiseSeed, ...] = ()
    if row["what"].startswith("Wie snijdt"):
        promises = (
            PromiseSeed(
                town.by_name["Naima el Idrissi"],
                at=created + timedelta(hours=5),
                note="Ik kom met mijn eigen mes. Zet je de radio aan?",
            ),
            PromiseSeed(
                town.by_name["Wietske Brouwer"],
                at=created + timedelta(hours=21),
                note="In Waterrijk is nog geen soeptafel. Ik snij, en ik kijk het af.",
            ),
        )
    return PostSeed(
        id=identity("post", row["key"]),
        direction=row["direction"],
        what=row["what"],
        kind=row["kind"],
        unit=row["unit"],
        story=row["story"],
        owner_id=sevda,
        created_at=created,
        community_id=town.communities["lindenplein"],
        sprout_id=identity("sprout", SOUP),
        on=clock.today() + timedelta(days=chance.randint(2, 6)) if row["kind"] == "hands" else None,
        promises=promises,
    )


def _neighbourhoods() -> list[str]:
    return [row["key"] for row in content("communities") if row["kind"] == "neighbourhood"]


def _near(town: Townspeople, place: str) -> list[UUID]:
    """Who belongs there; of a place nobody belongs to, any resident."""
    return town.by_community.get(place) or town.by_kind["resident"]


def _talents(town: Townspeople, now: datetime) -> Iterator[TalentSeed]:
    """Talents of some two hundred people; a few were seen by another and wait for a yes."""
    chance = stream("talents")
    texts = content("talents")
    home = {person: place for place, people in town.by_community.items() for person in people}
    fixed = [town.by_name[name] for name in ("Sevda Aydin", "Gerrit Postma", "Sem Willems")]
    others = [person for person in town.everyone if person not in fixed]
    for person in [*fixed, *chance.sample(others, _TALENTED - len(fixed))]:
        place = home.get(person)
        for row in chance.sample(texts, chance.choice((1, 1, 2, 2, 3))):
            yield TalentSeed(
                id=identity("talent", f"{person}:{row['words']}"),
                person_id=person,
                words=row["words"],
                story=row["story"],
                grade=row["grade"],
                told_at=moment(now, -chance.randint(2, 200), chance),
                visibility=chance.choices(
                    (Visibility.PUBLIC, Visibility.ROOM, Visibility.CIRCLE, Visibility.PRIVATE),
                    (45, 25, 25, 5),
                )[0],
                community_id=town.communities[place] if place else None,
            )
    for words in content("help")["talents_seen"]:
        person, by = chance.sample(town.everyone, 2)
        yield TalentSeed(
            id=identity("talent-seen", words),
            person_id=person,
            words=words,
            told_at=moment(now, -chance.randint(1, 20), chance),
            seen_by_id=by,
        )
    yield TalentSeed(
        id=identity("talent-seen", "sevda"),
        person_id=town.by_name["Sevda Aydin"],
        words="mensen aan tafel krijgen die elkaar niet kennen",
        told_at=now - timedelta(days=3),
        seen_by_id=town.by_name["Gerrit Postma"],
    )


def _gigs(town: Townspeople, now: datetime) -> Iterator[GigSeed]:
    """24 klussen; six were taken up by a self-employed person, four of those are done."""
    chance = stream("gigs")
    whys = content("gigs")["answers"]
    freelancers = [p for p in town.by_kind["self_employed"] if p != town.by_name["Samir Haddad"]]
    for number, row in enumerate(content("gigs")["gigs"]):
        state = {3: "thanked", 8: "promised", 13: "done", 17: "thanked", 20: "promised"}.get(
            number, "open"
        )
        is_over = state in {"done", "thanked"}
        created = moment(
            now, -chance.randint(60, 150) if is_over else -chance.randint(1, 20), chance
        )
        asked = chance.sample(freelancers, 2) if state != "open" or number % 5 == 2 else []
        yield GigSeed(
            id=identity("gig", row["key"]),
            owner_id=_owner(town, row, chance),
            theme=row["theme"],
            title=row["title"],
            meaning=row["meaning"],
            freedom=row["freedom"],
            learning=row["learning"],
            stop_rule=row["stop"],
            hours=row["hours"],
            fee=row["fee"],
            created_at=created,
            expires_on=clock.today() + timedelta(days=chance.randint(6, 29)),
            state=state,
            community_id=town.communities[row["place"]],
            answers=tuple((person, chance.choice(whys)) for person in asked),
            taken_by=asked[0] if state != "open" else None,
            done_at=created + timedelta(days=30) if is_over else None,
            thanks=chance.choice(content("help")["thanks"]) if state == "thanked" else "",
        )


def _owner(town: Townspeople, row: Row, chance: random.Random) -> UUID:
    """Who is named, or somebody who works at that place."""
    return town.by_name.get(row["owner"]) or chance.choice(_near(town, row["place"]))


def _wishes(town: Townspeople) -> Iterator[WishSeed]:
    """What drives the self-employed; Samir longs for safe streets and for having a say."""
    chance = stream("wishes")
    drives = ("autonomy", "mastery", "meaning")
    samir = town.by_name["Samir Haddad"]
    for person in town.by_kind["self_employed"]:
        if person == samir:
            yield WishSeed(person, ("safe_street", "saying"), ("autonomy", "meaning"))
        else:
            yield WishSeed(
                person,
                tuple(chance.sample(_THEMES, 3)),
                tuple(chance.sample(drives, chance.randint(1, 2))),
            )


def _circles(town: Townspeople, now: datetime) -> Iterator[CircleSeed]:
    chance = stream("circles")
    places = {row["key"]: row for row in content("communities")}
    for row in content("circles"):
        place = places[row["key"]]
        near = place["parent"]
        yield CircleSeed(
            id=identity("circle", row["key"]),
            community_id=town.communities[row["key"]],
            name=place["name"],
            slug=row["key"],
            purpose=place["purpose"],
            deciding=row["deciding"],
            looking_back=row["back"],
            also=row["also"],
            visibility=row["visibility"],
            is_open=row["open"],
            since=moment(now, -chance.randint(120, 600), chance),
            look_back_on=clock.today() + timedelta(days=chance.randint(5, 80)),
            members=tuple(town.by_community.get(row["key"], ())),
            labels=row["labels"],
            modules_off=tuple(row["off"]),
            near_id=town.communities[near] if near != "lindehaven" else None,
        )
