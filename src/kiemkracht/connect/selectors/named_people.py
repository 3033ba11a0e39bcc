"""Whether a text points at a person: for what must stay without names."""

_SURE_NAME = 0.6


def points_at(text: str) -> tuple[str, ...]:
    """Names (when rather sure), numbers and addresses of people in a text; streets may stay."""
    from kiemkracht.engines.scouting.personal import find_personal

    return tuple(
        one.text for one in find_personal(text) if one.kind != "name" or one.sure >= _SURE_NAME
    )
