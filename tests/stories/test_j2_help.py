"""Journeys J2 step 5 and J5 steps 1 and 2: help for a soup table, and a klus with meaning."""

import re
from urllib.parse import urlsplit

import pytest
from django.test import Client
from tests.people import Cast

from kiemkracht.connect.enums.posts import State
from kiemkracht.connect.models import Agreement, Gig, Post, Promise, Talent
from kiemkracht.people.models import Person
from kiemkracht.sprouts.models import Sprout
from kiemkracht.sprouts.services.planting import Telling, plant_sprout

pytestmark = pytest.mark.django_db

BOARD = "/verbinden/vraag-en-aanbod/"


def text(response) -> str:
    return response.content.decode()


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def soup(cast: Cast) -> Sprout:
    return plant_sprout(
        by=cast.visitor(cast.aydin),
        telling=Telling(
            title="Soep op zaterdag",
            story="Zaterdag soep voor zes.",
            visibility="public",
            community_id=cast.lindenplein.pk,
            carries=True,
        ),
    )


def test_her_soup_gets_two_yeses_one_from_outside_her_group(cast: Cast) -> None:
    kiem = soup(cast)
    sevda, gerrit, kees = (client_of(who) for who in (cast.aydin, cast.gerrit, cast.kees))

    # She carries it alone, so the page of her kiem asks: who else?
    page = text(sevda.get(kiem.get_absolute_url()))
    assert "Wie nog?" in page
    assert f"{BOARD}nieuw/?kiem={kiem.pk}" in page

    # She asks something small, what first; then how much, when, where and who may see it.
    page = text(sevda.get(f"{BOARD}nieuw/?kiem={kiem.pk}&richting=need"))
    assert "Soep op zaterdag" in page
    first = {"direction": "need", "what": "Wie snijdt zaterdag mee?", "kiem": str(kiem.pk)}
    assert sevda.post(f"{BOARD}nieuw/", first)["Location"] == f"{BOARD}nieuw/verder/"
    rest = {"kind": "hands", "unit": "hour", "visibility": "public", "community": "lindenplein"}
    once = re.search(r'name="once" value="(\w+)"', text(sevda.get(f"{BOARD}nieuw/verder/")))
    assert once
    for _twice in range(2):
        put_up = sevda.post(f"{BOARD}nieuw/verder/", {**rest, "once": once[1]})
    post = Post.objects.get()
    assert put_up["Location"] == post.get_absolute_url()

    # Gerrit of her own square and Kees of another neighbourhood both say: I will do that.
    assert "Wie snijdt zaterdag mee?" in text(gerrit.get("/"))
    assert "Wie snijdt zaterdag mee?" in text(kees.get(kiem.get_absolute_url()))
    gerrit.post(f"{post.get_absolute_url()}dat-doe-ik/", {"note": "Ik neem mijn mes mee"})
    kees.post(f"{post.get_absolute_url()}dat-doe-ik/", {"note": "Bij ons is nog geen soep"})
    assert "Ik neem mijn mes mee" not in text(kees.get(post.get_absolute_url()))

    # She reads both and says yes to both; nobody is set above the other.
    assert "Iemand zegt: dat doe ik" in text(sevda.get("/"))
    page = text(sevda.get(post.get_absolute_url()))
    assert page.index("Ik neem mijn mes mee") < page.index("Bij ons is nog geen soep")
    for made in Promise.objects.all():
        sevda.post(f"/verbinden/toezegging/{made.pk}/antwoord/", {"accept": "yes"})
    assert Post.objects.get().state == State.PROMISED

    # Kees says it is done; she thanks, and names what she saw in him.
    kees.post(f"{post.get_absolute_url()}gedaan/")
    made = Promise.objects.get(person=cast.kees)
    words = {"words": "Je lachte harder dan de radio.", "talent": "een keuken vrolijk maken"}
    sevda.post(f"/verbinden/toezegging/{made.pk}/bedank/", words)
    assert "Je lachte harder" in text(kees.get(f"{BOARD}mijn/"))
    assert "Je lachte harder" not in text(gerrit.get(post.get_absolute_url()))
    assert Talent.objects.get().confirmed_at is None
    assert "een keuken vrolijk maken" in text(kees.get("/verbinden/talenten/mijn/"))


def test_someone_without_an_account_asks_and_comes_back(cast: Cast, client: Client) -> None:
    first = {"direction": "need", "what": "Wie leest een brief met mij?"}
    client.post(f"{BOARD}nieuw/", first)
    rest = {
        "kind": "knowledge",
        "unit": "quarter",
        "visibility": "public",
        "community": "lindenplein",
        "name": "Fatma",
    }
    answer = client.post(f"{BOARD}nieuw/verder/", rest)
    assert answer["Location"] == f"{BOARD}geplaatst/"
    page = text(client.get(answer["Location"]))
    link = re.search(r"http://testserver(/terug/[^<\s]+)", page)
    assert link
    assert link[1] not in text(client.get(answer["Location"])), "shown once"
    post = Post.objects.get()
    client_of(cast.gerrit).post(f"{post.get_absolute_url()}dat-doe-ik/", {"note": "Kom maar"})
    assert "Kom maar" not in text(client.get(post.get_absolute_url())), "not signed in here"
    home = Client()
    back = home.post(urlsplit(link[1]).path)
    assert back["Location"] == post.get_absolute_url()
    assert "Kom maar" in text(home.get(back["Location"]))


def test_samir_finds_a_klus_by_theme_and_takes_an_agreement_along(cast: Cast) -> None:
    samir, naima = client_of(cast.kees), client_of(cast.gerrit)
    naima.post(
        "/verbinden/klussen/nieuw/",
        {
            "theme": "safe_street",
            "title": "Een veilige straat",
            "meaning": "Een meisje van tien loopt weer alleen naar haar oma.",
            "freedom": "Jij kiest hoe",
            "hours": "vier ochtenden",
            "fee": "€ 1.200",
            "stop_rule": "Na vier ochtenden kijken we",
            "visibility": "public",
        },
    )
    gig = Gig.objects.get()

    # 1. What drives him, for himself.
    samir.post(
        "/verbinden/klussen/wat-drijft-mij/",
        {"themes": ["safe_street"], "drives": ["autonomy", "meaning"]},
    )
    # 2. The klus of his theme comes first, and the reason names the theme first.
    page = text(samir.get("/verbinden/klussen/"))
    assert "Thema “een veilige straat”: dat koos jij." in page
    samir.post(f"{gig.get_absolute_url()}dit-wil-ik/", {"why": "Ik liep er zelf"})
    answer = gig.answers.get()
    to = naima.post(f"/verbinden/klus-antwoord/{answer.pk}/afspreken/")["Location"]
    assert to == f"{gig.get_absolute_url()}afspraak/"
    page = text(samir.get(to))
    for words in ("Gerrit Bos", "Kees de Wit", "haar oma", "vier ochtenden", "€ 1.200"):
        assert words in page
    assert "Na vier ochtenden kijken we" in text(samir.get(f"{gig.get_absolute_url()}afspraak.txt"))
    assert Agreement.objects.count() == 1
