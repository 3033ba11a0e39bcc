"""The list of great tasks: editable, in two languages."""

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, places
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.texts import one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.direction import rules
from kiemkracht.direction.enums import Verb
from kiemkracht.direction.models import GreatTask


@transaction.atomic
def name_great_task(*, by: Visitor, name_nl: str, name_en: str, slug: str = "") -> GreatTask:
    """Add a great task, or give the one with this slug other words. Queries: 4."""
    require(rules.may_arrange_great_tasks(by))
    dutch, english = one_line(name_nl)[:80], one_line(name_en)[:80]
    require_that(bool(dutch and english), _("Give the name in Dutch and in English."))
    new_slug = slug or slugify(dutch)[:60]
    require_that(bool(new_slug), _("Use letters in the name."))
    row, is_new = GreatTask.objects.update_or_create(
        slug=new_slug, defaults={"name_nl": dutch, "name_en": english}
    )
    verb = Verb.GREAT_TASK_ADDED if is_new else Verb.GREAT_TASK_EDITED
    chronicle.record(verb, places.place_of(row), by=by)
    return row
