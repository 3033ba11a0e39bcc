"""In which language a text is written."""

# ruff: noqa: SIM905 - lists of words read better as text

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

LANGUAGES = (
    "nl",
    "en",
    "de",
    "fr",
    "tr",
    "ar",
    "pl",
    "es",
    "uk",
    "it",
    "pt",
    "ro",
    "bg",
    "fa",
    "vi",
)
_LOOKED_AT = 20_000
"""Signs of a text that are looked at: its beginning says enough."""
_ENOUGH_WORDS = 12
_SURE = 0.9
# Words that hardly occur in other languages; of a Dutch text they are a fifth and more.
_DUTCH = frozenset(
    (
        "de het een van ik niet zijn dat die wij we ook maar voor met naar bij heb heeft hebben "
        "wordt worden werd nog zij hij je jij uit aan om door deze dit geen meer wel zou er hun "
        "onze ons als dan toen nu te op en"
    ).split()
)
_ONLY_DUTCH = frozenset(
    (
        "het een van ik niet zijn dat wij ook maar voor naar bij heb heeft hebben wordt worden "
        "werd nog zij hij jij uit deze geen meer wel zou hun onze ons toen"
    ).split()
)
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Language:
    """The likeliest language of a text.

    `code`: one of `LANGUAGES`, or "" for a text without words. `share`: how likely it is among
    these, 0 to 1. `is_sure`: False for a text too short or too mixed to tell.
    """

    code: str
    share: float
    is_sure: bool


def language_of(text: str) -> Language:
    """In which language a text is written, judged by its first 20,000 signs.

    Plain Dutch is recognised by its small words, at once; otherwise a model is read (py3langid,
    half a second, restricted to `LANGUAGES`). Never raises. Deterministic. A language outside the
    list comes back as its nearest neighbour (Frisian and Afrikaans as Dutch).
    """
    words = [word.lower() for word in _LETTERS.findall(text[:_LOOKED_AT])]
    if not words:
        return Language("", 0.0, is_sure=False)
    small = sum(word in _DUTCH for word in words) / len(words)
    typical = sum(word in _ONLY_DUTCH for word in words) / len(words)
    if small >= 0.2 and typical >= 0.1 and len(words) >= 4:
        return Language("nl", 1.0, is_sure=True)
    ranked = _model().rank(" ".join(words))
    code, share = str(ranked[0][0]), float(ranked[0][1])
    is_long = len(words) >= _ENOUGH_WORDS or not words[0].isascii()
    return Language(code, round(share, 4), is_sure=share >= _SURE and (is_long or share > 0.99))


@cache
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages(list(LANGUAGES))
    return model
