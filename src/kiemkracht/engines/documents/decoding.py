"""Bytes of a text file to letters: UTF-8, UTF-16, else the old Windows code page."""

from kiemkracht.engines.documents.document import DocumentError

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_MOST_CONTROL_SIGNS = 0.02


def decode(data: bytes, *, cut: bool = False) -> str:
    """The text in these bytes; `cut` says that they may stop in the middle of a letter.

    Raises DocumentError("unknown") for what is no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data.decode(encoding, "ignore" if cut else "replace"))
    if encoding := _wide(data):
        return _checked(data.decode(encoding, "replace"))
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        if cut and error.start > len(data) - 4:
            return _checked(data[: error.start].decode("utf-8"))
    return _checked(data.decode("cp1252", "replace"))


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: in Dutch every other byte is nought."""
    sample = data[:2000]
    if len(sample) < 4:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > len(sample) * 0.4 and even < len(sample) * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > len(sample) * 0.4 and odd < len(sample) * 0.05 else ""


def _checked(text: str) -> str:
    sample = text[:20_000]
    odd = sum(sign == "\ufffd" or (sign < " " and sign not in "\t\r\n\f\v\x1b") for sign in sample)
    if odd > _MOST_CONTROL_SIGNS * len(sample) + 1:
        raise DocumentError("unknown")
    return text
