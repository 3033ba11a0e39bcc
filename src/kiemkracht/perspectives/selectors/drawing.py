"""The drawing of a landscape for a page, in the reader's language."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from django.core.cache import cache
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from kiemkracht.base.thresholds import k_small
from kiemkracht.perspectives.models import Conversation
from kiemkracht.perspectives.selectors.blurring import coarse_places
from kiemkracht.perspectives.selectors.landscape_parts import LandscapePage
from kiemkracht.perspectives.selectors.stored import landscape_of
from kiemkracht.perspectives.selectors.words import group_label

if TYPE_CHECKING:
    from kiemkracht.engines.landscape.picture import PictureWords, Sheet

WIDE, NARROW = 640, 360
KEPT_S = 3600


def drawn(page: LandscapePage, conversation: Conversation) -> LandscapePage:
    """The page with its map: one for a wide screen and one for a phone.

    The map is remembered for an hour, per language and per set of statements, and nobody's own
    place with it: that is put on it for its reader only. Queries: 0. Cost: some 20 ms per map of
    500 people when nobody looked yet.
    """
    if not page.can_show:
        return page
    words = words_for(page, conversation)
    mark = (page.me.x, page.me.y) if page.me else None
    doubt = page.me.doubt.covariance if page.me and page.me.doubt else None
    pieces = [
        _remembered(page, words, width).shown(words, mark=mark, doubt=doubt)
        for width in (WIDE, NARROW)
    ]
    # The engine escapes every text it draws; tests feed it markup.
    return replace(page, svg=SafeString("\n".join(pieces)))


def standalone_svg(page: LandscapePage, conversation: Conversation) -> str:
    """The map as a file of its own, with colours and title, without anybody's own place."""
    words = words_for(page, conversation)
    return _sheet(page, words, 900, standalone=True).shown(words)


def printed_svg(page: LandscapePage, conversation: Conversation) -> SafeString:
    """The map for paper: plain colours, without what needs a pointer, and nobody's own place."""
    words = words_for(page, conversation)
    return SafeString(_sheet(page, words, WIDE, on_paper=True).shown(words))


def _remembered(page: LandscapePage, words: "PictureWords", width: int) -> "Sheet":
    key = _key(page, _texts(page), width)
    known: Sheet | None = cache.get(key)
    if known is None:
        known = _sheet(page, words, width)
        cache.set(key, known, KEPT_S)
    return known


def _key(page: LandscapePage, texts: Mapping[int, str], width: int) -> str:
    said = hashlib.sha256(repr(sorted(texts.items())).encode()).hexdigest()
    lens = page.lens.engine if page.lens else ""
    return f"perspectives:map:{page.run_id}:{lens}:{width}:{get_language()}:{k_small()}:{said}"


def _sheet(
    page: LandscapePage,
    words: "PictureWords",
    width: int,
    *,
    standalone: bool = False,
    on_paper: bool = False,
) -> "Sheet":
    from kiemkracht.engines.landscape.picture import sheet_of

    return sheet_of(
        landscape_of(coarse_places(page.result)),
        statements=_texts(page),
        words=words,
        standalone=standalone,
        on_paper=on_paper,
        width=width,
    )


def _texts(page: LandscapePage) -> dict[int, str]:
    return {line.number: line.text for line in page.lines}


def words_for(page: LandscapePage, conversation: Conversation) -> "PictureWords":
    """The words in the picture, with small numbers hidden.

    A sentence stands beside a group that it marks. One cloud has none: beside how many people
    there are it would seem that all of them say so.
    """
    from kiemkracht.engines.landscape.picture import PictureWords

    has_groups = len(page.groups) > 1
    return PictureWords(
        title=conversation.question,
        description=_(
            "Map of views. Everyone is a small shape near people who think alike; groups differ "
            "by shape and colour. The same stands in words and in a table on this page."
        ),
        people=_people,
        label=lambda text, agrees: group_label(text, 1 if agrees else -1) if has_groups else "",
        counts=_counts,
        unplaced=_unplaced,
        doubt=page.sureness.title if page.sureness else "",
        you=_("you"),
    )


def _people(number: int) -> str:
    if number < k_small():
        return _("fewer than %(k)s people") % {"k": k_small()}
    return ngettext("%(number)s person", "%(number)s people", number) % {"number": number}


def _counts(agree: int, disagree: int, passed: int) -> str:
    if agree + disagree + passed < k_small():
        return _("too few answers to show")
    return _("%(agree)s agree, %(disagree)s disagree, %(passed)s don’t know") % {
        "agree": agree,
        "disagree": disagree,
        "passed": passed,
    }


def _unplaced(number: int) -> str:
    if number < k_small():
        return _("in no group: too few views")
    return ngettext(
        "%(number)s person in no group: too few views",
        "%(number)s people in no group: too few views",
        number,
    ) % {"number": number}
