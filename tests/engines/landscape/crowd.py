"""Small crowds with names: who votes what is plain to see in every test."""

from kiemkracht.engines.landscape import VoteLog, vote_log

Event = tuple[int, int, int, int]


def votes_of(table: str) -> list[Event]:
    """Events from rows of signs: + agree, - disagree, 0 pass, . not seen; one row per person."""
    value = {"+": 1, "-": -1, "0": 0}
    return [
        (person, statement, value[sign], 0)
        for person, row in enumerate(table.split())
        for statement, sign in enumerate(row)
        if sign != "."
    ]


def log_of(table: str) -> VoteLog:
    """The same as a log."""
    return vote_log(votes_of(table))


FOUR_BY_THREE = """
++-
+-0
-+.
--+
"""

TWO_CAMPS = "\n".join(["++++----"] * 12 + ["----++++"] * 8)
"""Twelve people against eight, on eight statements."""
