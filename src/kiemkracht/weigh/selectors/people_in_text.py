"""Whether a text points at a person: for what everybody will read."""

_SURE_NAME = 0.6


def people_in(*texts: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What looks like a name, and what surely is of a person (numbers, addresses). Queries: 0."""
    from kiemkracht.engines.scouting.personal import find_personal

    found = [one for text in texts for one in find_personal(text)]
    names = [one.text for one in found if one.kind == "name" and one.sure >= _SURE_NAME]
    return tuple(dict.fromkeys(names)), tuple(
        dict.fromkeys(one.text for one in found if one.kind != "name")
    )
