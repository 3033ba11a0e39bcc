"""From what somebody uploads to the four files of a conversation, without being blown up."""

import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

from django.utils.translation import gettext as _

from kiemkracht.base.errors import RoomError

# The longest name first: "participants-votes.csv" also ends with "votes.csv".
NAMES = ("participants-votes.csv", "comments.csv", "summary.csv", "votes.csv")
MOST_BYTES = 64 * 1024 * 1024
MOST_ENTRIES = 40
# Votes are repetitive: real sets shrink 5 to 30 times, a bomb a thousand times.
MOST_TIMES_LARGER = 120
SMALL = 1024 * 1024


class Upload(Protocol):
    """A file as a form or a folder gives it."""

    @property
    def name(self) -> str | None: ...
    def read(self, size: int = -1, /) -> bytes: ...


def files_in(uploads: Iterable[Upload]) -> Mapping[str, bytes]:
    """The files of a set by their plain name, from loose files or one zip.

    Raises `RoomError` for more than 64 MB, for a zip that grows too much, is damaged or locked,
    and for two files of the same kind. Memory: the files themselves.
    """
    found: dict[str, bytes] = {}
    left = MOST_BYTES
    for upload in uploads:
        name = upload.name or ""
        content = _read(upload, left)
        left -= len(content)
        if name.lower().endswith(".zip") or content[:4] == b"PK\x03\x04":
            for inner, unpacked in _unzip(content).items():
                _keep(found, inner, unpacked)
        else:
            _keep(found, name, content)
    return found


def files_in_folder(folder: Path) -> Mapping[str, bytes]:
    """The files of a set in a folder, or in a zip."""
    try:
        found = [folder] if folder.is_file() else sorted(folder.glob("*.csv"))
        with ExitStack() as stack:
            return files_in(
                [stack.enter_context(each.open("rb")) for each in found if each.is_file()]
            )
    except OSError as error:
        raise RoomError(_("Reading fails: %(why)s") % {"why": error}) from error


def _read(upload: Upload, left: int) -> bytes:
    content = upload.read(left + 1)
    if len(content) > left:
        raise RoomError(_("These files are larger than 64 MB together. Import a smaller set."))
    return content


def _keep(found: dict[str, bytes], name: str, content: bytes) -> None:
    plain = plain_name(name)
    if plain is None:
        return
    if plain in found:
        raise RoomError(
            _("There are two files %(name)s. Choose the files of one conversation.")
            % {"name": plain}
        )
    found[plain] = content


def plain_name(name: str) -> str | None:
    """Which of the four files this is: exports often put a date and an id before the name."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1].lower()
    if last.startswith((".", "__")):
        return None
    return next((each for each in NAMES if last.endswith(each)), None)


def _unzip(content: bytes) -> Mapping[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _entries(archive, len(content))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        # How the standard library reports damage, unknown methods and passwords.
        raise RoomError(
            _("We can’t open this zip. Unpack it yourself and choose the CSV files.")
        ) from error


def _entries(archive: zipfile.ZipFile, packed: int) -> Mapping[str, bytes]:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise RoomError(_("There are too many files in this zip. Choose only the CSV files."))
    found: dict[str, bytes] = {}
    left = max(SMALL, min(MOST_BYTES, packed * MOST_TIMES_LARGER))
    for entry in entries:
        if entry.is_dir() or plain_name(entry.filename) is None:
            continue
        with archive.open(entry) as file:  # the size that the entry claims is not believed
            unpacked = file.read(left + 1)
        if len(unpacked) > left:
            raise RoomError(
                _("This zip unpacks to far more than it should. Choose the CSV files themselves.")
            )
        left -= len(unpacked)
        _keep(found, entry.filename, unpacked)
    return found
