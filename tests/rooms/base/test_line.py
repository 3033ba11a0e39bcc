"""Writers of one process stand in line; each gets a turn, in order, and nobody keeps it."""

import threading

import pytest
from django.db import OperationalError, connection, transaction

from kiemkracht.base.sqlite import base
from kiemkracht.base.sqlite.base import Line


def _waiting(line: Line, count: int) -> None:
    while len(line._waiting) < count:
        pass


def _fail_without_connection() -> None:
    connection.close()
    raise ZeroDivisionError


def test_who_asked_first_goes_first():
    line, order = Line(), []
    assert line.wait(1)

    def come(name):
        assert line.wait(5)
        order.append(name)
        line.go_on()

    threads = [threading.Thread(target=come, args=(name,)) for name in "abcd"]
    for number, thread in enumerate(threads, start=1):
        thread.start()
        _waiting(line, number)
    line.go_on()
    for thread in threads:
        thread.join(5)
    assert order == list("abcd")


def test_who_waited_too_long_leaves_the_line():
    line = Line()
    assert line.wait(1)
    assert not line.wait(0.01)
    line.go_on()
    assert line.wait(0.01)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="the line is for SQLite only")
class TestTheTurnOfAConnection:
    """A connection has it from BEGIN until the end of the transaction, however that ends."""

    @property
    def line(self):
        return base._lines[str(connection.settings_dict["NAME"])]

    def test_it_ends_with_the_commit(self):
        with transaction.atomic():
            assert self.line._is_taken
        assert not self.line._is_taken

    def test_it_ends_when_all_is_undone(self):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            raise ZeroDivisionError
        assert not self.line._is_taken

    def test_it_ends_when_the_connection_goes(self):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            _fail_without_connection()
        assert not self.line._is_taken

    def test_it_ends_when_the_transaction_can_not_begin(self, monkeypatch):
        def refuse(self):
            raise OperationalError("database is locked")

        monkeypatch.setattr(base.Wrapper, "_start_transaction_under_autocommit", refuse)
        with pytest.raises(OperationalError), transaction.atomic():
            pass
        assert not self.line._is_taken
