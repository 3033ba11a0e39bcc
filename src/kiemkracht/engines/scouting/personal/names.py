"""Names of people, by list and by what stands around them."""

from collections.abc import Iterator

from kiemkracht.engines.scouting.personal import cues
from kiemkracht.engines.scouting.personal.judging import judge_run
from kiemkracht.engines.scouting.personal.lowercase import after_title, judge_lower
from kiemkracht.engines.scouting.personal.ordinary import is_finite_verb
from kiemkracht.engines.scouting.personal.runs import run_end
from kiemkracht.engines.scouting.personal.surroundings import Doubt, Surroundings, Verdict
from kiemkracht.engines.scouting.personal.trimming import cut, strip


class Reader:
    """Reads one stretch of tokens and says which are names."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around

    def names(self) -> Iterator[Verdict]:
        """Every name, in the order of the text, without overlap."""
        at = 0
        while at < len(self._around.tokens):
            token = self._around.tokens[at]
            if token.is_initials or token.is_capital:
                after = run_end(self._around.tokens, at, self._around.languages)
                verdict = self._judge_run(at, after)
                at = max(verdict.after if verdict else after, at + 1)
            else:
                verdict = judge_lower(self._around, at)
                at = verdict.after if verdict else at + 1
            if verdict:
                yield verdict

    def _judge_run(self, at: int, after: int) -> Verdict | None:
        if all(token.is_initials for token in self._around.tokens[at:after]):
            return None
        first, title = strip(self._around, at, after)
        if first >= after:
            return after_title(self._around, after, title) if title else None
        cue = title or self._title_before(first)
        last = cut(self._around, first, after, bool(cue))
        if last <= first:
            return self._judge_run(first + 1, after) if first + 1 < after else None
        verdict = judge_run(self._around, first, last, cue)
        if verdict is None:
            self._remember_doubt(first, last)
            # What was cut off may be a name of its own.
            return None if last == after else self._judge_run(last, after)
        return verdict

    def _title_before(self, first: int) -> str:
        before = self._around.word_before(first)
        return before if before in cues.TITLES else ""

    def _remember_doubt(self, first: int, after: int) -> None:
        for at in range(first, after):
            token, known = self._around.tokens[at], self._around.known(at)
            if not (known.first or known.last or known.is_unknown) or token.is_initials:
                continue
            if (
                self._around.has_article(at)
                or self._around.word_before(at) in cues.PLACE_PREPOSITIONS
            ):
                continue
            following = self._around.word_after(at + 1)
            says = following in cues.HUMAN_VERBS or is_finite_verb(following)
            weak = token.opens and known.is_ordinary and not says
            self._around.doubts.append(Doubt(token, is_weak=weak))
