"""From a view to a deed: a kiem, a question for a direction, a statement in a next round."""

import html
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.people import Cast
from tests.rooms.perspectives.conversations import (
    AT_ONCE,
    guest,
    known,
    open_conversation,
    say,
    start_conversation,
)
from tests.rooms.perspectives.test_landscape import plant

from kiemkracht.base import clock, origins, retention
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.base.models import ChronicleLine, Comment
from kiemkracht.base.talk import commenting
from kiemkracht.base.visibility import Visibility
from kiemkracht.direction.enums import DirectionState
from kiemkracht.direction.models import Direction
from kiemkracht.people.services.leaving import forget_me
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.enums import Grown, Moderation, SeenAs, State
from kiemkracht.perspectives.models import Conversation, Growth, Hall, Statement
from kiemkracht.perspectives.selectors.grown import growths_of, origin_of, origins_at
from kiemkracht.perspectives.selectors.standing import standings_of, thought_of
from kiemkracht.perspectives.services import computing, growing, moderating, opening
from kiemkracht.sprouts.models import Sprout
from kiemkracht.sprouts.services.planting import Telling
from kiemkracht.sprouts.services.telling import Extras, tell

pytestmark = pytest.mark.django_db


def text(answer: object) -> str:
    return html.unescape(answer.content.decode())  # type: ignore[attr-defined] # a response


def client_of(who: object) -> Client:
    client = Client()
    client.force_login(who)  # type: ignore[arg-type] # a person
    return client


def discussed(cast: Cast, people: int = 20) -> Conversation:
    """A conversation of De Linden, with counts as a landscape leaves them."""
    plein = plant(people)
    plein.community_id = cast.linden.pk
    plein.save()
    plein.statements.update(agree=14, disagree=4, seen=20)
    return plein


def drawn(cast: Cast, people: int = 60) -> Conversation:
    """The same with its groups, bridges and an insight really drawn."""
    plein = discussed(cast, people)
    computing.compute_now(plein)
    return plein


def statement(conversation: Conversation, number: int = 0) -> Statement:
    rows = Statement.objects.select_related("conversation__hall")
    return rows.get(conversation=conversation, number=number)


def direction_of(cast: Cast, **fields: object) -> Direction:
    """Where De Linden wants to go; people talk about it."""
    given = {
        "title": "Samen buiten",
        "slug": "samen-buiten",
        "state": DirectionState.IN_CONVERSATION,
        "visibility": Visibility.PUBLIC,
    }
    return Direction.objects.create(community=cast.linden, **(given | fields))


def plant_from(
    cast: Cast, row: Statement, who: object = None, visibility: str = Visibility.PUBLIC
) -> Sprout:
    """Sevda plants a kiem from a statement."""
    told = tell(
        by=cast.visitor(who or cast.aydin),  # type: ignore[arg-type] # a person
        telling=Telling(story="Wij zetten banken neer.", visibility=visibility),
        extras=Extras(came_from=f"{growing.KIND}:{row.pk}"),
    )
    return told.sprout


def place(sprout: Sprout) -> str:
    return f"sprouts.sprout:{sprout.pk}"


# A kiem


def test_a_stranger_plants_a_kiem_from_a_bridge_in_the_telling(cast: Cast, client: Client) -> None:
    plein = drawn(cast)
    page = text(client.get(f"/meervoud/{plein.slug}/landschap/"))
    onward = re.findall(r'href="(/meervoud/[\w-]+/stellingen/0/verder/)"', page)
    chosen = text(client.get(onward[0]))
    start = re.search(r'href="(/kiemen/vertel/verhaal/[^"]+)"', chosen)[1]  # type: ignore[index] # found
    telling = client.get(start)
    story = telling.context["form"]["story"].value()
    assert story == statement(plein).text
    assert "Stelling 0 in het gesprek “Van wie is het plein?”" in text(telling)
    came_from = telling.context["form"]["came_from"].value()
    client.post(
        "/kiemen/vertel/verhaal/",
        {
            "door": "idea", "story": f"{story} Ik begin met een bank.",
            "came_from": came_from, "shows_origin": "on",
        },
    )  # fmt: skip
    finish = {"visibility": "public", "once": "abcdefgh12345678"}
    client.post("/kiemen/vertel/wie-ziet-het/", finish)
    client.post("/kiemen/vertel/wie-ziet-het/", finish)
    sprout = Sprout.objects.get()
    growth = Growth.objects.get()
    assert (growth.place, growth.kind, growth.seen_as) == (place(sprout), "sprout", "bridge")
    kiem = text(client.get(sprout.get_absolute_url()))
    assert "Waar dit vandaan komt" in kiem
    assert "Van wie is het plein?" in kiem
    seen = statement(plein)
    assert f"{seen.agree} van {seen.seen}" in kiem
    assert f"/meervoud/{plein.slug}/landschap/#tabel" in kiem
    back = text(client.get(f"/meervoud/{plein.slug}/landschap/"))
    assert "Hieruit groeide" in back
    assert sprout.get_absolute_url() in back


def test_who_does_not_want_the_origin_shown_plants_without_it(cast: Cast, client: Client) -> None:
    plein = discussed(cast)
    came_from = f"{growing.KIND}:{statement(plein).pk}"
    client.post(
        "/kiemen/vertel/verhaal/",
        {"door": "idea", "story": "Een bank bij de speeltuin.", "came_from": came_from},
    )
    client.post("/kiemen/vertel/wie-ziet-het/", {"visibility": "public"})
    assert Sprout.objects.count() == 1
    assert not Growth.objects.exists()


@pytest.mark.parametrize(
    "came_from",
    ["", "x", "perspectives.statement:", "perspectives.statement:-1", "perspectives.statement:²",
     f"perspectives.statement:{'9' * 40}", "perspectives.statement:1 OR 1", "people.person:1"],
)  # fmt: skip
def test_an_origin_that_is_none_plants_a_kiem_that_stands_on_its_own(
    came_from: str, cast: Cast, client: Client
) -> None:
    assert origins.look(cast.visitor(cast.aydin), came_from) is None
    answer = client.get("/kiemen/vertel/verhaal/", {"deur": "idea", "uit": came_from})
    assert answer.status_code == 200
    told = tell(
        by=cast.visitor(cast.aydin),
        telling=Telling(story="Een bank."),
        extras=Extras(came_from=came_from),
    )
    assert not told.is_tied
    assert not Growth.objects.exists()


def test_nobody_grows_anything_from_what_they_can_not_see(cast: Cast) -> None:
    plein = discussed(cast)
    Conversation.objects.update(visibility=Visibility.CIRCLE)
    row = statement(plein)
    kees = cast.visitor(cast.kees)
    assert origins.look(kees, f"{growing.KIND}:{row.pk}") is None
    assert not Growth.objects.filter(place=place(plant_from(cast, row, cast.kees))).exists()
    direction = direction_of(cast)
    with pytest.raises(LeaveDenied):
        growing.ask_direction(by=kees, statement=row, direction_id=direction.pk, question="Ja?")
    assert not Comment.objects.exists()
    for end in ("verder/", "verder/vraag/", "verder/ronde/"):
        url = f"/meervoud/{plein.slug}/stellingen/0/{end}"
        client = client_of(cast.kees)
        assert {client.get(url).status_code, client.post(url).status_code} <= {404, 405}


def test_while_results_wait_nothing_grows_and_origins_tell_nothing(cast: Cast) -> None:
    plein = discussed(cast)
    row = statement(plein)
    sprout = plant_from(cast, row)
    Hall.objects.create(conversation=plein, code="abcde", hides_results=True)
    row = statement(plein)
    sevda = cast.visitor(cast.aydin)
    (origin,) = origins_at(sevda, place(sprout))
    assert (origin.seen_as, origin.thought.has_numbers, origin.share) == ("", False, 0.0)
    assert growths_of(sevda, row.conversation)[0].seen_as == ""
    assert origins.look(sevda, f"{growing.KIND}:{row.pk}") is None
    with pytest.raises(RoomError, match="wachten"):
        growing.carry_over(by=known(sevda), statement=row, target=plein)
    client = client_of(cast.lotte)
    assert client.get(f"/meervoud/{plein.slug}/stellingen/0/verder/").status_code == 409
    assert "Dan kun je kiezen wat meegaat" in text(
        client.get(f"/meervoud/{plein.slug}/volgende-ronde/")
    )
    assert "verder/" not in text(client.get(f"/meervoud/{plein.slug}/stellingen/0/"))
    kiem = text(client.get(sprout.get_absolute_url()))
    assert f"van {row.seen}" not in kiem
    assert "iets wat mensen delen" not in kiem


def test_a_kiem_whose_origin_waits_by_now_is_planted_all_the_same(
    cast: Cast, client: Client
) -> None:
    plein = discussed(cast)
    came_from = f"{growing.KIND}:{statement(plein).pk}"
    client.post(
        "/kiemen/vertel/verhaal/",
        {"door": "idea", "story": "Een bank.", "came_from": came_from, "shows_origin": "on"},
    )
    Hall.objects.create(conversation=plein, code="abcde", hides_results=True)
    answer = client.post("/kiemen/vertel/wie-ziet-het/", {"visibility": "public"}, follow=True)
    assert Sprout.objects.count() == 1
    assert not Growth.objects.exists()
    assert "kan nu niet getoond worden" in text(answer)


def test_a_private_kiem_is_seen_at_the_conversation_by_its_teller_only(cast: Cast) -> None:
    plein = discussed(cast)
    sprout = plant_from(cast, statement(plein), visibility=Visibility.PRIVATE)
    assert [line.title for line in growths_of(cast.visitor(cast.aydin), plein)] == [sprout.title]
    for other in (cast.gerrit, cast.lotte, cast.anke):
        assert growths_of(cast.visitor(other), plein) == ()
        page = client_of(other).get(f"/meervoud/{plein.slug}/stellingen/0/")
        assert "Hieruit groeide" not in text(page)


def test_who_may_not_see_the_conversation_sees_a_kiem_without_an_origin(cast: Cast) -> None:
    plein = discussed(cast)
    sprout = plant_from(cast, statement(plein))
    Conversation.objects.update(visibility=Visibility.CIRCLE)
    assert origins_at(cast.visitor(cast.kees), place(sprout)) == ()
    kiem = text(client_of(cast.kees).get(sprout.get_absolute_url()))
    assert "Van wie is het plein?" not in kiem
    assert "Waar dit vandaan komt" not in kiem


def test_forgetting_sevda_takes_her_private_kiem_along_with_its_tie(cast: Cast) -> None:
    plein = discussed(cast)
    plant_from(cast, statement(plein), visibility=Visibility.PRIVATE)
    shared = plant_from(cast, statement(plein, 4))
    assert Growth.objects.count() == 2
    forget_me(by=cast.visitor(cast.aydin))
    assert Growth.objects.get().place == place(shared)
    (line,) = growths_of(cast.visitor(cast.gerrit), plein)
    assert line.title == shared.title
    assert not [field.name for field in Growth._meta.get_fields() if "person" in field.name]


def test_below_five_people_an_origin_names_no_number(cast: Cast) -> None:
    plein = discussed(cast)
    plein.statements.update(agree=3, disagree=1, seen=4)
    row = statement(plein)
    sprout = plant_from(cast, row)
    (origin,) = origins_at(cast.visitor(cast.aydin), place(sprout))
    assert not origin.thought.has_numbers
    assert Growth.objects.get().seen_as == SeenAs.PLAIN
    kiem = text(client_of(cast.aydin).get(sprout.get_absolute_url()))
    assert "Minder dan 5 mensen gaven hun mening" in kiem
    assert "van 4" not in kiem


def test_a_statement_that_is_set_aside_is_named_nowhere_any_more(cast: Cast) -> None:
    plein = discussed(cast)
    row = statement(plein)
    sprout = plant_from(cast, row)
    moderating.moderate(
        by=cast.visitor(cast.lotte), statement=row, verdict=Moderation.OUT, reason="Dubbel"
    )
    sevda = cast.visitor(cast.aydin)
    assert origins_at(sevda, place(sprout)) == ()
    assert growths_of(sevda, plein) == ()
    with pytest.raises(RoomError, match="opzij"):
        growing.ask_direction(
            by=sevda, statement=row, direction_id=direction_of(cast).pk, question="Waarom?"
        )
    client = client_of(cast.aydin)
    assert client.get(f"/meervoud/{plein.slug}/stellingen/0/verder/").status_code == 404
    assert row.text not in text(client.get(sprout.get_absolute_url()))


def test_the_rule_for_a_row_says_the_same_as_the_query(cast: Cast) -> None:
    for conversation in (start_conversation(cast), open_conversation(cast, moderation=AT_ONCE)):
        for moderation in Moderation.values:
            conversation.statements.update(moderation=moderation)
            conversation.statements.filter(number=1).update(text="")
            conversation.statements.filter(number=2).update(is_imported=True)
            rows = conversation.statements.select_related("conversation")
            by_rule = {row.number for row in rows if rules.is_shown(row)}
            assert by_rule == set(
                Statement.objects.shown()
                .filter(conversation=conversation)
                .values_list("number", flat=True)
            )


# A question for a direction


def ask(cast: Cast, row: Statement, direction: Direction, words: str = "Wat vraagt dit?") -> str:
    return growing.ask_direction(
        by=cast.visitor(cast.aydin), statement=row, direction_id=direction.pk, question=words
    )


def test_a_question_stands_at_the_direction_with_where_it_comes_from(cast: Cast) -> None:
    plein, direction = discussed(cast), direction_of(cast)
    client = client_of(cast.aydin)
    page = client.get(f"/meervoud/{plein.slug}/stellingen/0/verder/")
    url = f"/meervoud/{plein.slug}/stellingen/0/verder/vraag/"
    sent = {
        "direction": str(direction.pk),
        "question": page.context["form"]["question"].value(),
        "once": "abcdefgh12345678",
    }
    first, second = client.post(url, sent), client.post(url, sent)
    comment = Comment.objects.get()
    assert first.url == second.url == f"/koers/samen-buiten/#reactie-{comment.pk}"
    assert statement(plein).text in comment.body
    there = text(client.get("/koers/samen-buiten/"))
    assert "Gevraagd vanuit gesprekken" in there
    assert "Van wie is het plein?" in there
    assert comment.body in text(client.get(f"/meervoud/{plein.slug}/stellingen/0/"))


def test_the_same_question_is_asked_once_also_without_the_key_of_the_form(cast: Cast) -> None:
    plein, direction = discussed(cast), direction_of(cast)
    ask(cast, statement(plein), direction)
    with pytest.raises(RoomError, match="staat daar al"):
        ask(cast, statement(plein), direction)
    ask(cast, statement(plein, 4), direction)
    assert Growth.objects.filter(kind=Grown.QUESTION).count() == 2


def test_a_question_that_is_taken_back_or_hidden_is_gone_on_both_sides(cast: Cast) -> None:
    plein, direction = discussed(cast), direction_of(cast)
    ask(cast, statement(plein), direction, "Wie helpt?")
    ask(cast, statement(plein), direction, "Wie betaalt?")
    sevda, there = cast.visitor(cast.aydin), f"direction.direction:{direction.pk}"
    one, other = Comment.objects.order_by("created_at")
    commenting.take_back(by=sevda, comment=one)
    commenting.hide(by=cast.visitor(cast.lotte), comment=other, because="Over één mens")
    for who in (cast.aydin, cast.lotte):
        assert growths_of(cast.visitor(who), plein) == ()
        assert origins_at(cast.visitor(who), there) == ()
    swept = {line.name: line.rows for line in retention.sweep()}
    assert swept["where a question that was taken back came from"] == 1
    assert Growth.objects.get().comment_id == other.pk


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"state": DirectionState.REPLACED}, "vervangen"),
        ({"visibility": Visibility.PRIVATE}, "Kies een koers"),
    ],
)
def test_a_question_goes_to_a_direction_that_counts_and_can_be_seen(
    fields: dict[str, object], words: str, cast: Cast
) -> None:
    plein, direction = discussed(cast), direction_of(cast, **fields)
    with pytest.raises(RoomError, match=words):
        ask(cast, statement(plein), direction)
    page = client_of(cast.aydin).get(f"/meervoud/{plein.slug}/stellingen/0/verder/")
    assert "nog geen koers" in text(page)
    assert not Growth.objects.exists()


def test_a_stranger_is_asked_to_come_in_before_asking(cast: Cast, client: Client) -> None:
    plein, direction = discussed(cast), direction_of(cast)
    url = f"/meervoud/{plein.slug}/stellingen/0/verder/"
    assert f"/inloggen/?next={url}" in text(client.get(url))
    sent = {"direction": str(direction.pk), "question": "Wat vraagt dit?"}
    assert client.post(f"{url}vraag/", sent).status_code == 403
    assert not Comment.objects.exists()


@pytest.mark.parametrize("question", ["", " \x00 ", "a" * 501])
def test_an_empty_or_endless_question_is_asked_again(question: str, cast: Cast) -> None:
    plein, direction = discussed(cast), direction_of(cast)
    answer = client_of(cast.aydin).post(
        f"/meervoud/{plein.slug}/stellingen/0/verder/vraag/",
        {"direction": str(direction.pk), "question": question},
    )
    assert answer.status_code in (200, 409)
    assert not Comment.objects.exists()


# A statement in a next round


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


# What is said of it


def test_what_stands_out_is_named_and_the_rest_is_one_of_the_statements(cast: Cast) -> None:
    plein = drawn(cast, 120)
    found = standings_of(plein)
    assert found[0].seen_as == SeenAs.BRIDGE
    assert found[3].seen_as == SeenAs.INSIGHT
    assert SeenAs.DIVIDED in {found[number].seen_as for number in (1, 2) if number in found}
    assert SeenAs.PLAIN not in {each.seen_as for each in found.values()}


def test_many_who_do_not_know_make_a_doubt(cast: Cast) -> None:
    plein = open_conversation(cast)
    for number in range(8):
        for each in range(5):
            say(guest(number), plein, each, 0 if each == 1 and number < 6 else 1)
    computing.compute_now(plein)
    assert standings_of(plein)[1].seen_as == SeenAs.DOUBT
    page = text(client_of(cast.gerrit).get(f"/meervoud/{plein.slug}/landschap/?bril=twijfel"))
    for deed in ("#vraag", "#ronde"):
        assert f"/meervoud/{plein.slug}/stellingen/1/verder/{deed}" in page
    assert (thought_of(statement(plein, 1)).passed, thought_of(statement(plein, 1)).agree) == (6, 2)


def test_reading_what_grew_asks_few_queries_however_much_there_is(
    cast: Cast, django_assert_max_num_queries: object
) -> None:
    plein, direction = discussed(cast), direction_of(cast)
    computing.compute_now(plein)
    for number in range(8):
        plant_from(cast, statement(plein, number))
        ask(cast, statement(plein, number), direction, f"Vraag {number}?")
    sevda = cast.visitor(cast.aydin)
    with django_assert_max_num_queries(5):  # type: ignore[operator] # pytest-django's
        assert len(growths_of(sevda, plein)) == 16
    with django_assert_max_num_queries(2):  # type: ignore[operator] # pytest-django's
        assert len(origins_at(sevda, f"direction.direction:{direction.pk}")) == 8
    client = Client()
    url = reverse("perspectives:landscape", args=[plein.slug])
    client.get(url)
    with django_assert_max_num_queries(14):  # type: ignore[operator] # pytest-django's
        client.get(url)
