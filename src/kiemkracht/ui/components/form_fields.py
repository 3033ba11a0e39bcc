"""Fields of a form, and the list of what is still wrong with it."""

from dataclasses import dataclass

from django.forms import BaseForm, BoundField, FileInput, Textarea
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from kiemkracht.ui.components.rendering import show


@dataclass(frozen=True, slots=True)
class _Complaint:
    href: str
    label: str | Promise
    words: str


def field(bound_field: BoundField) -> SafeString:
    """Label, help, error and widget of a field, tied together for screen readers.

    Under a long text stands the door to the mirror of language (seen where scripts run), unless its
    widget has the attribute `data-mirror="off"`.
    """
    if bound_field.is_hidden:
        return bound_field.as_widget()
    limit = _room_for(bound_field)
    described_by = _described_by(bound_field, counts=bool(limit))
    is_group = bound_field.use_fieldset and not isinstance(bound_field.field.widget, FileInput)
    # A group carries its notes on the fieldset, else every choice would read them out again.
    attrs: dict[str, str | bool] = {}
    if described_by and not is_group:
        attrs["aria-describedby"] = described_by
    return show(
        "field",
        field=bound_field,
        widget=bound_field.as_widget(attrs=attrs),
        kind=getattr(bound_field.field.widget, "input_type", "text"),
        limit=limit,
        described_by=described_by,
        label_for=bound_field.id_for_label,
        is_group=is_group,
        has_mirror=_has_mirror(bound_field),
    )


def _room_for(bound_field: BoundField) -> int | None:
    """How many characters fit, for fields long enough to need a counter."""
    if not isinstance(bound_field.field.widget, Textarea):
        return None
    limit = getattr(bound_field.field, "max_length", None)
    return limit if isinstance(limit, int) else None


def _has_mirror(bound_field: BoundField) -> bool:
    """A long text may look in the mirror of language; `data-mirror` in the attributes says no."""
    widget = bound_field.field.widget
    return isinstance(widget, Textarea) and "data-mirror" not in widget.attrs


def _described_by(bound_field: BoundField, *, counts: bool) -> str:
    name = bound_field.auto_id
    parts = (
        (bool(bound_field.help_text), f"{name}_helptext"),
        (bool(bound_field.errors), f"{name}_error"),
        (counts, f"{name}_count"),
    )
    return " ".join(part for applies, part in parts if applies and name)


def form_errors(form: BaseForm) -> SafeString:
    """What is still wrong, with a link to each field; nothing when all is well.

    It takes the focus when the page opens, unless the form says `takes_focus = False`.
    """
    if not form.errors:
        return SafeString("")
    complaints = [_Complaint("", "", str(words)) for words in form.non_field_errors()]
    for bound_field in form:
        complaints += [
            _Complaint(_address(bound_field), bound_field.label, str(words))
            for words in bound_field.errors
        ]
    takes_focus = getattr(form, "takes_focus", True)
    return show("form_errors", complaints=complaints, takes_focus=takes_focus)


def _address(bound_field: BoundField) -> str:
    """Where the visitor can mend it: the widget, or the first choice of a group."""
    if bound_field.is_hidden or not bound_field.auto_id:
        return ""
    return f"#{bound_field.id_for_label or f'{bound_field.auto_id}_0'}"
