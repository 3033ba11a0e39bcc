"""Writers of one process wait for their turn in a line, instead of knocking again and again.

SQLite lets one writer in at a time. Who comes meanwhile sleeps a while and tries again, longer
each time up to a tenth of a second, and who came last may be first: in a full hall pages that only
save a session waited seconds. Here a transaction that begins with the write
lock (`transaction_mode` IMMEDIATE) first waits in a line of this process; the lock itself then is
free, unless another process has it.
"""

import threading
from collections import defaultdict, deque
from typing import Any

from django.db.backends.sqlite3 import base


class Line:
    """A lock that is given in the order in which it was asked."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()
        self._is_taken = False

    def wait(self, timeout_s: float) -> bool:
        """Wait for one's turn; False when it did not come in time."""
        with self._guard:
            if not self._is_taken:
                self._is_taken = True
                return True
            mine = threading.Lock()
            mine.acquire()
            self._waiting.append(mine)
        if mine.acquire(timeout=timeout_s):
            return True
        with self._guard:
            if mine in self._waiting:
                self._waiting.remove(mine)
                return False
        return True  # it came at the last moment

    def go_on(self) -> None:
        """The next one's turn."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._is_taken = False


_lines: defaultdict[str, Line] = defaultdict(Line)
# The stubs know nothing of the steps of a transaction.
Wrapper: Any = base.DatabaseWrapper


class DatabaseWrapper(Wrapper):  # type: ignore[misc] # Any, as said above
    """A connection that holds its process's turn to write from BEGIN to COMMIT or ROLLBACK."""

    _has_turn = False

    def _start_transaction_under_autocommit(self) -> None:
        line = _lines[str(self.settings_dict["NAME"])]
        # Without a turn in time SQLite itself says that it is locked, in its own words.
        self._has_turn = line.wait(float(self.settings_dict["OPTIONS"].get("timeout", 5)))
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self._give_way()
            raise

    def _commit(self) -> Any:
        done = super()._commit()
        self._give_way()
        return done

    def _rollback(self) -> Any:
        try:
            return super()._rollback()
        finally:
            self._give_way()

    def _close(self) -> Any:
        try:
            return super()._close()
        finally:
            self._give_way()

    def _give_way(self) -> None:
        if self._has_turn:
            self._has_turn = False
            _lines[str(self.settings_dict["NAME"])].go_on()
