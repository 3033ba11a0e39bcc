"""Who lives and works in Lindehaven: organisations, 92 communities, 420 people."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from kiemkracht.cli.city.chance import content, identity, stream
from kiemkracht.people.services.seeding import (
    CommunitySeed,
    OrganisationSeed,
    PersonSeed,
    found_communities,
    found_organisations,
    settle_people,
)

# Kind of person, how many there are, and the capacity each has (C9 of the domain).
KINDS = (
    ("resident", 150),
    ("employee", 170),
    ("leader", 24),
    ("entrepreneur", 28),
    ("self_employed", 11),
    ("maker", 12),
    ("youth", 25),
)
_CAPACITIES = {"leader": ("employee", "leader")}
_LAYERS = {"employee": "front", "leader": "leading"}
_KIND_OF_CARRIER = {
    "facilitator": "maker",
    "selfemployed": "self_employed",
    "administrator": "leader",
}
# Who does something for others, and where; None is everywhere.
ROLES: dict[str, tuple[tuple[str, str | None], ...]] = {
    "Joost Terpstra": (("frontliner", "De Linden"), ("frontliner", "Havenkwartier")),
    "Lotte van Rijn": (("facilitator", None),),
    "Anke Visser": (("administrator", None),),
    "Henk van Dijk": (("decision_maker", "Lindehaven"),),
    "Priya Ramdin": (("decision_maker", "Sociaal Wijkteam De Linden"),),
    "Warda Bouzidi": (("frontliner", "De Linden"),),
    "Ronald Hofstra": (("frontliner", "Oude Stad"), ("frontliner", "Waterrijk")),
    "Zofia Kowalska": (("frontliner", "Spoorzicht"), ("frontliner", "Buitenlanden")),
}
_AT_WORK = frozenset({"employee", "leader"})
_CRAFTS = (
    "beheer",
    "zorg",
    "welzijn",
    "onderwijs",
    "veiligheid",
    "groen",
    "wonen",
    "dienstverlening",
)
Login = tuple[str, str, str]
Row = dict[str, Any]


@dataclass(slots=True)
class Townspeople:
    """Who was settled, so that the other modules can give them something to do."""

    by_kind: dict[str, list[UUID]] = field(default_factory=dict)
    by_community: dict[str, list[UUID]] = field(default_factory=dict)
    by_name: dict[str, UUID] = field(default_factory=dict)
    names: dict[UUID, str] = field(default_factory=dict)
    communities: dict[str, UUID] = field(default_factory=dict)
    community_keys: dict[str, str] = field(default_factory=dict)

    @property
    def everyone(self) -> list[UUID]:
        """All people, in a fixed order."""
        return [person for kind in self.by_kind.values() for person in kind]


def settle(now: datetime, *, logins: Sequence[Login], password: str) -> Townspeople:
    """Found the communities and settle the people."""
    town = Townspeople()
    _found(town)
    seeds = _people(town, now, {login[0].split("@")[0]: login[0] for login in logins}, password)
    settle_people(seeds)
    return town


def _found(town: Townspeople) -> None:
    found_organisations(
        OrganisationSeed(identity("organisation", row["key"]), row["name"], row["kind"])
        for row in content("organisations")
    )
    rows = _parents_first(content("communities"))
    for row in rows:
        town.communities[row["key"]] = identity("community", row["key"])
        town.community_keys[row["name"]] = row["key"]
    found_communities(_community(town, row) for row in rows)


def _parents_first(rows: list[Row]) -> list[Row]:
    done: set[object] = {None}
    ordered: list[Row] = []
    while len(ordered) < len(rows):
        ready = [row for row in rows if row["key"] not in done and row.get("parent") in done]
        if not ready:
            raise ValueError("The communities of the city have a parent that does not exist.")
        ordered += ready
        done.update(row["key"] for row in ready)
    return ordered


def _community(town: Townspeople, row: Row) -> CommunitySeed:
    parent, organisation = row.get("parent"), row.get("organisation")
    is_city = row["kind"] == "city"
    return CommunitySeed(
        id=town.communities[str(row["key"])],
        name=str(row["name"]),
        slug=str(row["key"]),
        kind=str(row["kind"]),
        parent_id=town.communities[str(parent)] if parent else None,
        organisation_id=identity("organisation", str(organisation)) if organisation else None,
        population=int(str(row["population"])) if row.get("population") else None,
        purpose=str(row.get("purpose", "")),
        outline=content("map") if is_city else row.get("outline"),
    )


def _people(
    town: Townspeople, now: datetime, emails: dict[str, str], password: str
) -> list[PersonSeed]:
    chance = stream("people")
    texts = content("people")
    names = _invented_names(texts)
    seeds = []
    for kind, count in KINDS:
        known = [row for row in texts["fixed"] if _kind(row) == kind]
        for number in range(count):
            row = known[number] if number < len(known) else {"name": next(names)}
            home = _home(town, chance, kind, row)
            email = emails.get(row["name"].split()[0].lower()) if number < len(known) else None
            seed = PersonSeed(
                id=identity("person", row["name"]),
                name=row["name"],
                capacities=_CAPACITIES.get(kind, (kind,)),
                communities=tuple(town.communities[key] for key in home),
                organisation_id=None,
                layer=_LAYERS.get(kind, "none"),
                craft=chance.choice(_CRAFTS) if kind in _AT_WORK else "",
                created_at=now - timedelta(days=chance.randint(200, 700)),
                email=email,
                password=password if email else None,
                roles=_roles(town, row["name"]),
            )
            _remember(town, kind, seed, home)
            seeds.append(seed)
    return seeds


def _kind(row: dict[str, str]) -> str:
    return _KIND_OF_CARRIER.get(row["kind"], row["kind"])


def _invented_names(texts: dict[str, Any]) -> Iterator[str]:
    chance = stream("names")
    taken = {row["name"] for row in texts["fixed"]}
    while True:
        name = f"{chance.choice(texts['given_names'])} {chance.choice(texts['family_names'])}"
        if name not in taken:
            taken.add(name)
            yield name


def _home(town: Townspeople, chance: random.Random, kind: str, row: dict[str, str]) -> list[str]:
    """Keys of the communities a person belongs to: where they live, or the team they work in."""
    rows = content("communities")
    if kind in _AT_WORK:
        teams = [each["key"] for each in rows if each["kind"] in {"team", "department"}]
        asked = town.community_keys.get(row.get("team", ""))
        return [asked or chance.choice(teams)]
    places = [each["key"] for each in rows if each["kind"] == "neighbourhood"]
    home = [town.community_keys.get(row.get("buurt", "")) or chance.choice(places)]
    if chance.random() < 0.35:
        groups = [each["key"] for each in rows if each["kind"] in {"association", "circle"}]
        home.append(chance.choice(groups))
    return home


def _roles(town: Townspeople, name: str) -> tuple[tuple[str, UUID | None], ...]:
    return tuple(
        (role, town.communities[town.community_keys[where]] if where else None)
        for role, where in ROLES.get(name, ())
    )


def _remember(town: Townspeople, kind: str, seed: PersonSeed, home: Sequence[str]) -> None:
    town.by_kind.setdefault(kind, []).append(seed.id)
    town.by_name[seed.name] = seed.id
    town.names[seed.id] = seed.name
    for key in home:
        town.by_community.setdefault(key, []).append(seed.id)
