"""What was there before it could be found is made findable, beside a running server, and again."""

from types import SimpleNamespace

import pytest
from tests.people import Cast

from kiemkracht.base import places, reindexing, search
from kiemkracht.base.models import SearchEntry
from kiemkracht.cli import reindex
from kiemkracht.sprouts.models import Sprout
from kiemkracht.sprouts.services.planting import Telling, plant_sprout

pytestmark = pytest.mark.django_db
KIND = "sprouts.sprout"


def plant(cast: Cast, title: str, visibility: str = "public") -> Sprout:
    telling = Telling(
        story="Op donderdag kook ik.",
        title=title,
        visibility=visibility,
        community_id=cast.lindenplein.pk,
        carries=True,
    )
    return plant_sprout(by=cast.visitor(cast.aydin), telling=telling)


def index() -> dict[str, tuple[str, str, str]]:
    rows = SearchEntry.objects.values_list("place", "title", "terms", "folded")
    return {place: (title, terms, folded) for place, title, terms, folded in rows}


def last_step(kind: str = KIND) -> reindexing.Step:
    return list(reindexing.reindex(kind))[-1]


def test_what_was_never_indexed_is_found_and_private_things_are_not(cast: Cast) -> None:
    plant(cast, "Soep in het portiek")
    plant(cast, "Stille soep", visibility="private")
    before = index()
    SearchEntry.objects.all().delete()
    assert search.matching("soep", kind=KIND) == []
    step = last_step()
    assert (step.read, step.findable, step.gone, step.is_done) == (2, 1, 0, True)
    assert index() == before
    assert len(search.matching("soep", kind=KIND)) == 1


def test_twice_gives_the_same(cast: Cast) -> None:
    plant(cast, "Soep in het portiek")
    last_step()
    before, ids = index(), list(SearchEntry.objects.values_list("pk", flat=True))
    last_step()
    assert index() == before
    assert list(SearchEntry.objects.values_list("pk", flat=True)) == ids


def test_what_is_private_by_now_and_what_is_gone_leaves_the_index(cast: Cast) -> None:
    hidden, gone = plant(cast, "Stille soep"), plant(cast, "Soep van toen")
    Sprout.objects.filter(pk=hidden.pk).update(visibility="private")
    search.index(f"{KIND}:{gone.pk}"[:-4] + "0000", title="Nergens", text="")
    step = last_step()
    assert (step.read, step.findable, step.gone) == (2, 1, 1)
    assert [title for title, _terms, _folded in index().values()] == ["Soep van toen"]


def test_it_tells_how_far_it_is_and_may_stop_half_way(cast: Cast, monkeypatch) -> None:
    monkeypatch.setattr(reindexing, "AT_ONCE", 2)
    for number in range(5):
        plant(cast, f"Soep {number}")
    SearchEntry.objects.all().delete()
    steps = reindexing.reindex(KIND)
    assert [next(steps).read for _ in range(2)] == [2, 4]
    steps.close()
    assert SearchEntry.objects.count() == 4
    assert [step.read for step in reindexing.reindex(KIND)] == [2, 4, 5, 5]
    assert SearchEntry.objects.count() == 5


def test_a_change_that_comes_meanwhile_is_kept(cast: Cast, monkeypatch) -> None:
    monkeypatch.setattr(reindexing, "AT_ONCE", 1)
    first, second = sorted((plant(cast, "Soep"), plant(cast, "Brood")), key=lambda row: row.pk)
    steps = reindexing.reindex(KIND)
    next(steps)
    for row in (first, second):
        row.title = "Taart"
        row.save()
        search.index(places.place_of(row), title="Taart", text="")
    third = plant(cast, "Thee")
    for _step in steps:
        pass
    assert {title for title, _t, _f in index().values()} == {"Taart", "Thee"}
    assert places.place_of(third) in index()


def test_everything_that_can_be_found_can_be_found_anew() -> None:
    """Every kind that a room ever indexes; one that is missing here stays as it was for ever."""
    assert set(reindexing.kinds()) >= {
        "act.script", "answers.challenge", "answers.secondlook", "connect.circle", "connect.gig",
        "connect.post", "connect.routecase", "connect.talent", "direction.choice",
        "direction.direction", "direction.goal", "perspectives.conversation", "sprouts.sprout",
        "weigh.framework", "weigh.roomrule", "weigh.weighing",
    }  # fmt: skip
    assert set(reindexing.kinds()) <= places.kinds()


def test_the_command_tells_each_kind_and_what_nobody_knows(cast: Cast, capsys) -> None:
    plant(cast, "Soep")
    search.index("oude.soort:1", title="Oud", text="")
    assert reindex.run(SimpleNamespace(kind=[])) == 0
    told = capsys.readouterr().out
    assert "sprouts.sprout: 1 gelezen, 1 te vinden" in told
    assert "oude.soort: blijft zoals het is" in told
    assert reindex.run(SimpleNamespace(kind=[KIND])) == 0
    assert capsys.readouterr().out.strip() == "sprouts.sprout: 1 gelezen, 1 te vinden"
    assert reindex.run(SimpleNamespace(kind=["soep"])) == 2
    assert "sprouts.sprout" in capsys.readouterr().err
