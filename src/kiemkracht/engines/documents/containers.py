"""Zip files that are refused before anything is unpacked."""

import zipfile
from itertools import pairwise

from kiemkracht.engines.documents.document import DocumentError

MOST_ENTRIES = 2_000
MOST_UNPACKED = 200_000_000
MOST_OF_ONE_PART = 60_000_000
_MOST_RATIO = 200
_SMALL = 2_000_000
_NESTED = (".zip", ".docx", ".odt", ".jar", ".7z", ".gz", ".rar")


def check_zip(archive: zipfile.ZipFile) -> set[str]:
    """The names in an archive; raises DocumentError for bombs and locks.

    Sizes come from the directory of the archive, which can lie; whoever unpacks counts along
    (`read_part`).
    """
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise DocumentError("bomb")
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise DocumentError("bomb")
    for entry in entries:
        if entry.flag_bits & 0x1:
            raise DocumentError("encrypted")
        too_dense = entry.file_size > max(_SMALL, _MOST_RATIO * max(entry.compress_size, 1))
        if too_dense or _overlaps_itself(entry):
            raise DocumentError("bomb")
        if entry.filename.lower().endswith(_NESTED) and "embeddings/" not in entry.filename:
            raise DocumentError("bomb")
    names = [entry.filename for entry in entries]
    if len(set(names)) != len(names) or _share_bytes(entries):
        raise DocumentError("bomb")
    return set(names)


def read_part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Unpack one part, and stop when it turns out larger than it may be."""
    with archive.open(name) as part:
        content = part.read(MOST_OF_ONE_PART + 1)
    if len(content) > MOST_OF_ONE_PART:
        raise DocumentError("bomb")
    return content


def _overlaps_itself(entry: zipfile.ZipInfo) -> bool:
    return entry.compress_size < 0 or entry.file_size < 0 or entry.header_offset < 0


def _share_bytes(entries: list[zipfile.ZipInfo]) -> bool:
    """Parts that lie over each other unpack the same bytes many times."""
    ordered = sorted(entries, key=lambda entry: entry.header_offset)
    return any(
        one.header_offset + one.compress_size > following.header_offset
        for one, following in pairwise(ordered)
    )
