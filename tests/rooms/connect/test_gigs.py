from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from kiemkracht.base import clock, forgetting, takeout
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.base.visitors import NOBODY
from kiemkracht.connect.enums.posts import State
from kiemkracht.connect.models import Agreement, Gig, GigAnswer, WorkWish
from kiemkracht.connect.selectors.gig_page import agreement_page, gig_page
from kiemkracht.connect.selectors.gigs import gig_board
from kiemkracht.connect.services import agreeing, posting_gigs
from kiemkracht.connect.services.posting_gigs import GigWords

pytestmark = pytest.mark.django_db

MEANING = "Een meisje van tien loopt weer alleen naar haar oma."


def gig(cast, who, theme="safe_street", title="Veilige straat", **more):
    words = GigWords(theme=theme, title=title, **({"meaning": MEANING} | more))
    return posting_gigs.post_gig(by=cast.visitor(who), words=words)


def agreed(cast):
    row = gig(cast, cast.aydin, freedom="Jij kiest de hoek", hours="vier ochtenden", fee="€ 400")
    answer = agreeing.answer_gig(by=cast.visitor(cast.kees), gig=row, why="Ik liep er ook")
    agreeing.agree(by=cast.visitor(cast.aydin), answer=answer)
    row.refresh_from_db()
    return row, answer


def test_a_klus_without_meaning_can_not_be_posted(cast):
    for nothing in ("", "   ", "\n\n"):
        with pytest.raises(RoomError, match="betekenis"):
            gig(cast, cast.aydin, meaning=nothing)
    with pytest.raises(IntegrityError), transaction.atomic():
        Gig.objects.create(
            theme="food",
            title="Leeg",
            meaning="",
            owner_id=cast.aydin.pk,
            expires_on=clock.today(),
        )


def test_the_form_says_why_meaning_is_needed(cast, come_in):
    answer = come_in(cast.aydin).post(
        "/verbinden/klussen/nieuw/", {"theme": "food", "title": "Koken", "visibility": "public"}
    )
    assert answer.status_code == 422
    assert "Zonder betekenis" in answer.content.decode()


def test_the_theme_comes_first_in_the_reason_and_money_plays_no_part(cast):
    kees = cast.visitor(cast.kees)
    gig(cast, cast.aydin, title="Veel geld", theme="green", fee="€ 9.000")
    gig(cast, cast.aydin, title="Mijn thema", freedom="Alles mag", fee="€ 1")
    gig(cast, cast.aydin, title="Mijn thema, vast")
    posting_gigs.tell_drives(by=kees, themes=["safe_street"], drives=["autonomy"])
    page = gig_board(kees)
    assert [card.title for card in page.fitting] == ["Mijn thema", "Mijn thema, vast"]
    assert [card.title for card in page.others] == ["Veel geld"]
    assert page.fitting[0].reason == (
        "Thema “een veilige straat”: dat koos jij. "
        "Je zoekt vrijheid, en hier staat hoe vrij je bent."
    )
    assert page.fitting[1].reason == "Thema “een veilige straat”: dat koos jij."


def test_what_drives_somebody_is_read_by_nobody_else(cast, come_in):
    posting_gigs.tell_drives(
        by=cast.visitor(cast.kees), themes=["food"], drives=["meaning"], missed="rust"
    )
    gig(cast, cast.aydin, theme="food")
    for other in (cast.aydin, cast.lotte, cast.anke):
        assert gig_board(cast.visitor(other)).fitting == ()
        for address in ("/verbinden/klussen/", "/verbinden/klussen/wat-drijft-mij/"):
            assert "rust</textarea>" not in come_in(other).get(address).content.decode()
    with pytest.raises(LeaveDenied):
        posting_gigs.tell_drives(by=NOBODY, themes=[], drives=[])


def test_an_unknown_theme_or_drive_is_left_out(cast):
    wish = posting_gigs.tell_drives(
        by=cast.visitor(cast.kees), themes=["food", "gold"], drives=["fame"]
    )
    assert (wish.themes, wish.drives) == (["food"], [])


def test_saying_yes_writes_an_agreement_for_the_two_of_them(cast, come_in):
    row, _answer = agreed(cast)
    assert row.state == State.PROMISED
    rows = dict(agreement_page(cast.visitor(cast.kees), row).rows)
    assert rows["Wie vraagt"] == "Sevda Aydin"
    assert rows["Wie doet het"] == "Kees de Wit"
    assert rows["Waar het goed voor is"] == MEANING
    assert rows["Tijd"] == "vier ochtenden"
    assert rows["Geld"] == "€ 400"
    assert "stoppen" in rows["Wanneer we stoppen"]
    for other in (cast.gerrit, cast.lotte):
        assert agreement_page(cast.visitor(other), row) is None
    text = come_in(cast.kees).get(f"/verbinden/klussen/{row.pk}/afspraak.txt")
    assert MEANING in text.content.decode()
    assert text["Content-Type"].startswith("text/plain")


def test_the_agreement_keeps_the_words_of_that_day(cast):
    row, _answer = agreed(cast)
    with pytest.raises(RoomError):
        posting_gigs.edit_gig(
            by=cast.visitor(cast.aydin), gig=row, words=GigWords("food", "Anders", "Anders")
        )
    assert Agreement.objects.get().meaning == MEANING


def test_answers_are_read_by_who_posted_it_and_ones_own_only(cast):
    row = gig(cast, cast.aydin)
    for person in (cast.kees, cast.gerrit):
        agreeing.answer_gig(by=cast.visitor(person), gig=row, why=f"Ik ben {person.name}")
    assert len(gig_page(cast.visitor(cast.aydin), row).answers) == 2
    assert [each.why for each in gig_page(cast.visitor(cast.kees), row).answers] == [
        "Ik ben Kees de Wit"
    ]
    assert gig_page(cast.visitor(cast.lotte), row).answers == ()


def test_only_one_is_agreed_with_and_only_by_who_posted_it(cast):
    row = gig(cast, cast.aydin)
    first = agreeing.answer_gig(by=cast.visitor(cast.kees), gig=row, why="Ja")
    second = agreeing.answer_gig(by=cast.visitor(cast.gerrit), gig=row, why="Ik ook")
    with pytest.raises(LeaveDenied):
        agreeing.agree(by=cast.visitor(cast.kees), answer=first)
    agreeing.agree(by=cast.visitor(cast.aydin), answer=first)
    with pytest.raises(RoomError):
        agreeing.agree(by=cast.visitor(cast.aydin), answer=second)
    assert Agreement.objects.get().answer_id == first.pk


def test_stepping_back_opens_it_again_and_done_is_thanked(cast):
    row, answer = agreed(cast)
    agreeing.take_back_answer(by=cast.visitor(cast.kees), answer=answer)
    row.refresh_from_db()
    assert row.state == State.OPEN
    assert not Agreement.objects.exists()
    again = agreeing.answer_gig(by=cast.visitor(cast.kees), gig=row, why="Toch wel")
    agreeing.agree(by=cast.visitor(cast.aydin), answer=again)
    with pytest.raises(LeaveDenied):
        agreeing.finish_gig(by=cast.visitor(cast.gerrit), gig=row)
    agreeing.finish_gig(by=cast.visitor(cast.kees), gig=row)
    agreeing.thank_for_gig(by=cast.visitor(cast.aydin), gig=row, words="Zo licht was het nooit")
    row.refresh_from_db()
    assert row.state == State.THANKED
    assert gig_page(cast.visitor(cast.kees), row).thanks == "Zo licht was het nooit"
    assert gig_page(cast.visitor(cast.lotte), row).thanks == ""


def test_after_thirty_days_it_takes_no_answers(cast):
    row = gig(cast, cast.aydin)
    Gig.objects.update(expires_on=clock.today() - timedelta(days=1))
    assert gig_board(NOBODY).others == ()
    row.refresh_from_db()
    with pytest.raises(RoomError):
        agreeing.answer_gig(by=cast.visitor(cast.kees), gig=row, why="Ja")
    posting_gigs.renew_gig(by=cast.visitor(cast.aydin), gig=row)
    assert [card.title for card in gig_board(NOBODY).others] == ["Veilige straat"]


def test_the_page_shows_meaning_before_hours_and_money(cast, client):
    row = gig(cast, cast.aydin, hours="vier ochtenden", fee="€ 400")
    page = client.get(row.get_absolute_url()).content.decode()
    main = page.partition("<main")[2]
    order = [main.index(words) for words in (MEANING, "vier ochtenden", "€ 400")]
    assert order == sorted(order)
    assert "Sevda" not in page, "a stranger reads no name"


def test_forgetting_takes_wishes_and_answers_and_takeout_gives_them(cast):
    row, _answer = agreed(cast)
    posting_gigs.tell_drives(by=cast.visitor(cast.kees), themes=["food"], drives=[])
    assert len(takeout.of(cast.kees.pk)["klussen"]) == 2
    forgetting.let_go_everywhere(cast.kees.pk)
    assert not WorkWish.objects.exists()
    assert not GigAnswer.objects.exists()
    row.refresh_from_db()
    assert row.state == State.OPEN
