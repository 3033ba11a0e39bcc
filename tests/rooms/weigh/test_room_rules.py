"""The register of room rules: who writes, two at once, how often it was a habit, and its pages."""

import pytest
from django.urls import reverse
from django.utils import translation
from tests.rooms.weigh.weighers import asked, gated, heard, red

from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.base.visitors import NOBODY
from kiemkracht.weigh.enums.weighing import RuleKind
from kiemkracht.weigh.models import RoomRule, RuleWording
from kiemkracht.weigh.selectors.room_rules import habits, rule_list
from kiemkracht.weigh.services import ruling
from kiemkracht.weigh.services.ruling import OutcomeText, RuleText

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def text(**changes):
    told = {
        "text": "Na tien uur geen muziek.",
        "kind": RuleKind.LAW,
        "purpose": "Mensen willen slapen.",
        "may_deviate": "De burgemeester.",
        "source": "Verordening, artikel 4",
    }
    return RuleText(**(told | changes))


@pytest.mark.parametrize(
    "changes", [{"text": " \x00"}, {"kind": "whim"}, {"purpose": ""}, {"may_deviate": "\n"}]
)
def test_a_rule_misses_nothing(cast, changes):
    with pytest.raises(RoomError):
        ruling.note_rule(by=cast.visitor(cast.joost), text=text(**changes))
    assert not RoomRule.objects.exists()


def test_a_neighbour_reads_rules_and_writes_none(cast):
    for person in (cast.gerrit, cast.anke, cast.stranger):
        with pytest.raises(LeaveDenied):
            ruling.note_rule(by=cast.visitor(person), text=text())
    ruling.note_rule(by=cast.visitor(cast.henk), text=text())
    assert rule_list(NOBODY).total == 1


def test_of_two_who_change_a_rule_at_once_no_word_is_lost(cast, come_in):
    rule = ruling.note_rule(by=cast.visitor(cast.joost), text=text())
    address = reverse("weigh:edit_rule", args=[rule.pk])
    joost, lotte = come_in(cast.joost), come_in(cast.lotte)
    sent = {
        "kind": "policy", "purpose": "Slapen.", "may_deviate": "De wijk.", "seen": "1",
    }  # fmt: skip
    assert joost.post(address, sent | {"text": "Woorden van Joost"}).status_code == 302
    refused = lotte.post(address, sent | {"text": "Woorden van Lotte"})
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "Woorden van Joost" in page
    assert "Woorden van Lotte" in page
    assert 'name="seen" value="2"' in page
    assert lotte.post(address, sent | {"text": "Woorden van Lotte", "seen": "2"}).status_code == 302
    kept = list(RuleWording.objects.order_by("number").values_list("text", flat=True))
    assert kept == ["Na tien uur geen muziek.", "Woorden van Joost", "Woorden van Lotte"]
    rule.refresh_from_db()
    assert (rule.text, rule.kind, rule.number) == ("Woorden van Lotte", "policy", 3)


def test_how_often_it_was_a_habit_opens_its_arithmetic(cast, client):
    joost = cast.visitor(cast.joost)
    law = ruling.note_rule(by=joost, text=text())
    habit = ruling.note_rule(by=joost, text=text(text="Zo doen we dat.", kind=RuleKind.HABIT))
    for rule, proved in ((law, "habit"), (law, "law"), (habit, "habit")):
        ruling.note_outcome(
            by=joost,
            rule_id=rule.pk,
            outcome=OutcomeText(proved=proved, room_found=True, happened="We vroegen het na."),
        )
    found = habits()
    assert (found.proved, found.looked, len(found.lines)) == (1, 2, 2)
    page = client.get(reverse("weigh:room_rules"), headers={"accept-language": "nl"})
    assert "1 van de 2 keer" in page.content.decode()


@pytest.mark.parametrize("changes", [{"proved": "whim"}, {"happened": " "}])
def test_an_outcome_misses_nothing(cast, changes):
    rule = ruling.note_rule(by=cast.visitor(cast.joost), text=text())
    told = {"proved": "habit", "room_found": True, "happened": "Gevraagd."} | changes
    with pytest.raises(RoomError):
        ruling.note_outcome(
            by=cast.visitor(cast.joost), rule_id=rule.pk, outcome=OutcomeText(**told)
        )


def test_rules_are_found_by_their_words_purpose_and_kind(cast):
    joost = cast.visitor(cast.joost)
    ruling.note_rule(by=joost, text=text())
    ruling.note_rule(by=joost, text=text(text="Geen bank.", kind=RuleKind.HABIT, purpose="Vegen"))
    assert rule_list(NOBODY, query="vegen").total == 1
    assert rule_list(NOBODY, query="muziek").total == 1
    assert rule_list(NOBODY, kind="habit").total == 1
    assert rule_list(NOBODY, kind="nonsense").total == 2
    assert rule_list(NOBODY, query="%_'").total == 0


def test_a_red_gate_brings_its_rule_to_the_register_and_takes_one_from_it(cast):
    row = heard(cast, asked(cast))
    gated(cast, row, red())
    rule = RoomRule.objects.get()
    assert rule.text == "Op een plein komt geen los meubilair."
    other = heard(cast, asked(cast, subject="Een tweede bank"))
    gated(cast, other, red(rule=None, rule_id=rule.pk))
    assert RoomRule.objects.count() == 1
    assert rule.findings.count() == 2


def test_pages_ask_the_same_number_of_queries_whatever_there_is(
    cast, client, django_assert_max_num_queries
):
    joost = cast.visitor(cast.joost)
    for number in range(12):
        rule = ruling.note_rule(by=joost, text=text(text=f"Regel {number}"))
        ruling.note_outcome(
            by=joost,
            rule_id=rule.pk,
            outcome=OutcomeText(proved="habit", room_found=True, happened="Gevraagd."),
        )
    with django_assert_max_num_queries(5):
        assert client.get(reverse("weigh:room_rules")).status_code == 200
    with django_assert_max_num_queries(6):
        assert client.get(reverse("weigh:room_rule", args=[rule.pk])).status_code == 200


def test_a_rule_names_a_weighing_only_once_it_is_published(cast, client):
    row = heard(cast, asked(cast, subject="Geheime bank"))
    gated(cast, row, red())
    address = RoomRule.objects.get().get_absolute_url()
    assert "Geheime bank" not in client.get(address).content.decode()
