"""Making weighings, room rules and the framework findable.

Search asks again for every visitor what they may see. A weighing is sought by its question and what
it is about: not by viewpoints or the talk, which not everyone who sees a weighing may read.
"""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models.signals import post_save

from kiemkracht.base import search
from kiemkracht.base.places import place_of
from kiemkracht.weigh.models import Framework, FrameworkVersion, RoomRule, Weighing
from kiemkracht.weigh.selectors.frameworks import SLUG


def index_weighings(rows: Iterable[Weighing]) -> None:
    """Make these findable. Queries: 1 per 200."""
    search.index_many(search.Findable(place_of(row), row.subject, row.about) for row in rows)


def index_rules(purposes: Mapping[UUID, str]) -> None:
    """Make these rules findable by their newest words and what they are for. Queries: 2 or more."""
    search.index_many(
        search.Findable(place_of(row), row.text, purposes[row.pk])
        for row in RoomRule.objects.filter(pk__in=list(purposes))
    )


def index_weighing(row: Weighing) -> None:
    """Make one findable. Queries: 1."""
    index_weighings([row])


def index_rule(row: RoomRule) -> None:
    """Make one findable by its newest words. Queries: 3."""
    newest = row.wordings.filter(number=row.number).first()
    index_rules({row.pk: newest.purpose if newest else ""})


def index_framework(row: Framework) -> None:
    """Make it findable by its newest version, if it is the one of the house. Queries: 2 or 3."""
    newest = row.versions.order_by("-number").first()
    if newest is not None:
        _index_version(FrameworkVersion, newest)


def hear_frameworks() -> None:
    """Make a new version of the framework of the house findable as soon as it is there."""
    post_save.connect(
        _index_version, sender=FrameworkVersion, weak=False, dispatch_uid="weigh-framework-found"
    )


def _index_version(sender: type[FrameworkVersion], instance: FrameworkVersion, **_: Any) -> None:
    framework = Framework.objects.get(pk=instance.framework_id)
    if framework.slug == SLUG:
        content = instance.content
        told = [content["stance"], *(each["question"] for each in content["gates"])]
        for each in content["criteria"]:
            told += [each["name"], each["question"]]
        text = " ".join(words for each in told for words in each.values())
        title = " · ".join(content["name"].values())
        search.index(place_of(framework), title=title, text=text)
