"""What the mirror marks, where, and what it offers instead: worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.language.mirror import KINDS, mirror

# Six pairs of the reference world: what an office wrote, and the words of it that matter.
OFFICE_SENTENCES = {
    "De doelgroep wordt geactiveerd om zelfredzaamheid te bevorderen.": {
        "doelgroep",
        "wordt",
        "geactiveerd",
        "zelfredzaamheid",
        "bevorderen",
    },
    "Ketenpartners stemmen integraal af over de casus.": {
        "Ketenpartners",
        "stemmen",
        "integraal",
        "casus",
    },
    "Uw verzoek is in behandeling genomen.": {"verzoek", "is", "in behandeling genomen"},
    "Kwetsbare bewoners in achterstandswijken.": {"Kwetsbare bewoners", "achterstandswijken"},
    "Wij hebben besloten niet tot honorering over te gaan.": {"tot honorering", "over te gaan"},
    "Er wordt draagvlak gecreëerd.": {"wordt", "draagvlak gecreëerd"},
}
LIVING_SENTENCES = (
    "We vragen buren wat zij zelf willen doen en wat zij daarbij nodig hebben.",
    "De wijkagent, de school en de moeder praten samen over wat haar zoon helpt.",
    "Samira heeft uw vraag. Zij belt u voor vrijdag.",
    "Mensen in De Linden die weinig geld hebben.",
    "We zeggen nee, omdat de boom daar ziek is. Twee andere plekken kunnen wel.",
    "We vragen wie dit wil, wie niet, en wat die nodig heeft.",
)
NEIGHBOURS = (
    "Op donderdag koken we soep in het portiek van de flat.",
    "Mijn buurvrouw heeft een grote pan en nodigt iedereen uit.",
    "We brengen de kinderen samen naar school, want dat is veiliger.",
    "Gisteren hebben we de tuin achter de kerk schoongemaakt.",
    "Wie zin heeft, komt zaterdag om tien uur naar het plein.",
    "Ahmed repareert fietsen voor de straat en leert het aan de jongens.",
    "Ik wil graag een bankje bij de bushalte, zodat mijn moeder kan zitten.",
    "De vergadering begint om acht uur in het buurthuis.",
    "Aan de hand van foto's vertellen ouderen over vroeger.",
    "We zetten de stoelen in een kring en drinken koffie.",
    "Joost belde de gemeente en die bracht dezelfde dag zand.",
    "Parkeren mag hier niet, dus zetten we de auto bij de kerk.",
    "Neem een taart mee als je komt.",
    "De kinderen rapen elke vrijdag het afval in de straat op.",
    "Er zijn zes mensen die om de beurt de hond van Henk uitlaten.",
    "De school doet mee en geeft ons een lokaal op woensdag.",
    "Het maken van soep kost twee uur en het eten een kwartier.",
    "Door de regen ging het feest niet door, maar volgende week wel.",
    "Als het warm wordt, gaan we met de hele buurt zwemmen.",
    "Mijn vader was ziek en de buren hebben een maand voor hem gekookt.",
)


def marks(text):
    """The marks of a text as (kind, words, entry)."""
    return [(mark.kind, mark.words, mark.entry) for mark in mirror(text).marks]


def only(text):
    """The one mark of a text."""
    (mark,) = mirror(text).marks
    return mark


@pytest.mark.parametrize("text", OFFICE_SENTENCES)
def test_the_words_of_the_office_are_marked(text):
    assert {words for _kind, words, _entry in marks(text)} == OFFICE_SENTENCES[text]


@pytest.mark.parametrize("text", [*LIVING_SENTENCES, *NEIGHBOURS])
def test_a_neighbour_is_left_alone(text):
    assert marks(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "words", "entry"),
    [
        ("Wij koppelen dat graag terug.", "vague", "koppelen", "terugkoppelen"),
        ("Zij hebben het teruggekoppeld.", "vague", "teruggekoppeld", "terugkoppelen"),
        ("Vergeet niet om terug te koppelen.", "vague", "terug te koppelen", "terugkoppelen"),
        ("Het feest vindt in mei plaats.", "office", "vindt", "plaatsvinden"),
        ("Wij brengen uw wensen in kaart.", "office", "in kaart", "in kaart brengen"),
        ("Wij dragen zorg voor koffie.", "office", "dragen zorg voor", "dragen zorg voor"),
        ("Het is belangrijk om zorg te dragen voor elkaar.", "office", "zorg te dragen", None),
        ("De Linden is geen probleemwijk.", "deficit", "probleemwijk", "probleemwijk"),
        ("Wij maken een participatietraject.", "jargon", "participatietraject", None),
        ("Hoe gaat het met de schuldenproblematiek?", "office", "schuldenproblematiek", None),
        ("Vanochtend wogen wij dat af.", "office", "wogen", "afwegen"),
        ("Zij heeft de brieven ingewonnen.", "office", "ingewonnen", "inwinnen"),
        ("Zij heeft hem de woning toegewezen.", "office", "toegewezen", "toewijzen"),
        ("De woonkeuzetoewijzing is rond.", "office", "woonkeuzetoewijzing", None),
        ("Dit punt parkeren we.", "vague", "parkeren", "parkeren"),
        ("Dat nemen we mee.", "vague", "Dat nemen we mee", "dat nemen we mee"),
        ("U komt m.b.t. de tuin.", "office", "m.b.t.", "m.b.t."),
    ],
)
def test_every_form_of_a_word_is_known(text, kind, words, entry):
    mark = only(text)
    assert (mark.kind, mark.words) == (kind, words)
    assert entry is None or mark.entry == entry


@pytest.mark.parametrize(
    ("text", "alternative"),
    [
        ("Wij realiseren een bankje.", "maken"),
        ("Zij realiseert een bankje.", "maakt"),
        ("Zij realiseerde een bankje.", "maakte"),
        ("Zij heeft een bankje gerealiseerd.", "gemaakt"),
        ("Zij participeerden.", "deden … mee"),
        ("Zij zullen participeren.", "meedoen"),
        ("Wat zijn de consequenties?", "gevolgen"),
        ("Dat is een adequate reactie.", "goede"),
        ("Indien u komt, is er koffie.", "Als"),
    ],
)
def test_alternatives_have_the_form_of_the_sentence(text, alternative):
    assert alternative in only(text).alternatives


def test_the_loose_part_of_a_verb_is_pointed_at():
    text = "Ketenpartners stemmen integraal af over de casus."
    (mark,) = [mark for mark in mirror(text).marks if mark.entry == "afstemmen"]
    assert text[slice(*mark.tail)] == "af"


@pytest.mark.parametrize(
    ("text", "is_marked"),
    [
        ("Er wordt morgen besloten.", True),
        ("Er wordt door de wijkagent morgen besloten.", False),
        ("Het wordt warm en gezellig.", False),
        ("Zij is verliefd geworden.", False),
        ("De sleutel is gisteren verstrekt.", True),
        ("Zij is gisteren gekomen.", False),
    ],
)
def test_a_passive_is_marked_when_nobody_acts(text, is_marked):
    assert ("passive" in {kind for kind, _words, _entry in marks(text)}) is is_marked


def test_a_passive_is_offered_as_what_we_do():
    (mark,) = [mark for mark in mirror("Er wordt morgen besloten.").marks if mark.kind == "passive"]
    assert mark.alternatives == ("we besluiten",)


@pytest.mark.parametrize(
    ("text", "words", "verb"),
    [
        ("De verbouwing van de school begint.", "De verbouwing van", "Verbouwen"),
        ("Het verstrekken van een sleutel.", "Het verstrekken van", "Geven"),
    ],
)
def test_a_noun_for_a_deed_gives_its_verb(text, words, verb):
    mark = only(text)
    assert (mark.kind, mark.words, mark.alternatives[0]) == ("nominalisation", words, verb)


@pytest.mark.parametrize(
    "text", ["De vergadering van morgen.", "De rekening van Henk.", "De ervaring van buren."]
)
def test_a_noun_that_became_a_thing_stays(text):
    assert marks(text) == []


def test_the_office_about_itself_is_marked_but_not_by_a_neighbour():
    assert ("institution", "De gemeente", "gemeente") in marks("De gemeente streeft naar groen.")
    assert marks("De gemeente geeft ons zand, en wij graven.") == []


def test_a_rare_stiff_word_is_marked_with_its_verb():
    mark = only("Wij doen aan verschaling.")
    assert (mark.kind, mark.alternatives) == ("rare", ("verschalen",))


def test_a_compound_of_an_office_word_is_one_too():
    mark = only("Er is een casusbespreking.")
    assert (mark.kind, mark.entry) == ("office", "casus")


def test_a_stack_of_words_is_long():
    assert only("De buurtmoestuinprojectgroep komt.").kind == "long_word"


def test_a_proposal_replaces_only_what_keeps_the_grammar():
    (sentence,) = mirror("Indien u komt, verstrekken wij een pilot.").sentences
    assert sentence.proposal == "Als u komt, geven wij een pilot."  # de or het proef? Not ours.


def test_marks_of_a_sentence_do_not_overlap_and_have_exact_places():
    text = "😀 In het kader van de participatie.\n\nIndien u wilt: m.b.t. de casus, dhr. Bos."
    for sentence in mirror(text).sentences:
        place = sentence.start
        assert text[sentence.start : sentence.end] == sentence.sentence
        for mark in sentence.words:
            assert text[mark.start : mark.end] == mark.words
            assert mark.start >= place
            place = mark.end
        assert place <= sentence.end


@given(st.text(alphabet="abij wordt.\n?!- deoingv'’éĳ😀\x00\u0301", max_size=200))
def test_any_text_has_a_mirror_with_exact_places(text):
    found = mirror(text)
    assert 0 <= found.score <= 100
    for mark in found.marks:
        assert text[mark.start : mark.end] == mark.words
        assert mark.kind in KINDS


@given(st.text(max_size=80))
def test_the_same_text_has_the_same_mirror(text):
    assert mirror(text) == mirror(text)


def test_a_text_without_end_is_refused():
    with pytest.raises(EngineInputError):
        mirror("a " * 1_000_001)


def test_one_endless_word_takes_no_endless_time():
    assert mirror("aap" * 50_000).sentences


def test_another_language_is_said_not_judged():
    english = "The neighbours cook soup on Thursday and everybody who wants to may join them."
    assert not mirror(english).looks_dutch
    assert mirror(" ".join(NEIGHBOURS)).looks_dutch


def test_nothing_in_nothing_out():
    assert mirror("").sentences == ()
    assert mirror(" \n\n ").is_b1
