"""Bytes to text: by the mark at its beginning, else as UTF-8, else Windows-1252. Guessers corrupt names.

A file of UTF-8 in which a few bytes are wrong stays one: each of these becomes a sign that no text has, by which its
record is known for one that cannot be read.
"""

import re
from typing import NamedTuple

from trustlog.errors import FileFault, FileFaults, Reason, Remedy

BAD, LOST = "\uffff", "\ufffd"
"""What stands for bytes that are no sign of the encoding, which no text has; and what is shown for it."""
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_SAMPLE = 400  # bytes that tell whether every other one is NUL
_LONGEST_SIGN = 4  # bytes of UTF-8
_GOOD = 2
"""Signs of several bytes that are right for each that is not, in what is UTF-8; Windows-1252 has hardly any."""
_ODD = re.compile("[\ud800-\udfff]+")
_HIGH = bytes(range(128, 256))
_CONTENT_LINES = re.compile(rb"^\s*BEGIN:V(?:CALENDAR|EVENT|TODO|CARD)\s*$", re.IGNORECASE | re.MULTILINE)
_FOLD = re.compile(rb"(\r?\n[ \t])([\x80-\xbf]{1,3})")
_HEAD = 20_000


class Decoded(NamedTuple):
    """The text of a file, and the encoding it was read by."""

    text: str
    encoding: str


def decoded(raw: bytes) -> Decoded:
    """Return the text of a file. NUL bytes, which no text holds, are left out; lines may end as on an old Mac."""
    text, encoding = _as_written(raw)
    text = text.replace("\0", "")
    return Decoded(text.replace("\r", "\n") if "\r" in text and "\n" not in text else text, encoding)


def must_be_sound(text: Decoded, name: str, *, is_table: bool = True) -> Decoded:
    """Return a text, or refuse it where a byte of it could not be read. A table can be saved anew in a spreadsheet."""
    if BAD in text.text:
        line = text.text.count("\n", 0, text.text.index(BAD)) + 1
        is_utf_8 = text.encoding == "utf-8"
        reason = Reason("no_utf_8", name=name, line=line) if is_utf_8 else Reason("no_utf_16", name=name, line=line)
        raise FileFaults([FileFault(reason, Remedy("save_as_utf_8")) if is_table else reason])
    return text


def _as_written(raw: bytes) -> Decoded:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            whole = raw[len(mark) :]
            return (_utf_8(whole, is_told=True) or _windows(whole)) if encoding == "utf-8" else _utf_16(whole, encoding)
    unmarked = _kind_of_utf_16(raw[:_SAMPLE])
    return _utf_16(raw, unmarked) if unmarked else _utf_8(raw, is_told=False) or _windows(raw)


def _utf_8(raw: bytes, *, is_told: bool) -> Decoded | None:
    """Read UTF-8; None where it is none, unless the file itself says that it is."""
    try:
        return Decoded(raw.decode("utf-8").replace(BAD, LOST), "utf-8")
    except UnicodeDecodeError as error:
        # A file that was cut off in the middle of a sign is still UTF-8, if it has other such signs.
        whole = raw[: error.start]
        if error.reason == "unexpected end of data" and len(raw) - error.start < _LONGEST_SIGN and not whole.isascii():
            return Decoded(whole.decode("utf-8").replace(BAD, LOST) + BAD, "utf-8")
    if _CONTENT_LINES.search(raw[:_HEAD]):  # their lines may be folded within a sign: what is behind comes before
        raw = _FOLD.sub(rb"\2\1", raw)
    text = raw.decode("utf-8", "surrogateescape")
    bad = sum(map(len, _ODD.findall(text)))
    good = len(text) - bad - len(raw.translate(None, _HIGH))
    return Decoded(_marked(text), "utf-8") if is_told or good >= _GOOD * bad else None


def _marked(text: str) -> str:
    """Put the sign for what could not be read in place of what Python has for it."""
    return _ODD.sub(BAD, text.replace(BAD, LOST))


def _windows(raw: bytes) -> Decoded:
    """Read Windows-1252; the five bytes that mean nothing there are read as Latin-1 does."""
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        text = "".join(_sign(raw[at : at + 1]) for at in range(len(raw)))
    return Decoded(text, "cp1252")


def _sign(byte: bytes) -> str:
    try:
        return byte.decode("cp1252")
    except UnicodeDecodeError:
        return byte.decode("latin-1")


def _utf_16(raw: bytes, encoding: str) -> Decoded:
    half = len(raw) % 2
    text = raw[: len(raw) - half].decode(encoding, "surrogatepass")
    return Decoded(_marked(text) + BAD * half, "utf-16")


def _kind_of_utf_16(sample: bytes) -> str | None:
    """Return the kind of UTF-16 where every other byte is NUL, as in Western text without a mark."""
    pairs = len(sample) // 2
    if pairs < 8:
        return None
    even, odd = sample[0 : 2 * pairs : 2].count(0), sample[1 : 2 * pairs : 2].count(0)
    if odd > pairs * 0.7 and even < pairs * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > pairs * 0.7 and odd < pairs * 0.1 else None
