"""Two questions of Lindehaven that went two ways: 7 handovers in 61 days, and 3 days in the street.

The street side of the second is told already, and waits for who knows how it went inside.
"""

from datetime import datetime, timedelta

from kiemkracht.cli.city.chance import content, identity
from kiemkracht.cli.city.settling import Townspeople
from kiemkracht.connect.services.seeding_routes import RouteSeed, lay_routes


def lay(town: Townspeople, now: datetime) -> int:
    """Lay the routes beside each other; gives how many questions."""
    rows = content("routes")
    for row in rows:
        lay_routes(
            RouteSeed(
                id=identity("route", row["key"]),
                question=row["question"],
                story=row["story"],
                community_id=town.communities[row["place"]],
                told_by=town.by_name[row["told_by"]],
                at=now - timedelta(days=row["days_ago"]),
                steps=tuple((side, day, desk, what) for side, day, desk, what in row["steps"]),
                crossing=identity("sprout", row["sprout"]) if row["sprout"] else None,
            )
        )
    return len(rows)
