"""Adding a link to the register: one chain for everything that was ever published."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils.translation import gettext as _

from kiemkracht.base.errors import require_that
from kiemkracht.direction.models import Choice, ChoiceContent, ChoiceVersion, RegisterHead
from kiemkracht.engines.ledger import Json, Seal, canonical, seal


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be sealed: a publication, a revision or a withdrawal (which has no content)."""

    choice: Choice
    community: str
    kind: str
    number: int
    content: ChoiceContent | None
    why_changed: str
    at: datetime

    def as_record(self) -> dict[str, Json]:
        """What the seal covers. No person is in it, so nobody needs to be cut out of it."""
        return {
            "format": "kiemkracht/choice/1",
            "kind": str(self.kind),
            "choice": self.choice.slug,
            "community": self.community,
            "number": self.number,
            "at": self.at.astimezone(UTC).isoformat(timespec="seconds"),
            "why_changed": self.why_changed,
            "category": str(self.choice.category),
            "content": self.content.to_json() if self.content else None,
        }


def append(entry: Entry) -> ChoiceVersion:
    """Seal an entry behind the last link. Call it inside a transaction. Queries: 4.

    The head row is locked until that transaction ends, so two publishers stand in line; were the
    lock to fail, the unique columns of the table refuse a fork.
    """
    head = _locked_head()
    previous = _last_seal(head)
    record = entry.as_record()
    sealed = seal(previous, record)
    version = ChoiceVersion.objects.create(
        choice=entry.choice,
        number=entry.number,
        position=sealed.number,
        kind=entry.kind,
        record=canonical(record).decode(),
        why_changed=entry.why_changed,
        published_at=entry.at,
        previous_hash=sealed.previous,
        hash=sealed.hash,
    )
    head.position, head.hash = sealed.number, sealed.hash
    head.save()
    return version


def _locked_head() -> RegisterHead:
    RegisterHead.objects.get_or_create(pk=1)
    return RegisterHead.objects.select_for_update().get(pk=1)


def _last_seal(head: RegisterHead) -> Seal | None:
    """The last link; refuses to build on an end that doesn't fit the head."""
    last = ChoiceVersion.objects.order_by("-position").first()
    found = (last.position, last.hash) if last else (0, "")
    require_that(
        found == (head.position, head.hash),
        _("The end of the register was changed. Nothing is published until it has been checked."),
    )
    return Seal(last.hash, last.previous_hash, last.position) if last else None
