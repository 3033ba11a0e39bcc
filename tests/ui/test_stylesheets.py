import gzip
import re

import pytest
from django.contrib.staticfiles import finders

from kiemkracht.ui.stylesheets import FOLDER, stylesheet

pytestmark = [pytest.mark.urls("tests.ui.urls"), pytest.mark.django_db]


def test_every_piece_is_in_the_whole():
    whole = stylesheet("page").text.decode()
    for piece in (FOLDER / "components").glob("*.css"):
        first_rule = next(
            line for line in piece.read_text().splitlines() if line.startswith((".", ":", "@"))
        )
        assert first_rule in whole, piece.name


def test_tokens_come_first_and_print_comes_last():
    whole = stylesheet("page").text.decode()
    assert whole.startswith(":root {")
    assert whole.rstrip().endswith("}")
    assert whole.rindex("@media print") > whole.rindex(".kk-timeline__who")


def test_fonts_are_found_from_the_whole():
    whole = stylesheet("page").text.decode()
    letters = re.findall(r'url\("/static/([^"]+)"\)', whole)
    assert len(letters) == whole.count("url(") > 0
    assert [name for name in letters if finders.find(name) is None] == []


def test_a_stylesheet_may_be_kept_for_ever_under_its_own_address(client):
    sheet = stylesheet("page")
    answer = client.get(f"/ui/page.{sheet.digest}.css")
    assert answer.content == sheet.text
    assert answer.headers["Content-Type"] == "text/css"
    assert answer.headers["Cache-Control"].endswith("immutable")


def test_a_browser_that_can_gets_it_zipped(client):
    sheet = stylesheet("dark")
    answer = client.get(f"/ui/dark.{sheet.digest}.css", headers={"accept-encoding": "br, gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.content) == sheet.text


def test_an_old_address_leads_to_the_present_one(client):
    answer = client.get("/ui/page.000000000000.css")
    assert answer.headers["Location"] == f"/ui/page.{stylesheet('page').digest}.css"


def test_there_are_no_other_stylesheets(client):
    assert client.get("/ui/secrets.000000000000.css").status_code == 404


def test_what_travels_stays_small():
    assert len(stylesheet("page").gzipped) < 14_000
