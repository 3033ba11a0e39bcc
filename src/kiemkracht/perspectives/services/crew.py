"""Who helps to compute a landscape: nobody else as a rule, or the workers of a Dask cluster."""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from django.conf import settings

PATIENCE_S = 10


class CrewAwayError(Exception):
    """The workers that were configured can't be reached; the run fails and the last one stays."""


@contextmanager
def crew() -> Iterator[Executor | None]:
    """The executor of `KIEMKRACHT_EXECUTOR`, for as long as one run takes; None without one.

    `dask://host:port` is the scheduler of a Dask cluster whose workers have this package. Sums go
    by blocks that don't depend on who adds them, so the outcome is the same to the last bit.
    """
    address = settings.KIEMKRACHT_EXECUTOR
    if not address:
        yield None
        return
    if not address.startswith("dask://"):
        raise CrewAwayError(f"KIEMKRACHT_EXECUTOR is no dask://host:port: {address}")
    try:
        from distributed import Client
    except ImportError as error:
        raise CrewAwayError("pip install -r requirements/dask.txt") from error
    try:
        client = Client("tcp://" + address.removeprefix("dask://"), timeout=PATIENCE_S)
    except (OSError, TimeoutError) as error:
        raise CrewAwayError(f"no Dask scheduler answers at {address}") from error
    with client, client.get_executor() as executor:
        yield executor
