"""Answers when something is wrong: problem details (RFC 9457), all faults of the input at once."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError


def problem(
    status: int, title: str, detail: str, errors: list[dict[str, str]] | None = None
) -> HttpResponse:
    """One problem as `application/problem+json`."""
    body: dict[str, object] = {"status": status, "title": title, "detail": detail}
    if errors:
        body["errors"] = errors
    return HttpResponse(
        json.dumps(body, ensure_ascii=False),
        status=status,
        content_type="application/problem+json; charset=utf-8",
    )


def no_such_address(request: HttpRequest) -> HttpResponse:
    """For every address below /api/ that does not exist."""
    return problem(404, "Niet gevonden", "Dit adres bestaat niet. Zie /api/v1/openapi.json.")


def answer_problems(api: NinjaAPI) -> None:
    """Let the API answer in problem details: 400 for wrong input, never 422."""

    def wrong_input(request: HttpRequest, error: Any) -> HttpResponse:
        faults = error.errors if isinstance(error, ValidationError) else []
        return problem(
            400,
            "Ongeldige invoer",
            "Een of meer parameters kloppen niet.",
            [
                {"name": ".".join(str(part) for part in fault["loc"][1:]), "reason": fault["msg"]}
                for fault in faults
            ],
        )

    def not_found(request: HttpRequest, error: Any) -> HttpResponse:
        return problem(404, "Niet gevonden", "Dit bestaat niet, of is niet openbaar.")

    from django.http import Http404

    api.add_exception_handler(ValidationError, wrong_input)
    api.add_exception_handler(Http404, not_found)
