"""Bytes to text: by the mark at its beginning, else strict UTF-8, else Windows-1252. Guessers corrupt names."""

import re
from typing import NamedTuple

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SAMPLE = 400  # bytes that tell whether every other one is NUL
_LONGEST_SIGN = 4  # bytes of UTF-8
_FOLDED_WITHIN = re.compile(rb"([\xc2-\xf4][\x80-\xbf]{0,2})(\r?\n[ \t])([\x80-\xbf]{1,3})")
"""A sign that old programs of cards and calendars have cut in two where they folded a line: its end goes back to it."""


class Decoded(NamedTuple):
    """The text of a file, and the encoding it was read by."""

    text: str
    encoding: str


def decoded(raw: bytes) -> Decoded:
    """Return the text of a file. NUL bytes, which no text holds, are left out; lines may end as on an old Mac."""
    text, encoding = _as_written(raw)
    return Decoded(text.replace("\r", "\n") if "\r" in text and "\n" not in text else text, encoding)


def _as_written(raw: bytes) -> Decoded:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            text = raw.decode("utf-8-sig" if encoding == "utf-8" else encoding, errors="replace")
            return Decoded(text.replace("\0", ""), encoding)
    unmarked = _utf_16(raw[:_SAMPLE])
    if unmarked:
        return Decoded(raw.decode(unmarked, errors="replace").replace("\0", ""), "utf-16")
    found = _utf_8(raw) or _utf_8(_FOLDED_WITHIN.sub(rb"\1\3\2", raw))
    return found or Decoded(_windows(raw).replace("\0", ""), "cp1252")


def _utf_8(raw: bytes) -> Decoded | None:
    try:
        return Decoded(raw.decode("utf-8").replace("\0", ""), "utf-8")
    except UnicodeDecodeError as error:
        # A file that was cut off in the middle of a sign is still UTF-8, if it has other such signs.
        whole = raw[: error.start]
        if error.reason == "unexpected end of data" and len(raw) - error.start < _LONGEST_SIGN and not whole.isascii():
            return Decoded(whole.decode("utf-8").replace("\0", ""), "utf-8")
    return None


def _windows(raw: bytes) -> str:
    """Read Windows-1252; the five bytes that mean nothing there are read as Latin-1 does."""
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(_sign(raw[at : at + 1]) for at in range(len(raw)))


def _sign(byte: bytes) -> str:
    try:
        return byte.decode("cp1252")
    except UnicodeDecodeError:
        return byte.decode("latin-1")


def _utf_16(sample: bytes) -> str | None:
    """Return the kind of UTF-16 where every other byte is NUL, as in Western text without a mark."""
    pairs = len(sample) // 2
    if pairs < 8:
        return None
    even, odd = sample[0 : 2 * pairs : 2].count(0), sample[1 : 2 * pairs : 2].count(0)
    if odd > pairs * 0.7 and even < pairs * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > pairs * 0.7 and odd < pairs * 0.1 else None
