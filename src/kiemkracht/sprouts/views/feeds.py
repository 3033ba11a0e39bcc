"""Public kiemen as feeds: RSS, and JSON Feed 1.1. Nobody's name is in them."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import JsonResponse
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kiemkracht.base.requests import Request
from kiemkracht.sprouts.selectors.public import PublicSprout, public_sprouts


class SproutFeed(Feed[PublicSprout, None]):
    """The newest public kiemen, for a feed reader."""

    link = reverse_lazy("sprouts:list")

    def title(self) -> str:
        """Name of the feed."""
        return _("Kiemen in %(city)s") % {"city": settings.KIEMKRACHT_CITY_NAME}

    def description(self) -> str:
        """What it holds."""
        return _("What is already sprouting here, and what is its next step.")

    def items(self) -> Sequence[PublicSprout]:
        """Newest first."""
        return public_sprouts()

    def item_title(self, item: PublicSprout) -> str:
        """Name of the kiem; Django escapes it."""
        return item.title

    def item_description(self, item: PublicSprout) -> str:
        """Phase, place and story."""
        return _described(item)

    def item_link(self, item: PublicSprout) -> str:
        """Its page."""
        return item.url

    def item_guid(self, item: PublicSprout) -> str:
        """The id stays when the address changes."""
        return f"urn:uuid:{item.id}"

    item_guid_is_permalink = False

    def item_pubdate(self, item: PublicSprout) -> datetime:
        """When it was told here."""
        return item.created_at

    def item_updateddate(self, item: PublicSprout) -> datetime:
        """When something last changed."""
        return item.changed_at


def _described(item: PublicSprout) -> str:
    where = f" · {item.community}" if item.community else ""
    return f"{item.phase_label}{where}\n\n{item.story}"


@require_safe
def json_feed(request: Request) -> JsonResponse:
    """The same as JSON Feed 1.1 (jsonfeed.org)."""
    here = request.build_absolute_uri
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": SproutFeed().title(),
        "description": SproutFeed().description(),
        "home_page_url": here(reverse("sprouts:list")),
        "feed_url": here(reverse("sprouts:json_feed")),
        "language": "nl",
        "items": [
            {
                "id": f"urn:uuid:{item.id}",
                "url": here(item.url),
                "title": item.title,
                "content_text": _described(item),
                "date_published": item.created_at.isoformat(),
                "date_modified": item.changed_at.isoformat(),
                "language": item.lang,
                "tags": [str(tag) for tag in (item.phase_label, item.community) if tag],
            }
            for item in public_sprouts()
        ],
    }
    return JsonResponse(feed, content_type="application/feed+json")
