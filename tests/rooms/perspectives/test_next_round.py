"""From a view to a statement in a next round."""

from datetime import timedelta

import pytest
from tests.people import Cast
from tests.rooms.perspectives.conversations import (
    known,
    open_conversation,
    start_conversation,
)
from tests.rooms.perspectives.deeds import (
    client_of,
    discussed,
    drawn,
    statement,
    text,
)

from kiemkracht.base import clock
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.base.models import ChronicleLine
from kiemkracht.base.visibility import Visibility
from kiemkracht.perspectives.enums import Moderation, SeenAs, State
from kiemkracht.perspectives.models import Conversation, Growth
from kiemkracht.perspectives.selectors.grown import growths_of, origin_of
from kiemkracht.perspectives.services import growing, moderating, opening

pytestmark = pytest.mark.django_db


def closed_and_next(cast: Cast, **settings: object) -> tuple[Conversation, Conversation]:
    plein = discussed(cast)
    return plein, open_conversation(cast, question="En nu het park?", **settings)


def test_who_tends_takes_a_statement_along_as_a_first_one(cast: Cast) -> None:
    plein, park = closed_and_next(cast)
    client = client_of(cast.lotte)
    url = f"/meervoud/{plein.slug}/stellingen/0/verder/ronde/"
    answer = client.post(url, {"target": park.slug})
    new = park.statements.get(text=statement(plein).text)
    assert answer.url == f"/meervoud/{park.slug}/stellingen/{new.number}/"
    assert (new.is_seed, new.votes.count()) == (True, 0)
    there = text(client.get(answer.url))
    assert "Het komt uit een eerdere ronde" in there
    assert "Van wie is het plein?" in there
    again = client.post(url, {"target": park.slug})
    assert again.status_code == 409
    assert "al eerder" in text(again) or "Iemand zei dit" in text(again)
    assert Growth.objects.count() == 1


def test_a_resident_takes_it_along_as_their_own_and_nobody_sees_whose(cast: Cast) -> None:
    plein, park = closed_and_next(cast)
    client = client_of(cast.gerrit)
    url = f"/meervoud/{plein.slug}/stellingen/0/verder/ronde/"
    assert client.post(url, {"target": park.slug}).status_code == 302
    new = park.statements.get(text=statement(plein).text)
    assert (new.is_seed, new.moderation) == (False, Moderation.WAITING)
    assert new.author is not None
    grown = ChronicleLine.objects.get(verb="perspectives.grew")
    assert grown.actor_id is None
    # Not looked at yet, so nobody reads it elsewhere either.
    assert growths_of(cast.visitor(cast.gerrit), plein) == ()
    moderating.moderate(by=cast.visitor(cast.lotte), statement=new, verdict=Moderation.IN)
    (line,) = growths_of(cast.visitor(cast.aydin), plein)
    assert (line.title, line.where) == (new.text, "En nu het park?")


@pytest.mark.parametrize("target", ["", "bestaat-niet", "van-wie-is-het-plein", "../x"])
def test_only_a_conversation_from_the_list_takes_a_statement(target: str, cast: Cast) -> None:
    plein, _park = closed_and_next(cast)
    url = f"/meervoud/{plein.slug}/stellingen/0/verder/ronde/"
    assert client_of(cast.gerrit).post(url, {"target": target}).status_code == 409
    assert not Growth.objects.exists()


def test_drafts_and_other_communities_are_not_offered_to_residents(cast: Cast) -> None:
    plein = discussed(cast)
    draft = start_conversation(cast, "Volgend jaar?")
    elsewhere = open_conversation(cast, question="Overweg?", community_id=cast.overweg.pk)
    ended = open_conversation(cast, question="Al dicht?")
    opening.close_conversation(by=cast.visitor(cast.lotte), conversation=ended)
    url = f"/meervoud/{plein.slug}/stellingen/0/verder/"
    mine = text(client_of(cast.gerrit).get(url))
    theirs = text(client_of(cast.lotte).get(url))
    assert (draft.slug in mine, draft.slug in theirs) == (False, True)
    for other in (elsewhere, ended):
        assert f'value="{other.slug}"' not in mine + theirs
    with pytest.raises(RoomError):
        growing.carry_over(
            by=known(cast.visitor(cast.lotte)), statement=statement(plein), target=elsewhere
        )


def test_the_service_itself_asks_whether_the_other_conversation_can_be_seen(cast: Cast) -> None:
    plein, park = closed_and_next(cast, visibility=Visibility.CIRCLE)
    with pytest.raises(LeaveDenied):
        growing.carry_over(
            by=known(cast.visitor(cast.kees)), statement=statement(plein), target=park
        )
    opening.close_conversation(by=cast.visitor(cast.lotte), conversation=park)
    with pytest.raises(RoomError, match="Kies er een"):
        growing.carry_over(
            by=known(cast.visitor(cast.lotte)), statement=statement(plein), target=park
        )
    assert not Growth.objects.exists()


def test_a_statement_that_is_too_long_for_here_is_not_offered(cast: Cast) -> None:
    plein = discussed(cast)
    plein.statements.filter(number=5).update(text="Lang " * 40, is_imported=True)
    page = text(client_of(cast.lotte).get(f"/meervoud/{plein.slug}/volgende-ronde/"))
    assert page.count('name="stelling"') == 15
    assert "1 stelling is langer dan 140 tekens" in page


def test_lotte_prepares_a_next_round_with_what_she_chose(cast: Cast) -> None:
    plein = drawn(cast, 120)
    Conversation.objects.update(state=State.CLOSED, closed_at=clock.now() - timedelta(days=2))
    client = client_of(cast.lotte)
    url = f"/meervoud/{plein.slug}/volgende-ronde/"
    page = text(client.get(f"{url}?stelling=3"))
    assert page.count(" checked") == 1
    assert page.count('name="stelling"') == 16
    sent = {"question": "Wat doen we met het plein?", "stelling": ["3", "0", "3", "x"]}
    answer = client.post(url, sent | {"once": "abcdefgh12345678"})
    client.post(url, sent | {"once": "abcdefgh12345678"})
    made = Conversation.objects.get(question="Wat doen we met het plein?")
    assert answer.url == f"/meervoud/{made.slug}/bureau/"
    assert (made.state, made.community_id) == (State.DRAFT, cast.linden.pk)
    assert [row.text for row in made.statements.all()] == [
        statement(plein, 3).text, statement(plein, 0).text,
    ]  # fmt: skip
    assert {growth.seen_as for growth in Growth.objects.all()} == {SeenAs.INSIGHT, SeenAs.BRIDGE}
    origin = origin_of(cast.visitor(cast.lotte), statement(made, 0))
    assert origin is not None
    assert origin.number == 3
    opening_page = text(client.get(f"/meervoud/{made.slug}/bureau/"))
    assert statement(made, 0).text in opening_page
    # A draft is nobody else's to see, so the first round tells of it once it is open.
    assert growths_of(cast.visitor(cast.gerrit), plein) == ()
    assert len(growths_of(cast.visitor(cast.lotte), plein)) == 2


@pytest.mark.parametrize("chosen", [[], ["99"], ["0", "99"], [str(number) for number in range(41)]])
def test_a_next_round_needs_statements_of_this_one(chosen: list[str], cast: Cast) -> None:
    plein = discussed(cast)
    url = f"/meervoud/{plein.slug}/volgende-ronde/"
    answer = client_of(cast.lotte).post(url, {"question": "En nu?", "stelling": chosen})
    assert answer.status_code == 409
    assert Conversation.objects.count() == 1


def test_a_resident_starts_no_round(cast: Cast) -> None:
    plein = discussed(cast)
    url = f"/meervoud/{plein.slug}/volgende-ronde/"
    assert client_of(cast.gerrit).get(url).status_code == 403
    assert client_of(cast.gerrit).post(url, {"question": "En nu?"}).status_code == 403
    with pytest.raises(LeaveDenied):
        growing.next_round(
            by=cast.visitor(cast.gerrit), conversation=plein, question="En nu?", numbers=[0]
        )
    assert Conversation.objects.count() == 1
