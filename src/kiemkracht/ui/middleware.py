"""The language of a request, before anything on the page is put into words."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from kiemkracht.ui.preferences import language_of

Handler = Callable[[HttpRequest], HttpResponse]


class LanguageMiddleware:
    """Speaks Dutch, unless the visitor chose English on this device.

    `Accept-Language` is left aside on purpose: many phones in the Netherlands say English
    while their owner reads Dutch, and a shared link should open as it was sent.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = language_of(request)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
        response.setdefault("Content-Language", language)
        return response
