import pytest

from kiemkracht.base import forgetting, takeout
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import NOBODY
from kiemkracht.connect.models import Talent
from kiemkracht.connect.selectors.talents import TalentWishes, my_talents, talent_list
from kiemkracht.connect.services.telling_talents import (
    TalentWords,
    confirm_talent,
    remove_talent,
    see_talent,
    tell_talent,
)

pytestmark = pytest.mark.django_db


def words(visitor, **wishes):
    return [line.words for line in talent_list(visitor, TalentWishes(**wishes)).lines]


def told(cast, who, text, **more):
    here = {"visibility": Visibility.CIRCLE, "community_id": cast.lindenplein.pk}
    return tell_talent(by=cast.visitor(who), talent=TalentWords(words=text, **(here | more)))


def test_what_sevda_tells_is_seen_in_her_circle_and_nowhere_else(cast):
    told(cast, cast.aydin, "soep voor veel mensen")
    assert words(cast.visitor(cast.gerrit)) == ["soep voor veel mensen"]
    for outsider in (NOBODY, cast.visitor(cast.kees), cast.visitor(cast.anke)):
        assert words(outsider) == []


def test_a_talent_somebody_saw_in_another_shows_only_after_the_own_yes(cast):
    gerrit, sevda = cast.visitor(cast.gerrit), cast.visitor(cast.aydin)
    seen = see_talent(by=gerrit, person_id=cast.aydin.pk, words="mensen aan tafel krijgen")
    assert seen is not None
    assert words(gerrit) == []
    assert words(cast.visitor(cast.lotte)) == []
    assert [line.words for line in my_talents(sevda).seen] == ["mensen aan tafel krijgen"]
    confirm_talent(
        by=sevda,
        talent=seen,
        told=TalentWords("mensen aan tafel krijgen", visibility=Visibility.PUBLIC),
    )
    assert words(gerrit) == ["mensen aan tafel krijgen"]


def test_nobody_says_yes_or_no_for_another(cast):
    seen = see_talent(by=cast.visitor(cast.gerrit), person_id=cast.aydin.pk, words="luisteren")
    for other in (cast.gerrit, cast.lotte, cast.anke):
        with pytest.raises(LeaveDenied):
            confirm_talent(by=cast.visitor(other), talent=seen, told=TalentWords("luisteren"))
        with pytest.raises(LeaveDenied):
            remove_talent(by=cast.visitor(other), talent=seen)
    remove_talent(by=cast.visitor(cast.aydin), talent=seen)
    assert not Talent.objects.exists()


def test_saying_the_same_of_somebody_twice_is_once_and_of_oneself_never(cast):
    gerrit = cast.visitor(cast.gerrit)
    assert see_talent(by=gerrit, person_id=cast.aydin.pk, words="Luisteren")
    assert see_talent(by=gerrit, person_id=cast.aydin.pk, words=" luisteren ") is None
    assert see_talent(by=gerrit, person_id=cast.gerrit.pk, words="schaken") is None


def test_a_stranger_reads_a_public_talent_without_a_name(cast):
    told(cast, cast.aydin, "soep", visibility=Visibility.PUBLIC)
    (line,) = talent_list(NOBODY, TalentWishes()).lines
    assert (line.words, line.who) == ("soep", "")
    (line,) = talent_list(cast.visitor(cast.kees), TalentWishes()).lines
    assert line.who == "Sevda Aydin"


def test_search_finds_another_form_of_the_word_and_nothing_private(cast):
    told(cast, cast.aydin, "fietsen repareren", visibility=Visibility.PUBLIC)
    told(cast, cast.gerrit, "fietsen stallen", visibility=Visibility.PRIVATE)
    assert words(cast.visitor(cast.kees), query="fiets") == ["fietsen repareren"]


@pytest.mark.parametrize("text", ["", "   ", "x" * 81, "\x00\x00"])
def test_words_that_are_none_or_too_many_are_refused(cast, text):
    with pytest.raises(RoomError):
        told(cast, cast.aydin, text)


def test_a_circle_without_a_place_is_refused_for_nobody_would_see_it(cast):
    with pytest.raises(RoomError):
        told(cast, cast.aydin, "soep", community_id=None)


def test_forgetting_takes_talents_away_and_takeout_gives_them(cast):
    told(cast, cast.aydin, "soep")
    assert takeout.of(cast.aydin.pk)["talents"][0]["words"] == "soep"
    forgetting.let_go_everywhere(cast.aydin.pk)
    assert not Talent.objects.exists()


def test_the_pages_let_one_tell_confirm_and_take_away(cast, come_in):
    client = come_in(cast.aydin)
    see_talent(by=cast.visitor(cast.gerrit), person_id=cast.aydin.pk, words="rust brengen")
    page = client.get("/verbinden/talenten/mijn/").content.decode()
    assert "rust brengen" in page
    assert "Gerrit Bos zei dit" in page
    talent = Talent.objects.get()
    form = {"words": "rust brengen", "grade": "gives", "visibility": "public"}
    client.post(f"/verbinden/talenten/{talent.pk}/", form)
    assert "rust brengen" in client.get("/mijn-plek/").content.decode()
    client.post(f"/verbinden/talenten/{talent.pk}/weg/")
    assert not Talent.objects.exists()
