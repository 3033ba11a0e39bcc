"""What every page knows: the city, the navigation, the language and the look."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.functional import cached_property

from kiemkracht.ui import navigation
from kiemkracht.ui.preferences import theme_of
from kiemkracht.ui.stylesheets import stylesheet

DARK_APPLIES = {
    "auto": "screen and (prefers-color-scheme: dark)",
    "dark": "screen",
    "light": "not all",
}


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """A link in the bar."""

    label: str
    short: str
    url: str
    glyph: str
    is_current: bool


class Site:
    """The house as this request sees it. Worked out on first use: a fragment asks for nothing."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @property
    def city(self) -> str:
        """Name of the municipality or network."""
        return str(getattr(settings, "KIEMKRACHT_CITY_NAME", ""))

    @property
    def theme(self) -> str:
        """`auto`, `light` or `dark`."""
        return theme_of(self._request)

    @property
    def dark_applies(self) -> str:
        """The media query under which the dark tokens hold."""
        return DARK_APPLIES[self.theme]

    @property
    def stylesheet_url(self) -> str:
        """All our own stylesheets in one."""
        return reverse("ui:stylesheet", args=["page", stylesheet("page").digest])

    @property
    def dark_stylesheet_url(self) -> str:
        """The dark values of the tokens."""
        return reverse("ui:stylesheet", args=["dark", stylesheet("dark").digest])

    @property
    def house_style_url(self) -> str:
        """The theme of a municipality, when one is set."""
        path = getattr(settings, "KIEMKRACHT_THEME_CSS", "")
        return static(path) if path else ""

    @property
    def house_style_class(self) -> str:
        """The class under which that theme sets its tokens."""
        return str(getattr(settings, "KIEMKRACHT_THEME_CLASS", ""))

    @cached_property
    def here(self) -> str:
        """Path and query of this page: where a choice of language comes back to."""
        return self._request.get_full_path() if self._request.method == "GET" else ""

    @cached_property
    def navigation(self) -> tuple[NavigationItem, ...]:
        """The bar; a place whose address does not exist (yet) is left out."""
        match = self._request.resolver_match
        current = navigation.current(match.view_name if match else "")
        return tuple(
            item
            for place in navigation.destinations()
            if (item := _item(place, is_current=place == current)) is not None
        )


def _item(place: navigation.Destination, *, is_current: bool) -> NavigationItem | None:
    try:
        url = reverse(place.url_name)
    except NoReverseMatch:
        return None
    return NavigationItem(str(place.label), str(place.short), url, place.glyph, is_current)


def site(request: HttpRequest) -> dict[str, Site]:
    """Context processor: `{{ site.city }}`, `{{ site.navigation }}` and so on.

    The layout itself says `house`, because Django's login view puts its own `site` on the page.
    """
    house = Site(request)
    return {"site": house, "house": house}
