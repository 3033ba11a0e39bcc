import json
import math
import tomllib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engines.scouting.hostile import FOR_THE_RADAR

from kiemkracht.engines.scouting import PATTERNS, SIGNALS, language_of, scout
from kiemkracht.engines.scouting.choosing import chosen_kiem, chosen_pattern
from kiemkracht.engines.scouting.features import shown_by
from kiemkracht.engines.scouting.learned import (
    FEATURES,
    feature_values,
    learned,
    meanings_of,
    tokens_of,
)
from kiemkracht.engines.scouting.scoring import (
    judge_patterns,
    judge_sprout,
    likeliest,
    sprout_terms,
    verdicts,
)
from kiemkracht.engines.scouting.words import words_of

ROOT = Path(__file__).parents[3]
GOLD = json.loads((ROOT / "benchmarks/radar_phrases.json").read_text(encoding="utf-8"))

SPROUTS = [
    ("K1", "Bij wijze van proef laat onze jurist de bewoner zelf vertellen wat misging."),
    ("K1", "Voor het eerst liep onze consulent eerst een rondje met de bewoner door de straat."),
    ("K2", "De buren van de Populierzoom hebben uit zichzelf een strooiploeg gevormd."),
    ("K2", "Niemand had het gevraagd, maar twee zussen hebben een ruilkast getimmerd."),
    ("K3", "De wijkagent en de imam zijn samen op pad gegaan langs de pleinen."),
    ("K3", "Samen met een collega van Vergunningen ben ik bij de bakker gaan zitten."),
    ("K4", "We hebben niet op de vergunning gewacht maar het bankje gewoon zelf neergezet."),
    ("K4", "Buiten de procedure om heeft de huismeester de jongeren de sleutel gegeven."),
    ("K5", "Na afloop bleef iedereen hangen en niemand wilde naar huis."),
    ("K5", "Ik was blij verrast dat er twintig buren met een schep stonden te lachen."),
    ("K6", "Inmiddels komen er al zes weken elke donderdag veertig mensen bij haar soep eten."),
    ("K6", "Sinds de winter halen de buren iedere zondag mevrouw Bos op voor een wandeling."),
    ("K7", "Als het aan mij lag zette ik een lange tafel op het plein."),
    ("K7", "Waarom doen we niet gewoon één keer per maand de vergadering op straat?"),
]  # fmt: skip
NO_SPROUTS = [
    "Komend jaar gaan wij inzetten op meer ontmoeting in de wijken.",  # policy
    "Het programma wordt conform de planning uitgevoerd.",  # voice of a programme
    "De omwonenden zijn per brief geïnformeerd.",  # passive without an actor
    "Voor het eerst in vijf jaar sluit de begroting zonder tekort.",  # money
    "Elke maandag is er afstemming met de ketenpartners.",  # routine of meetings
    "De gemeente wil dat bewoners meer zelf doen.",  # an institution wants it of others
    "De voorzitter opent de vergadering en heet iedereen welkom.",  # ordinary minutes
    "De monteur heeft op 14 maart de meter vervangen.",  # ordinary work
    "Het zou goed zijn als de buurt meer zelf deed, zei de adviseur.",  # someone else's wish
    "Met vriendelijke groet,",
]
PATTERN_SENTENCES = [
    ("B01", "Dat kan zo niet, daar zijn nu eenmaal regels voor."),
    ("B02", "Als we dit toestaan, wil straks iedereen een tafel op de stoep."),
    ("B03", "Ze is drie keer doorverbonden en niemand wist wie erover ging."),
    ("B04", "Voordat er iets mag gebeuren moet er eerst een visie worden vastgesteld."),
    ("B05", "Wij nemen het initiatief over en maken er een gemeentelijk project van."),
    ("B06", "Het besluit lag er al, we mochten alleen de kleur van het hek kiezen."),
    ("B07", "Alle wijken krijgen dezelfde aanpak, uitzonderingen maken we niet."),
    ("B08", "Wat niet in het systeem past, telt bij ons niet mee."),
    ("B09", "De doelgroep wordt integraal benaderd door de ketenpartners."),
    ("B10", "Voor een barbecue vragen ze een vergunning, een verzekering en ook nog een plan."),
    ("B11", "Ik wacht al zeven weken en heb niets meer gehoord."),
    ("B12", "Als ik stop, stopt alles; er is niemand te vinden die het overneemt."),
    ("B13", "Er zaten weer dezelfde gezichten, de jongeren kwamen niet."),
    ("B14", "De proef is geslaagd maar er is geen structureel budget, dus hij stopt."),
    ("B15", "Elke wijk vindt het wiel opnieuw uit, er is nergens iets vastgelegd."),
    ("B16", "Dat valt onder de Wmo en niet onder ons budget."),
    ("B17", "Er zijn altijd tegenstemmers, je kunt niet iedereen tevreden houden."),
    ("B18", "Deze mensen kunnen dat niet zelf, we moeten hen activeren."),
    ("B19", "De wethouder wil nog deze collegeperiode resultaat zien."),
    ("B20", "We nemen dit punt mee naar het volgende overleg en stemmen het nader af."),
    ("B21", "Daar heb ik geen mandaat voor, dat moet eerst langs de leiding."),
    ("B22", "Wie heeft dit goedgekeurd, was het eerste wat ze vroegen."),
    ("B23", "Het is te kleinschalig, zonder opschaling heeft het geen impact."),
    ("B24", "Dat hebben we al eens geprobeerd, het heeft toch geen zin."),
    ("B25", "Er is besloten te stoppen en niemand kan uitleggen waarom."),
]  # fmt: skip
NO_PATTERNS = [
    "Het verzoek is geweigerd op grond van artikel 8, er zijn twee alternatieven aangeboden.",
    "Ik heb mevrouw doorverwezen naar Ruud, hij belt haar voor vrijdag.",
    "Op 3 maart hoort u van ons het antwoord, zo is het afgesproken.",
    "De productie van het toneelstuk begint in mei.",
    "De kinderen nemen een taart mee voor de buren.",
]


def kinds(text: str, kind: str) -> list[str]:
    return [find.code for find in scout(text) if find.kind == kind]


@pytest.mark.parametrize(("code", "sentence"), SPROUTS)
def test_a_kiem_is_found_with_its_signal(code, sentence):
    assert kinds(sentence, "sprout") == [code]


@pytest.mark.parametrize("sentence", NO_SPROUTS)
def test_what_only_sounds_like_a_kiem_is_left_alone(sentence):
    assert kinds(sentence, "sprout") == []


@pytest.mark.parametrize("sentence", GOLD["true"])
def test_the_twelve_gold_kiemen_are_found(sentence):
    assert len(kinds(sentence, "sprout")) == 1


@pytest.mark.parametrize("sentence", GOLD["lookalike"])
def test_the_twelve_gold_lookalikes_are_not(sentence):
    assert kinds(sentence, "sprout") == []


@pytest.mark.parametrize(("code", "sentence"), PATTERN_SENTENCES)
def test_a_hindering_pattern_is_found(code, sentence):
    assert code in kinds(sentence, "pattern")


@pytest.mark.parametrize("sentence", NO_PATTERNS)
def test_what_speaks_against_a_pattern_is_heard(sentence):
    assert kinds(sentence, "pattern") == []


def test_every_signal_and_pattern_is_described():
    assert list(SIGNALS) == [f"K{n}" for n in range(1, 8)]
    assert list(PATTERNS) == [f"B{n:02}" for n in range(1, 26)]
    assert all(one.hints and one.name_nl and one.name_en for one in SIGNALS.values())
    assert all(one.hints and one.against and one.layer for one in PATTERNS.values())


def test_a_score_can_be_worked_out_by_hand():
    sentence = "Als het aan mij lag zette ik een lange tafel op het plein."
    terms = sprout_terms(shown_by(sentence, words_of(sentence)))
    path = ROOT / "src/kiemkracht/engines/scouting/weights.toml"
    weights = tomllib.loads(path.read_text(encoding="utf-8"))["kiem"]
    assert terms["bias"] == weights["bias"]
    assert terms["first_person"] == 1.5 * weights["first_person"] or terms[
        "first_person"
    ] == pytest.approx(weights["first_person"])
    verdict = judge_sprout(shown_by(sentence, words_of(sentence)))
    assert verdict.score == pytest.approx(1 / (1 + math.exp(-sum(terms.values()))), abs=1e-4)


def test_the_shares_of_what_was_learned_can_be_worked_out_by_hand():
    sentence = "Als het aan mij lag zette ik een lange tafel op het plein."
    words = words_of(sentence)
    patterns = judge_patterns(words)
    shown = shown_by(sentence, words, pattern=likeliest(patterns))
    numbers = verdicts(shown, patterns)
    stored = np.load(ROOT / "src/kiemkracht/engines/scouting/learned.npz")
    totals = stored["bias"] + np.array(numbers) @ stored["verdicts"]
    totals += np.array(feature_values(shown)) @ stored["features"]
    tokens, rarity = _rows(stored, "tokens"), _sizes(stored, "tokens")
    said = [name for name, _ in tokens_of(words) if name in tokens]
    totals += sum(tokens[name] for name in said) * 5 / sum(rarity[name] for name in said) ** 0.5
    known, sizes = _rows(stored, "meanings"), _sizes(stored, "meanings")
    meant = list(meanings_of(words, dict.fromkeys(known, 0)))
    first = [name for name, (at,) in meant if at < len(words) / 2]
    last = [name for name, (at,) in meant if at >= len(words) / 2]
    for part, names in (("meanings", [*first, *last]), ("first", first), ("last", last)):
        weights = _rows(stored, "meanings", part)
        totals += sum(weights[name] for name in names) / sum(sizes[name] for name in names) ** 0.5
    shares = np.exp(totals) / np.exp(totals).sum()
    told = learned(words, shown, numbers).scores
    assert list(told.values()) == pytest.approx(shares.tolist(), abs=1e-4)
    assert sum(told.values()) == pytest.approx(1)


def test_every_feature_of_the_hints_has_a_weight_of_its_own():
    stored = np.load(ROOT / "src/kiemkracht/engines/scouting/learned.npz")
    assert stored["features"].shape == (len(FEATURES), 33)
    shown = shown_by("Ze kookt soep.", words_of("Ze kookt soep."))
    valued = dict(zip(FEATURES, feature_values(shown), strict=True))
    assert {name for name, value in valued.items() if value} == set(shown.values)


def test_what_is_surely_a_pattern_is_not_shown_as_a_kiem_too():
    shares = {"-": 0.02, **dict.fromkeys(SIGNALS, 0.02), **dict.fromkeys(PATTERNS, 0.0)}
    shares["B03"] = 1 - sum(shares.values())
    assert chosen_kiem(shares) is None
    assert chosen_pattern(shares) == ("B03", pytest.approx(shares["B03"]))


def test_a_sentence_can_be_a_kiem_and_show_a_pattern():
    shares = {"-": 0.0, **dict.fromkeys((*SIGNALS, *PATTERNS), 0.0), "K4": 0.5, "B10": 0.5}
    assert chosen_kiem(shares) == ("K4", 0.5)
    assert chosen_pattern(shares) == ("B10", 0.5)


def _rows(stored, kind, part=""):
    names = stored[kind].item().decode().split("\n")
    part = part or kind
    weights = stored[f"{part}_weights"] * stored[f"{part}_scales"].astype(float)[:, None]
    return dict(zip(names, weights, strict=True))


def _sizes(stored, kind):
    names = stored[kind].item().decode().split("\n")
    return dict(zip(names, stored[f"{kind}_sizes"].astype(float), strict=True))


def test_a_word_nobody_knows_says_what_its_ending_says():
    words = words_of("De strooiploeg kwam langs.")
    assert [form for form, _ in meanings_of(words, dict.fromkeys(["ploeg", "oeg"], 0))] == ["ploeg"]
    assert list(meanings_of(words_of("De xqzwv"), {"qzwv": 0})) == []


def test_a_word_no_example_holds_says_what_words_like_it_say():
    stored = np.load(ROOT / "src/kiemkracht/engines/scouting/learned.npz")
    tokens, meanings = _rows(stored, "tokens"), _rows(stored, "meanings")
    assert len([word for word in meanings if f"w:{word}" not in tokens]) > 5_000


def test_no_name_is_a_word_with_a_meaning():
    words = words_of("Vandaag kwam Vrede langs met 12 anderen.")
    named = dict.fromkeys(["vrede", "12", "vandaag", "anderen"], 0)
    assert [form for form, _ in meanings_of(words, named)] == ["vandaag", "anderen"]


def test_every_example_stands_once_and_names_a_class():
    folder = ROOT / "benchmarks"
    files = [folder / "learned_examples.tsv", *sorted((folder / "examples").glob("*.tsv"))]
    lines = [line for path in files for line in path.read_text(encoding="utf-8").splitlines()]
    codes, sentences = zip(*(line.split("\t", 1) for line in lines), strict=True)
    assert set(codes) == {"-", "~", *SIGNALS, *PATTERNS}
    shapes = [" ".join(sorted({word.lower for word in words_of(said)})) for said in sentences]
    assert sorted(shape for shape in set(shapes) if shapes.count(shape) > 1) == []


TEXT = "\n".join(
    [*(s for _, s in SPROUTS), *NO_SPROUTS, *(s for _, s in PATTERN_SENTENCES), *NO_PATTERNS]
)


def test_finds_stand_in_order_with_their_own_words():
    finds = scout(TEXT)
    assert [find.start for find in finds] == sorted(find.start for find in finds)
    for find in finds:
        assert TEXT[find.start : find.end] == find.sentence
        assert find.why
        assert all(word in find.sentence for word in (*find.why, *find.against))
        assert 0 <= find.score <= 1


def test_the_same_text_gives_the_same_finds():
    assert scout(TEXT) == scout(TEXT)


def test_a_sentence_is_judged_by_itself():
    alone = [find.code for _, sentence in SPROUTS for find in scout(sentence)]
    together = [find.code for find in scout("\n".join(sentence for _, sentence in SPROUTS))]
    assert alone == together


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The neighbours have started a garden on their own and nobody asked them to do it."),
        ("de", "Die Nachbarn haben selbst einen Garten angefangen und niemand hatte sie gefragt."),
        ("tr", "Komşular her hafta birlikte yemek yapıyor ve kimse onlardan bunu istemedi."),
        ("ar", "الجيران يطبخون معا كل أسبوع ولم يطلب منهم أحد ذلك"),
        ("fr", "Les voisins ont commencé un jardin ensemble et personne ne leur a rien demandé."),
    ],
)
def test_another_language_is_named_and_gives_nothing(code, text):
    language = language_of(text)
    assert (language.code, language.is_sure) == (code, True)
    assert scout(text) == ()


def test_dutch_is_dutch_and_no_words_are_no_language():
    assert language_of(TEXT).code == "nl"
    assert language_of("De buren koken samen.").code == "nl"
    assert language_of("12 :) !").code == ""


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_survived(text):
    for find in scout(text):
        assert text[find.start : find.end] == find.sentence


@pytest.mark.parametrize("text", FOR_THE_RADAR, ids=range(len(FOR_THE_RADAR)))
def test_hostile_texts_are_survived(text):
    for find in scout(text):
        assert text[find.start : find.end] == find.sentence
