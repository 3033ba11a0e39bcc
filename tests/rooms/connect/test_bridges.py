import random
import uuid
from itertools import combinations_with_replacement

import pytest
from tests.people import community
from tests.rooms.connect.meeting import bond_between

from kiemkracht.base.errors import LeaveDenied
from kiemkracht.base.visitors import NOBODY
from kiemkracht.connect.models import Bond, BridgeMap
from kiemkracht.connect.selectors.bridge_page import bridge_page, read_map, share_of, verdict_of
from kiemkracht.connect.selectors.bridge_picture import picture_of
from kiemkracht.connect.selectors.bridge_tables import (
    guarded,
    most_ties,
    pair_of,
    table,
    told_changes,
)
from kiemkracht.connect.services import bonding, bridging
from kiemkracht.people.enums import CommunityKind
from kiemkracht.people.models import Membership, Person

K = 5


def people(count):
    return [uuid.UUID(int=number + 1) for number in range(count)]


def test_a_pair_is_told_from_five_people_on_and_a_small_community_not_at_all():
    crowd = people(14)
    unit_of = dict.fromkeys(crowd[:6], "north")
    unit_of |= dict.fromkeys(crowd[6:12], "south")
    unit_of |= dict.fromkeys(crowd[12:], "tiny")
    ties = [(crowd[0], crowd[6]), (crowd[1], crowd[7]), (crowd[2], crowd[6])]
    ties += [(crowd[0], crowd[1]), (crowd[3], crowd[12])]
    found = table(ties, unit_of, K)
    assert found.sizes == {"north": 6, "south": 6}
    assert found.ties == {("north", "south"): 3, ("north", "north"): None}


def city(chance, districts=3, streets=3, people_each=7, ties=60):
    """A random city: streets inside districts, and random bonds."""
    inner, outer = {}, {}
    crowd = people(districts * streets * people_each)
    for number, person in enumerate(crowd):
        street = number // people_each
        if chance.random() < 0.85:
            inner[person] = f"s{street}"
            outer[person] = f"d{street // streets}"
    pairs = {tuple(sorted(chance.sample(crowd, 2))) for _ in range(ties)}
    return sorted(pairs), inner, outer


@pytest.mark.parametrize("seed", range(40))
def test_no_told_number_is_about_fewer_than_five_people(seed):
    chance = random.Random(seed)
    ties, inner, _outer = city(chance, ties=chance.randint(5, 160))
    found = table(ties, inner, K)
    for pair, count in found.ties.items():
        behind = {
            person
            for one, other in ties
            if one in inner and other in inner and pair_of(inner[one], inner[other]) == pair
            for person in (one, other)
        }
        assert (count is None) == (len(behind) < K)
        assert count is None or count == sum(
            one in inner and other in inner and pair_of(inner[one], inner[other]) == pair
            for one, other in ties
        )


@pytest.mark.parametrize("seed", range(60))
def test_no_hidden_number_follows_by_subtraction(seed):
    """An attacker takes every told street pair from the told district pair around it."""
    chance = random.Random(seed)
    ties, inner, outer = city(
        chance,
        people_each=chance.choice([5, 6, 9]),
        streets=chance.choice([2, 3]),
        ties=chance.randint(5, 120),
    )
    fine = table(ties, inner, K)
    coarse = guarded(table(ties, outer, K), fine, ties, outer, inner, K)
    district = {inner[person]: outer[person] for person in inner}
    for pair, total in coarse.ties.items():
        if total is None:
            continue
        inside = [
            each for each in fine.ties if pair_of(district[each[0]], district[each[1]]) == pair
        ]
        hidden = [each for each in inside if fine.ties[each] is None]
        rest = total - sum(fine.ties[each] or 0 for each in inside)
        if hidden:
            assert len(hidden) > 1
            most = sum(most_ties(each, K) for each in hidden)
            assert len(hidden) < rest < most, "each hidden number would be certain"


def test_a_district_pair_that_gives_a_street_away_is_withheld():
    crowd = people(24)
    inner = {person: f"s{number // 6}" for number, person in enumerate(crowd)}
    outer = {person: f"d{number // 12}" for number, person in enumerate(crowd)}
    told = [(crowd[number], crowd[number + 12]) for number in range(5)]
    one_more = [(crowd[6], crowd[18])]
    ties = told + one_more
    fine = table(ties, inner, K)
    assert fine.ties == {("s0", "s2"): 5, ("s1", "s3"): None}
    plain = table(ties, outer, K)
    assert plain.ties == {("d0", "d1"): 6}
    safe = guarded(plain, fine, ties, outer, inner, K)
    assert safe.ties == {("d0", "d1"): None}
    assert safe.withheld == {("d0", "d1")}


def test_the_most_ties_that_four_people_can_have():
    assert most_ties(("a", "b"), 5) == 4
    assert most_ties(("a", "a"), 5) == 6
    assert most_ties(("a", "b"), 4) == 2


def test_changes_wait_until_five_people_changed_in_every_pair():
    crowd = people(12)
    north, mixed = ("neighbourhood", ("n", "s")), ("department", ("x", "y"))
    few = [((crowd[0], crowd[1]), [north]), ((crowd[2], crowd[3]), [north])]
    assert told_changes(few, K) == []
    enough = [*few, ((crowd[4], crowd[5]), [north])]
    assert told_changes(enough, K) == [0, 1, 2]
    # One of them also stands alone in another pair: without it the others are too few.
    held = [*few, ((crowd[4], crowd[5]), [north, mixed])]
    assert told_changes(held, K) == []


def test_a_wall_needs_opportunity_and_a_bridge_more_than_chance():
    assert verdict_of(4, 13.7, 4) == "wall"
    assert verdict_of(0, 7.9, 4) == ""
    assert verdict_of(0, 8.0, 4) == "wall"
    assert verdict_of(None, 20.0, 4) == "wall"
    assert verdict_of(None, 20.0, None) == ""
    assert verdict_of(17, 8.0, 4) == "bridge"
    assert verdict_of(3, 1.0, 4) == ""


def test_the_expectation_uses_only_told_numbers():
    """Three communities of 10; 30 told crossings over 200 told pairs; the hidden pair has none."""
    part = {
        "units": [["a", "A", "", 10], ["b", "B", "", 10], ["c", "C", "", 10]],
        "pairs": [[0, 1, 27], [0, 2, 3], [1, 2, None]],
    }
    told = read_map(part, K, "district", "bonds")
    assert (told.crossing, told.possible) == (30, 200)
    assert {(cell.one.name, cell.other.name): cell.expected for cell in told.pairs} == {
        ("A", "B"): pytest.approx(15.0),
        ("A", "C"): pytest.approx(15.0),
        ("B", "C"): pytest.approx(15.0),
    }
    assert [cell.verdict for cell in told.pairs] == ["", "wall", "wall"]


@pytest.fixture
def two_departments(cast):
    """Six people in each of two departments; one bond per pair of numbers given."""
    made = {}
    for name in ("Beheer", "Sociaal"):
        place = community(name, CommunityKind.DEPARTMENT)
        made[name] = [Person.objects.create_person(name=f"{name} {number}") for number in range(6)]
        for person in made[name]:
            Membership.objects.create(person=person, community=place)
    return made


def seen(what="bonds"):
    page = bridge_page(NOBODY, kind="department", what=what, one="0", other="1")
    return {(cell.one.name, cell.other.name): cell.ties for cell in page.pairs}


def tie(departments, *numbers):
    for one, other in numbers:
        bond_between(departments["Beheer"][one], departments["Sociaal"][other])


@pytest.mark.django_db
def test_the_map_counts_and_later_changes_wait_for_company(two_departments):
    tie(two_departments, (0, 0), (1, 1), (2, 2))
    bridging.job.compute_now()
    assert seen() == {("Beheer", "Sociaal"): 3}
    tie(two_departments, (3, 3))
    bridging.job.compute_now()
    assert seen() == {("Beheer", "Sociaal"): 3}, "one new bond would show who it is"
    tie(two_departments, (4, 4), (5, 5))
    bridging.job.compute_now()
    assert seen() == {("Beheer", "Sociaal"): 6}


@pytest.mark.django_db
def test_a_bond_let_go_leaves_the_map_in_company_too(cast, two_departments):
    tie(two_departments, *((number, number) for number in range(6)))
    bridging.job.compute_now()
    first, *others = Bond.objects.all()
    bonding.let_go(by=cast.visitor(first.a), bond=first)
    bridging.job.compute_now()
    assert seen() == {("Beheer", "Sociaal"): 6}
    for bond in others[:2]:
        bonding.let_go(by=cast.visitor(bond.a), bond=bond)
    bridging.job.compute_now()
    assert seen() == {("Beheer", "Sociaal"): 3}


@pytest.mark.django_db
def test_what_is_stored_names_no_person(two_departments):
    tie(two_departments, (0, 0), (1, 1), (2, 2))
    stored = str(bridging.job.compute_now().result)
    for person in Person.objects.all():
        assert str(person.pk) not in stored
        assert person.name not in stored


@pytest.mark.django_db
def test_the_page_opens_the_arithmetic_of_a_pair(two_departments, client):
    tie(two_departments, (0, 0), (1, 1), (2, 2))
    bridging.job.compute_now()
    page = client.get("/verbinden/bruggen/?soort=department&een=0&ander=1").content.decode()
    assert "6 × 6 = 36" in page
    assert "Geteld: 3." in page
    for odd in ("?een=99&ander=0", "?een=x&ander=", "?soort=alles&wat=niets", "?een=9999999999"):
        assert client.get(f"/verbinden/bruggen/{odd}").status_code == 200


@pytest.mark.django_db
def test_the_page_costs_few_queries(two_departments, client, django_assert_max_num_queries):
    tie(two_departments, (0, 0), (1, 1), (2, 2))
    bridging.job.compute_now()
    with django_assert_max_num_queries(12):
        client.get("/verbinden/bruggen/")


@pytest.mark.django_db
def test_only_who_tends_has_the_map_drawn(cast):
    with pytest.raises(LeaveDenied):
        bridging.ask_now(by=cast.visitor(cast.aydin))
    bridging.ask_now(by=cast.visitor(cast.anke))
    bridging.ask_now(by=cast.visitor(cast.lotte))
    assert BridgeMap.objects.count() == 1


@pytest.mark.django_db
def test_the_share_of_a_community_counts_only_what_is_told(two_departments):
    tie(two_departments, (0, 0), (1, 1), (2, 2))
    bond_between(two_departments["Beheer"][0], two_departments["Beheer"][1])
    bridging.job.compute_now()
    key = bridge_page(NOBODY, kind="department", what="bonds", one="", other="").communities[0].key
    assert share_of(key, "department") == (3, 3)
    assert share_of("nergens", "department") is None


@pytest.mark.django_db
def test_the_picture_has_a_square_for_every_pair_and_inside(two_departments):
    tie(two_departments, (0, 0), (1, 1), (2, 2))
    bridging.job.compute_now()
    page = bridge_page(NOBODY, kind="department", what="bonds", one="", other="")
    count = len(page.communities)
    pairs = list(combinations_with_replacement(range(count), 2))
    assert len(picture_of(page).squares) == len(pairs)
    empty = bridge_page(NOBODY, kind="organisation", what="meetings", one="", other="")
    assert picture_of(empty) is None
