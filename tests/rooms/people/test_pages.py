import pytest
from tests.people import PASSWORD

from kiemkracht.people.enums import RoleKind
from kiemkracht.people.models import Membership, Person, RoleGrant
from kiemkracht.people.services import welcome_guest
from kiemkracht.people.services.returning import make_return_link

pytestmark = pytest.mark.django_db


def test_someone_comes_in_with_address_and_password_in_any_case(cast, client):
    answer = client.post(
        "/inloggen/", {"username": "SEVDA@lindehaven.example", "password": PASSWORD}
    )
    assert answer.status_code == 302
    assert "Sevda Aydin" in client.get("/mijn-plek/").content.decode()


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(cast, client):
    def tell(address: str) -> str:
        page = client.post("/inloggen/", {"username": address, "password": "fout"})
        return page.content.decode().split("<form", 1)[1].replace(address, "").partition("csrf")[0]

    assert tell("sevda@lindehaven.example") == tell("niemand@lindehaven.example")


def test_guessing_stops_after_ten_tries(cast, client):
    tries = [
        client.post("/inloggen/", {"username": "sevda@lindehaven.example", "password": "fout"})
        for _ in range(11)
    ]
    assert [answer.status_code for answer in tries[:10]] == [200] * 10
    assert tries[10].status_code == 409


def test_login_never_sends_anyone_to_another_site(cast, client):
    answer = client.post(
        "/inloggen/?next=//kwaad.example",
        {"username": "sevda@lindehaven.example", "password": PASSWORD, "next": "//kwaad.example"},
    )
    assert answer.url == "/mijn-plek/"


def test_a_private_link_asks_before_it_lets_in(client):
    secret = make_return_link(by=welcome_guest(name="Fatma"), next_url="/mijn-plek/")
    address = f"/terug/{secret}/"
    page = client.get(address)
    assert page.status_code == 200
    assert "guest" not in client.session
    # "no-referrer" would make a browser post with "Origin: null", which Django refuses.
    assert page["Referrer-Policy"] == "same-origin"
    assert client.post(address).url == "/mijn-plek/"
    assert "Fatma" in client.get("/mijn-plek/").content.decode()


def test_a_guest_takes_everything_along(client):
    guest = welcome_guest(name="Fatma")
    client.post(f"/terug/{make_return_link(by=guest, next_url='/')}/")
    taken = client.get("/mijn-plek/meenemen/")
    assert taken.json()["person"][0]["name"] == "Fatma"
    assert taken["Cache-Control"] == "private, no-store"


def test_forgetting_asks_once_more(cast, come_in):
    client = come_in(cast.aydin)
    client.get("/mijn-plek/vergeet-mij/")
    assert Person.objects.get(pk=cast.aydin.pk).email
    client.post("/mijn-plek/vergeet-mij/")
    assert Person.objects.get(pk=cast.aydin.pk).email is None
    assert client.get("/mijn-plek/").status_code == 302


def test_joining_a_neighbourhood_twice_is_joining_once(cast, come_in):
    client = come_in(cast.stranger)
    for _ in range(2):
        client.post("/verbanden/lindenplein/meedoen/")
    assert Membership.objects.filter(person=cast.stranger, until=None).count() == 1


def test_nobody_joins_a_team_without_an_invitation(cast, come_in):
    assert come_in(cast.aydin).post("/verbanden/gebiedsteam/meedoen/").status_code == 403


def test_a_small_community_does_not_show_how_many_take_part(cast, client):
    assert "Minder dan 5" in client.get("/verbanden/lindenplein/").content.decode()


def test_an_administrator_gives_and_ends_a_role(cast, come_in):
    client = come_in(cast.anke)
    client.post(
        "/rollen/",
        {"email": "gerrit@lindehaven.example", "role": "frontliner", "community": "lindenplein"},
    )
    grant = RoleGrant.objects.get(person=cast.gerrit)
    assert grant.community == cast.lindenplein
    client.post(f"/rollen/{grant.pk}/beeindig/")
    assert not RoleGrant.objects.filter(person=cast.gerrit, until=None).exists()


def test_the_last_administrator_stays(cast, come_in):
    grant = RoleGrant.objects.get(role=RoleKind.ADMINISTRATOR)
    answer = come_in(cast.anke).post(f"/rollen/{grant.pk}/beeindig/")
    assert answer.status_code == 409
    assert "laatste ruimtebeheerder" in answer.content.decode()


def test_pages_of_known_visitors_are_kept_out_of_caches(cast, come_in):
    assert come_in(cast.aydin).get("/mijn-plek/")["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("email", "name", "why"),
    [
        ("geen-adres", "Sem Koç", "e-mailadres"),
        (f"{'a' * 300}@lindehaven.example", "Sem Koç", "e-mailadres"),
        ("sem@lindehaven.example", " \t", "naam"),
    ],
)
def test_nobody_is_added_without_a_name_or_an_address(email, name, why, db, capsys, monkeypatch):
    from kiemkracht.cli.main import main

    monkeypatch.setenv("KIEMKRACHT_PASSWORD", "een-goed-wachtwoord")
    assert main(["add-person", email, name]) == 1
    assert why in capsys.readouterr().err
    assert not Person.objects.exists()
