"""`python -m kiemkracht.engines.documents NAME < FILE`: read one file inside limits, print JSON.

For who reads files of strangers: a file that takes too much memory or time ends this process and
nothing else. Limits are set before the first byte is looked at.
"""

import json
import resource
import sys

from kiemkracht.engines.documents.document import MOST_BYTES, DocumentError
from kiemkracht.engines.documents.reading import read_document

MOST_MEMORY = 700_000_000
MOST_SECONDS = 20
_LIMITS = (
    (resource.RLIMIT_AS, MOST_MEMORY),
    (resource.RLIMIT_CPU, MOST_SECONDS),
    (resource.RLIMIT_FSIZE, 0),
    (resource.RLIMIT_CORE, 0),
)


def main() -> int:
    """Print `{"text": …}` or `{"reason": …}`."""
    for limit, most in _LIMITS:
        resource.setrlimit(limit, (most, most))
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    try:
        document = read_document(sys.stdin.buffer.read(MOST_BYTES + 1), name=name)
        answer: dict[str, object] = {
            "text": document.text,
            "format": document.format,
            "pages": document.pages,
            "note": document.note,
        }
    except DocumentError as error:
        answer = {"reason": error.reason}
    sys.stdout.write(json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main())
