"""Open questions and offers as texts, to bring a question and an offer together."""

from kiemkracht.base import clock
from kiemkracht.base.visibility import Visibility
from kiemkracht.connect.enums.posts import Direction
from kiemkracht.connect.models import Post
from kiemkracht.connect.selectors.profiles import PostProfile, PostProfiles

_FOR_EVERYONE = (Visibility.PUBLIC, Visibility.ROOM)


def open_posts() -> PostProfiles:
    """What is asked and offered now, shown to everyone with an account. Queries: 1."""
    rows = Post.objects.alive(clock.today()).filter(visibility__in=_FOR_EVERYONE).order_by("pk")
    found: dict[str, list[PostProfile]] = {Direction.NEED: [], Direction.OFFER: []}
    for pk, direction, owner_id, what, story in rows.values_list(
        "pk", "direction", "owner_id", "what", "story"
    ):
        text = f"{what} {story}".strip()
        found[direction].append(PostProfile(f"connect.post:{pk}", owner_id, text))
    return PostProfiles(tuple(found[Direction.NEED]), tuple(found[Direction.OFFER]))
