"""The Dutch words of the command `mirror`: levels, kinds and reasons."""

from kiemkracht.engines.language.mirror import Kind, Level, Reason

LEVEL_WORDS: dict[Level, str] = {
    "easy": "makkelijk (A2–B1)",
    "fair": "gewoon (rond B1)",
    "hard": "lastig (B2)",
    "very_hard": "heel lastig (C1)",
}
KIND_WORDS: dict[Kind, str] = {
    "office": "kantoorwoord",
    "deficit": "tekortwoord",
    "vague": "mistwoord",
    "old": "oud woord",
    "jargon": "vakwoord",
    "nominalisation": "maak er een werkwoord van",
    "passive": "wie doet het?",
    "institution": "zeg wij of u",
    "long_word": "lang woord",
    "rare": "zeldzaam woord",
}
REASON_WORDS: dict[Reason, str] = {
    "long_sentence": "langer dan 20 woorden",
    "office_words": "meer kantoorwoorden bij elkaar",
    "rare_words": "woorden die je zelden hoort",
    "abstract_words": "niets om aan te raken of te zien",
    "dense": "veel tegelijk",
}
# What to do with a mark for which there is no other word.
WITHOUT_WORDS: dict[Kind, str] = {
    "passive": "zeg wie het doet",
    "long_word": "knip het in stukken",
    "rare": "zoek een woord dat iedereen kent",
}
