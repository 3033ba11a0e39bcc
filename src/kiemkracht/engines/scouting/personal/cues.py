"""The words around a name that give it away, and the words that speak against it.

They stand in `cues.toml`, with what each list is for.
"""

import tomllib
from importlib.resources import files

from kiemkracht.engines.scouting.personal.folding import fold

_LISTS: dict[str, str] = tomllib.loads(
    files(__package__).joinpath("cues.toml").read_text(encoding="utf-8")
)


def _tuple(name: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in _LISTS[name].split())


def _set(name: str) -> frozenset[str]:
    return frozenset(_tuple(name))


def _joints(name: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(fold(joint).split()) for joint in _LISTS[name].split(";"))


TITLES = _set("titles")
TURKISH_AFTER = _set("turkish_after")
ROLES = _set("roles")
GREETINGS = _set("greetings")
PORTFOLIOS = _set("portfolios")
HUMAN_VERBS = _set("human_verbs")
TELLING_VERBS = _set("telling_verbs")
PERSON_PREPOSITIONS = _set("person_prepositions")
PLACE_PREPOSITIONS = _set("place_prepositions")
ARTICLES = _set("articles")
PLAIN_ARTICLES = _set("plain_articles")
PARTICLES = _set("particles")
AFTER_DE = _set("after_de")
AFTER_PARTICLE = AFTER_DE | _set("after_particle")
ORGANISATIONS = _set("organisations")
STREET_ENDS = _tuple("street_ends")
LIST_LABELS = _set("list_labels")
CLOSINGS = _tuple("closings")
ABBREVIATIONS = _set("abbreviations")
TIME_WORDS = _set("time_words")
WORDS_TOO = _set("words_too")
NAMES_AFTER_ALL = _set("names_after_all")
NO_NAMES = _set("no_names")
ARABIC_NAMES = _set("arabic_names")
JOINTS = _joints("joints")
SURE_JOINTS = _joints("sure_joints")
