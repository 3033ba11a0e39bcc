"""What search tells of challenges, second looks and questions for backing, and to whom."""

import pytest
from tests.house.answers_world import published
from tests.people import Cast
from tests.rooms.answers.test_challenges import ANSWERS, explored, terms, write
from tests.rooms.answers.test_second_looks import ask, name, say

from kiemkracht.answers.enums.challenges import ChallengeState as S
from kiemkracht.answers.services import challenging
from kiemkracht.answers.services.asking_support import SupportWords, ask_support
from kiemkracht.base.models import SearchEntry
from kiemkracht.base.visitors import NOBODY
from kiemkracht.front.selectors.finding import found
from kiemkracht.people.enums import Layer
from kiemkracht.people.models import Membership

pytestmark = pytest.mark.django_db


def titles(visitor, query: str) -> dict[str, list[str]]:
    return {
        str(shelf.kind): [card.title for card in shelf.cards] for shelf in found(visitor, query)
    }


def test_a_challenge_that_is_explored_is_found_by_who_began_it_and_who_helps(cast: Cast):
    row = explored(cast)
    write(cast, row, ANSWERS | {"plan": "Wij zaaien klaprozen."})
    for who in (cast.aydin, cast.joost):
        shelf = titles(cast.visitor(who), "klaprozen")
        assert shelf == {"Uitdaagrecht": ["Het groen op het plein"]}
    for visitor in (NOBODY, cast.visitor(cast.gerrit), cast.visitor(cast.stranger)):
        assert titles(visitor, "klaprozen") == {}
        assert titles(visitor, "groen plein") == {}


def test_a_challenge_is_found_by_all_once_it_was_handed_in(cast: Cast):
    terms(cast)
    row = explored(cast)
    write(cast, row, ANSWERS | {"plan": "Wij zaaien klaprozen."})
    by = cast.visitor(cast.aydin)
    challenging.move(by=by, challenge_id=row.pk, to=S.SUBMITTED, words="Klaar.")
    assert titles(NOBODY, "klaprozen") == {"Uitdaagrecht": ["Het groen op het plein"]}


def test_a_second_look_is_found_by_the_question_and_never_by_the_words_of_who_asked(cast: Cast):
    look = ask(cast, published(cast))
    kind = "Tweede blikken"
    assert titles(NOBODY, "plein open")[kind] == ["Mag het plein open?"]
    for query in ("ernaast", "aanbellen belde", "praat"):
        assert kind not in titles(NOBODY, query)
    name(cast, look)
    say(cast, look, cast.gerrit, "stays")
    assert kind not in titles(NOBODY, "vindt")
    say(cast, look, cast.joost, "stays")
    assert titles(NOBODY, "vindt")[kind] == ["Mag het plein open?"]


def test_a_question_for_backing_is_nowhere_in_what_can_be_found(cast: Cast):
    Membership.objects.create(person=cast.lotte, community=cast.gebiedsteam, layer=Layer.LEADING)
    words = SupportWords(asked_of=cast.lotte.pk, subject="Mag de sleutel?", question="Van de gang.")
    ask_support(by=cast.visitor(cast.joost), words=words)
    assert not SearchEntry.objects.filter(kind="answers.supportrequest").exists()
    assert titles(cast.visitor(cast.anke), "sleutel") == {}
