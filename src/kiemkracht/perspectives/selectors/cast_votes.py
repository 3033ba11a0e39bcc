"""The votes of a conversation as arrays: all of them, or those cast since."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Aggregate, F, TextField

from kiemkracht.perspectives.models import Participant, Statement, Vote, VoteEvent

if TYPE_CHECKING:
    from numpy import bool_, int64
    from numpy.typing import NDArray

    from kiemkracht.engines.landscape import VoteLog

    Ints = NDArray[int64]

PEOPLE_AT_ONCE = 20_000


class InOneText(Aggregate):
    """The numbers of a group with commas between them.

    A row per person instead of one per vote: reading ten million votes takes a third of the time.
    """

    function = "GROUP_CONCAT"
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any) -> Any:
        """PostgreSQL has its own name for it, and wants text."""
        template = "STRING_AGG((%(expressions)s)::text, ',')"
        return self.as_sql(compiler, connection, template=template)


def all_votes(conversation_id: UUID) -> "VoteLog":
    """The last vote of everyone on everything. Queries: 3. Cost: one row per person.

    Holds no lock. Votes are read before people and statements, so that whoever came in meanwhile
    is there; votes of whoever went away meanwhile go too.
    """
    import numpy as np

    from kiemkracht.engines.landscape import VoteLog

    people_here = Participant.objects.filter(conversation_id=conversation_id).order_by()
    packed = (
        # Not by a join: then SQLite would sort all votes, which the index already did.
        Vote.objects.filter(participant_id__in=people_here.values("pk"))
        .order_by("participant_id")
        .values_list("participant_id")
        .annotate(votes=InOneText(F("statement_id") * 4 + F("value") + 1))
    )
    who, what = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for ids, votes in _unpacked(packed.iterator(PEOPLE_AT_ONCE)):
        who.append(ids)
        what.append(votes)
    people, person_numbers = _numbers(Participant.objects.filter(conversation_id=conversation_id))
    statements, numbers = _numbers(Statement.objects.filter(conversation_id=conversation_id))
    voters, cells = np.concatenate(who), np.concatenate(what)
    person, is_here = _places(voters, people)
    statement, is_there = _places(cells >> 2, statements)
    counts = is_here & is_there
    return VoteLog(
        person_numbers[person[counts]],
        numbers[statement[counts]],
        (cells[counts] & 3).astype(np.int8) - np.int8(1),
        np.zeros(int(counts.sum()), np.int8),
        tuple(sorted(person_numbers.tolist())),
        tuple(sorted(numbers.tolist())),
    )


def _places(keys: "Ints", known: "Ints") -> "tuple[Ints, NDArray[bool_]]":
    """Where each key stands among the known ones, and whether it stands there at all."""
    import numpy as np

    if not len(known):
        return np.zeros(len(keys), np.int64), np.zeros(len(keys), np.bool_)
    places = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    return places, known[places] == keys


def _numbers(rows: Any) -> "tuple[Ints, Ints]":
    """Keys, from low to high, and the number of each."""
    import numpy as np

    found = np.array(list(rows.order_by("pk").values_list("pk", "number")), dtype=np.int64)
    return found.reshape(-1, 2)[:, 0], found.reshape(-1, 2)[:, 1]


def _unpacked(rows: "Iterator[tuple[int, str]]") -> "Iterator[tuple[Ints, Ints]]":
    """Whose vote each is, and the vote with its statement; for many people at a time."""
    import numpy as np

    while some := list(islice(rows, PEOPLE_AT_ONCE)):
        ids, texts = zip(*some, strict=True)
        each = np.fromiter((text.count(",") + 1 for text in texts), np.int64, len(texts))
        votes = np.fromstring(",".join(texts), dtype=np.int64, sep=",")
        yield np.repeat(np.array(ids, np.int64), each), votes


def votes_between(conversation_id: UUID, after: int, until: int) -> list[tuple[int, int, int]]:
    """Person, statement and vote of the events of a range, in order. Queries: 1."""
    events = VoteEvent.objects.filter(
        participant__conversation_id=conversation_id, sequence__gt=after, sequence__lte=until
    )
    return list(
        events.order_by("sequence").values_list("participant__number", "statement__number", "value")
    )
