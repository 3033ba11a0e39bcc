import re

import pytest
from django.test import RequestFactory
from django.utils import translation

from kiemkracht.ui import views
from kiemkracht.ui.components import marks
from kiemkracht.ui.glyphs import GLYPHS
from kiemkracht.ui.stylesheets import FOLDER, stylesheet

TEMPLATES = FOLDER.parents[2] / "templates"
COMPONENTS = TEMPLATES / "ui" / "components"


def test_every_component_has_a_stylesheet_of_its_name():
    templates = {path.stem for path in COMPONENTS.glob("*.html") if path.name[0] != "_"}
    sheets = {path.stem for path in (FOLDER / "components").glob("*.css")}
    one_sheet_for_both_kinds_of_button = {"link_button"}
    assert templates - sheets == one_sheet_for_both_kinds_of_button


def test_every_stylesheet_opens_with_its_use():
    silent = [
        str(path.relative_to(FOLDER))
        for path in FOLDER.rglob("*.css")
        if not path.read_text(encoding="utf-8").startswith("/*")
    ]
    assert silent == []


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.*")), ids=lambda path: path.name)
def test_no_template_needs_more_than_our_own_files(path):
    text = re.sub(r"{[%#].*?[%#]}", "", path.read_text(encoding="utf-8"))
    assert not re.search(r"\sstyle\s*=|<style|\son\w+\s*=", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)
    assert not re.search(r"(?:src|href)=[\"'](?:https?:)?//", text)


@pytest.mark.parametrize("name", GLYPHS)
def test_every_glyph_stays_on_its_sheet(name):
    markup = marks.glyph(name)
    starts = re.findall(r"M(-?[\d.]+)[ ,](-?[\d.]+)", markup)
    assert starts
    assert all(1 <= float(part) <= 31 for point in starts for part in point)


@pytest.mark.parametrize("name", marks.SCENES)
def test_every_scene_takes_its_colours_from_the_tokens(name):
    markup = marks.illustration(name)
    assert 'aria-hidden="true"' in markup
    assert not re.search(r"fill=|stroke=|#[0-9a-f]{3}", markup)
    used = set(re.findall(r"kk-s-[a-z]+", markup))
    known = (FOLDER / "components" / "illustration.css").read_text(encoding="utf-8")
    assert {name for name in used if f".{name} " not in known and f".{name}," not in known} == set()


@pytest.mark.urls("tests.ui.urls")
class TestPages:
    """Whole pages, without the rooms."""

    pytestmark = pytest.mark.django_db

    def test_a_page_begins_with_a_way_to_its_content(self, client):
        page = client.get("/").content.decode()
        assert page.index('href="#inhoud"') < page.index("<header")
        assert 'id="inhoud" tabindex="-1"' in page

    def test_htmx_sends_the_token_and_adds_no_style(self, client):
        page = client.get("/").content.decode()
        assert 'hx-headers:inherited=\'{"X-CSRFToken": "' in page
        assert '"includeIndicatorCSS": false' in page

    def test_the_gallery_is_only_for_who_builds_or_tries_the_house(self, client, settings):
        settings.DEMO = False
        assert client.get("/ui/").status_code == 404
        settings.DEMO = True
        assert client.get("/ui/").status_code == 200

    def test_the_gallery_shows_every_component(self, client, settings):
        settings.DEMO = True
        page = client.get("/ui/?page=3").content.decode()
        for path in COMPONENTS.glob("*.html"):
            root = re.search(r"class=\"(kk-[a-z-]+)", path.read_text(encoding="utf-8"))
            assert root is None or root[1] in page, path.name

    def test_a_strange_page_number_does_not_break_the_gallery(self, client, settings):
        settings.DEMO = True
        assert client.get("/ui/?page=-1%00").status_code == 200

    def test_a_page_that_is_not_there_says_what_to_do_next(self, client):
        answer = client.get("/bestaat-niet/")
        assert answer.status_code == 404
        assert "Op deze plek groeit niets" in answer.content.decode()

    def test_a_page_that_falls_over_still_answers(self, client):
        client.raise_request_exception = False
        answer = client.get("/kapot/")
        assert answer.status_code == 500
        assert "Er ging bij ons iets mis" in answer.content.decode()


@pytest.mark.urls("tests.ui.urls")
@pytest.mark.parametrize(
    ("view", "status"),
    [(views.bad_request, 400), (views.forbidden, 403), (views.csrf_failure, 403)],
)
def test_every_refusal_is_a_page_with_a_next_step(view, status):
    with translation.override("nl"):
        answer = view(RequestFactory().get("/"))
    assert answer.status_code == status
    assert "kk-lost__next" in answer.content.decode()


@pytest.mark.urls("tests.ui.urls")
@pytest.mark.django_db
def test_the_login_page_of_django_keeps_the_look_of_the_house(client):
    page = client.get("/inloggen/").content.decode()
    assert f"/ui/page.{stylesheet('page').digest}.css" in page
    assert "Lindehaven" in page
