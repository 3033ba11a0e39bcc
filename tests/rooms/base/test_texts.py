from hypothesis import given
from hypothesis import strategies as st

from kiemkracht.base.texts import clean_html, many_lines, one_line


def test_scripts_and_htmx_attributes_are_removed():
    dirty = '<p hx-get="/x" onclick="x()" style="color:red">Dag <script>alert(1)</script></p>'
    assert clean_html(dirty) == "<p>Dag </p>"


def test_links_with_code_in_them_lose_their_address():
    assert "javascript" not in clean_html('<a href="javascript:alert(1)">klik</a>')


@given(st.text())
def test_no_text_keeps_an_event_handler_or_htmx(text):
    cleaned = clean_html(f"<p {text}>{text}</p>").lower()
    assert "<script" not in cleaned
    assert "<p " not in cleaned


@given(st.text())
def test_one_line_is_one_line_without_control_characters(text):
    line = one_line(text)
    assert line.isprintable()
    assert line == line.strip()


def test_line_breaks_stay_in_longer_texts():
    assert many_lines("Eén \r\n\r\ntwee\x00\x0b") == "Eén\n\ntwee"
