"""The whole city, indexed anew: the same is found as when everything was written."""

import pytest

from kiemkracht.base import reindexing
from kiemkracht.base.models import SearchEntry

pytestmark = pytest.mark.django_db


def test_lindehaven_indexed_anew_is_the_same(lindehaven):
    fields = ("place", "kind", "title", "terms", "folded")
    before = set(SearchEntry.objects.values_list(*fields))
    SearchEntry.objects.all().delete()
    for kind in reindexing.kinds():
        for _step in reindexing.reindex(kind):
            pass
    after = set(SearchEntry.objects.values_list(*fields))
    assert {row[:3] for row in after ^ before} == set()
    assert len(after) > 800
    assert reindexing.unknown_kinds() == ()
