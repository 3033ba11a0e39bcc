"""Everything that comes in is UTF-8, whatever a request says of itself."""

import re
from collections.abc import Callable, Iterable
from typing import Any

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

_CHARSET = re.compile(r";\s*charset\s*=\s*(\"[^\"]*\"|[^;]*)", re.IGNORECASE)


def utf8_only(application: Application) -> Application:
    """Take a charset out of the content type before Django looks for its codec.

    Python knows codecs that are no charsets (rot13, unicode_escape); asked for one of those,
    Django stops before any of our pages could answer.
    """

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if content_type := environ.get("CONTENT_TYPE"):
            environ["CONTENT_TYPE"] = _CHARSET.sub("", content_type)
        return application(environ, start_response)

    return answer
