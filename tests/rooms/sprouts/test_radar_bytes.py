"""What lies in the database of a scanned text, byte by byte; and what happens with another key."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from tests.people import Cast
from tests.rooms.sprouts.radar_texts import MINUTES, once_key

from kiemkracht.base.sealing import unseal
from kiemkracht.sprouts.models import Signal, SourceText

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_bytes_of_the_database_hold_no_word_of_it(cast: Cast, come_in) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("looks into the file of SQLite")
    with connection.cursor() as cursor:
        # What earlier tests wrote and took back may still lie there.
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    client: Client = come_in(cast.joost)
    text = MINUTES + "\nDe zilverdistel bloeit voor het eerst bij de kade."
    page = client.post(
        "/kiemen/speuren/nakijken/", {"text": text, "kind": "meeting"}
    ).content.decode()
    client.post(
        "/kiemen/speuren/zoeken/",
        {
            "text": text,
            "kind": "meeting",
            "once": once_key(page),
            "title": "Kamperfoelie",
        },
    )
    source = SourceText.objects.get()
    assert "zilverdistel" in unseal(source.sealed_text)
    signal = Signal.objects.filter(source=source).first()
    client.post(f"/kiemen/speuren/zin/{signal.pk}/", {"answer": "later"})
    client.post(
        f"/kiemen/speuren/zin/{signal.pk}/vraag/",
        {"sentence": "De zilverdistel bloeit.", "name": "Weduwe Kamperfoelie"},
    )
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(FULL)")
    path = Path(settings.DATABASES["default"]["TEST"]["NAME"])
    files = [path, path.with_name(path.name + "-wal")]
    content = b"".join(file.read_bytes() for file in files if file.exists())
    assert b"sprouts_sourcetext" in content
    for word in (b"zilverdistel", b"Kamperfoelie", b"soeptafel", b"12345678"):
        assert word not in content
