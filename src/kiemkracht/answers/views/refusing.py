"""What a page does when a service refuses."""

from django.forms import Form

from kiemkracht.base.errors import RoomError


def unless_denied(error: RoomError, form: Form) -> None:
    """Put the sentence above the form; a refusal of leave stays a refusal."""
    if error.status == 403:
        raise error
    form.add_error(None, str(error.sentence))
