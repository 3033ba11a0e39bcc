"""Names and rules in words, Dutch and English."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The same in two languages."""

    nl: str
    en: str

    def in_(self, language: str) -> str:
        """Dutch for "nl", else English."""
        return self.nl if language == "nl" else self.en


POSITION_NAMES = {
    "carry_on": Words("Doorpakken", "Carry on"),
    "equip": Words("Toerusten", "Equip"),
    "invite": Words("Uitnodigen", "Invite"),
    "slow_and_root": Words("Vertragen en wortelen", "Slow down and root"),
    "just_do": Words("Gewoon doen", "Just do it"),
    "support_lightly": Words("Licht steunen", "Support lightly"),
    "reorient": Words("Heroriënteren", "Reorient"),
    "let_rest": Words("Laten rusten", "Let it rest"),
}
POSITION_MEANINGS = {
    "carry_on": Words(
        "Het doet ertoe, mensen willen het en kunnen het dragen.",
        "It matters, people want it and can carry it.",
    ),
    "equip": Words(
        "Mensen willen het, maar wie het draagt houdt het zo niet vol.",
        "People want it, but those who carry it can't keep it up like this.",
    ),
    "invite": Words(
        "Sterk en belangrijk, maar nog niet van iedereen.",
        "Strong and important, but not everyone's yet.",
    ),
    "slow_and_root": Words(
        "Een groot plan zonder grond. Ga terug naar de kiemen.",
        "A large plan without ground. Go back to the seeds.",
    ),
    "just_do": Words(
        "Klein en gewild. Een programma is niet nodig.",
        "Small and wanted. No programme is needed.",
    ),
    "support_lightly": Words(
        "Klein en lief. Een duwtje is genoeg.", "Small and kind. A nudge will do."
    ),
    "reorient": Words(
        "Veel energie, maar nog geen vraag. Waar is dit nodig?",
        "Much energy, no question yet. Where is this needed?",
    ),
    "let_rest": Words("Nu niet. Wat leerden we ervan?", "Not now. What did we learn?"),
}
GUARD_NAMES = {
    "W1": Words("Eerst kijken", "Look first"),
    "W2": Words("De meest geraakten eerst", "Those touched most first"),
    "W3": Words("Eerst een meervoudig gesprek", "First a plural conversation"),
    "W4": Words("Alleen een omkeerbaar stuk", "Only a reversible piece"),
    "W5": Words("De zwakste schakel", "The weakest link"),
    "W6": Words("Rugdekking regelen", "Arrange backing"),
    "W7": Words("Te veel van bovenaf", "Too much from above"),
    "W8": Words("De last verlichten", "Lighten the burden"),
}
GUARD_REASONS = {
    "W1": Words(
        "We weten nog te weinig zeker. Luister eerst.",
        "Too little is certain yet. Listen first.",
    ),
    "W2": Words(
        "Wie er het meest van merkt, is tegen of levert in. Hoor hen voor alles.",
        "Those who feel it most are against it or give something up. Hear them before all.",
    ),
    "W3": Words(
        "De meningen liggen ver uiteen. Praat samen voordat iemand beslist.",
        "Views lie far apart. Talk together before anyone decides.",
    ),
    "W4": Words(
        "Terugdraaien is moeilijk. Begin alleen met een stuk dat terug kan.",
        "Going back is hard. Only start with a piece that can be undone.",
    ),
    "W5": Words(
        "Hier breekt het het eerst. Maak deze schakel sterker.",
        "This is where it breaks first. Strengthen this link.",
    ),
    "W6": Words(
        "Veel mensen willen het, maar wie beslist staat er niet achter.",
        "Many people want it, but those who decide do not stand behind it.",
    ),
    "W7": Words(
        "Wie beslist wil het, maar weinig anderen. Laat hen het gesprek leiden.",
        "Those who decide want it, but few others do. Let those lead the talk.",
    ),
    "W8": Words("Het vraagt veel. Haal er eerst iets af.", "It asks much. Take something off."),
}
FUNCTION_NAMES = {
    "prepare": Words("voorbereiden", "prepare"),
    "listen": Words("luisteren", "listen"),
    "connect": Words("verbinden", "connect"),
    "try": Words("proberen", "try"),
    "weigh": Words("wegen", "weigh"),
    "carry": Words("dragen", "carry"),
    "let_go": Words("loslaten", "let go"),
    "harvest": Words("oogsten", "harvest"),
    "anchor": Words("verankeren", "anchor"),
}
STOP_RULES = {
    "prepare": Words(
        "Stop als na één keer nog niemand weet wat de volgende stap is.",
        "Stop if after one time nobody knows the next step.",
    ),
    "listen": Words(
        "Stop als iemand zich niet vrij voelt om te praten.",
        "Stop if someone does not feel free to talk.",
    ),
    "connect": Words(
        "Stop als na twee keer niemand meer uit zichzelf komt.",
        "Stop if after two times nobody comes of their own accord.",
    ),
    "try": Words(
        "Stop als iemand er last van heeft, of als er na twee keer niets beweegt.",
        "Stop if someone is harmed by it, or if nothing moves after two times.",
    ),
    "weigh": Words(
        "Stop als een stem ontbreekt die hier het meest van merkt.",
        "Stop if a voice is missing of those who feel this most.",
    ),
    "carry": Words(
        "Stop als het wie draagt meer kost dan het brengt.",
        "Stop if it costs the carriers more than it brings.",
    ),
    "let_go": Words(
        "Stop bij het alarmpunt dat jullie vooraf afspreken.",
        "Stop at the point of alarm that you agree on beforehand.",
    ),
    "harvest": Words(
        "Stop als het over schuld gaat in plaats van over leren.",
        "Stop if it turns to blame instead of learning.",
    ),
    "anchor": Words(
        "Stop als het alleen nog op papier bestaat.", "Stop if it only exists on paper."
    ),
}
WATCH_QUESTIONS = {
    "prepare": Words("Wordt duidelijker waarvoor we dit doen?", "Is it clearer what this is for?"),
    "listen": Words("Wat horen we dat we nog niet wisten?", "What do we hear that is new to us?"),
    "connect": Words("Wie spreekt wie, die elkaar eerst niet kenden?", "Who talks that never met?"),
    "try": Words("Wat bewoog er, ook als het anders liep?", "What moved, even if otherwise?"),
    "weigh": Words("Wat heeft de minderheid nodig?", "What does the minority need?"),
    "carry": Words("Wordt het lichter voor wie het draagt?", "Is it lighter for the carriers?"),
    "let_go": Words("Wat ontstaat er zonder ons?", "What comes about without us?"),
    "harvest": Words("Wat doen we door wat we leerden nu anders?", "What do we now do otherwise?"),
    "anchor": Words("Gaat het door als wij er niet zijn?", "Does it go on without us?"),
}
LEAD_NAMES = {
    "carriers": Words("bewoners of dragers", "residents or carriers"),
    "together": Words("een professional samen met de dragers", "a professional with the carriers"),
    "leaders": Words("de leiding", "leaders"),
}
TRACK_NAMES = {
    "capacity": Words("vermogen", "capacity"),
    "breakthrough": Words("doorbraak", "breakthrough"),
}
LAYER_NAMES = {
    "structure": Words("structuur", "structure"),
    "policy": Words("beleid", "policy"),
    "culture": Words("cultuur", "culture"),
}
PART_NAMES = {
    "fits": Words("past hier", "fits here"),
    "link": Words("versterkt de zwakste schakel", "strengthens the weakest link"),
    "patterns": Words("doorbreekt een patroon dat we zagen", "breaks a pattern that was seen"),
    "short": Words("kan in twee uur", "takes two hours at most"),
    "experience": Words("hielp eerder elders", "helped elsewhere before"),
    "disappointed": Words("hielp hier pas nog niet", "did not help here of late"),
}
PROMISE_NAMES = {
    "led_by_carriers": Words(
        "geen stap wordt getrokken door bewoners of dragers",
        "no step is led by residents or carriers",
    ),
    "both_tracks": Words(
        "er is nog geen stap die een patroon doorbreekt, of geen die sterker maakt",
        "there is no step yet that breaks a pattern, or none that builds capacity",
    ),
    "culture": Words("geen stap gaat over hoe we het hier doen", "no step is about culture"),
    "looking_back": Words(
        "na het proberen ontbreekt terugkijken", "after the trial nothing looks back"
    ),
}
ADVICE_NAMES = {
    "deepen": Words("Verdiepen", "Deepen"),
    "prepare_macro": Words("Macrotraject voorbereiden", "Prepare a macro course"),
    "broaden": Words("Verbreden", "Broaden"),
    "keep_small": Words("Klein laten en steunen", "Keep it small and support it"),
}
