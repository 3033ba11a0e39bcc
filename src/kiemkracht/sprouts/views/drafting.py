"""What was told so far, waiting in the session until the last step."""

from dataclasses import asdict, dataclass

from kiemkracht.base.requests import Request

DRAFT = "sprouts-draft"


@dataclass(frozen=True, slots=True)
class Draft:
    """What was told so far."""

    door: str
    story: str
    longing: str = ""
    title: str = ""
    kin: str = ""
    signal: int | None = None
    came_from: str = ""


def kept_draft(request: Request) -> Draft | None:
    """What waits in this session, if anything."""
    kept = request.session.get(DRAFT)
    try:
        return Draft(**kept) if kept else None
    except TypeError:  # kept by an older version of this page
        return None


def keep(request: Request, draft: Draft) -> None:
    """Let it wait for the next page."""
    request.session[DRAFT] = asdict(draft)
