"""One viewpoint to fill in, as who was asked sees it: never what anybody filled in."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from kiemkracht.base.visitors import Visitor
from kiemkracht.weigh.enums.weighing import WeighingStage
from kiemkracht.weigh.models import Viewpoint
from kiemkracht.weigh.selectors.frameworks import Criterion, FrameworkText, text_of


@dataclass(frozen=True, slots=True)
class ViewPage:
    """What is asked of who looks: the subject, from where, and every criterion in words."""

    id: UUID
    subject: str
    about: str
    hopes: str
    community: str
    stance: str
    lens: str
    hint: str
    name: str
    speaks_for: str
    is_filled: bool
    is_open: bool
    criteria: tuple[Criterion, ...]
    card_url: str


def digest_of_view(link: str) -> str:
    """What is kept of a link: it can't be made without the secret of the house."""
    return salted_hmac("kiemkracht.weigh.viewpoint", link, algorithm="sha256").hexdigest()


def view_by_link(link: str) -> ViewPage | None:
    """What the holder of a link is asked; None for a link nobody gave out. Queries: 1."""
    return _page(_rows().filter(digest=digest_of_view(link)).first())


def view_of_person(visitor: Visitor, viewpoint_id: UUID) -> ViewPage | None:
    """What somebody was asked in their own name. Queries: 0 or 1."""
    if not visitor.is_known:
        return None
    return _page(_rows().filter(pk=viewpoint_id, person_id=visitor.identity).first())


def _rows() -> QuerySet[Viewpoint]:
    return Viewpoint.objects.select_related("weighing__version", "weighing__community")


def _page(row: Viewpoint | None) -> ViewPage | None:
    if row is None:
        return None
    weighing, framework = row.weighing, text_of(row.weighing.version)
    lens = framework.lens(row.lens)
    return ViewPage(
        id=row.pk,
        subject=weighing.subject,
        about=weighing.about,
        hopes=weighing.hopes,
        community=weighing.community.name,
        stance=framework.stance,
        lens=lens.name if lens else row.lens,
        hint=lens.hint if lens else "",
        name=row.name,
        speaks_for=row.speaks_for,
        is_filled=row.filled_at is not None,
        is_open=weighing.stage == WeighingStage.VIEWPOINTS,
        criteria=framework.criteria,
        card_url=weighing.get_absolute_url(),
    )


def missing_for_talk(text: FrameworkText, views: Sequence[Viewpoint]) -> list[str]:
    """What the talk still waits for, as sentences."""
    filled = [each for each in views if each.filled_at]
    waits = []
    if len(filled) < text.least_viewpoints:
        waits.append(
            _("%(there)d of at least %(least)d viewpoints are filled in.")
            % {"there": len(filled), "least": text.least_viewpoints}
        )
    looked_from = {each.lens for each in filled}
    waits += [
        _("Nobody looked from “%(lens)s” yet.") % {"lens": lens.name}
        for lens in text.lenses
        if lens.always and lens.code not in looked_from
    ]
    return waits
