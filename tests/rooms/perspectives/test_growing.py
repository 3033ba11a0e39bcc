"""From a view to a kiem, and what is said of where it came from."""

import re

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
from tests.rooms.perspectives.deeds import (
    ask,
    client_of,
    direction_of,
    discussed,
    drawn,
    place,
    plant_from,
    statement,
    text,
)

from kiemkracht.base import origins
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.base.models import Comment
from kiemkracht.base.visibility import Visibility
from kiemkracht.people.services.leaving import forget_me
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.enums import Moderation, SeenAs
from kiemkracht.perspectives.models import Conversation, Growth, Hall, Statement
from kiemkracht.perspectives.selectors.grown import growths_of, origins_at
from kiemkracht.perspectives.selectors.standing import standings_of, thought_of
from kiemkracht.perspectives.services import computing, growing, moderating
from kiemkracht.sprouts.models import Sprout
from kiemkracht.sprouts.services.planting import Telling
from kiemkracht.sprouts.services.telling import Extras, tell

pytestmark = pytest.mark.django_db


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
