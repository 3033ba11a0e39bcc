"""People and time: who, when, what happened and what comes next."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Protocol

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from kiemkracht.base import clock
from kiemkracht.ui.components.rendering import show
from kiemkracht.ui.words_for_time import exactly, in_full, relative

Words = str | Promise


class TimelineEntry(Protocol):
    """Something that happened; `glyph` may be empty."""

    @property
    def when(self) -> date | None: ...
    @property
    def sentence(self) -> Words: ...
    @property
    def who(self) -> Words: ...
    @property
    def glyph(self) -> str: ...


class NextStep(Protocol):
    """A step to take: `text`, and `who`, `when` and `done` as far as known."""

    @property
    def text(self) -> Words: ...
    @property
    def who(self) -> Words: ...
    @property
    def when(self) -> date | None: ...
    @property
    def done(self) -> bool: ...


def when(moment: date | None, style: str = "relative") -> SafeString:
    """A date in words, as the wall clock in Amsterdam tells it; nothing for None."""
    if moment is None:
        return SafeString("")
    here = _to_the_minute(moment) if isinstance(moment, datetime) else moment
    return _in_words(here, style, _to_the_minute(clock.now()), get_language() or "")


def _to_the_minute(moment: datetime) -> datetime:
    return timezone.localtime(moment).replace(second=0, microsecond=0)


@lru_cache(maxsize=4096)
def _in_words(here: date, style: str, now: datetime, language: str) -> SafeString:
    """A moment as seen from this minute; remembered, since a page shows the same ones often."""
    exact = exactly(here, language)
    words = {
        "relative": lambda: relative(here, now=now),
        "date": lambda: in_full(here),
        "datetime": lambda: exact,
    }[style]()
    return format_html(
        '<time class="kk-when" datetime="{}" title="{}">{}</time>', here.isoformat(), exact, words
    )


def person(name: Words, role: Words = "") -> SafeString:
    """Someone, by name and possibly role; the drawing is the first letter, never a photo."""
    initial = str(name).strip()[:1].upper()
    return show("person", name=name, role=role, initial=initial)


def timeline(lines: Iterable[TimelineEntry]) -> SafeString:
    """What happened, newest as given."""
    return show("timeline", lines=lines)


def steps_list(steps: Iterable[NextStep]) -> SafeString:
    """Next steps, with who does them and when."""
    return show("steps_list", steps=steps)


def quote(text: Words, who: Words = "") -> SafeString:
    """Something a person said, in their own words."""
    return show("quote", text=text, who=who)
