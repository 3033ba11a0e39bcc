"""Journeys J2-7 and J3-3: Lotte plans a conversation about the square, Sevda and Gerrit take part.

Sevda has an account, Gerrit types the code of a card; nothing needs JavaScript.
"""

import re

import pytest
from django.test import Client
from tests.people import Cast

from kiemkracht.perspectives.models import Conversation, MergeProposal, Participant, Vote
from kiemkracht.perspectives.services import computing

pytestmark = pytest.mark.django_db

HOME = "/meervoud/wie-zorgt-voor-het-plein/"
SEEDS = (
    "Wie dichtbij woont, zorgt het meest voor het plein.",
    "De gemeente ruimt vaker op.",
    "Kinderen mogen meebeslissen over het plein.",
)
BENCH = "Zet er banken neer waar ouderen kunnen rusten."
SEAT = "Ouderen willen op het plein een bank om te rusten."


def text(response) -> str:
    return response.content.decode()


def once_key(page: str) -> str:
    found = re.search(r'name="once" value="([0-9a-f]+)"', page)
    assert found
    return found[1]


def plan(cast: Cast) -> tuple[Client, list[str]]:
    """Lotte prepares it for who has a code, writes its rules, and prints four codes."""
    lotte = Client()
    lotte.force_login(cast.lotte)
    settings = {
        "question": "Wie zorgt voor het plein?",
        "seeds": "\n".join(SEEDS),
        "community": "lindenplein",
        "visibility": "public",
        "moderation": "before",
        "allows_statements": "on",
        "needs_code": "on",
    }
    assert lotte.post("/meervoud/nieuw/", settings).url == f"{HOME}bureau/"
    rules = {"policy": "Lotte leest elke avond.", "reasons": "Scheldt.\nIemand zei dit al."}
    assert lotte.post(f"{HOME}bureau/spelregels/", rules).url == f"{HOME}spelregels/"
    lotte.post(f"{HOME}bureau/deur/")
    codes = text(lotte.post(f"{HOME}bureau/codes/", {"count": "4"}, follow=True))
    return lotte, re.findall(r"<code>([a-z0-9-]+)</code>", codes)


def add(client: Client, said: str, **more: str):
    key = once_key(text(client.get(f"{HOME}stelling-toevoegen/")))
    return client.post(f"{HOME}stelling-toevoegen/", {"text": said, "once": key, **more})


def test_lotte_plans_and_sevda_and_gerrit_take_part(cast: Cast) -> None:
    lotte, codes = plan(cast)
    assert len(codes) == 4
    plein = Conversation.objects.get()
    gerrit, sevda = Client(), Client()
    sevda.force_login(cast.aydin)

    # Gerrit reads the rules, cannot vote yet, and comes in with his card.
    assert "Lotte leest elke avond." in text(gerrit.get(f"{HOME}spelregels/"))
    assert gerrit.post(f"{HOME}stem/0/", {"value": "1"}).status_code == 409
    gerrit.post(f"{HOME}code/", {"code": codes[0].upper()})
    sevda.post(f"{HOME}code/", {"code": codes[1]})

    # He says what he thinks, and what matters; then he thinks again.
    page = text(gerrit.get(HOME))
    assert "Waarom deze stelling nu?" in page
    gerrit.post(f"{HOME}stem/0/", {"value": "1", "matters": "1", "important": "1"})
    gerrit.post(f"{HOME}stem/0/", {"value": "-1", "matters": "1", "important": "1"})
    assert "?stelling=0#stelling" in text(gerrit.get(f"{HOME}?na=0"))
    assert "belangrijk voor mij (1)" in text(gerrit.get(f"{HOME}mijn-stemmen/"))
    for number in range(3):
        sevda.post(f"{HOME}stem/{number}/", {"value": "1"})
    assert Vote.objects.count() == 4
    assert Participant.objects.count() == 2

    # Sevda names a neighbour, is asked again, and says it without.
    asked = text(add(sevda, "Mevrouw De Wit moet haar hond in huis houden."))
    assert "<mark>De Wit" in asked
    assert "haar hond in huis houden" in asked
    assert add(sevda, BENCH).status_code == 302
    lotte.post(f"{HOME}bureau/stelling/3/", {"verdict": "1"})

    # Gerrit says nearly the same: he sees hers first, and adds his anyway.
    assert BENCH in text(add(gerrit, SEAT))
    assert add(gerrit, SEAT, anyway="1").status_code == 302
    lotte.post(f"{HOME}bureau/stelling/4/", {"verdict": "1"})
    sevda.post(f"{HOME}stem/4/", {"value": "1"})

    # Lotte proposes to merge; only after both said yes it is one, and no vote moved.
    lotte.post(f"{HOME}bureau/stelling/4/samen/", {"into": "3"})
    proposal = MergeProposal.objects.get()
    for writer in (gerrit, sevda):
        assert plein.statements.shown().count() == 5
        assert SEAT in text(writer.get(f"{HOME}mijn-stemmen/"))
        writer.post(f"{HOME}samenvoegen/{proposal.pk}/", {"answer": "yes"})
    assert plein.statements.shown().count() == 4
    assert Vote.objects.filter(statement__number=4).count() == 1
    assert Vote.objects.filter(statement__number=3).count() == 0
    assert "samengevoegd" in text(gerrit.get(f"{HOME}stellingen/4/")).lower()

    # She mends a text; who voted hears of it and keeps the vote.
    mended = {"text": "De gemeente ruimt elke week op.", "why": "Vaker zei niets."}
    lotte.post(f"{HOME}bureau/stelling/1/tekst/", mended)
    assert "De tekst veranderde na jouw oordeel" in text(sevda.get(f"{HOME}mijn-stemmen/"))
    assert "De gemeente ruimt vaker op." in text(gerrit.get(f"{HOME}stellingen/1/"))

    # English joins; a lost card is blocked; the desk tells what needs votes; the log names nobody.
    english = {"lang": "en", "question": "Who cares for the square?", "stelling-0": "Neighbours."}
    lotte.post(f"{HOME}bureau/talen/", english)
    sevda.post(f"{HOME}taal/", {"lang": "en"})
    assert "Who cares for the square?" in text(sevda.get(HOME))
    lotte.post(f"{HOME}bureau/codes/1/")
    assert gerrit.post(f"{HOME}stem/2/", {"value": "1"}).status_code == 409
    computing.compute_now(plein)
    assert "minder dan 5 mensen" in text(lotte.get(f"{HOME}bureau/aandacht/"))
    log = text(lotte.get(f"{HOME}bureau/logboek.csv"))
    assert log.count("\r\n") == 5
    assert "Vaker zei niets." in log
    for name in ("Sevda", "Gerrit", "Lotte"):
        assert name not in log
