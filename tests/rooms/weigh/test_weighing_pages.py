"""What the pages of weighing put first: the next step, the answer, and what still waits."""

from datetime import timedelta

import pytest
from tests.rooms.weigh.weighers import asked, decided, gated, heard, together

from kiemkracht.base import clock
from kiemkracht.weigh.models import Weighing
from kiemkracht.weigh.services import making_public
from kiemkracht.weigh.services.making_public import PublicText, TouchedGroup

pytestmark = pytest.mark.django_db


def _published(cast, **changes):
    row, joost = decided(cast), cast.visitor(cast.joost)
    Weighing.objects.filter(pk=row.pk).update(**changes or {"subject": row.subject})
    text = PublicText(
        touched=[TouchedGroup("buren", "zaten aan tafel")],
        no_dissent_because="We vroegen iedereen in de straat.",
        review_on=clock.today() + timedelta(days=90),
    )
    making_public.prepare(by=joost, weighing_id=row.pk, text=text)
    return making_public.publish(by=joost, weighing_id=row.pk)


def _read(come_in, who, address):
    return come_in(who).get(address).content.decode()


def test_a_published_weighing_tells_the_answer_before_how_it_came_about(cast, come_in):
    page = _read(come_in, cast.gerrit, _published(cast).get_absolute_url())
    assert page.index('id="besluit"') < page.index("Zo is het gewogen") < page.index('id="klok"')
    assert '<details class="kk-details wf-fold" id="poorten">' in page
    assert "Wat nu komt" not in page


def test_the_next_step_stands_first_with_a_button_for_who_leads(cast, come_in):
    row = asked(cast)
    page = _read(come_in, cast.joost, row.get_absolute_url())
    assert page.index("Wat nu komt") < page.index("Wanneer je wat hoort")
    assert f'{row.get_absolute_url()}vragen/"' in page
    heard(cast, row)
    assert f'{row.get_absolute_url()}poort/P1/"' in _read(
        come_in, cast.joost, row.get_absolute_url()
    )
    gated(cast, row)
    assert 'href="#spoor"' in _read(come_in, cast.joost, row.get_absolute_url())


def test_who_asked_reads_that_nothing_is_asked_of_them_and_until_when(cast, come_in):
    row = asked(cast)
    page = _read(come_in, cast.aydin, row.get_absolute_url())
    assert "Jij hoeft nu niets te doen." in page
    assert f'{row.get_absolute_url()}vragen/"' not in page


def test_who_was_asked_to_look_finds_the_own_sheet_at_the_next_step(cast, come_in):
    row = together(cast)
    view = row.viewpoints.filter(person=cast.aydin, filled_at=None).get()
    now = _read(come_in, cast.aydin, row.get_absolute_url()).split("Wat nu komt")[1]
    assert f"/wegen/mijn-perspectief/{view.pk}/" in now.split("</section>")[0]


def test_the_list_shows_what_waits_before_what_was_answered(cast, come_in):
    published = _published(cast)
    Weighing.objects.filter(pk=published.pk).update(received_at=clock.now() + timedelta(days=1))
    late = asked(cast, subject="Een bak voor kruiden")
    Weighing.objects.filter(pk=late.pk).update(due_on=clock.today() - timedelta(days=1))
    asked(cast, subject="Een lamp bij het pad")
    page = _read(come_in, cast.joost, "/wegen/")
    titles = ["Wacht op een antwoord", "Een bak voor kruiden", "Een lamp bij het pad"]
    titles += ["Beantwoord", "Een bank op het plein"]
    at = [page.index(f">{title}<") for title in titles]
    assert at == sorted(at)


def test_what_only_a_red_gate_needs_stands_in_a_part_of_its_own(cast, come_in):
    row = asked(cast)
    heard(cast, row)
    client = come_in(cast.joost)
    address = f"{row.get_absolute_url()}poort/P1/"
    page = client.get(address).content.decode()
    red_part = page[page.index("wf-red-only") :]
    assert 'name="rule_text"' in red_part
    assert 'name="note"' not in red_part
    refused = client.post(address, {"light": "red", "rule_text": "Zo doen we het altijd."})
    assert refused.status_code == 422
    assert '<details class="kk-details" open>' in refused.content.decode()


def test_a_question_mark_is_not_asked_twice(cast):
    row = _published(cast, subject="Mag er een bank op het plein?")
    assert row.choice.content.question == "Wat is ons antwoord op: Mag er een bank op het plein?"
