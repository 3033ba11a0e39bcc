"""Sessions in the database, as Django keeps them, read with SQL that is written once.

Every page of somebody who was here before begins with this one question; writing its SQL anew
took longer than asking it.
"""

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from kiemkracht.base.prepared import Prepared


def _by_key(*, key: str) -> Any:
    rows = Session.objects.filter(session_key=key)
    return rows.values_list("session_key", "session_data", "expire_date")


_SESSION = Prepared(_by_key, key="a-key-of-none")


class SessionStore(db.SessionStore):
    """Django's own store, with another way to read. Queries: 1."""

    def _get_session_from_db(self) -> Session | None:
        for key, data, expire_date in _SESSION.rows(key=self.session_key or ""):
            if expire_date > timezone.now():
                return Session(session_key=key, session_data=data, expire_date=expire_date)
        self._session_key = None
        return None
