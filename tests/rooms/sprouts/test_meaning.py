"""What kiemen are about is kept true, and never of what is private."""

import numpy as np
import pytest
from tests.people import Cast
from tests.rooms.sprouts.conftest import Plant

from kiemkracht.base import embedding
from kiemkracht.base.visitors import NOBODY
from kiemkracht.sprouts.models import SproutMeaning
from kiemkracht.sprouts.selectors.finding import similar_to
from kiemkracht.sprouts.selectors.kindred import near_in_meaning
from kiemkracht.sprouts.services import editing, meaning, showing

pytestmark = pytest.mark.django_db


class Letters:
    """A model of a server: it only looks at which letters a text has."""

    name = "served/letters"
    dimensions = 26

    def encode(self, texts):
        rows = np.array(
            [[chr(97 + n) in text.lower() for n in range(26)] for text in texts], dtype=np.float32
        ).reshape(len(texts), 26)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0)


class Away:
    """A server that does not answer."""

    name = "served/away"
    dimensions = 26

    def encode(self, texts):
        raise embedding.EmbedderAwayError("weg")


@pytest.fixture
def served(monkeypatch, settings):
    def serve(model):
        settings.KIEMKRACHT_EMBEDDER = "http://127.0.0.1:9/v1"
        monkeypatch.setattr(embedding, "_served", lambda *_: model)

    return serve


def test_every_kiem_that_is_not_private_has_its_meaning(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin, longing="Dat niemand alleen eet.")
    assert SproutMeaning.objects.get().sprout_id == sprout.pk
    showing.change_visibility(by=cast.visitor(cast.aydin), sprout=sprout, to="private")
    assert not SproutMeaning.objects.exists()
    showing.change_visibility(by=cast.visitor(cast.aydin), sprout=sprout, to="public")
    assert SproutMeaning.objects.count() == 1


def test_other_words_have_another_meaning_at_once(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin, longing="Dat niemand alleen eet.")
    assert str(sprout.pk) in near_in_meaning("", "samen eten met anderen", limit=5).by_longing
    words = editing.Words(
        "Fiets", "Ik maak fietsen.", "initiative", "own", "Minder afval in de straat.",
        "", "", "", cast.lindenplein.pk,
    )  # fmt: skip
    editing.edit_sprout(by=cast.visitor(cast.aydin), sprout=sprout, words=words)
    assert not near_in_meaning("", "samen eten met anderen", limit=5).by_longing
    assert near_in_meaning("", "geen rommel op straat", limit=5).by_longing


def test_the_same_in_other_words_is_found(cast: Cast, plant: Plant) -> None:
    plant(cast.aydin, "Spullen heel maken", story="Wij repareren kapotte apparaten.")
    plant(cast.kees, "Fietsles", story="Vrouwen leren fietsen op het plein.")
    found = similar_to(NOBODY, "defecte machines").alike
    assert [one.card.title for one in found] == ["Spullen heel maken"]
    assert found[0].shared_words == ()


def test_who_wrote_no_longing_down_is_found_by_the_story(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin, "Fietsles", story="Vrouwen leren fietsen.", longing="")
    near = near_in_meaning("", "leren fietsen", limit=5)
    assert list(near.by_longing) == [str(sprout.pk)]


def test_a_served_model_is_asked_by_a_job_after_the_write(
    cast: Cast, plant: Plant, served, django_capture_on_commit_callbacks
) -> None:
    plant(cast.aydin)
    served(Letters())
    with django_capture_on_commit_callbacks() as callbacks:
        plant(cast.kees, "Tweede", story="Nog een soeptafel.")
    assert len(callbacks) >= 1
    assert SproutMeaning.objects.exclude(model=Letters.name).count() == 1
    assert meaning.note_missing_meanings() == 2
    assert meaning.note_missing_meanings() == 0
    assert set(SproutMeaning.objects.values_list("model", flat=True)) == {Letters.name}
    assert len(near_in_meaning("Nog een soeptafel.", "", limit=5).by_story) == 2


def test_when_the_model_is_away_words_still_find(cast: Cast, plant: Plant, served) -> None:
    plant(cast.aydin)
    served(Away())
    found = similar_to(NOBODY, "Elke week soep koken met de buren in het portiek")
    assert [one.card.title for one in found.alike] == ["Soep in het portiek"]
    assert found.other is None
