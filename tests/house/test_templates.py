import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "kiemkracht"
TEMPLATES = sorted(SOURCE.rglob("templates/**/*.html")) + sorted(SOURCE.rglob("templates/**/*.svg"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_template_holds_style_or_script_of_its_own(path):
    text = re.sub(r"\{%.*?%\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not re.search(r"\sstyle\s*=", text), "inline style"
    assert "<style" not in text, "inline stylesheet"
    assert not re.search(r"<script(?![^>]*\bsrc=)", text), "inline script"
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", text), "inline event handler"
    assert "hx-on" not in text, "htmx expressions need eval"
    assert not re.search(r"\|\s*safe\b|autoescape off", text), "unescaped text"


def test_only_the_places_that_clean_or_draw_mark_text_as_safe():
    allowed = {"base/texts.py", "ui/glyphs.py"}
    found = {
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*.py")
        if "mark_safe(" in path.read_text(encoding="utf-8")
    }
    assert found <= allowed, "use format_html, or clean the text with base.texts"


def test_no_view_is_exempt_from_csrf():
    found = [
        path for path in SOURCE.rglob("*.py") if "csrf_exempt" in path.read_text(encoding="utf-8")
    ]
    assert found == []
