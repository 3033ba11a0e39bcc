"""What a visitor chose for this device: a language and a light or dark page, in two cookies."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse

LANGUAGE_COOKIE = "kk_language"
LANGUAGES = ("nl", "en")
THEME_COOKIE = "kk_theme"
THEMES = ("auto", "light", "dark")
KEPT_FOR = timedelta(days=365)


def language_of(request: HttpRequest) -> str:
    """The chosen language; Dutch for who chose nothing, whatever the browser asks for."""
    chosen = request.COOKIES.get(LANGUAGE_COOKIE, "")
    return chosen if chosen in LANGUAGES else "nl"


def theme_of(request: HttpRequest) -> str:
    """`light`, `dark`, or `auto` for who follows the device."""
    chosen = request.COOKIES.get(THEME_COOKIE, "")
    return chosen if chosen in THEMES else "auto"


def keep(response: HttpResponse, cookie: str, value: str) -> None:
    """Remember a choice on this device for a year; no script needs to read it."""
    response.set_cookie(
        cookie,
        value,
        max_age=KEPT_FOR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
