"""The open set: what of Polis' four files may be everyone's, with no number below k.

`votes.csv` and `participants-votes.csv` hold a row per person: with all someone said they can be
known again, however few columns are left. So they are not in it; a note in the set says so.
"""

import csv
import io
import zipfile
from collections.abc import Iterable

from django.utils.translation import gettext as _

from kiemkracht.perspectives.models import Conversation
from kiemkracht.perspectives.selectors.landscape_parts import LandscapePage
from kiemkracht.perspectives.selectors.sharing import harmless

_FIRST_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)
_COMMENTS = [
    "timestamp",
    "datetime",
    "comment-id",
    "author-id",
    "agrees",
    "disagrees",
    "moderated",
    "comment-body",
]


def open_set(conversation: Conversation, page: LandscapePage) -> bytes:
    """A zip of summary.csv, comments.csv and a note; the same page gives the same bytes.

    Made of the page that everyone sees, so it tells nothing more. Without times and writers.
    """
    note = _(
        "The open set of a conversation, in the columns of Polis. Counts of fewer than %(k)s "
        "people are left out. So are times, writers, and the files with a row per person: with "
        "all that someone said they could be known again. landschap.json holds what was "
        "computed, with the method, version, seed and parameters."
    ) % {"k": page.k}
    files = {
        "summary.csv": _csv(_summary(conversation, page)),
        "comments.csv": _csv(_comments(page)),
        "readme.txt": f"{note}\n",
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, date_time=_FIRST_DAY_OF_ZIP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, text.encode())
    return target.getvalue()


def _csv(rows: Iterable[Iterable[object]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _summary(conversation: Conversation, page: LandscapePage) -> Iterable[tuple[str, object]]:
    yield "topic", harmless(conversation.question)
    yield "url", f"/meervoud/{conversation.slug}/"
    yield "voters", page.people.count or ""
    yield "comments", len(page.lines)
    yield "groups", len(page.groups)
    yield "conversation-description", harmless(conversation.intro)


def _comments(page: LandscapePage) -> Iterable[list[object]]:
    yield list(_COMMENTS)
    for line in sorted(page.lines, key=lambda line: line.number):
        all_ = line.everyone
        counts = ["", ""] if all_.is_hidden else [all_.agree, all_.disagree]
        yield ["", "", line.number, "", *counts, 1, harmless(line.text)]
