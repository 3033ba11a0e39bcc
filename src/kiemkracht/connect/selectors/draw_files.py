"""A draw to take along: for a spreadsheet, and as JSON from which anyone can compute it again."""

import json
from collections.abc import Iterator

from django.utils.translation import gettext as _

from kiemkracht.base.errors import require
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.models import PanelDraw
from kiemkracht.connect.rules.composing import may_arrange
from kiemkracht.connect.selectors.draw_page import draw_page
from kiemkracht.connect.selectors.sets_file import plain_cell

METHOD = "leximin lottery over panels within quotas (doi:10.1038/s41586-021-03788-6)"


def pool_rows(visitor: Visitor, draw: PanelDraw) -> Iterator[list[str]]:
    """Everyone in the pool with chance and whether drawn. Leave: who arranges it. Queries: 1."""
    require(may_arrange(visitor, draw.community_id))
    yield ["id", _("Name"), *draw.features, _("Household"), _("Chance"), _("Drawn by lot")]
    for row in draw.candidates.all():
        features = [row.features.get(name, "") for name in draw.features]
        chance = "" if row.chance is None else f"{row.chance:.9f}"
        drawn = _("yes") if row.is_drawn else _("no")
        cells = [row.number, row.label, *features, row.household, chance, drawn]
        yield [plain_cell(cell) for cell in cells]


def draw_json(visitor: Visitor, draw: PanelDraw) -> str:
    """The draw as JSON; the pool by number only for who arranges, never a name. Queries: 1 or 2.

    With the pool as CSV (`id` is the number) `kiemkracht draw` gives the same panel again.
    """
    page = draw_page(visitor, draw)
    whole: dict[str, object] = {
        "title": draw.title,
        "method": METHOD,
        "engine": draw.engine,
        "seed": draw.seed,
        "seed_source": draw.seed_source,
        "input_digest": draw.input_digest,
        "size": draw.size,
        "pool_size": draw.pool_size,
        "quotas": [
            {"feature": feature, "value": value, "least": least, "most": most}
            for feature, value, least, most in draw.quotas
        ],
        "drawn_at": draw.drawn_at.isoformat() if draw.drawn_at else None,
        "least_chance": draw.result.get("least"),
        "gini": draw.result.get("gini"),
        "is_proven": draw.result.get("is_proven"),
        "types": [
            {"features": line.features, "people": line.people, "chance": line.chance}
            for line in page.types
        ],
        "types_of_fewer_people_left_out": page.hidden_types,
        "k": page.k,
    }
    if page.may_arrange:
        whole["pool"] = [
            {
                "id": str(row.number),
                "features": row.features,
                "household": row.household,
                "chance": row.chance,
                "drawn": row.is_drawn,
            }
            for row in draw.candidates.all()
        ]
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
