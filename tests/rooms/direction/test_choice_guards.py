"""What lacks is told, each thing with its own sentence; nothing incomplete gets published."""

from datetime import timedelta

import pytest
from tests.people import Cast
from tests.rooms.direction.desk import (
    ago,
    asked,
    complete,
    in_days,
    opened,
    published,
    taken,
    written,
)

from kiemkracht.base import clock
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.base.visitors import NOBODY
from kiemkracht.direction import rules
from kiemkracht.direction.enums import ChoiceState
from kiemkracht.direction.models import Choice, ChoiceContent, Option, Touched
from kiemkracht.direction.services import deciding, proposing, publishing, responding
from kiemkracht.direction.services.proposing import ChoiceText, cleaned

ONE_THING_LACKS = [
    ("options", {"options": (Option("Open tot elf uur"),)}, "ten minste twee mogelijkheden"),
    ("chosen", {"chosen": None}, "welke mogelijkheid gekozen is"),
    ("reasons", {"reasons": ""}, "de redenen"),
    ("mandate", {"mandate": ""}, "wie beslist en op welke grond"),
    ("touched", {"touched": ()}, "wie geraakt wordt"),
    ("dissent", {"dissent": ()}, "de tegenstem, of waarom er geen is gehoord"),
    ("review_on", {"review_on": None}, "de dag waarop jullie opnieuw kijken"),
]


@pytest.mark.parametrize(("key", "lacking", "named"), ONE_THING_LACKS)
def test_each_thing_that_lacks_has_its_own_sentence(
    cast: Cast, key: str, lacking: dict[str, object], named: str
) -> None:
    lotte = cast.visitor(cast.lotte)
    choice = taken(lotte, cast.linden.pk)
    choice.draft = complete(**lacking).to_json()
    choice.save()
    asked_for = rules.to_publish(choice, choice.content, today=clock.today())
    assert [each.key for each in rules.missing(asked_for)] == [key]
    with pytest.raises(RoomError) as refused:
        publishing.publish(by=lotte, choice=choice)
    assert str(refused.value) == f"Publiceren kan nog niet: noem {named}."


def test_the_sentence_names_everything_that_lacks_at_once(cast: Cast) -> None:
    lotte = cast.visitor(cast.lotte)
    choice = taken(lotte, cast.linden.pk)
    choice.draft = complete(options=(Option("Ja"),), touched=()).to_json()
    choice.save()
    with pytest.raises(RoomError) as refused:
        publishing.publish(by=lotte, choice=choice)
    assert str(refused.value) == (
        "Publiceren kan nog niet: noem ten minste twee mogelijkheden en wie geraakt wordt."
    )


def test_all_sentences_differ_there_or_lacking(cast: Cast) -> None:
    choice = asked(cast.visitor(cast.lotte), cast.linden.pk)
    nothing = rules.to_publish(choice, ChoiceContent(), today=clock.today())
    everything = rules.to_publish(choice, complete(), today=clock.today())
    sentences = [each.sentence for each in nothing] + [
        each.sentence for each in everything if each.is_met
    ]
    assert len(set(sentences)) == len(sentences)
    assert not any(each.is_met for each in nothing)


def test_why_no_dissent_was_heard_is_an_answer_too(cast: Cast) -> None:
    lotte = cast.visitor(cast.lotte)
    choice = taken(lotte, cast.linden.pk)
    choice.draft = complete(dissent=(), no_dissent_because="Negen mensen, allen voor.").to_json()
    choice.save()
    assert publishing.publish(by=lotte, choice=choice).number == 1


def test_a_review_day_that_has_passed_does_not_count(cast: Cast) -> None:
    choice = taken(cast.visitor(cast.lotte), cast.linden.pk)
    content = complete(review_on=clock.today())
    lacking = rules.missing(rules.to_publish(choice, content, today=clock.today()))
    assert [each.key for each in lacking] == ["review_on"]


def test_a_group_that_was_not_heard_is_decided_over() -> None:
    content = cleaned(complete(touched=(Touched("Jongeren", "  ", "by"),)))
    assert content.touched == (Touched("Jongeren", "", "over"),)
    assert content.not_heard == content.touched


def test_the_chosen_number_follows_its_option_when_a_row_empties() -> None:
    content = complete(options=(Option(" "), Option("Ja"), Option("Nee")), chosen=3)
    assert cleaned(content).chosen == 2
    assert cleaned(complete(options=(Option(" "), Option("Ja")), chosen=1)).chosen is None


def test_it_is_not_opened_with_one_option(cast: Cast) -> None:
    lotte = cast.visitor(cast.lotte)
    choice = written(lotte, asked(lotte, cast.linden.pk), complete(options=(Option("Ja"),)))
    with pytest.raises(RoomError, match="ten minste twee mogelijkheden"):
        deciding.open_for_responses(by=lotte, choice=choice)


@pytest.mark.parametrize("days", [0, -3, 91])
def test_the_time_to_respond_is_one_to_ninety_days(cast: Cast, days: int) -> None:
    lotte = cast.visitor(cast.lotte)
    choice = written(lotte, asked(lotte, cast.linden.pk))
    with pytest.raises(RoomError, match="1 tot 90 dagen"):
        deciding.open_for_responses(by=lotte, choice=choice, days=days)


def test_it_is_open_for_fourteen_days_unless_said_otherwise(cast: Cast) -> None:
    lotte = cast.visitor(cast.lotte)
    choice = opened(lotte, written(lotte, asked(lotte, cast.linden.pk)), days_ago=0)
    assert choice.open_until is not None
    assert choice.open_since is not None
    assert choice.open_until - choice.open_since == timedelta(days=14)


def test_it_is_not_taken_while_people_can_respond(cast: Cast) -> None:
    lotte = cast.visitor(cast.lotte)
    choice = opened(lotte, written(lotte, asked(lotte, cast.linden.pk)), days_ago=13)
    with pytest.raises(RoomError, match="kunnen nog reageren"):
        deciding.take(by=lotte, choice=choice)


def test_publishing_before_the_conversation_tells_what_comes_first(cast: Cast) -> None:
    lotte = cast.visitor(cast.lotte)
    choice = written(lotte, asked(lotte, cast.linden.pk), complete(options=(Option("Ja"),)))
    with pytest.raises(RoomError) as refused:
        publishing.publish(by=lotte, choice=choice)
    assert "Eerst reageren mensen" in str(refused.value)
    assert "ten minste twee mogelijkheden" in str(refused.value)


def test_once_people_may_respond_the_question_stays(cast: Cast) -> None:
    lotte = cast.visitor(cast.lotte)
    choice = opened(lotte, written(lotte, asked(lotte, cast.linden.pk)))
    written(lotte, choice, complete(question="Iets heel anders?"))
    choice.refresh_from_db()
    assert choice.question == choice.content.question == "Blijft het plein ’s avonds open?"


@pytest.mark.parametrize("who", ["aydin", "kees", "anke", "stranger"])
def test_who_does_not_write_here_takes_no_step(cast: Cast, who: str) -> None:
    lotte, other = cast.visitor(cast.lotte), cast.visitor(getattr(cast, who))
    choice = written(lotte, asked(lotte, cast.linden.pk))
    with pytest.raises(LeaveDenied):
        asked(other, cast.linden.pk)
    with pytest.raises(LeaveDenied):
        written(other, choice)
    with pytest.raises(LeaveDenied):
        deciding.open_for_responses(by=other, choice=choice)
    with pytest.raises(LeaveDenied):
        publishing.publish(by=other, choice=choice)
    with pytest.raises(LeaveDenied):
        publishing.withdraw(by=other, choice=choice, because="Zomaar")


def test_henk_decides_for_the_whole_city_but_not_for_a_team_elsewhere(cast: Cast) -> None:
    henk = cast.visitor(cast.henk)
    assert asked(henk, cast.city.pk).state == ChoiceState.PROPOSED
    with pytest.raises(LeaveDenied):
        asked(henk, cast.gebiedsteam.pk)


def test_a_published_text_is_not_edited(cast: Cast) -> None:
    lotte = cast.visitor(cast.lotte)
    choice = published(lotte, cast.linden.pk)
    with pytest.raises(LeaveDenied):
        proposing.edit_choice(by=lotte, choice=choice, text=ChoiceText(complete()))


def _open(cast: Cast) -> Choice:
    lotte = cast.visitor(cast.lotte)
    return opened(lotte, written(lotte, asked(lotte, cast.linden.pk)), days_ago=1)


def test_kees_responds_and_changes_his_mind(cast: Cast) -> None:
    choice, kees = _open(cast), cast.visitor(cast.kees)
    responding.respond(by=kees, choice=choice, stance="for", body="Fijn")
    responding.respond(by=kees, choice=choice, stance="against", body="Toch niet")
    answer = choice.responses.get()
    assert (answer.stance, answer.body) == ("against", "Toch niet")


def test_a_stranger_does_not_respond(cast: Cast) -> None:
    with pytest.raises(LeaveDenied):
        responding.respond(by=NOBODY, choice=_open(cast), stance="for", body="Fijn")


@pytest.mark.parametrize(("stance", "body"), [("maybe", "Tja"), ("for", "  \x00 ")])
def test_an_answer_has_a_stance_and_words(cast: Cast, stance: str, body: str) -> None:
    with pytest.raises(RoomError):
        responding.respond(by=cast.visitor(cast.kees), choice=_open(cast), stance=stance, body=body)


def test_after_the_time_no_answer_is_taken(cast: Cast) -> None:
    choice = _open(cast)
    Choice.objects.filter(pk=choice.pk).update(open_until=ago(0.001))
    choice.refresh_from_db()
    with pytest.raises(RoomError, match="voorbij"):
        responding.respond(by=cast.visitor(cast.kees), choice=choice, stance="for", body="Ja")


def test_a_new_version_tells_why(cast: Cast) -> None:
    lotte = cast.visitor(cast.lotte)
    choice = deciding.open_review(by=lotte, choice=published(lotte, cast.linden.pk))
    written(lotte, choice, complete(review_on=in_days(90)))
    with pytest.raises(RoomError, match="wat er veranderde en waarom"):
        publishing.publish(by=lotte, choice=choice)


def test_withdrawing_asks_a_reason(cast: Cast) -> None:
    lotte = cast.visitor(cast.lotte)
    with pytest.raises(RoomError, match="waarom"):
        publishing.withdraw(by=lotte, choice=asked(lotte, cast.linden.pk), because="  ")
