import pytest

pytestmark = pytest.mark.django_db

STRICT = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@pytest.mark.parametrize(
    "address", ["/", "/inloggen/", "/bestaat-niet/", "/kiemen/", "/api/v1/kiemen"]
)
def test_every_answer_carries_strict_headers(client, cast, address):
    answer = client.get(address)
    for header, value in STRICT.items():
        assert answer[header] == value
    policy = answer["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    for directive in ("form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"):
        assert directive in policy


def test_no_page_sends_a_form_without_saying_where_it_comes_from():
    """With “no-referrer” a browser posts with “Origin: null”, and Django refuses every form."""
    from pathlib import Path

    import kiemkracht

    root = Path(kiemkracht.__file__).parent
    guilty = [
        path.relative_to(root)
        for kind in ("py", "html")
        for path in root.rglob(f"*.{kind}")
        if "no-referrer" in path.read_text(encoding="utf-8")
    ]
    assert guilty == []


def test_behind_tls_cookies_are_secure_and_the_browser_stays_on_https():
    """Settings are read once, so a process of its own tells."""
    import os
    import subprocess
    import sys

    code = (
        "from kiemkracht.config import settings as s;"
        "print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS >= 31536000)"
    )
    told = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "KIEMKRACHT_BEHIND_TLS": "1", "KIEMKRACHT_SECRET_KEY": "x"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == ["True", "True", "True"]


def test_a_weak_spot_can_be_reported(client):
    text = client.get("/.well-known/security.txt").content.decode()
    assert "Contact: mailto:" in text
    assert "Expires: " in text
