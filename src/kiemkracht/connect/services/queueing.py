"""Rows that a job computes: they wait in the queue, are taken up once, and say when they failed."""

from collections.abc import Callable
from functools import partial
from typing import Any, Generic, TypeVar

from django.db import IntegrityError, models, transaction

WAITING, RUNNING, FAILED = "waiting", "running", "failed"

Row = TypeVar("Row", bound=models.Model)
Enqueue = Callable[[Any], None]


class Job(Generic[Row]):
    """How rows of one kind are computed: `fill` computes and stores, `field` says how far it is."""

    def __init__(self, kind: type[Row], *, field: str, fill: Callable[[Row], None]) -> None:
        self._rows: models.Manager[Row] = kind._default_manager
        self._field, self._fill = field, fill
        self._enqueue: list[Enqueue] = []

    def register(self, enqueue: Enqueue) -> None:
        """Let the room's tasks carry rows out; called once, at start-up."""
        self._enqueue[:] = [enqueue]

    def ask(self) -> None:
        """Put a new row in the queue, unless one waits already. Queries: 2."""
        try:
            with transaction.atomic():
                row = self._rows.create()
        except IntegrityError:  # one waits, and will see what is there by then
            return
        self.enqueue(row.pk)

    def enqueue(self, key: Any) -> None:
        """Put a waiting row in the queue after this transaction."""
        for enqueue in self._enqueue:
            transaction.on_commit(partial(enqueue, key))

    def carry_out(self, key: Any) -> None:
        """Compute a waiting row; a second call for the same row does nothing."""
        own = self._rows.filter(pk=key)
        if not own.filter(**{self._field: WAITING}).update(**{self._field: RUNNING}):
            return
        try:
            self._fill(own.get())
        except Exception:
            own.update(**{self._field: FAILED})
            raise

    def compute_now(self, **values: Any) -> Row:
        """Compute a new row at once, in this process: for the command line, the city and tests."""
        row = self._rows.create(**{self._field: RUNNING}, **values)
        self._fill(row)
        return row
