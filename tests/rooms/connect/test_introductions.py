from dataclasses import replace
from datetime import timedelta

import pytest
from tests.rooms.connect.meeting import LINES, computed, invitation

from kiemkracht.base import clock, retention
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.connect.models import Bond, Introduction, Suggestion
from kiemkracht.connect.services import answering, inviting, setting_aside
from kiemkracht.people.services.leaving import forget_me

pytestmark = pytest.mark.django_db


def suggestion_for(cast, person, other):
    return Suggestion.objects.get(person=person, other=other)


def invite(cast, text=LINES):
    """Sevda invites Joost."""
    computed(cast)
    return inviting.invite(
        by=cast.visitor(cast.aydin),
        suggestion=suggestion_for(cast, cast.aydin, cast.joost),
        text=text,
    )


def test_an_invitation_holds_both_lines_and_takes_the_suggestions_away(cast):
    row = invite(cast)
    assert (row.sender_id, row.receiver_id) == (cast.aydin.pk, cast.joost.pk)
    assert row.crossed == ["world"]
    two = [cast.aydin.pk, cast.joost.pk]
    assert not Suggestion.objects.filter(person_id__in=two, other_id__in=two).exists()


@pytest.mark.parametrize("missing", ["you_learn", "whole_gains", "contact"])
def test_each_line_is_needed(cast, missing):
    computed(cast)
    row = suggestion_for(cast, cast.aydin, cast.joost)
    with pytest.raises(RoomError):
        inviting.invite(
            by=cast.visitor(cast.aydin), suggestion=row, text=replace(LINES, **{missing: " "})
        )
    assert not Introduction.objects.exists()


def test_a_sixth_invitation_in_a_week_waits(cast):
    computed(cast)
    for number in range(5):
        row = invitation(cast.aydin, cast.gerrit, state="declined")
        Introduction.objects.filter(pk=row.pk).update(you_learn=f"Iets anders {number}")
    Introduction.objects.update(whole_gains="Nog iets anders")
    row = suggestion_for(cast, cast.aydin, cast.joost)
    with pytest.raises(RoomError, match="vijf mensen"):
        inviting.invite(by=cast.visitor(cast.aydin), suggestion=row, text=LINES)
    Introduction.objects.update(sent_at=clock.now() - timedelta(days=8))
    assert inviting.invite(by=cast.visitor(cast.aydin), suggestion=row, text=LINES)


def test_the_same_words_to_another_are_no_invitation(cast):
    computed(cast)
    invitation(cast.aydin, cast.gerrit)
    row = suggestion_for(cast, cast.aydin, cast.joost)
    with pytest.raises(RoomError, match="één mens"):
        inviting.invite(by=cast.visitor(cast.aydin), suggestion=row, text=LINES)


def test_whoever_blocked_since_can_not_be_invited(cast):
    computed(cast)
    row = suggestion_for(cast, cast.aydin, cast.joost)
    setting_aside.block(by=cast.visitor(cast.joost), other_id=cast.aydin.pk)
    with pytest.raises(RoomError, match="niet meer"):
        inviting.invite(by=cast.visitor(cast.aydin), suggestion=row, text=LINES)


def test_a_yes_makes_a_bond_and_only_then_contact_is_shared(cast, come_in):
    row = invite(cast)
    client = come_in(cast.joost)
    assert LINES.contact not in client.get("/verbinden/uitnodigingen/").content.decode()
    bond = answering.accept(by=cast.visitor(cast.joost), introduction=row, contact="bel na zes uur")
    assert (bond.stage, bond.crossed) == ("accepted", ["world"])
    page = client.get(f"/verbinden/banden/{bond.pk}/").content.decode()
    assert LINES.contact in page
    sevda = come_in(cast.aydin).get(f"/verbinden/banden/{bond.pk}/").content.decode()
    assert "bel na zes uur" in sevda


def test_only_who_was_invited_answers(cast):
    row = invite(cast)
    for person in (cast.aydin, cast.kees):
        with pytest.raises(LeaveDenied):
            answering.accept(by=cast.visitor(person), introduction=row, contact="hier")
        with pytest.raises(LeaveDenied):
            answering.decline(by=cast.visitor(person), introduction=row)


def test_an_answer_is_given_once(cast):
    row = invite(cast)
    answering.decline(by=cast.visitor(cast.joost), introduction=row)
    with pytest.raises(RoomError):
        answering.accept(by=cast.visitor(cast.joost), introduction=row, contact="toch wel")
    assert not Bond.objects.exists()


def test_a_block_looks_like_a_plain_no(cast, come_in):
    row = invite(cast)
    come_in(cast.joost).post(
        f"/verbinden/uitnodigingen/{row.pk}/antwoord/", {"answer": "never", "once": "c" * 20}
    )
    row.refresh_from_db()
    assert row.state == "declined"
    page = come_in(cast.aydin).get("/verbinden/uitnodigingen/").content.decode()
    assert "dit keer niet" in page
    assert "blok" not in page.lower()


def test_who_was_blocked_still_sees_the_own_invitation(cast):
    """Else its disappearance would tell."""
    row = invite(cast)
    setting_aside.block(by=cast.visitor(cast.joost), other_id=cast.aydin.pk)
    assert Introduction.objects.visible_to(cast.visitor(cast.aydin)).filter(pk=row.pk).exists()
    assert not Introduction.objects.visible_to(cast.visitor(cast.joost)).exists()


def test_the_sender_takes_it_back(cast):
    row = invite(cast)
    with pytest.raises(LeaveDenied):
        inviting.withdraw(by=cast.visitor(cast.joost), introduction=row)
    inviting.withdraw(by=cast.visitor(cast.aydin), introduction=row)
    row.refresh_from_db()
    assert (row.state, row.contact) == ("withdrawn", "")


def test_an_invitation_asks_attention_today_and_on_my_place(cast, come_in):
    invite(cast)
    client = come_in(cast.joost)
    for url in ("/", "/mijn-plek/"):
        assert "Sevda Aydin wil je graag ontmoeten." in client.get(url).content.decode()


def test_forgetting_takes_invitations_along(cast):
    invite(cast)
    forget_me(by=cast.visitor(cast.aydin))
    assert not Introduction.objects.exists()


def test_old_invitations_go_by_themselves(cast):
    row = invite(cast)
    Introduction.objects.filter(pk=row.pk).update(sent_at=clock.now() - timedelta(days=61))
    assert "invitations to meet" in {rule.name for rule in retention.rules()}
    retention.sweep()
    assert not Introduction.objects.exists()


def test_writing_an_invitation_on_the_page(cast, come_in, django_assert_max_num_queries):
    computed(cast)
    row = suggestion_for(cast, cast.aydin, cast.joost)
    client = come_in(cast.aydin)
    url = f"/verbinden/voorstellen/{row.pk}/uitnodigen/"
    with django_assert_max_num_queries(12):
        assert client.get(url).status_code == 200
    short = client.post(url, {"you_learn": "x", "whole_gains": "y", "contact": "z"})
    assert short.status_code == 422
    lines = {
        "you_learn": LINES.you_learn,
        "whole_gains": LINES.whole_gains,
        "contact": LINES.contact,
    }
    assert client.post(url, {**lines, "once": "d" * 20}).status_code == 302
    assert client.post(url, {**lines, "once": "d" * 20}).status_code == 302
    assert Introduction.objects.count() == 1
    with django_assert_max_num_queries(12):
        assert client.get("/verbinden/uitnodigingen/").status_code == 200


def test_a_yes_without_contact_shows_the_form_again(cast, come_in):
    row = invite(cast)
    answer = come_in(cast.joost).post(
        f"/verbinden/uitnodigingen/{row.pk}/antwoord/", {"answer": "yes", "contact": ""}
    )
    assert answer.status_code == 422
    assert not Bond.objects.exists()


def test_a_second_click_and_the_way_back_end_at_the_invitations(cast, come_in):
    computed(cast)
    row = Suggestion.objects.filter(person=cast.aydin, kind="person").first()
    client, page = come_in(cast.aydin), f"/verbinden/voorstellen/{row.pk}/uitnodigen/"
    form = {
        "you_learn": LINES.you_learn,
        "whole_gains": LINES.whole_gains,
        "contact": LINES.contact,
        "once": "key-of-this-form",
    }
    for _click in range(2):
        assert client.post(page, form)["Location"] == "/verbinden/uitnodigingen/"
    assert client.get(page)["Location"] == "/verbinden/uitnodigingen/"
    assert Introduction.objects.count() == 1
    stranger = come_in(cast.gerrit)
    assert stranger.get(page).status_code == stranger.post(page, form).status_code == 404
