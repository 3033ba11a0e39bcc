"""What a request says about its own letters is not believed."""

import pytest

from kiemkracht.config.utf8 import utf8_only


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("text/plain; charset=rot13", "text/plain"),
        ('text/html; Charset="unicode_escape"; q=1', "text/html; q=1"),
        ("multipart/form-data; boundary=x; charset=utf-7", "multipart/form-data; boundary=x"),
        ("application/x-www-form-urlencoded", "application/x-www-form-urlencoded"),
    ],
)
def test_a_charset_is_taken_out_before_anyone_looks_for_it(sent, kept):
    seen = []
    application = utf8_only(lambda environ, start: seen.append(environ["CONTENT_TYPE"]) or [])
    application({"CONTENT_TYPE": sent}, lambda *_: None)
    assert seen == [kept]
