"""The register as a file that anyone can check with twenty lines of Python."""

import json
from collections.abc import Iterator

from kiemkracht.direction.models import RegisterHead
from kiemkracht.direction.selectors.verifying import FORMAT, exported_links


def register_json() -> Iterator[str]:
    """The JSON text in pieces, one link per line. Queries: 2; bounded memory.

    `docs/howto/verify-choices.md` describes the keys.
    """
    head = RegisterHead.objects.filter(pk=1).first()
    opening = {
        "format": FORMAT,
        "head": head.hash if head else "",
        "length": head.position if head else 0,
    }
    yield json.dumps(opening)[:-1] + ', "links": ['
    for at, link in enumerate(exported_links()):
        yield ("," if at else "") + "\n" + json.dumps(link.as_json(), ensure_ascii=False)
    yield "\n]}\n"
