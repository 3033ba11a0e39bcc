"""The participation paragraph: numbers that open their rows, as page, CSV and ODT (J4 11)."""

import csv
import io
import zipfile
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from lxml import etree
from tests.house.answers_world import published
from tests.people import Cast

from kiemkracht.answers.models import Challenge, SecondLook
from kiemkracht.answers.selectors.paragraph import paragraph_of
from kiemkracht.answers.services import challenging, looking_again
from kiemkracht.answers.services.looking_again import LookWords
from kiemkracht.base import clock
from kiemkracht.base.odt import Heading, Paragraph, Table, document
from kiemkracht.direction.models import ChoiceVersion
from kiemkracht.engines.documents import read_document
from kiemkracht.sprouts.models import Sprout
from kiemkracht.sprouts.services.planting import Telling, plant_sprout

pytestmark = pytest.mark.django_db


def tell(cast: Cast, title: str, visibility: str = "public") -> Sprout:
    return plant_sprout(
        by=cast.visitor(cast.aydin),
        telling=Telling(
            title=title, story="Soep.", visibility=visibility, community_id=cast.lindenplein.pk,
            carries=True,
        ),
    )  # fmt: skip


def a_year(cast: Cast) -> int:
    """A choice, a second look, a challenge and two kiemen, one of them in a circle."""
    choice = published(cast, "=1+1, mag dat?")
    looking_again.ask_again(
        by=cast.visitor(cast.aydin), slug=choice.slug, words=LookWords("new_fact", "a", "b", "c")
    )
    row = challenging.begin(
        by=cast.visitor(cast.aydin), organisation_id=cast.municipality.pk,
        community_id=cast.lindenplein.pk, title="Het groen",
    )  # fmt: skip
    Challenge.objects.filter(pk=row.pk).update(state="dialogue", submitted_at=clock.now())
    challenging.begin(
        by=cast.visitor(cast.aydin), organisation_id=cast.municipality.pk,
        community_id=cast.lindenplein.pk, title="Nog in verkenning",
    )  # fmt: skip
    tell(cast, "Soeptafel")
    tell(cast, "Geheim", "circle")
    return clock.today().year


def counts(client: Client, year: int) -> dict[str, int]:
    text = client.get(reverse("answers:paragraph_numbers", args=[year])).content.decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    return {row["key"]: int(row["count"]) for row in rows}


def test_the_counts_are_those_of_the_registers(cast):
    year = a_year(cast)
    found = counts(Client(), year)
    assert found["choices"] == ChoiceVersion.objects.filter(published_at__year=year).count()
    assert found["second_looks"] == SecondLook.objects.filter(asked_at__year=year).count() == 1
    assert found["challenges"] == Challenge.objects.exclude(submitted_at=None).count() == 1
    assert found["kiemen"] == Sprout.objects.filter(visibility="public").count() == 1


def test_page_csv_and_odt_tell_the_same(cast):
    year = a_year(cast)
    page = paragraph_of(year)
    found = counts(Client(), year)
    assert found == {number.key: number.count for number in page.numbers}
    lines = Client().get(reverse("answers:paragraph_lines", args=[year])).content.decode()
    keys = [row["key"] for row in csv.DictReader(io.StringIO(lines))]
    assert {key: keys.count(key) for key in found} == found
    odt = Client().get(reverse("answers:paragraph_odt", args=[year]))
    told = read_document(odt.content, name="paragraaf.odt").text
    for number in page.numbers:
        assert str(number.label) in told
        if number.count:
            assert f"{number.label} ({number.count})" in told


def test_what_is_shared_in_a_circle_or_only_explored_is_nowhere(cast):
    year = a_year(cast)
    for name in ("paragraph_of_year", "paragraph_lines", "paragraph_odt"):
        answer = Client().get(reverse(f"answers:{name}", args=[year]))
        text = answer.content
        if name == "paragraph_odt":
            text = zipfile.ZipFile(io.BytesIO(answer.content)).read("content.xml")
        for hidden in (b"Geheim", b"Nog in verkenning", b"Sevda"):
            assert hidden not in text
        assert b"Soeptafel" in text


def test_the_numbers_are_the_same_whoever_asks(cast):
    year = a_year(cast)
    client = Client()
    client.force_login(cast.lotte)
    assert counts(client, year) == counts(Client(), year)


def test_a_spreadsheet_computes_nothing(cast):
    year = a_year(cast)
    text = Client().get(reverse("answers:paragraph_lines", args=[year])).content.decode()
    assert "'=1+1" in text


def test_a_year_to_come_or_long_past_is_not_there_and_a_quiet_year_says_nothing(cast):
    for year in (1999, clock.today().year + 1, 99999):
        assert Client().get(f"/participatie/{year}/").status_code == 404
    assert set(counts(Client(), 2001).values()) == {0}
    assert Client().get("/participatie/").status_code == 302


def test_the_year_begins_at_midnight_in_amsterdam(cast):
    row = tell(cast, "Vuurwerk")
    last = clock.today().year - 1
    # A quarter past midnight here is still the old year in UTC.
    early = clock.now().replace(year=last, month=12, day=31, hour=23, minute=15)
    Sprout.objects.filter(pk=row.pk).update(created_at=early)
    assert counts(Client(), last)["kiemen"] == 0
    Sprout.objects.filter(pk=row.pk).update(created_at=early - timedelta(hours=1))
    assert counts(Client(), last)["kiemen"] == 1


def test_answered_in_time_late_and_waiting_are_told_apart(cast):
    looks = [published(cast, f"Keuze {number}") for number in range(3)]
    for choice in looks:
        looking_again.ask_again(
            by=cast.visitor(cast.aydin), slug=choice.slug, words=LookWords("unequal", "a", "b", "c")
        )
    early, late, waits = SecondLook.objects.order_by("pk")
    SecondLook.objects.filter(pk=early.pk).update(answered_at=clock.now(), outcome="stays")
    gone = clock.today() - timedelta(days=3)
    SecondLook.objects.filter(pk=late.pk).update(
        answered_at=clock.now(), answer_by=gone, outcome="changed"
    )
    SecondLook.objects.filter(pk=waits.pk).update(answer_by=gone)
    found = counts(Client(), clock.today().year)
    assert (found["second_looks_in_time"], found["second_looks_late"]) == (1, 2)
    assert (found["second_looks_stays"], found["second_looks_changed"]) == (1, 1)


def test_a_year_costs_the_same_however_full(cast, django_assert_max_num_queries):
    year = a_year(cast)
    for number in range(10):
        tell(cast, f"Kiem {number}")
    with django_assert_max_num_queries(9):
        Client().get(reverse("answers:paragraph_of_year", args=[year]))


def test_an_odt_is_recognised_by_its_first_bytes_and_survives_strange_signs():
    parts = [
        Heading("Kop & <b>"),
        Paragraph("nul\0 \x1b \ud800"),
        Table("t", ["a"], [[("x", "/y")]]),
    ]
    data = document("Titel", parts)
    assert data == document("Titel", parts)
    assert data[30:38] == b"mimetype"
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
    for name in archive.namelist()[1:]:
        etree.fromstring(archive.read(name))
    assert "Kop & <b>" in read_document(data, name="x.odt").text
