"""Before a statement is posted: what points at a person in it, and what was said already."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiemkracht.perspectives.models import Conversation

AT_LEAST = 0.45
MOST_NEAR = 3
_SURE_NAME = 0.6


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a text; `kind` tells what it points at, empty for the rest."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Near:
    """A statement that looks like the new one."""

    number: int
    text: str


def parts_of(text: str) -> tuple[Part, ...]:
    """The text in pieces, with names, numbers and addresses of people marked; () without any.

    Only names that are rather sure count, so that a street or a square may be named.
    """
    from kiemkracht.engines.scouting.personal import KINDS, find_personal

    found = [one for one in find_personal(text) if one.kind != "name" or one.sure >= _SURE_NAME]
    if not found:
        return ()
    parts, at = [], 0
    for one in found:
        parts += [Part(text[at : one.start], ""), Part(one.text, KINDS[one.kind])]
        at = one.end
    return tuple(part for part in (*parts, Part(text[at:], "")) if part.text)


def near_to(conversation: Conversation, text: str) -> tuple[Near, ...]:
    """At most three shown statements that say nearly the same, nearest first. Queries: 1.

    By shared words and by meaning: it proposes, and whoever writes decides.
    """
    rows = list(conversation.statements.shown().values_list("number", "text"))
    return tuple(Near(*rows[at]) for at in near_texts(text, [row[1] for row in rows]))


def near_texts(text: str, others: Sequence[str]) -> list[int]:
    """Places in `others` of the texts most like `text`, nearest first, at most three."""
    from kiemkracht.engines.language import rank_similar, static_embedder, together

    if not others:
        return []
    documents = [(str(at), "", other) for at, other in enumerate(others)]
    vectors = static_embedder().encode([text, *others])
    nearness = vectors[1:] @ vectors[0]
    by_meaning = {str(at): float(nearness[at]) for at in range(len(others))}
    found = together(text, rank_similar(text, documents, limit=10), by_meaning, limit=MOST_NEAR)
    return [int(one.id) for one in found if one.score >= AT_LEAST]
