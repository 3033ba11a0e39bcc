"""Pictures that people bring: looked at, re-encoded, and rid of where they were taken."""

import io
from dataclasses import dataclass
from typing import IO, cast

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from kiemkracht.base.errors import RoomError

MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 1600
_FORMATS = ("JPEG", "PNG", "WEBP")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that is safe to keep and show: new pixels, no metadata."""

    file: ContentFile[bytes]
    width: int
    height: int


def reencode_image(upload: UploadedFile[bytes]) -> Picture:
    """Read an upload as a picture and draw it anew as WebP, upright, at most 1600 px.

    Everything that was not a pixel (place, camera, comments, trailing bytes) is gone.
    Raises `RoomError` for anything that is not a JPEG, PNG or WebP picture of at most 10 MB and
    40 megapixels. Cost: some 200 ms for a telephone picture.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    if (upload.size or 0) > MOST_BYTES:
        raise RoomError(_("This picture is larger than 10 MB. Choose a smaller one."))
    try:
        with Image.open(cast("IO[bytes]", upload), formats=_FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise RoomError(_("This picture has too many pixels. Choose a smaller one."))
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        # Pillow reports damaged and disguised files in these ways.
        raise RoomError(
            _("This is not a picture we can read. Choose a JPEG, PNG or WebP.")
        ) from None
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    clean = Image.new("RGB", upright.size)
    clean.paste(upright)
    target = io.BytesIO()
    clean.save(target, "WEBP", quality=82)
    return Picture(ContentFile(target.getvalue()), *clean.size)
