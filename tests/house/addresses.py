"""All URL names of the house, and the address of each in the world of the matrix."""

from collections.abc import Iterator
from functools import cache

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.house.world import World

# Which thing a `slug` or `number` names depends on the room.
_SLUGS = {
    "people": "people.slug",
    "direction": "direction.slug",
    "perspectives": "conversation.slug",
    "connect": "circle.slug",
    "weigh": "framework.slug",
}
_ON_THE_BOARD = {
    f"weigh:{each}"
    for each in ("board", "heap", "move_reasons", "propose_heaps", "undo_board", "join_heaps")
} | {f"weigh:{each}" for each in ("set_aside", "gates", "new_gate", "drop_gate", "compare_cases")}
_LINKS = {
    "weigh:door": "link_of_photo",
    "weigh:view_by_link": "link_of_view",
    "weigh:cases_by_link": "link_of_maker",
    "weigh:case_by_link": "link_of_maker",
}
_CHOICES = {
    "choice",
    "edit_choice",
    "step",
    "respond",
    "publish",
    "withdraw",
    "story",
    "version",
}


def names() -> list[str]:
    """Every named URL, in the order of the addresses."""
    return list(_patterns())


@cache
def _patterns() -> dict[str, URLPattern]:
    return dict(_walk(get_resolver(), ()))


def _walk(resolver: URLResolver, spaces: tuple[str, ...]) -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from _walk(pattern, inner)
        else:
            yield ":".join((*spaces, str(pattern.name))), pattern


def address(world: World, name: str) -> str:
    """The address of a URL name, with the arguments of the world."""
    if name == "ui:stylesheet":
        from kiemkracht.ui.stylesheets import stylesheet

        return reverse(name, args=["page", stylesheet("page").digest])
    if name == "api-nothing-here":
        return "/api/bestaat-niet"
    pattern = _patterns()[name]
    wanted = pattern.pattern.converters
    return reverse(name, kwargs={key: _argument(world, name, key) for key in wanted})


def _argument(world: World, name: str, key: str) -> object:
    room, _, page = name.partition(":")
    if name == "direction:great_task":
        from kiemkracht.direction.models import GreatTask

        return GreatTask.objects.first().slug
    if key == "slug":
        return world.arguments[
            "choice.slug" if room == "direction" and page in _CHOICES else _SLUGS[room]
        ]
    if name == "act:undo" and key == "number":
        return world.arguments["change_number"]
    if room == "act" and key == "step_id":
        return world.arguments["act.step_id"]
    if name == "act:new_script":
        return world.arguments["unmade_id"]
    if key == "link" and name in _LINKS:
        return world.arguments[_LINKS[name]]
    if room == "weigh" and key == "case_id":
        return world.arguments["maker_case_id"]
    if name in _ON_THE_BOARD:
        kept = {"workshop_id": "sorting_id", "key": "heap_key", "code": "gate_code"}
        return world.arguments[kept[key]]
    if name == "short:help":
        return world.arguments["helpers_secret"]
    return world.arguments[key]


def form(world: World, name: str) -> dict[str, object]:
    """What a POST sends: just enough that leave is asked before anything else is wrong."""
    if name.startswith("talk:"):
        return {"place": world.arguments["place"]}
    if name == "connect:may_be_drawn":
        return {"community": str(world.cast.lindenplein.pk)}
    return {
        "perspectives:vote": {"value": "1"},
        "direction:move_direction": {"to": "agreed"},
        "direction:step": {"to": "taken"},
        "sprouts:plan_step": {"text": "Soep koken"},
        "sprouts:answer": {"body": "Dag, ik ben je contact."},
        "sprouts:check": {"is_alive": "yes"},
        "sprouts:radar_weigh": {"answer": "later"},
        "sprouts:carry_consent": {"story": "Dit doe ik."},
        "connect:answer_promise": {"accept": "yes"},
        "connect:thank": {"words": "Dank je"},
        "connect:answer_gig": {"why": "Dit wil ik"},
        "connect:say_to_charter": {"voice": "yes"},
        "weigh:settle": {"reading": "value", "value": "2", "reason": "Daarom"},
        "act:discuss": {"talk": "Met de buren"},
        "act:fix": {"seen": "1"},
        "act:finish": {"harvest": "Klein beginnen"},
        "act:pull": {"said": "mine"},
        "weigh:answer_remark": {"text": "Dank je"},
    }.get(name, {})
