"""How often something may happen, for visitors of whom we know nothing."""

import hashlib

from django.core.cache import cache
from django.http import HttpRequest


def within(subject: str, *, most: int, seconds: int) -> bool:
    """Count one more `subject` and tell whether it stays within `most` per `seconds`.

    The count lives in the cache: per process with the default cache, so a limit and no proof.
    """
    key = "limit:" + hashlib.sha256(subject.encode()).hexdigest()
    if cache.add(key, 1, timeout=seconds):
        return True
    try:
        return bool(cache.incr(key) <= most)
    except ValueError:  # it expired between the two calls
        cache.set(key, 1, timeout=seconds)
        return True


def caller(request: HttpRequest) -> str:
    """A short-lived mark of where a request came from; the address itself is never stored."""
    return str(request.META.get("REMOTE_ADDR", "unknown"))
