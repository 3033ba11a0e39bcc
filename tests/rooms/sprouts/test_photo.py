"""The photo: new pixels, no place, its own door."""

import io

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image
from tests.people import Cast
from tests.rooms.sprouts.conftest import Plant, picture

from kiemkracht.base.errors import LeaveDenied
from kiemkracht.base.files import reencode_image
from kiemkracht.sprouts.models import Photo
from kiemkracht.sprouts.services import picturing, showing

pytestmark = pytest.mark.django_db


def add(cast: Cast, sprout, **fields) -> Photo:
    shot = reencode_image(picture(**fields))
    return picturing.add_photo(by=cast.visitor(cast.aydin), sprout=sprout, picture=shot)


def test_where_it_was_taken_is_gone(cast: Cast, plant: Plant, client: Client) -> None:
    sprout = plant(cast.aydin)
    photo = add(cast, sprout, exif=True)
    response = client.get(f"{sprout.get_absolute_url()}foto.webp")
    content = b"".join(response.streaming_content)
    assert b"Lindenplein" not in content
    shown = Image.open(io.BytesIO(content))
    assert shown.format == "WEBP"
    assert not shown.getexif()
    assert "mijn straat" not in photo.file.name


def test_it_is_served_without_guessing_and_out_of_shared_caches(
    cast: Cast, plant: Plant, client: Client, come_in
) -> None:
    sprout = plant(cast.aydin)
    add(cast, sprout)
    url = f"{sprout.get_absolute_url()}foto.webp"
    response = client.get(url)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Type"] == "image/webp"
    assert response["Cache-Control"] == "public, no-cache"
    showing.change_visibility(by=cast.visitor(cast.aydin), sprout=sprout, to="circle")
    assert client.get(url).status_code == 404
    assert come_in(cast.gerrit).get(url)["Cache-Control"] == "private, no-store"
    assert client.get(f"/{Photo.objects.get().file.name}").status_code == 404


def test_another_photo_replaces_the_first_for_good(
    cast: Cast, plant: Plant, django_capture_on_commit_callbacks
) -> None:
    sprout = plant(cast.aydin)
    with django_capture_on_commit_callbacks(execute=True):
        first = add(cast, sprout)
    with django_capture_on_commit_callbacks(execute=True):
        second = add(cast, sprout, kind="PNG")
    assert Photo.objects.get().pk == second.pk
    assert not default_storage.exists(first.file.name)
    assert default_storage.exists(second.file.name)
    with django_capture_on_commit_callbacks(execute=True):
        picturing.remove_photo(by=cast.visitor(cast.aydin), sprout=sprout)
    assert not default_storage.exists(second.file.name)


def test_only_its_people_add_a_photo(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin)
    shot = reencode_image(picture())
    for who in (cast.gerrit, cast.joost, cast.anke):
        with pytest.raises(LeaveDenied):
            picturing.add_photo(by=cast.visitor(who), sprout=sprout, picture=shot)


def test_a_lost_file_is_no_crash(cast: Cast, plant: Plant, client: Client) -> None:
    sprout = plant(cast.aydin)
    photo = add(cast, sprout)
    photo.file.storage.delete(photo.file.name)
    assert client.get(f"{sprout.get_absolute_url()}foto.webp").status_code == 404


def test_what_is_no_photo_is_refused_at_the_form(cast: Cast, plant: Plant, come_in) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    sprout = plant(cast.aydin)
    upload = SimpleUploadedFile("x.png", b"<html><script>", content_type="image/png")
    response = come_in(cast.aydin).post(f"{sprout.get_absolute_url()}foto/", {"photo": upload})
    assert response.status_code == 422
    assert not Photo.objects.exists()
