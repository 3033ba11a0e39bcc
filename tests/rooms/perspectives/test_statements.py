"""Adding statements, and letting them in or setting them aside."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.people import Cast
from tests.rooms.perspectives.conversations import (
    SENTENCES,
    guest,
    known,
    open_conversation,
    say,
    start_conversation,
)

from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.base.models import ChronicleLine
from kiemkracht.perspectives.enums import Moderation, ModerationMode, Verb
from kiemkracht.perspectives.models import Conversation, Statement
from kiemkracht.perspectives.selectors.turns import turn_of
from kiemkracht.perspectives.services import moderating, opening, starting, stating

NEW = "Zet er banken neer waar ouderen kunnen rusten."


def _shown(plein: Conversation) -> list[str]:
    turn = turn_of(guest(), plein.slug)
    return [card.text for card in turn.cards] if turn else []


def test_a_statement_waits_until_a_facilitator_read_it(cast: Cast) -> None:
    plein = open_conversation(cast)
    stated = stating.add_statement(by=guest(), conversation=plein, text=NEW)
    assert not stated.is_shown
    assert NEW not in _shown(plein)
    row = Statement.objects.get(conversation=plein, number=stated.number)
    moderating.moderate(by=cast.visitor(cast.joost), statement=row, verdict=Moderation.IN)
    assert NEW in _shown(plein)


@pytest.mark.parametrize(
    "text", ["🌳🌳🌳🌳🌳🌳🌳🌳🌳🌳", "!!! ??? !!! ???", "\u202e\u202e\u202e\u202e ... ......"]
)
def test_signs_alone_are_no_statement(cast: Cast, text: str) -> None:
    with pytest.raises(RoomError, match="hele zin"):
        stating.add_statement(by=guest(), conversation=open_conversation(cast), text=text)


def test_where_a_facilitator_looks_afterwards_it_is_shown_at_once(cast: Cast) -> None:
    plein = open_conversation(cast, moderation=ModerationMode.OPEN)
    assert stating.add_statement(by=guest(), conversation=plein, text=NEW).is_shown
    assert NEW in _shown(plein)


def test_setting_aside_needs_a_reason_which_the_writer_reads(cast: Cast, client: Client) -> None:
    plein = open_conversation(cast, moderation=ModerationMode.OPEN)
    client.post(reverse("perspectives:add", args=[plein.slug]), {"text": NEW})
    row = Statement.objects.get(text=NEW)
    lotte = cast.visitor(cast.lotte)
    with pytest.raises(RoomError):
        moderating.moderate(by=lotte, statement=row, verdict=Moderation.OUT, reason="  ")
    moderating.moderate(by=lotte, statement=row, verdict=Moderation.OUT, reason="Dit is al beslist")
    assert NEW not in _shown(plein)
    own_page = client.get(reverse("perspectives:my_votes", args=[plein.slug])).content.decode()
    assert "Dit is al beslist" in own_page
    assert (
        NEW
        not in Client().get(reverse("perspectives:statements", args=[plein.slug])).content.decode()
    )
    line = ChronicleLine.objects.get(verb=Verb.MODERATED)
    assert line.numbers == {"statement": row.number, "verdict": -1}


def test_votes_on_a_statement_that_was_set_aside_are_refused(cast: Cast) -> None:
    plein = open_conversation(cast)
    row = plein.statements.get(number=0)
    moderating.moderate(
        by=cast.visitor(cast.lotte), statement=row, verdict=Moderation.OUT, reason="Dubbel"
    )
    with pytest.raises(RoomError):
        say(guest(), plein, 0, 1)


@pytest.mark.parametrize("text", ["x" * 141, "kort", "   ", "\x00\x00"])
def test_a_statement_has_between_8_and_140_characters(cast: Cast, text: str) -> None:
    plein = open_conversation(cast)
    with pytest.raises(RoomError):
        stating.add_statement(by=guest(), conversation=plein, text=text)
    assert plein.statements.count() == len(SENTENCES)


def test_a_repeat_points_kindly_to_who_said_it_first(cast: Cast) -> None:
    plein = open_conversation(cast)
    with pytest.raises(stating.AlreadySaidError) as refusal:
        stating.add_statement(
            by=guest(), conversation=plein, text="het plein mag 's avonds open  blijven!"
        )
    assert refusal.value.number == 0
    assert SENTENCES[0] in str(refusal.value.sentence)


def test_markup_in_a_statement_is_shown_as_text(cast: Cast, client: Client) -> None:
    plein = open_conversation(cast, moderation=ModerationMode.OPEN)
    nasty = '<img src=x hx-get="/x" onerror=alert(1)> is geen mening'
    client.post(reverse("perspectives:add", args=[plein.slug]), {"text": nasty})
    page = client.get(reverse("perspectives:statements", args=[plein.slug])).content.decode()
    assert "<img src=x" not in page
    assert "&lt;img src=x" in page


def test_sending_the_form_twice_adds_one_statement(cast: Cast, client: Client) -> None:
    plein = open_conversation(cast)
    form = {"text": NEW, "once": "a" * 32}
    url = reverse("perspectives:add", args=[plein.slug])
    assert client.post(url, form).status_code == client.post(url, form).status_code == 302
    assert Statement.objects.filter(text=NEW).count() == 1


def test_a_conversation_may_take_no_statements(cast: Cast) -> None:
    plein = open_conversation(cast, allows_statements=False)
    with pytest.raises(RoomError):
        stating.add_statement(by=guest(), conversation=plein, text=NEW)


def test_a_closed_conversation_takes_no_statements(cast: Cast) -> None:
    plein = open_conversation(cast)
    opening.close_conversation(by=cast.visitor(cast.lotte), conversation=plein)
    with pytest.raises(RoomError):
        stating.add_statement(by=guest(), conversation=plein, text=NEW)


def test_nobody_adds_hundreds_of_statements(cast: Cast) -> None:
    plein = open_conversation(cast)
    for number in range(stating.MOST_PER_HOUR):
        text = f"Dit is stelling nummer {number}"
        stating.add_statement(by=guest(), conversation=plein, text=text)
    with pytest.raises(RoomError):
        stating.add_statement(by=guest(), conversation=plein, text="En dan nog deze erbij.")


def test_the_writer_is_named_nowhere(cast: Cast) -> None:
    plein = open_conversation(cast, moderation=ModerationMode.OPEN)
    stating.add_statement(by=known(cast.visitor(cast.gerrit)), conversation=plein, text=NEW)
    assert ChronicleLine.objects.get(verb=Verb.STATED).actor_id is None
    client = Client()
    client.force_login(cast.lotte)
    for name in ("conversation", "statements", "landscape", "my_votes", "desk"):
        page = client.get(reverse(f"perspectives:{name}", args=[plein.slug])).content.decode()
        assert "Gerrit" not in page


def test_a_conversation_opens_with_at_least_three_statements(cast: Cast) -> None:
    lotte = cast.visitor(cast.lotte)
    empty = starting.start(
        by=lotte, settings=starting.Settings(question="Hoe nu verder?"), seeds=SENTENCES[:2]
    )
    with pytest.raises(RoomError):
        opening.open_conversation(by=lotte, conversation=empty)
    starting.add_first_statement(by=lotte, conversation=empty, text=SENTENCES[2])
    opening.open_conversation(by=lotte, conversation=empty)
    assert empty.is_open


def test_only_who_tends_prepares_moderates_and_closes(cast: Cast) -> None:
    plein = open_conversation(cast)
    row = plein.statements.get(number=0)
    for person in (cast.aydin, cast.kees, cast.henk, cast.anke):
        visitor = cast.visitor(person)
        with pytest.raises(LeaveDenied):
            start_conversation_as(cast, person)
        with pytest.raises(LeaveDenied):
            moderating.moderate(by=visitor, statement=row, verdict=1)
        with pytest.raises(LeaveDenied):
            opening.close_conversation(by=visitor, conversation=plein)
        with pytest.raises(LeaveDenied):
            starting.edit(
                by=visitor, conversation=plein, settings=starting.Settings(question="Mijn vraag?")
            )


def start_conversation_as(cast: Cast, person: object) -> Conversation:
    """Somebody tries to start a conversation in De Linden."""
    return starting.start(
        by=cast.visitor(person),  # type: ignore[arg-type] # a Person
        settings=starting.Settings(question="Mag dit?", community_id=cast.linden.pk),
    )


def test_a_frontliner_starts_only_where_they_tend(cast: Cast) -> None:
    joost = cast.visitor(cast.joost)
    settings = starting.Settings(question="Mag dit?", community_id=cast.lindenplein.pk)
    starting.start(by=joost, settings=settings)
    for elsewhere in (cast.spoorzicht.pk, None):
        with pytest.raises(LeaveDenied):
            starting.start(
                by=joost, settings=starting.Settings(question="Mag dit?", community_id=elsewhere)
            )


def test_two_conversations_with_one_question_get_two_addresses(cast: Cast) -> None:
    first, second = start_conversation(cast), start_conversation(cast)
    assert (first.slug, second.slug) == ("van-wie-is-het-plein", "van-wie-is-het-plein-2")
    assert start_conversation(cast, question="Nieuw").slug == "nieuw-2"
    assert start_conversation(cast, question="???").slug == "gesprek"
