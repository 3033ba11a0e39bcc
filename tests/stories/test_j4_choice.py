"""Journey J4 step 5: Van Dijk prepares a choice on squares and tries to publish one option."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.people import Cast
from tests.rooms.direction.desk import ago

from kiemkracht.direction.models import Choice, ChoiceVersion

pytestmark = pytest.mark.django_db
QUESTION = "Wie beheert de pleinen?"
BUILT = {
    "question": QUESTION,
    "reasons": "Wie er woont, ziet het eerst wat er nodig is.",
    "mandate": "De wethouder beslist.",
    "visibility": "public",
}


def desk(options: list[dict[str, str]], **rest: list[dict[str, str]]) -> dict[str, str]:
    """What the form of a choice sends."""
    posted = dict(BUILT)
    for prefix, rows in {"options": options, "touched": [], "dissent": [], **rest}.items():
        posted |= {f"{prefix}-TOTAL_FORMS": str(len(rows)), f"{prefix}-INITIAL_FORMS": "0"}
        for number, row in enumerate(rows):
            posted |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return posted


def test_one_option_is_blocked_with_words_and_a_whole_choice_is_public(cast: Cast) -> None:
    henk = Client()
    henk.force_login(cast.henk)
    # He prepares a choice with one option.
    henk.post(
        reverse("direction:new_choice"),
        {"community": str(cast.city.pk), "question": QUESTION, "visibility": "public"},
    )
    choice = Choice.objects.get()
    edit = reverse("direction:edit_choice", args=[choice.slug])
    one = {"text": "De gemeente", "is_chosen": "on"}
    henk.post(edit, desk([one]))
    Choice.objects.update(state="taken", open_since=ago(20), open_until=ago(6), taken_at=ago(1))
    # He tries to publish: blocked, and told what is missing.
    publish = reverse("direction:publish", args=[choice.slug])
    refused = henk.post(publish, {})
    assert refused.status_code != 302
    for words in ("Publiceren kan nog niet", "ten minste twee mogelijkheden", "wie geraakt wordt"):
        assert words in refused.text
    assert not ChoiceVersion.objects.exists()
    assert QUESTION not in Client().get(reverse("direction:feed")).text
    # He adds options, who is touched, the minority and a day to look again.
    other = {"text": "De buren van het plein", "in_favour": "Zij zijn er elke dag"}
    whole = desk(
        [one, other],
        touched=[{"group": "Bewoners aan een plein", "how_heard": "Aan tafel", "regard": "with"}],
        dissent=[{"voice": "Wij willen geen bezem.", "need": "Hulp", "done_with_it": "Die komt."}],
    )
    assert henk.post(edit, whole | {"review_on": "2099-01-01"}).status_code == 302
    assert henk.post(publish, {}).status_code == 302
    # A public page, with the minority on it, and in the feed.
    page = Client().get(choice.get_absolute_url())
    for words in (QUESTION, "De buren van het plein", "Wij willen geen bezem."):
        assert words in page.text
    assert QUESTION in Client().get(reverse("direction:feed")).text
