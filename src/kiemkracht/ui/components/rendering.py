"""How a component becomes markup."""

from functools import lru_cache

from django.conf import settings
from django.template import Context, Engine, Template
from django.utils.safestring import SafeString

TONES = ("leaf", "spark", "sky", "plum")


def show(name: str, /, **content: object) -> SafeString:
    """Render `ui/components/<name>.html`, which sees only `content` and escapes it."""
    find = _find if settings.DEBUG else _remembered
    return find(f"ui/components/{name}.html").render(Context(content))


def _find(path: str) -> Template:
    return Engine.get_default().get_template(path)


# A list of twenty cards renders about a hundred components: asking every loader each time would
# cost as much as the rendering.
_remembered = lru_cache(maxsize=64)(_find)


def toned(tone: str, *, fallback: str = "") -> str:
    """`tone` when it is one of the four, `fallback` for an empty one; else a `ValueError`."""
    if tone and tone not in TONES:
        raise ValueError(f"no tone {tone!r}; choose from {', '.join(TONES)}")
    return tone or fallback
