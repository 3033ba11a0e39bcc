"""Forms of verbs and nouns: which ones there are, and one form of another word."""

from functools import lru_cache
from typing import Literal

from kiemkracht.engines.language.folding import fold
from kiemkracht.engines.language.lexicon import lexicon

Slot = Literal["infinitive", "stem", "third", "past", "pasts", "participle"]
SLOTS: tuple[Slot, ...] = ("infinitive", "stem", "third", "past", "pasts", "participle")
_VOWELS = "aeiouy"
_UNVOICED = set("tkfschp")
_UNSTRESSED = ("be", "ge", "her", "ont", "ver")
_STRESSED_AFTER_ALL = ("verifiëren", "benchmarken")
# infinitive: stem, third person, past, past plural, participle.
_IRREGULAR_LINES = """\
achten acht acht achtte achtten geacht
beginnen begin begint begon begonnen begonnen
begrijpen begrijp begrijpt begreep begrepen begrepen
bellen bel belt belde belden gebeld
beslissen beslis beslist besliste beslisten beslist
besluiten besluit besluit besloot besloten besloten
bevelen beveel beveelt beval bevalen bevolen
bewegen beweeg beweegt bewoog bewogen bewogen
bieden bied biedt bood boden geboden
blijven blijf blijft bleef bleven gebleven
brengen breng brengt bracht brachten gebracht
denken denk denkt dacht dachten gedacht
doen doe doet deed deden gedaan
dragen draag draagt droeg droegen gedragen
dringen dring dringt drong drongen gedrongen
dwingen dwing dwingt dwong dwongen gedwongen
gaan ga gaat ging gingen gegaan
geven geef geeft gaf gaven gegeven
grijpen grijp grijpt greep grepen gegrepen
hebben heb heeft had hadden gehad
helpen help helpt hielp hielpen geholpen
heroverwegen heroverweeg heroverweegt heroverwoog heroverwogen heroverwogen
houden houd houdt hield hielden gehouden
jagen jaag jaagt joeg joegen gejaagd
komen kom komt kwam kwamen gekomen
kopen koop koopt kocht kochten gekocht
krijgen krijg krijgt kreeg kregen gekregen
kunnen kan kan kon konden gekund
laten laat laat liet lieten gelaten
lezen lees leest las lazen gelezen
liggen lig ligt lag lagen gelegen
lopen loop loopt liep liepen gelopen
mijden mijd mijdt meed meden gemeden
moeten moet moet moest moesten gemoeten
nemen neem neemt nam namen genomen
ondernemen onderneem onderneemt ondernam ondernamen ondernomen
ondervinden ondervind ondervindt ondervond ondervonden ondervonden
ontvangen ontvang ontvangt ontving ontvingen ontvangen
roepen roep roept riep riepen geroepen
schenken schenk schenkt schonk schonken geschonken
schrijven schrijf schrijft schreef schreven geschreven
sluiten sluit sluit sloot sloten gesloten
spreken spreek spreekt sprak spraken gesproken
staan sta staat stond stonden gestaan
stoten stoot stoot stootte stootten gestoten
treden treed treedt trad traden getreden
treffen tref treft trof troffen getroffen
trekken trek trekt trok trokken getrokken
vallen val valt viel vielen gevallen
vangen vang vangt ving vingen gevangen
verkopen verkoop verkoopt verkocht verkochten verkocht
verkrijgen verkrijg verkrijgt verkreeg verkregen verkregen
verwerven verwerf verwerft verwierf verwierven verworven
vinden vind vindt vond vonden gevonden
vliegen vlieg vliegt vloog vlogen gevlogen
vragen vraag vraagt vroeg vroegen gevraagd
wegen weeg weegt woog wogen gewogen
werven werf werft wierf wierven geworven
wijzen wijs wijst wees wezen gewezen
willen wil wil wilde wilden gewild
winnen win wint won wonnen gewonnen
worden word wordt werd werden geworden
zeggen zeg zegt zei zeiden gezegd
zenden zend zendt zond zonden gezonden
zien zie ziet zag zagen gezien
zijn ben is was waren geweest
zoeken zoek zoekt zocht zochten gezocht"""
_IRREGULAR: dict[str, tuple[str, ...]] = {
    line.split(" ")[0]: tuple(line.split(" ")[1:]) for line in _IRREGULAR_LINES.split("\n")
}


@lru_cache(maxsize=2048)
def verb_forms(infinitive: str) -> dict[Slot, str]:
    """The six forms of a verb without a separable beginning."""
    irregular = _IRREGULAR.get(infinitive)
    if irregular is not None:
        return dict(zip(SLOTS, (infinitive, *irregular), strict=True))
    stem = _stem(infinitive)
    voiceless = _stem_sound(infinitive) in _UNVOICED
    past = stem + ("te" if voiceless else "de")
    third = stem if stem.endswith("t") else stem + "t"
    ending = "" if stem[-1] in "td" else ("t" if voiceless else "d")
    before, rest = _participle_start(infinitive, stem)
    return dict(
        zip(SLOTS, (infinitive, stem, third, past, past + "n", before + rest + ending), strict=True)
    )


def _participle_start(infinitive: str, stem: str) -> tuple[str, str]:
    if infinitive.startswith(_UNSTRESSED) and infinitive not in _STRESSED_AFTER_ALL:
        return "", stem
    dotted = {"e": "ë", "i": "ï"}.get(stem[0], stem[0])
    return "ge", dotted + stem[1:]


def verb_form(parts: str, slot: Slot) -> str:
    """One form of a verb written with a dot after its separable beginning: voert … uit, uitgevoerd.

    A finite form of a separable verb comes as “voert … uit”.
    """
    beginning, _, base = parts.rpartition("·")
    form = verb_forms(base)[slot]
    if not beginning:
        return form
    return beginning + form if slot in ("infinitive", "participle") else f"{form} … {beginning}"


def _stem_sound(infinitive: str) -> str:
    """The last letter of the stem as it sounds before the ending: v of leven, not f of leef."""
    return infinitive[:-2][-1:] if infinitive.endswith("en") else infinitive[-2:-1]


def _stem(infinitive: str) -> str:
    rough = infinitive.removesuffix("en") if infinitive.endswith("en") else infinitive[:-1]
    if rough.endswith(("iër", "eër")):  # initieer, creëer
        return rough[:-2] + ("eer" if rough[-3] == "i" else "ëer")
    if len(rough) > 2 and rough[-1] == rough[-2] and rough[-1] not in _VOWELS:
        return rough[:-1]
    hard = rough[:-1] + {"v": "f", "z": "s"}.get(rough[-1], rough[-1])
    doubled = rough[:-1] + rough[-2:-1] + hard[-1]
    return doubled if _is_open(rough) and _knows(doubled, hard) else hard


def _is_open(rough: str) -> bool:
    """One vowel and one consonant at the end: mak(en), activer(en), regel(en)."""
    return (
        len(rough) > 2
        and rough[-1] not in _VOWELS
        and rough[-2] in "aeou"
        and rough[-3] not in _VOWELS + "éë"
    ) or rough.endswith(("uer", "ier"))


def _knows(doubled: str, single: str) -> bool:
    """Whether the stem is said with a long vowel: by the word list, else by its ending."""
    seen = [_frequency(form) + _frequency(form + "t") for form in (doubled, single)]
    if seen[0] != seen[1]:
        return seen[0] > seen[1]
    return not single.endswith(("el", "en")) or len(single) < 4


def _frequency(word: str) -> float:
    entry = lexicon().entry(fold(word))
    return entry.log_frequency if entry else 0.0


def plurals(noun: str) -> tuple[str, ...]:
    """Every plural the spelling allows; most are no words, which does no harm in a search."""
    found = [noun + "s", noun + "en", noun + "'s", noun + noun[-1] + "en"]
    if noun.endswith("e"):
        found.append(noun + "n")
    if noun.endswith("heid"):
        found.append(noun.removesuffix("heid") + "heden")
    if noun.endswith("ie"):
        found.append(noun + "ën")
    if len(noun) > 3 and noun[-2] == noun[-3] and noun[-2] in "aeou":
        found.append(noun[:-2] + {"f": "v", "s": "z"}.get(noun[-1], noun[-1]) + "en")
        found.append(noun[:-2] + noun[-1] + "en")
    if noun.endswith("um"):
        found.append(noun[:-2] + "a")
    return tuple(found)


def inflected(adjective: str) -> tuple[str, ...]:
    """The forms an adjective may have before a noun."""
    found = [adjective, adjective + "e", adjective + adjective[-1] + "e"]
    if len(adjective) > 3 and adjective[-2] == adjective[-3] and adjective[-2] in "aeou":
        found.append(adjective[:-2] + {"f": "v", "s": "z"}.get(adjective[-1], adjective[-1]) + "e")
        found.append(adjective[:-2] + adjective[-1] + "e")
    if adjective.endswith(("ief", "oos")):
        found.append(adjective[:-1] + {"f": "ve", "s": "ze"}[adjective[-1]])
    return tuple(found)
