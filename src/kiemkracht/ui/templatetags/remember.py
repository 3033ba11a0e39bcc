"""`{% remember card %}…{% endremember %}`: render a fragment once for equal content.

The content itself is the key: a frozen object with everything the fragment shows. So nothing has to
be thrown away when something changes: other content is another key. Language and day are part of
the key, because words and relative dates depend on them. Never put anything inside that depends on
who is looking: no token, no button.
"""

from collections import OrderedDict
from threading import Lock

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.utils.safestring import SafeString
from django.utils.timezone import localdate
from django.utils.translation import get_language

register = template.Library()

MOST = 2_000


class Fragments:
    """The fragments that were used last, shared by the threads of a process."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: OrderedDict[object, SafeString] = OrderedDict()
        self._lock = Lock()

    def get(self, key: object) -> SafeString | None:
        """The fragment for this content, if it was rendered before."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        return None

    def keep(self, key: object, fragment: SafeString) -> None:
        """Remember a fragment, and forget the one that was used longest ago."""
        with self._lock:
            self._kept[key] = fragment
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)

    def __len__(self) -> int:
        return len(self._kept)


fragments = Fragments()


class RememberNode(template.Node):
    """Renders its inside once for equal content."""

    def __init__(self, content: FilterExpression, inside: NodeList, name: str) -> None:
        self.content, self.inside, self.name = content, inside, name

    def render(self, context: template.Context) -> SafeString:
        """The fragment, from memory or fresh."""
        key = (self.name, self.content.resolve(context), get_language(), localdate())
        found = fragments.get(key)
        if found is None:
            found = self.inside.render(context)
            fragments.keep(key, found)
        return found


@register.tag
def remember(parser: Parser, token: Token) -> RememberNode:
    """Parse `{% remember content %}`; the place in the template names the fragment."""
    parts = token.split_contents()
    if len(parts) != 2:
        raise template.TemplateSyntaxError("remember needs one thing: the content it shows")
    inside = parser.parse(("endremember",))
    parser.delete_first_token()
    name = f"{parser.origin}:{token.lineno}" if parser.origin else str(token.lineno)
    return RememberNode(parser.compile_filter(parts[1]), inside, name)
