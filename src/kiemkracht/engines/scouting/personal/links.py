"""Mail addresses, names of accounts, and links that lead to one person."""

import re
from collections.abc import Iterator

from kiemkracht.engines.scouting.personal.finding import Personal

_LONGEST_LOCAL = 64
_LONGEST_DOMAIN = 253
_LOCAL_END = re.compile(r"[^\W](?:[\w.+%'’-]*)$")
_DOMAIN = re.compile(r"[^\W_][\w-]{0,62}(?:\.[^\W_][\w-]{0,62}){1,8}")
_HANDLE = re.compile(r"[A-Za-z_][\w.]{1,29}(?<!\.)")
_URL = re.compile(r"(?<!\w)(?:https?://|www\.)[^\s<>\"“”‘’]{3,2000}", re.IGNORECASE)
_SOCIAL = re.compile(
    r"(?<![\w.@-])(?:https?://)?(?:www\.|m\.|nl\.)?(?:facebook|fb|instagram|linkedin|twitter|x|tiktok|"
    r"snapchat|threads|bsky|mastodon|t)\.(?:com|nl|app|social|me)/[\w./?=%@-]{2,120}",
    re.IGNORECASE,
)
_PERSONAL_PART = re.compile(
    r"/~|/(?:in|u|user|users|profiel|profile|people|person|mijn|account)/|"
    r"[?&#](?:e?-?mail|user|naam|name|id|client|klant|token|key|code|session|sid)\w*=|@",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"\b(?:insta(?:gram)?|twitter|facebook|tiktok|snap(?:chat)?|linkedin|telegram|skype|discord)"
    r"(?:naam|account)?\s?(?::|is|heet)\s?@?([A-Za-z_][\w.]{2,29})",
    re.IGNORECASE,
)


def find_links(text: str) -> Iterator[Personal]:
    """Mail addresses, account names and personal links, in no particular order."""
    yield from _around_at_signs(text)
    for match in _SOCIAL.finditer(text):
        yield _until_end(match, "pagina van iemand op een sociaal netwerk", 0.9)
    for match in _URL.finditer(text):
        if _PERSONAL_PART.search(match[0]):
            yield _until_end(match, "link met een persoonlijk deel", 0.75)
    for match in _CUE.finditer(text):
        why = "naam op een sociaal netwerk"
        yield Personal(match.start(1), match.end(1), match[1], "account", why, 0.85)


def _around_at_signs(text: str) -> Iterator[Personal]:
    """Look back and forth from every @, a bounded way: linear whatever stands there."""
    at = text.find("@")
    before = 0
    while at >= 0:
        local = _LOCAL_END.search(text[max(before, at - _LONGEST_LOCAL) : at])
        domain = _DOMAIN.match(text, at + 1, at + 1 + _LONGEST_DOMAIN)
        if local and domain:
            start, end = at - len(local[0]), domain.end()
            yield Personal(start, end, text[start:end], "email", "e-mailadres", 0.99)
            before = end
        elif not local and (handle := _HANDLE.match(text, at + 1)):
            why = "begint met @"
            yield Personal(at, handle.end(), text[at : handle.end()], "account", why, 0.85)
        before = max(before, at + 1)
        at = text.find("@", at + 1)


def _until_end(match: re.Match[str], why: str, sure: float) -> Personal:
    link = match[0].rstrip(".,;:!?)]}'")
    return Personal(match.start(), match.start() + len(link), link, "url", why, sure)
