"""A landscape computed by others is the same landscape."""

import pytest
from tests.engines.landscape.towns import planted

from kiemkracht.engines.landscape import streng, to_json
from kiemkracht.perspectives.services.crew import CrewAwayError, crew


def test_without_workers_nobody_helps(settings):
    settings.KIEMKRACHT_EXECUTOR = ""
    with crew() as executor:
        assert executor is None


@pytest.mark.parametrize("address", ["http://127.0.0.1:1", "127.0.0.1:8786"])
def test_an_address_that_can_not_be_meant_is_said(settings, address):
    settings.KIEMKRACHT_EXECUTOR = address
    with pytest.raises(CrewAwayError, match="dask://"), crew():
        pass


@pytest.mark.faults
@pytest.mark.filterwarnings("default")
def test_one_and_two_dask_workers_give_the_same_to_the_last_bit(settings, monkeypatch):
    distributed = pytest.importorskip("distributed", reason="requirements/dask.txt")
    from kiemkracht.engines.landscape.streng import crowd

    monkeypatch.setattr(crowd, "BLOCK", 200)
    log, _, _ = planted(700, 60, 20)
    alone = to_json(streng(log))
    for workers in (1, 2):
        with distributed.LocalCluster(
            n_workers=workers, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
        ) as cluster:
            settings.KIEMKRACHT_EXECUTOR = cluster.scheduler_address.replace("tcp://", "dask://")
            with crew() as executor:
                assert to_json(streng(log, executor=executor)) == alone
