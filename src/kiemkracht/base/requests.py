"""A request as our views get it: with who is asking."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from kiemkracht.base.visitors import Visitor


class Request(HttpRequest):
    """Django's request, after the middleware of `people` and of htmx."""

    visitor: Visitor
    htmx: HtmxDetails
