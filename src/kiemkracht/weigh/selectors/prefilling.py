"""What stands in a form before somebody types: the newest advice, the answer, who looked."""

from django.utils.translation import gettext as _

from kiemkracht.weigh.enums.weighing import Track
from kiemkracht.weigh.models import Weighing
from kiemkracht.weigh.selectors.frameworks import text_of


def advice_before(row: Weighing) -> dict[str, object]:
    """The newest advice, to be told better. Queries: 0 or 1."""
    newest = row.advices.first() if row.advised_at else None
    if newest is None:
        return {}
    options = {f"option_{at}": words for at, words in enumerate(newest.options[:4], start=1)}
    return options | {
        "majority": newest.majority,
        "minority": newest.minority,
        "minority_needs": newest.minority_needs,
        "no_minority_because": newest.no_minority_because,
    }


def answer_before(row: Weighing) -> dict[str, object]:
    """The answer so far, when there is one. Queries: 0."""
    if row.decided_at is None:
        return {}
    made = row.decision
    reasons = {f"reason_{at}": words for at, words in enumerate(made.reasons, start=1)}
    tried = {f"alternative_{at}": words for at, words in enumerate(made.alternatives[:2], start=1)}
    return {
        "answer": made.answer,
        "chosen": made.chosen,
        "role": made.role,
        "condition": made.condition,
        "until": made.until,
        **reasons,
        **tried,
    }


def public_before(row: Weighing) -> dict[str, object]:
    """What was kept for publishing; the first time who looked, and the words of the minority.

    Queries: 0 to 2.
    """
    if row.decided_at is None:
        return {}
    made = row.decision
    was_kept = bool(made.touched or made.dissent or made.no_dissent_because or made.review_on)
    if was_kept or row.track == Track.LIGHT:
        groups = [f"{each['group']}: {each.get('how_heard', '')}" for each in made.touched]
        return {
            "touched": "\n".join(groups),
            "dissent": made.dissent,
            "dissent_needs": made.dissent_needs,
            "done_with_it": made.done_with_it,
            "no_dissent_because": made.no_dissent_because,
            "review_on": made.review_on,
        }
    newest = row.advices.first()
    return {
        "touched": "\n".join(_who_looked(row)),
        "dissent": newest.minority if newest else "",
        "dissent_needs": newest.minority_needs if newest else "",
        "no_dissent_because": newest.no_minority_because if newest else "",
    }


def _who_looked(row: Weighing) -> list[str]:
    framework = text_of(row.version)
    lines = []
    for view in row.viewpoints.all():
        lens = framework.lens(view.lens)
        group = view.speaks_for or (lens.name if lens else view.lens)
        how = (
            _("%(name)s spoke for them in the talk") % {"name": view.name or _("a participant")}
            if view.speaks_for
            else _("gave a viewpoint and sat in the talk")
        )
        lines.append(f"{group}: {how}")
    return list(dict.fromkeys(lines))
