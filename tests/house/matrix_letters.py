"""One letter for what happened to a visitor at an address."""

from django.http import HttpResponse


def letter(response: HttpResponse) -> str:
    """Served, hidden, no leave, to the login page, or a method that does not exist here."""
    code = response.status_code
    if code in (301, 302) and response["Location"].startswith("/inloggen/"):
        return "l"
    if code in (200, 204, 206, 301, 302, 304, 400, 409, 422):
        return "s"
    return {404: "h", 403: "n", 405: "x"}.get(code, "?")
