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
    from kiemkracht.engines.landscape.picture import PictureWords

WIDE, NARROW = 640, 360
KEPT_S = 3600
Mark = tuple[float, float] | None
Doubt = tuple[tuple[float, float], tuple[float, float]] | None


def drawn(page: LandscapePage, conversation: Conversation) -> LandscapePage:
    """The page with its map: one for a wide screen and one for a phone.

    The drawing without anybody's own place is remembered for an hour, per language and per set
    of statements; one with a ring is made for its reader only. Queries: 0 or 1.
    Cost: some 30 ms per drawing of 500 people.
    """
    if not page.can_show:
        return page
    mark = (page.me.x, page.me.y) if page.me else None
    doubt = page.me.doubt.covariance if page.me and page.me.doubt else None
    texts = {line.number: line.text for line in page.lines}
    if mark is None:
        pieces = [_remembered(page, conversation, texts, width) for width in (WIDE, NARROW)]
    else:
        pieces = [
            _draw(page, conversation, texts, width, mark, doubt=doubt) for width in (WIDE, NARROW)
        ]
    # The engine escapes every text it draws; tests feed it markup.
    return replace(page, svg=SafeString("\n".join(pieces)))


def standalone_svg(page: LandscapePage, conversation: Conversation) -> str:
    """The map as a file of its own, with colours and title, without anybody's own place."""
    texts = {line.number: line.text for line in page.lines}
    return _draw(page, conversation, texts, 900, None, standalone=True)


def printed_svg(page: LandscapePage, conversation: Conversation) -> SafeString:
    """The map for paper: plain colours, without what needs a pointer, and nobody's own place."""
    texts = {line.number: line.text for line in page.lines}
    return SafeString(_draw(page, conversation, texts, WIDE, None, on_paper=True))


def _remembered(
    page: LandscapePage,
    conversation: Conversation,
    texts: Mapping[int, str],
    width: int,
) -> str:
    key = _key(page, texts, width)
    known = cache.get(key)
    if known is None:
        known = _draw(page, conversation, texts, width, None)
        cache.set(key, known, KEPT_S)
    return str(known)


def _key(page: LandscapePage, texts: Mapping[int, str], width: int) -> str:
    said = hashlib.sha256(repr(sorted(texts.items())).encode()).hexdigest()
    lens = page.lens.engine if page.lens else ""
    return f"perspectives:map:{page.run_id}:{lens}:{width}:{get_language()}:{k_small()}:{said}"


def _draw(
    page: LandscapePage,
    conversation: Conversation,
    texts: Mapping[int, str],
    width: int,
    mark: Mark,
    *,
    doubt: Doubt = None,
    standalone: bool = False,
    on_paper: bool = False,
) -> str:
    from kiemkracht.engines.landscape.picture import draw

    return draw(
        landscape_of(coarse_places(page.result)),
        statements=texts,
        words=words_for(page, conversation),
        mark=mark,
        doubt=doubt,
        standalone=standalone,
        on_paper=on_paper,
        width=width,
    )


def words_for(page: LandscapePage, conversation: Conversation) -> "PictureWords":
    """The words in the picture, with small numbers hidden."""
    from kiemkracht.engines.landscape.picture import PictureWords

    return PictureWords(
        title=conversation.question,
        description=_(
            "Map of views. Everyone is a small shape near people who think alike; groups differ "
            "by shape and colour. The same stands in words and in a table on this page."
        ),
        people=_people,
        label=lambda text, agrees: group_label(text, 1 if agrees else -1),
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
