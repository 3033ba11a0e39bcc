"""Writing about people. Other rooms come in here."""

from kiemkracht.people.services.returning import make_return_link, open_return_link, welcome_guest

__all__ = ["make_return_link", "open_return_link", "welcome_guest"]
