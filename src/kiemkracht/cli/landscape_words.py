"""The Dutch of `kiemkracht landscape`, which speaks without Django's catalogues."""

from kiemkracht.engines.landscape import Landscape
from kiemkracht.engines.landscape.picture import PictureWords
from kiemkracht.engines.landscape.polis_csv import ConversationFile, Issue

K = 5
_ISSUES = {
    "missing_file": "dit bestand ontbreekt",
    "empty_file": "dit bestand is leeg",
    "too_large": "dit bestand is te groot ({})",
    "not_utf8": "dit is geen tekst in UTF-8 ({})",
    "nul_byte": "er staat een NUL-teken in",
    "not_a_table": "dit is niet als tabel te lezen ({})",
    "too_many_columns": "te veel kolommen ({})",
    "too_many_cells": "te veel cellen ({})",
    "too_many_rows": "meer dan {} regels",
    "wrong_number_of_cells": "deze regel heeft {} cellen, de eerste regel een ander aantal",
    "missing_column": "deze kolom ontbreekt; de eerste regel begint met {}",
    "column_twice": "deze kolom staat er twee keer",
    "id_twice": "het nummer {} staat er twee keer",
    "not_a_number": "hier hoort een nummer, er staat “{}”",
    "too_long": "deze tekst is te lang ({} tekens)",
    "not_a_flag": "hier hoort -1, 0 of 1, er staat “{}”",
    "not_a_vote": "een oordeel is -1, 0 of 1, er staat “{}”",
    "not_yes_or_no": "hier hoort ja of nee (1 of 0), er staat “{}”",
    "not_a_time": "hier hoort een tijdstip in milliseconden, er staat “{}”",
    "stopped": "na {} fouten zijn we gestopt met lezen",
    "unknown_statement": "stelling {} staat niet in comments.csv",
}
_CERTAINTY = {
    "clear": "De groepen zijn duidelijk: ze komen terug als we een vijfde van de mensen weglaten.",
    "fair": "De groepen zijn redelijk zeker: de randen schuiven als we mensen weglaten.",
    "weak": "De groepen zijn onzeker: ze veranderen als we mensen weglaten.",
    "one_cloud": "Het is één wolk met schakeringen: aparte groepen zijn er niet te zien.",
    "too_few": "Er zijn te weinig mensen om groepen te zien.",
}


def issue_line(issue: Issue) -> str:
    """Where, and what is wrong: `votes.csv, regel 12, kolom vote: …`."""
    where = issue.file
    if issue.row:
        where += f", regel {issue.row}"
    if issue.column:
        where += f", kolom {issue.column}"
    return f"{where}: {_ISSUES.get(issue.code, issue.code).format(issue.excerpt)}"


def certainty_line(landscape: Landscape) -> str:
    """How sure we are, in one sentence."""
    return _CERTAINTY[landscape.certainty.verdict]


def picture_words(conversation: ConversationFile, landscape: Landscape) -> PictureWords:
    """Everything the picture says besides the statements."""
    topic = dict(conversation.summary).get("topic", "Kaart van meningen")
    return PictureWords(
        title=topic,
        description=(
            f"Kaart van meningen van {len(landscape.participants)} mensen in "
            f"{len(landscape.groups)} groepen. Wie dicht bij elkaar staat, oordeelt vergelijkbaar."
        ),
        people=_people,
        label=lambda text, agrees: f"“{text}”" if agrees else f"Niet: “{text}”",
        counts=lambda agree, disagree, passed: (
            f"{agree} eens, {disagree} oneens, {passed} weet niet"
        ),
        unplaced=lambda n: f"{_people(n)} in geen groep" if n else "",
        doubt=certainty_line(landscape),
        you="jij",
    )


def _people(count: int) -> str:
    if 0 < count < K:
        return f"minder dan {K} mensen"
    return "1 mens" if count == 1 else f"{count} mensen"
