"""Names of people, by list and by what stands around them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kiemkracht.engines.scouting.personal import cues
from kiemkracht.engines.scouting.personal.expected import Expectations
from kiemkracht.engines.scouting.personal.runs import is_surname_after, joint_end, run_end
from kiemkracht.engines.scouting.personal.tokens import Token
from kiemkracht.engines.scouting.personal.words import Word, is_short_for_something, word

_SPACES = {" ", "\u00a0"}
_DOTS = {". ", ".", ".\u00a0"}


# In a text in capitals every word looks like a name, so a surname must be a common one.
_MANY_IN_CAPITALS = 1000


class Verdict(NamedTuple):
    """Tokens `first` up to `after` are a name, for this reason."""

    first: int
    after: int
    why: str
    sure: float
    has_ending: bool = False  # a genitive s that is not part of the name


class Doubt(NamedTuple):
    """A word that could be a name if it is one elsewhere in the text."""

    token: Token
    is_weak: bool


class Reader:
    """Reads one stretch of tokens and says which are names."""

    def __init__(
        self, tokens: Sequence[Token], expected: Expectations, languages: tuple[str, ...]
    ) -> None:
        self._tokens = tokens
        self._expected = expected
        self._languages = languages
        self.doubts: list[Doubt] = []
        self.places: set[str] = set()

    def names(self) -> Iterator[Verdict]:
        """Every name, in the order of the text, without overlap."""
        at = 0
        while at < len(self._tokens):
            token = self._tokens[at]
            if token.is_initials or token.is_capital:
                after = run_end(self._tokens, at, self._languages)
                verdict = self._judge_run(at, after)
                at = max(verdict.after if verdict else after, at + 1)
            else:
                verdict = self._judge_lower(at)
                at = verdict.after if verdict else at + 1
            if verdict:
                yield verdict

    # What stands around a token.

    def _before(self, at: int) -> Token | None:
        if at == 0 or "\n" in self._tokens[at].gap:
            return None
        return self._tokens[at - 1]

    def _word_before(self, at: int) -> str:
        """The word before, when nothing but a space (or the dot of mw.) stands between."""
        before = self._before(at)
        return before.folded if before and self._is_near(at) else ""

    def _is_near(self, at: int) -> bool:
        gap = self._tokens[at].gap
        return gap in _SPACES or (
            gap in _DOTS and at > 0 and self._tokens[at - 1].folded in cues.ABBREVIATIONS
        )

    def _word_after(self, after: int) -> str:
        if after >= len(self._tokens) or self._tokens[after].gap not in {" ", "\u00a0"}:
            return ""
        return self._tokens[after].folded

    def _known(self, at: int) -> Word:
        token = self._tokens[at]
        if token.is_initials:
            return Word(0, 0, False, False, False)
        known = word(token.folded, self._languages)
        after = self._tokens[at + 1] if at + 1 < len(self._tokens) else None
        if is_short_for_something(token, self._before(at), after) and not (
            known.is_best_known and len(token.text) > 3
        ):
            return known._replace(is_barred=True)
        if known.is_barred and token.folded in cues.TIME_WORDS and known.first:
            # Mei Lin is somebody; a month has a figure or a small word behind it.
            return known._replace(is_barred=not (after and after.is_capital and after.gap == " "))
        return known

    # Runs of capitals.

    def _judge_run(self, at: int, after: int) -> Verdict | None:
        if all(token.is_initials for token in self._tokens[at:after]):
            return None
        first, title = self._strip(at, after)
        if first >= after:
            return self._lower_after_title(after, title) if title else None
        cue = title or self._title_before(first)
        last = self._cut(first, after, bool(cue))
        if last <= first:
            return None
        verdict = self._decide(first, last, cue)
        if verdict is None:
            self._remember_doubt(first, last)
            # What was cut off may be a name of its own.
            return None if last == after else self._judge_run(last, after)
        return verdict

    def _title_before(self, first: int) -> str:
        before = self._word_before(first)
        return before if before in cues.TITLES else ""

    def _strip(self, at: int, after: int) -> tuple[int, str]:
        """Pass titles, greetings and the first word of a sentence; say which title came last."""
        title = ""
        while at < after:
            token = self._tokens[at]
            if token.is_initials:
                break
            if token.folded in cues.TITLES and (at + 1 < after or self._is_title_only(at)):
                title = token.folded
            elif token.folded in cues.ROLES | cues.GREETINGS and not self._known(at).is_best_known:
                title = ""
            elif not self._is_just_a_first_word(at, after):
                break
            at += 1
            at = self._pass_joint(at, after)
        return at, title

    def _pass_joint(self, at: int, after: int) -> int:
        """`Leerlingen van De Werf` is no surname, `Ook van der Berg` is one."""
        end = at
        while end < after and not self._tokens[end].is_capital and not self._tokens[end].is_initials:
            end += 1
        joint = tuple(token.folded for token in self._tokens[at:end])
        return at if joint in cues.SURE_JOINTS - {("ben",), ("el",)} else end

    def _is_title_only(self, at: int) -> bool:
        return not self._known(at).is_best_known

    def _is_just_a_first_word(self, at: int, after: int) -> bool:
        """`Ook Joost`, `Gisteren Fatma`, `Van Joost`, but not `Mark Visser` or `De Groot`."""
        token, known = self._tokens[at], self._known(at)
        if at + 1 >= after:
            return False
        if token.folded in cues.PARTICLES:
            return not self._is_surname_with_particle(at, after)
        if known.is_barred:
            return True
        if not known.is_ordinary:
            return False
        following = self._known(at + 1)
        if known.is_best_known or known.first > 1:
            return not (following.last or following.is_unknown)
        return token.opens or not known.last

    def _is_surname_with_particle(self, at: int, after: int) -> bool:
        """`De Groot`, `Van der Berg`, `El Amrani`: a particle with a capital starts the name."""
        end = at + 1
        while end < after and self._tokens[end].folded in cues.PARTICLES and end - at < 2:
            end += 1
        if end >= after:
            return False
        joint = tuple(token.folded for token in self._tokens[at:end])
        folded, known = self._tokens[end].folded, self._known(end)
        if known.is_barred or known.is_best_known and joint == ("van",):
            return False
        if joint in {("de",), ("het",), ("van",), ("van", "de"), ("een",), ("in",), ("op",), ("aan",)}:
            rest = cues.AFTER_DE if joint == ("de",) else cues.AFTER_PARTICLE
            return folded in rest or (joint[-1] != "het" and known.is_last)
        return joint in cues.JOINTS and is_surname_after(joint, folded, known)

    def _cut(self, first: int, after: int, has_title: bool) -> int:
        """Stop before a word that can't belong to the name."""
        for at in range(first, after):
            token, known = self._tokens[at], self._known(at)
            if token.is_initials or (at == first and has_title):
                continue
            if token.folded in cues.PARTICLES:
                if token.is_capital and at > first and not self._is_surname_with_particle(at, after):
                    return at
                continue
            if token.folded in cues.AFTER_PARTICLE:
                continue
            if known.is_barred or token.folded in cues.TITLES | cues.ROLES | cues.TURKISH_AFTER:
                return at
            bearers = _MANY_IN_CAPITALS if token.text.isupper() else 1
            if at > first and (known.is_ordinary or known.is_place) and not (
                known.last >= bearers or known.is_best_known
            ):
                return at
        return after

    def _decide(self, first: int, after: int, title: str) -> Verdict | None:
        tokens = self._tokens[first:after]
        known = [
            self._known(at)
            for at in range(first, after)
            if self._tokens[at].folded not in cues.PARTICLES or after - first == 1
        ]
        if not known:
            return None
        if title and self._may_follow_title(known[0]):
            return Verdict(first, after, f"na ‘{title}’", 0.95)
        if self._is_something_else(first, after, known):
            return None
        if tokens[0].is_initials:
            return self._after_initials(first, after, known)
        return self._by_surroundings(first, after, known) or self._by_list(first, after, known)

    def _may_follow_title(self, known: Word) -> bool:
        return not known.is_barred and (not known.is_ordinary or bool(known.last or known.first))

    def _is_something_else(self, first: int, after: int, known: list[Word]) -> bool:
        """An organisation, a place or a street that bears a name."""
        before, following = self._word_before(first), self._word_after(after)
        alone = after - first == 1
        if not alone and self._tokens[first].folded in cues.ORGANISATIONS and not known[0].is_best_known:
            return True
        if before in cues.ORGANISATIONS and not (alone and known[0].is_first and before in _GROUPS):
            self.places.add(self._folded(first, after))
            return True
        next_capital = after < len(self._tokens) and self._tokens[after].is_capital
        if following in cues.ORGANISATIONS and next_capital:
            return True
        surest = any(one.is_best_known or one.is_first for one in known)
        if before in cues.PLACE_PREPOSITIONS and not surest:
            self.places.add(self._folded(first, after))
            return True
        whole = self._folded(first, after)
        return any(one.is_place for one in (word(whole, self._languages),)) and not (
            len(known) == 1 and known[0].is_best_known
        )

    def _folded(self, first: int, after: int) -> str:
        return " ".join(token.folded for token in self._tokens[first:after])

    def _after_initials(self, first: int, after: int, known: list[Word]) -> Verdict | None:
        rest = known[1:]
        if not rest or all(one.is_barred or (one.is_ordinary and not one.last) for one in rest):
            return None
        starts_a_line = self._before(first) is None and len(self._tokens[first].text) == 2
        if starts_a_line and rest[0].is_ordinary and not rest[0].is_common_last:
            return None
        return Verdict(first, after, "voorletters en achternaam", 0.95)

    def _by_surroundings(self, first: int, after: int, known: list[Word]) -> Verdict | None:
        before, following = self._word_before(first), self._word_after(after)
        likely = known[0].is_namelike or (known[0].is_unknown and bool(known[0].first or known[0].last))
        possible = likely or known[0].is_unknown or self._starts_with_particle(first, after)
        expected = self._expected.why(self._tokens[first].start)
        if expected and possible and not self._reads_as_label(first, after, known, expected):
            return Verdict(first, after, expected, 0.9)
        if before in cues.GREETINGS and possible:
            return Verdict(first, after, f"na ‘{before}’", 0.9)
        if following in cues.TURKISH_AFTER and self._tokens[after].is_capital:
            return Verdict(first, after, f"voor ‘{self._tokens[after].text}’", 0.9)
        if before in cues.ROLES and possible and self._tokens[first].folded not in cues.PORTFOLIOS:
            return Verdict(first, after, f"na ‘{before}’", 0.85)
        return None

    def _reads_as_label(self, first: int, after: int, known: list[Word], why: str) -> bool:
        """`Besluit:` and `Waar:` stand before a colon too, and so does a word nobody knows."""
        if "dubbele punt" not in why:
            return False
        sure = any(one.is_first or one.is_last or one.is_best_known for one in known)
        return not (sure or known[0].first > 1 or self._starts_with_particle(first, after))

    def _starts_with_particle(self, first: int, after: int) -> bool:
        return after - first > 1 and self._tokens[first].folded in cues.PARTICLES

    # By the lists.

    def _by_list(self, first: int, after: int, known: list[Word]) -> Verdict | None:
        if self._starts_with_particle(first, after):
            return None if self._has_article(first) else Verdict(
                first, after, "achternaam met tussenvoegsel", 0.8
            )
        if len(known) == 1:
            return self._one_word(first, known[0])
        is_first = known[0].is_first or known[0].first > 1
        # In the middle of a sentence a capital says much, also of a name that is a word (John).
        is_first |= bool(known[0].first) and not self._tokens[first].opens and known[1].is_common_last
        if is_first and (known[1].last or known[1].first or known[1].is_unknown):
            return Verdict(first, after, "voornaam en achternaam", 0.92)
        if any(one.is_first or one.is_last for one in known):
            return Verdict(first, after, "een deel staat in de lijst van namen", 0.75)
        if after - first > len(known) and known[0].is_unknown:
            return Verdict(first, after, "naam met tussenvoegsel", 0.75)
        if self._word_after(after) in cues.TELLING_VERBS and all(one.is_unknown for one in known):
            return Verdict(first, after, "doet iets wat mensen doen", 0.6)
        return None

    def _has_article(self, at: int) -> bool:
        return self._word_before(at) in cues.ARTICLES

    def _one_word(self, at: int, known: Word) -> Verdict | None:
        token = self._tokens[at]
        if known.is_barred or (known.is_place and not known.is_best_known):
            return None
        found = self._first_name(at, known) or self._surname(at, known)
        if found is None and known.is_unknown and len(token.text) > 2:
            if self._word_after(at + 1) in cues.TELLING_VERBS and not self._has_article(at):
                return Verdict(at, at + 1, f"voor ‘{self._word_after(at + 1)}’", 0.55)
            if self._word_before(at) in {"volgens", "namens"}:
                return Verdict(at, at + 1, f"na ‘{self._word_before(at)}’", 0.5)
        return found

    def _first_name(self, at: int, known: Word) -> Verdict | None:
        genitive = self._genitive(at)
        if known.is_best_known and not known.is_ordinary:
            return Verdict(at, at + 1, "voornaam uit de lijst", 0.88)
        if known.is_first and self._word_before(at) not in cues.PLAIN_ARTICLES:
            return Verdict(at, at + 1, "voornaam uit de lijst", 0.75)
        if known.is_best_known and not self._has_article(at) and self._acts_like_a_person(at, known):
            return Verdict(at, at + 1, "voornaam, en de zin gaat over een mens", 0.7)
        if genitive and not (self._tokens[at].opens or known.is_ordinary or known.first):
            return Verdict(at, at + 1, "voornaam met een s erachter", 0.7, has_ending=True)
        return None

    def _genitive(self, at: int) -> bool:
        folded = self._tokens[at].folded
        return len(folded) > 3 and folded[-1] == "s" and word(folded[:-1], self._languages).is_first

    def _acts_like_a_person(self, at: int, known: Word) -> bool:
        """For names that are words too: Mark, Wil, Roos."""
        following = self._word_after(at + 1)
        if following in cues.TELLING_VERBS:
            return True
        if self._tokens[at].opens:
            return known.is_best_known and (following in cues.HUMAN_VERBS or self._next_is_name(at))
        return known.is_best_known and self._word_before(at) not in cues.PLACE_PREPOSITIONS

    def _next_is_name(self, at: int) -> bool:
        if at + 2 >= len(self._tokens) or self._tokens[at + 1].folded not in {"en", "of", "and", "ve"}:
            return False
        return self._tokens[at + 2].is_capital and self._known(at + 2).is_first

    def _surname(self, at: int, known: Word) -> Verdict | None:
        token, following = self._tokens[at], self._word_after(at + 1)
        if self._has_article(at) or not (known.is_last or known.is_common_last):
            return None
        if known.is_last:
            return Verdict(at, at + 1, "achternaam uit de lijst", 0.7)
        if following in cues.TELLING_VERBS:
            return Verdict(at, at + 1, f"achternaam voor ‘{following}’", 0.6)
        if token.opens or token.folded in cues.PORTFOLIOS:
            return None
        before = self._word_before(at)
        if before in cues.PERSON_PREPOSITIONS or following in cues.HUMAN_VERBS:
            return Verdict(at, at + 1, "achternaam met een hoofdletter midden in de zin", 0.6)
        return None

    # Words without a capital.

    def _judge_lower(self, at: int) -> Verdict | None:
        token = self._tokens[at]
        if token.folded in cues.TITLES:
            return self._lower_after_title(at + 1, token.folded)
        if token.folded in cues.ARABIC_NAMES:
            return Verdict(at, at + 1, "bekende naam", 0.7)
        if len(token.folded) < 3:
            return None
        known = self._known(at)
        if not known.is_first:
            return None
        if self._word_after(at + 1):
            following = self._known(at + 1)
            if following.is_last and not following.is_ordinary:
                return Verdict(at, at + 2, "voornaam en achternaam, zonder hoofdletters", 0.7)
        if self._lower_stands_for_a_person(at, known):
            return Verdict(at, at + 1, "voornaam uit de lijst, zonder hoofdletter", 0.6)
        self.doubts.append(Doubt(token, is_weak=True))
        return None

    def _lower_stands_for_a_person(self, at: int, known: Word) -> bool:
        before, following = self._word_before(at), self._word_after(at + 1)
        if len(self._tokens[at].folded) < 4 and not known.is_best_known:
            return False
        if self._expected.why(self._tokens[at].start) and known.is_best_known:
            return True
        named = before == "is" and self._word_before(at - 1) in {"naam", "name"}
        if named or before in cues.ROLES or before in cues.GREETINGS:
            return True
        if following in cues.TELLING_VERBS or before in cues.TELLING_VERBS:
            return True
        return before in cues.PERSON_PREPOSITIONS and (known.is_best_known or before == "met")

    def _lower_after_title(self, at: int, title: str) -> Verdict | None:
        """`mevrouw de Groot`, `mw. aydin`, `dhr van der berg`."""
        if at >= len(self._tokens) or not self._is_near(at):
            return None
        start = at
        capital = joint_end(self._tokens, at)
        if capital and self._word_before(at - 1) in cues.ARTICLES and not self._is_mister(title):
            return None  # `de meester van De Ark`, `de familie van Joost`
        if capital:
            after = run_end(self._tokens, capital, self._languages)
            if self._known(capital).is_barred:
                return None
            return Verdict(start, self._cut(capital, after, True), f"na ‘{title}’", 0.95)
        while at < len(self._tokens) and at - start < 2 and self._tokens[at].folded in cues.PARTICLES:
            at += 1
        if at >= len(self._tokens) or not _is_lower(self._tokens[at].text):
            return None
        known, folded = self._known(at), self._tokens[at].folded
        with_particle = at > start and folded in cues.AFTER_PARTICLE
        if known.is_barred or folded in cues.HUMAN_VERBS or folded in cues.TITLES:
            return None
        if with_particle or known.is_unknown or (known.is_common_last and at == start):
            return Verdict(start, at + 1, f"na ‘{title}’", 0.85)
        return None

    def _is_mister(self, title: str) -> bool:
        return title in {"heer", "mevrouw", "meneer", "mijnheer", "heren"}

    def _remember_doubt(self, first: int, after: int) -> None:
        for at in range(first, after):
            token, known = self._tokens[at], self._known(at)
            if not (known.first or known.last or known.is_unknown) or token.is_initials:
                continue
            if self._has_article(at) or self._word_before(at) in cues.PLACE_PREPOSITIONS:
                continue
            says = self._word_after(at + 1) in cues.HUMAN_VERBS
            weak = token.opens and known.is_ordinary and not says
            self.doubts.append(Doubt(token, is_weak=weak))


_GROUPS = {"team", "project", "afdeling", "werkgroep", "groep"}


def _is_lower(text: str) -> bool:
    """A word without a capital, also in a script that has none."""
    return text[0].isalpha() and not text[0].isupper()
