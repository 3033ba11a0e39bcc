"""Taking a change back is a new change; nothing is written over."""

import pytest
from django.utils import translation
from tests.rooms.act.scripts import BECAUSE, made, plan_of, told

from kiemkracht.act.enums import Kind
from kiemkracht.act.services import changing, undoing
from kiemkracht.base.errors import RoomError

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def script(cast):
    return made(cast)


@pytest.mark.parametrize("kind", ["swapped", "worded", "moved", "dropped", "added"])
def test_every_kind_of_change_can_be_taken_back_by_a_new_one(cast, script, kind):
    lotte = cast.visitor(cast.lotte)
    before = [(row.card, row.words, row.rule) for row in script.steps.all()]
    step = script.steps.exclude(runner_up={}).last()
    same = {"by": lotte, "script_id": script.pk, "because": BECAUSE}
    one = same | {"step_id": step.pk, "seen": step.revision}
    make = {
        "swapped": lambda: changing.swap(card=step.runner_up["card"], **one),
        "worded": lambda: changing.tell_otherwise(plan=plan_of(step, words="Anders"), **one),
        "moved": lambda: changing.move(to=1, **one),
        "dropped": lambda: changing.drop(**one),
        "added": lambda: changing.add(plan=plan_of(step, words="Zelf"), card=None, at=1, **same),
    }
    change = make[kind]()
    undone = undoing.undo(number=change.number, **same)
    live = script.steps.exclude(state="dropped")
    assert [(row.card, row.words, row.rule) for row in live] == before
    assert [row.order for row in live] == list(range(1, len(before) + 1))
    assert (undone.undoes, undone.kind) == (change, Kind.UNDONE)
    with pytest.raises(RoomError, match="already"):
        undoing.undo(number=change.number, **same)
    # And taking back what was taken back is a change as well.
    undoing.undo(number=undone.number, **same)
    assert script.changes.filter(kind=Kind.UNDONE).count() == 2


def test_an_older_change_waits_for_the_newer_one_of_the_same(cast, script):
    step = script.steps.first()
    older = told(cast, script, step, words="Een")
    told(cast, script, step, words="Twee")
    with pytest.raises(RoomError, match="same again"):
        undoing.undo(
            by=cast.visitor(cast.lotte), script_id=script.pk, number=older.number, because=BECAUSE
        )
    step.refresh_from_db()
    assert step.words == "Twee"
