"""Journey J1, steps 2 to 5: Joost looks for kiemen in his own minutes, without JavaScript."""

import re
from urllib.parse import urlsplit

import pytest
from django.test import Client
from tests.people import Cast

from kiemkracht.base import clock
from kiemkracht.base.sealing import unseal
from kiemkracht.sprouts.models import SourceText, Sprout
from kiemkracht.sprouts.selectors.waiting import answer_by

pytestmark = pytest.mark.django_db

MINUTES = """Buurtoverleg De Linden, verslag

De vergadering begon om half acht. Voorzitter: Hanneke Brandsma.

Galerijflat
Mevrouw Aydin en haar buurvrouwen zijn zelf begonnen met een soeptafel op de galerij, niemand \
had erom gevraagd. Inmiddels komen er elke donderdag vijftien buren eten, ook uit de flat aan de \
overkant. De corporatie zei: dat kan zo niet, daar zijn regels voor.

Sleutel van het buurthuis
Ik heb de buren voor het eerst zelf de sleutel gegeven, in plaats van te komen openen.

Het volgende overleg is op dinsdag. Vragen over dit verslag? Bel 06 12345678.
"""


def text(response) -> str:
    return response.content.decode()


def once_key(page: str) -> str:
    found = re.search(r'name="once" value="([0-9a-f]+)"', page)
    assert found
    return found[1]


def test_joost_finds_two_kiemen_in_his_minutes(cast: Cast) -> None:
    joost = Client()
    joost.force_login(cast.joost)

    # 2. He pastes minutes (overleg); two names and one telephone number are marked …
    sent = {"text": MINUTES, "kind": "meeting", "title": "Buurtoverleg"}
    page = text(joost.post("/kiemen/speuren/nakijken/", sent))
    marked = re.findall(r'<mark class="kk-person-mark">([^<]+)</mark>', page)
    assert marked == ["Hanneke Brandsma", "Aydin", "06 12345678"]
    assert SourceText.objects.count() == 0
    # … and removed by one click.
    found = joost.post("/kiemen/speuren/zoeken/", {**sent, "once": once_key(page), "do": "scan"})
    source = SourceText.objects.get()
    assert source.kind == "meeting"
    kept = unseal(source.sealed_text)
    assert not [word for word in marked if word in kept]

    # 3. The radar shows 4 sentences with why …
    page = text(joost.get(found["Location"]))
    signals = list(source.signals.order_by("start"))
    assert [signal.kind for signal in signals] == ["sprout", "sprout", "pattern", "sprout"]
    assert page.count("Dit viel op:") == 4
    # … only Joost sees them …
    for person in (cast.aydin, cast.gerrit, cast.lotte, cast.henk, cast.anke):
        other = Client()
        other.force_login(person)
        assert other.get(found["Location"]).status_code == 404
    # … he recognises 2, "later" 1, "niet" 1.
    answers = ("recognised", "later", "not_recognised", "recognised")
    for signal, answer in zip(signals, answers, strict=True):
        joost.post(f"/kiemen/speuren/zin/{signal.pk}/", {"answer": answer})
    assert [signal.state for signal in source.signals.order_by("start")] == list(answers)

    # 4. For one he sends a consent link to who carries it …
    asking = f"/kiemen/speuren/zin/{signals[0].pk}/vraag/"
    page = text(joost.get(asking))
    asked = joost.post(
        asking,
        {
            "once": once_key(page),
            "name": "mevrouw Aydin",
            "message": "Ik werd er blij van.",
            "sentence": "U bent zelf begonnen met een soeptafel op de galerij.",
        },
    )
    words = text(joost.get(asked["Location"]))
    link = re.search(r"http://testserver(/kiemen/dit-draag-ik/[\w-]+/)", words)
    assert link
    # … a kiem appears only after "Ja, dit draag ik".
    telephone = Client()
    page = text(telephone.get(link[1]))
    assert "Joost Terpstra" in page
    assert Sprout.objects.count() == 0
    said = telephone.post(
        link[1],
        {
            "answer": "yes",
            "once": once_key(page),
            "story": "Ik kook met mijn buurvrouwen soep op de galerij.",
            "visibility": "circle",
            "community": "lindenplein",
            "name": "Sevda",
        },
    )
    sprout = Sprout.objects.get()
    assert sprout.carriers.get().person.name == "Sevda"
    own = re.search(r"http://testserver(/terug/[^<\s]+)", text(telephone.get(said["Location"])))
    assert own
    telephone.post(urlsplit(own[1]).path)

    # 5. On the kiem page he becomes the contact; the clock of 5 working days runs, she sees both.
    assert sprout.get_absolute_url() in text(joost.get(asked["Location"]))
    joost.post(f"{sprout.get_absolute_url()}gezicht/")
    page = text(telephone.get(sprout.get_absolute_url()))
    assert "Joost Terpstra" in page
    assert "nog 5 werkdagen" in page
    assert answer_by(clock.today()) == clock.add_working_days(clock.today(), 5)
