"""Editing, splitting and merging statements: what was stays in sight and no vote moves."""

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
    votes_on,
)

from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.perspectives.enums import Moderation, ModerationMode
from kiemkracht.perspectives.models import Conversation, MergeProposal, Statement, VoteEvent
from kiemkracht.perspectives.selectors.my_votes import my_votes
from kiemkracht.perspectives.selectors.one_statement import asked_of, reworking_of
from kiemkracht.perspectives.services import joining, rewording, stating

BENCH = "Zet er banken neer waar ouderen kunnen rusten."
SEAT = "Ouderen willen op het plein een bank om te rusten."


def said_by(cast: Cast, plein: Conversation) -> tuple[Statement, Statement]:
    """Sevda and a guest said nearly the same."""
    first = stating.add_statement(
        by=known(cast.visitor(cast.aydin)), conversation=plein, text=BENCH
    )
    second = stating.add_statement(by=guest(), conversation=plein, text=SEAT, anyway=True)
    rows = plein.statements
    return rows.get(number=first.number), rows.get(number=second.number)


def test_an_edited_statement_keeps_its_votes_and_its_earlier_text(
    cast: Cast, client: Client
) -> None:
    plein = open_conversation(cast)
    aydin = known(cast.visitor(cast.aydin))
    say(aydin, plein, 0, 1)
    rewording.edit_text(
        by=cast.visitor(cast.lotte),
        statement=plein.statements.get(number=0),
        text="Het plein mag ’s avonds tot tien uur open blijven.",
        why="Er stond geen uur bij.",
    )
    assert votes_on(plein, 0) == [1]
    page = client.get(reverse("perspectives:statement", args=[plein.slug, 0])).content.decode()
    assert SENTENCES[0] in page
    assert "Er stond geen uur bij." in page
    (card,) = my_votes(aydin, plein, "veranderd").judged
    assert card.is_reworded
    say(aydin, plein, 0, 1)
    assert my_votes(aydin, plein, "veranderd").judged == ()
    assert VoteEvent.objects.count() == 1


@pytest.mark.parametrize(("text", "why"), [("kort", "Daarom"), ("x" * 141, "Daarom"), (BENCH, " ")])
def test_an_edit_needs_a_whole_sentence_and_a_reason(cast: Cast, text: str, why: str) -> None:
    plein = open_conversation(cast)
    with pytest.raises(RoomError):
        rewording.edit_text(
            by=cast.visitor(cast.lotte),
            statement=plein.statements.get(number=0),
            text=text,
            why=why,
        )


def test_a_split_statement_leaves_its_votes_where_they_are(cast: Cast, client: Client) -> None:
    plein = open_conversation(cast)
    say(guest(), plein, 3, 1)
    row = plein.statements.get(number=3)
    numbers = rewording.split(
        by=cast.visitor(cast.lotte),
        statement=row,
        texts=("Wie dichtbij woont, weet het meest.", "Wie het meest weet, beslist mee."),
    )
    assert numbers == (5, 6)
    assert votes_on(plein, 3) == [1]
    assert votes_on(plein, 5) == votes_on(plein, 6) == []
    row.refresh_from_db()
    assert row.moderation == Moderation.OUT
    page = client.get(reverse("perspectives:statement", args=[plein.slug, 3])).content.decode()
    assert reverse("perspectives:statement", args=[plein.slug, 5]) in page
    with pytest.raises(RoomError):
        say(guest(), plein, 3, -1)
    with pytest.raises(RoomError):
        rewording.split(by=cast.visitor(cast.lotte), statement=row, texts=(BENCH, SEAT))


def test_what_was_set_aside_for_a_rule_has_no_page(cast: Cast, client: Client) -> None:
    plein = open_conversation(cast)
    plein.statements.filter(number=0).update(moderation=Moderation.OUT, reason="Scheldt")
    for number in (0, 77):
        url = reverse("perspectives:statement", args=[plein.slug, number])
        assert client.get(url).status_code == 404


def test_two_statements_merge_only_when_both_writers_say_yes(cast: Cast) -> None:
    plein = open_conversation(cast, moderation=ModerationMode.OPEN)
    kept, leaving = said_by(cast, plein)
    say(guest(4), plein, leaving.number, 1)
    proposal = joining.propose(by=cast.visitor(cast.lotte), kept=kept, leaving=leaving)
    aydin, writer = known(cast.visitor(cast.aydin)), guest()
    assert [one.mine_leaves for one in asked_of(writer, plein)] == [True]
    assert asked_of(guest(9), plein) == ()
    joining.answer(by=aydin, proposal_id=proposal.pk, consents=True)
    leaving.refresh_from_db()
    assert leaving.moderation != Moderation.OUT
    joining.answer(by=writer, proposal_id=proposal.pk, consents=True)
    leaving.refresh_from_db()
    assert leaving.moderation == Moderation.OUT
    assert votes_on(plein, leaving.number) == [1]
    assert votes_on(plein, kept.number) == []
    with pytest.raises(RoomError):
        joining.answer(by=writer, proposal_id=proposal.pk, consents=False)


def test_one_no_ends_it_and_a_stranger_cannot_answer(cast: Cast) -> None:
    plein = open_conversation(cast, moderation=ModerationMode.OPEN)
    kept, leaving = said_by(cast, plein)
    proposal = joining.propose(by=cast.visitor(cast.lotte), kept=kept, leaving=leaving)
    with pytest.raises(RoomError):
        joining.answer(by=guest(9), proposal_id=proposal.pk, consents=True)
    joining.answer(by=guest(), proposal_id=proposal.pk, consents=False)
    proposal.refresh_from_db()
    leaving.refresh_from_db()
    assert proposal.ended_at is not None
    assert leaving.moderation != Moderation.OUT


def test_first_statements_have_no_writer_so_who_prepares_decides(cast: Cast) -> None:
    plein = open_conversation(cast)
    kept, leaving = plein.statements.get(number=0), plein.statements.get(number=1)
    joining.propose(by=cast.visitor(cast.joost), kept=kept, leaving=leaving)
    leaving.refresh_from_db()
    assert leaving.moderation == Moderation.OUT
    assert "0" in leaving.reason


def test_a_merge_is_asked_once_at_a_time_and_can_be_taken_back(cast: Cast) -> None:
    plein = open_conversation(cast, moderation=ModerationMode.OPEN)
    kept, leaving = said_by(cast, plein)
    lotte = cast.visitor(cast.lotte)
    proposal = joining.propose(by=lotte, kept=kept, leaving=leaving)
    with pytest.raises(RoomError):
        joining.propose(by=lotte, kept=leaving, leaving=kept)
    with pytest.raises(RoomError):
        joining.propose(by=lotte, kept=kept, leaving=kept)
    joining.withdraw(by=lotte, proposal=proposal)
    with pytest.raises(RoomError):
        joining.withdraw(by=lotte, proposal=proposal)
    assert MergeProposal.objects.filter(ended_at=None).count() == 0


def test_only_who_tends_reworks(cast: Cast) -> None:
    plein = open_conversation(cast)
    first, second = plein.statements.get(number=0), plein.statements.get(number=1)
    for person in (cast.aydin, cast.anke):
        by = cast.visitor(person)
        with pytest.raises(LeaveDenied):
            rewording.edit_text(by=by, statement=first, text=BENCH, why="Mooier")
        with pytest.raises(LeaveDenied):
            rewording.split(by=by, statement=first, texts=(BENCH, SEAT))
        with pytest.raises(LeaveDenied):
            joining.propose(by=by, kept=first, leaving=second)
        with pytest.raises(LeaveDenied):
            reworking_of(by, first)


def test_everything_is_done_on_the_pages_and_a_refusal_keeps_the_text(
    cast: Cast, client: Client
) -> None:
    plein = open_conversation(cast, moderation=ModerationMode.OPEN)
    kept, leaving = said_by(cast, plein)
    client.force_login(cast.lotte)

    def post(name: str, **form: str) -> object:
        return client.post(reverse(f"perspectives:{name}", args=[plein.slug, leaving.number]), form)

    page = client.get(
        reverse("perspectives:rework", args=[plein.slug, leaving.number])
    ).content.decode()
    assert BENCH in page
    refused = post("edit_statement", text="Een half woo", why="")
    assert refused.status_code == 409  # type: ignore[attr-defined] # a response
    assert "Een half woo" in refused.content.decode()  # type: ignore[attr-defined] # a response
    for into in ("", "99", "²", str(leaving.number)):
        assert post("propose_merge", into=into).status_code == 409  # type: ignore[attr-defined] # a response
    assert post("propose_merge", into=str(kept.number)).status_code == 302  # type: ignore[attr-defined] # a response
    client.force_login(cast.aydin)
    mine = reverse("perspectives:my_votes", args=[plein.slug])
    assert SEAT in client.get(mine).content.decode()
    proposal = MergeProposal.objects.get()
    url = reverse("perspectives:answer_merge", args=[plein.slug, proposal.pk])
    assert client.post(url, {"answer": "no"}).url == mine
    proposal.refresh_from_db()
    assert proposal.kept_consent is False
    # In another window the question still stands: one sentence, where it was asked.
    late = client.post(url, {"answer": "yes"}, follow=True)
    assert "Deze vraag is al klaar" in late.content.decode()
    proposal.refresh_from_db()
    assert proposal.kept_consent is False
