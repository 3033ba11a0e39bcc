"""How plain Django forms get the look of the house."""

from typing import Any, Final

from django.forms.renderers import DjangoTemplates
from django.template.loader import get_template

OURS: Final = {
    "django/forms/widgets/radio.html": "ui/forms/choices.html",
    "django/forms/widgets/checkbox_select.html": "ui/forms/choices.html",
    "django/forms/widgets/clearable_file_input.html": "ui/forms/file.html",
    "django/forms/errors/list/ul.html": "ui/forms/errors.html",
    "django/forms/errors/list/default.html": "ui/forms/errors.html",
}


class KiemkrachtRenderer(DjangoTemplates):
    """Django's own widgets, except the few that we draw ourselves.

    `{{ form }}` gives the list of errors and then every field as `{% field %}` does.
    """

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"

    def get_template(self, template_name: str) -> Any:
        """Our template where we have one, Django's otherwise."""
        if template_name.startswith("ui/"):
            return get_template(template_name)
        if template_name in OURS:
            return get_template(OURS[template_name])
        return super().get_template(template_name)
