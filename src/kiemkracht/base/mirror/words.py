"""The words for what the mirror sees: short labels, and one sentence of why."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kiemkracht.engines.language.mirror import Kind, Level, Reason


class KindWords(NamedTuple):
    """What a mark is called, and what to do with it."""

    label: Promise
    why: Promise


KIND_WORDS: dict[Kind, KindWords] = {
    "deficit": KindWords(
        _("lack"), _("Says what people lack. What can they do, what do they want?")
    ),
    "office": KindWords(
        _("office word"), _("Nobody says this at the kitchen table. Often a plain word fits.")
    ),
    "vague": KindWords(_("fog"), _("Nobody can see what happens now. Who does what, and when?")),
    "jargon": KindWords(_("craft word"), _("Needed sometimes. Then say at once what it means.")),
    "old": KindWords(_("old word"), _("A word from former letters.")),
    "nominalisation": KindWords(_("hidden verb"), _("There is a verb in here. Let someone do it.")),
    "passive": KindWords(_("who does it?"), _("It is done, but nobody does it. Name who.")),
    "institution": KindWords(_("we or you"), _("Write we and you, then people speak to people.")),
    "rare": KindWords(
        _("rare word"), _("You rarely hear this. Is there a word that everybody knows?")
    ),
    "long_word": KindWords(_("long word"), _("Several words stuck together. Cut it up.")),
}

LEVEL_WORDS: dict[Level, Promise] = {
    "easy": _("Easy (A2–B1)"),
    "fair": _("Ordinary (about B1)"),
    "hard": _("Difficult (B2)"),
    "very_hard": _("Very difficult (C1)"),
}

REASON_WORDS: dict[Reason, Promise] = {
    "long_sentence": _("longer than 20 words"),
    "office_words": _("several office words together"),
    "rare_words": _("words you rarely hear"),
    "abstract_words": _("nothing to see or touch"),
    "dense": _("much at once"),
}

SAMPLE = (
    "Geachte bewoner,\n\n"
    "In het kader van de herinrichting van het Lindeplein wordt een bijeenkomst gehouden ten "
    "behoeve van de doelgroep. De ketenpartners stemmen integraal af over het participatietraject "
    "en koppelen daarover terug. Indien u verhinderd bent, kunt u uw zienswijze schriftelijk "
    "kenbaar maken.\n\n"
    "Voor kwetsbare bewoners is ondersteuning beschikbaar. Uw inbreng nemen wij mee in de verdere "
    "besluitvorming.\n\n"
    "Er is koffie, en de kinderen kunnen spelen."
)
"""A letter of a made-up office, to see what the mirror does."""
