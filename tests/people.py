"""The people of the tests. Every test that needs someone asks for them by name.

Lindenplein lies in De Linden, which lies in Lindehaven. Joost tends De Linden, Lotte facilitates
everywhere, Henk decides, Anke administers; Kees belongs to another neighbourhood.
"""

from dataclasses import dataclass

from kiemkracht.base.visitors import Visitor
from kiemkracht.people.enums import CommunityKind, OrganisationKind, RoleKind
from kiemkracht.people.models import Community, Membership, Organisation, Person, RoleGrant
from kiemkracht.people.selectors import visitor_of

PASSWORD = "een-goed-wachtwoord"


@dataclass(frozen=True)
class Cast:
    """Everyone and everywhere, fresh for one test."""

    city: Community
    linden: Community
    lindenplein: Community
    spoorzicht: Community
    overweg: Community
    gebiedsteam: Community
    municipality: Organisation
    aydin: Person
    gerrit: Person
    kees: Person
    joost: Person
    lotte: Person
    henk: Person
    anke: Person
    stranger: Person

    def visitor(self, person: Person) -> Visitor:
        """How the house sees one of them."""
        return visitor_of(person)


def community(name: str, kind: CommunityKind, parent: Community | None = None) -> Community:
    """Found a community; its slug is its name in lower case."""
    slug = name.lower().replace(" ", "-")
    return Community.objects.create(name=name, slug=slug, kind=kind, parent=parent)


def person(name: str, *belongs_to: Community, **fields: object) -> Person:
    """Make a person with an account who belongs to these communities."""
    made = Person.objects.create_person(
        name=name,
        email=f"{name.split(maxsplit=1)[0].lower()}@lindehaven.example",
        password=PASSWORD,
        **fields,
    )
    for place in belongs_to:
        Membership.objects.create(person=made, community=place)
    return made


def grant(who: Person, role: RoleKind, where: Community | None = None) -> None:
    """Give someone a role."""
    RoleGrant.objects.create(person=who, role=role, community=where)


def gather() -> Cast:
    """Bring everyone together in the database."""
    municipality = Organisation.objects.create(
        name="Gemeente Lindehaven", kind=OrganisationKind.MUNICIPALITY
    )
    city = community("Lindehaven", CommunityKind.CITY)
    linden = community("De Linden", CommunityKind.DISTRICT, city)
    lindenplein = community("Lindenplein", CommunityKind.NEIGHBOURHOOD, linden)
    spoorzicht = community("Spoorzicht", CommunityKind.DISTRICT, city)
    overweg = community("Overweg", CommunityKind.NEIGHBOURHOOD, spoorzicht)
    gebiedsteam = community("Gebiedsteam", CommunityKind.TEAM, None)
    gebiedsteam.organisation = municipality
    gebiedsteam.save()
    cast = Cast(
        city=city,
        linden=linden,
        lindenplein=lindenplein,
        spoorzicht=spoorzicht,
        overweg=overweg,
        gebiedsteam=gebiedsteam,
        municipality=municipality,
        aydin=person("Sevda Aydin", lindenplein, capacities=["resident"]),
        gerrit=person("Gerrit Bos", lindenplein, capacities=["resident"]),
        kees=person("Kees de Wit", overweg, capacities=["resident"]),
        joost=person("Joost Terpstra", gebiedsteam, capacities=["employee"]),
        lotte=person("Lotte van Rijn", capacities=["maker"]),
        henk=person("Henk van Dijk", city, capacities=["administrator"]),
        anke=person("Anke Visser", capacities=["employee"]),
        stranger=person("Wim Vreemd"),
    )
    grant(cast.joost, RoleKind.FRONTLINER, linden)
    grant(cast.lotte, RoleKind.FACILITATOR)
    grant(cast.henk, RoleKind.DECISION_MAKER, city)
    grant(cast.anke, RoleKind.ADMINISTRATOR)
    return cast


__all__ = ["PASSWORD", "Cast", "community", "gather", "grant", "person"]
