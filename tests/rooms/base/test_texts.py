from html.parser import HTMLParser

from hypothesis import example, given
from hypothesis import strategies as st

from kiemkracht.base.texts import clean_html, many_lines, one_line


def test_scripts_and_htmx_attributes_are_removed():
    dirty = '<p hx-get="/x" onclick="x()" style="color:red">Dag <script>alert(1)</script></p>'
    assert clean_html(dirty) == "<p>Dag </p>"


def test_links_with_code_in_them_lose_their_address():
    assert "javascript" not in clean_html('<a href="javascript:alert(1)">klik</a>')


class _Seen(HTMLParser):
    """Which elements and attributes are in a text."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.names = set(), set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.names |= {name for name, _value in attrs}


@given(st.text())
@example("TITLE")
@example("onclick=x() hx-get=/x style=color:red")
def test_no_text_keeps_an_event_handler_or_htmx(text):
    seen = _Seen(clean_html(f"<p {text}>{text}</p>"))
    assert "script" not in seen.tags
    assert seen.names <= {"lang", "title", "href", "rel"}


@given(st.text())
def test_one_line_is_one_line_without_control_characters(text):
    line = one_line(text)
    assert line.isprintable()
    assert line == line.strip()


def test_line_breaks_stay_in_longer_texts():
    assert many_lines("Eén \r\n\r\ntwee\x00\x0b") == "Eén\n\ntwee"
