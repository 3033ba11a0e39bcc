"""The photo of a kiem."""

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base.errors import require, require_that
from kiemkracht.base.files import Picture
from kiemkracht.base.texts import one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.sprouts import rules
from kiemkracht.sprouts.enums import Verb
from kiemkracht.sprouts.models import Photo, Sprout
from kiemkracht.sprouts.selectors.life import ties_of
from kiemkracht.sprouts.services import keeping


@transaction.atomic
def add_photo(*, by: Visitor, sprout: Sprout, picture: Picture, words: str = "") -> Photo:
    """Show this picture with the kiem; an earlier one is removed for good."""
    row = keeping.locked(sprout, by)
    require(rules.may_edit(by, row, ties_of(by, row)))
    _remove(row)
    photo = Photo(
        sprout=row,
        width=picture.width,
        height=picture.height,
        words=one_line(words)[:200],
        added_by_id=by.person_id,
    )
    photo.file.save("photo.webp", picture.file, save=False)
    photo.save()
    keeping.write_down(row, Verb.PHOTO_ADDED, by=by)
    return photo


@transaction.atomic
def remove_photo(*, by: Visitor, sprout: Sprout) -> None:
    """Take the photo away, the file as well."""
    row = keeping.locked(sprout, by)
    require(rules.may_edit(by, row, ties_of(by, row)))
    require_that(_remove(row), _("There is no photo here."))
    keeping.write_down(row, Verb.PHOTO_REMOVED, by=by)


def _remove(sprout: Sprout) -> bool:
    photo = Photo.objects.filter(sprout=sprout).first()
    if photo is None:
        return False
    take_away(photo)
    return True


def take_away(photo: Photo) -> None:
    """Remove a photo and its file. Asks no leave: for services that have asked it."""
    photo.delete()
    # The file goes when the row is surely gone; the other way round a row could lose its file.
    transaction.on_commit(lambda: photo.file.storage.delete(photo.file.name or ""))
