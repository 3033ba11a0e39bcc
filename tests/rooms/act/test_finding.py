"""A script is found by who may see the picture it came from, and by nobody else."""

import pytest
from tests.rooms.act.scripts import made

from kiemkracht.base.visitors import NOBODY
from kiemkracht.front.selectors.finding import found
from kiemkracht.weigh.enums import Stage
from kiemkracht.weigh.models import StartingPosition

pytestmark = pytest.mark.django_db


def titles(visitor, query: str) -> dict[str, list[str]]:
    return {
        str(shelf.kind): [card.title for card in shelf.cards] for shelf in found(visitor, query)
    }


def test_a_script_is_found_by_its_subject_under_its_own_name(cast):
    script = made(cast, plan={"subject": "Een bankje bij de vijver"})
    assert titles(cast.visitor(cast.lotte), "vijver") == {"Scripts": [script.subject]}


def test_a_script_of_a_picture_that_is_not_fixed_is_not_found_by_strangers(cast):
    script = made(cast, plan={"subject": "Een bankje bij de vijver"})
    StartingPosition.objects.filter(pk=script.photo_id).update(stage=Stage.READING)
    assert titles(NOBODY, "vijver") == {}
    assert titles(cast.visitor(cast.stranger), "vijver") == {}
