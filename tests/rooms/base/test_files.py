import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from kiemkracht.base.errors import RoomError
from kiemkracht.base.files import LONGEST_SIDE, reencode_image


def picture(size=(640, 480), kind="JPEG", **options) -> SimpleUploadedFile:
    target = io.BytesIO()
    Image.new("RGB", size, (30, 120, 70)).save(target, kind, **options)
    return SimpleUploadedFile(f"foto.{kind.lower()}", target.getvalue())


def test_where_a_picture_was_taken_is_gone():
    exif = Image.Exif()
    exif[0x010F] = "Camera van Sevda"
    exif.get_ifd(0x8825)[2] = (52.0, 5.0, 0.0)
    kept = reencode_image(picture(exif=exif.tobytes()))
    content = kept.file.read()
    with Image.open(io.BytesIO(content)) as again:
        assert not again.getexif()
        assert again.format == "WEBP"
    assert b"Camera van Sevda" not in content


def test_bytes_behind_the_picture_are_gone():
    upload = picture()
    upload.seek(0)
    tail = SimpleUploadedFile("foto.jpg", upload.read() + b"<script>alert(1)</script>")
    assert b"<script>" not in reencode_image(tail).file.read()


def test_a_large_picture_becomes_smaller():
    kept = reencode_image(picture((3000, 1000)))
    assert (kept.width, kept.height) == (LONGEST_SIDE, 533)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a not really",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"%PDF-1.7",
        b"\xff\xd8\xff\xe0 broken",
        b"\x89PNG\r\n\x1a\n" + b"\0" * 200,
    ],
    ids=["empty", "gif", "svg", "pdf", "broken jpeg", "broken png"],
)
def test_what_is_not_a_picture_is_refused(content):
    with pytest.raises(RoomError):
        reencode_image(SimpleUploadedFile("foto.jpg", content))


def test_a_picture_with_too_many_pixels_is_refused_before_it_is_drawn():
    with pytest.raises(RoomError):
        reencode_image(picture((9000, 9000), "PNG"))
