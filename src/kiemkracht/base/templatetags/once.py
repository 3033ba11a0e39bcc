"""`{% once_field %}`: the hidden key that makes a form count once."""

import uuid

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def once_field() -> SafeString:
    """A fresh key for this showing of the form."""
    return format_html('<input type="hidden" name="once" value="{}">', uuid.uuid4().hex)
