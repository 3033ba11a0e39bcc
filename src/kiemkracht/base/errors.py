"""What a service says when it can't do what was asked."""

from typing import TypeGuard

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Sentence = str | Promise


class RoomError(Exception):
    """A service refuses, with a sentence in the reader's language that says what to do next.

    `status` is the HTTP status of the page that shows the sentence when no form catches it.
    """

    status = 409

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        super().__init__(str(sentence))


class LeaveDenied(RoomError):  # noqa: N818 - a refusal, not a fault
    """The visitor may see this, but may not do that with it."""

    status = 403


NO_LEAVE = _("You can’t do this here.")


def require(leave: bool, sentence: Sentence = NO_LEAVE) -> None:
    """Raise `LeaveDenied` with `sentence` unless `leave` was given."""
    if not leave:
        raise LeaveDenied(sentence)


def require_that(condition: bool, sentence: Sentence) -> None:
    """Raise `RoomError` with `sentence` unless `condition` holds: a guard, not a permission."""
    if not condition:
        raise RoomError(sentence)


def is_sentence(value: object) -> TypeGuard[Sentence]:
    """Tell whether `value` can be shown to a reader as it is."""
    return isinstance(value, str | Promise)
