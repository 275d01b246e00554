"""Texts as people wrote them: HTML turned to text, and what joins a meeting taken out (see joining.py)."""

import re
from html import unescape

from trustlog.exchange.foreign.decoding import BAD, LOST
from trustlog.exchange.foreign.joining import without_codes, without_joining

LONGEST_NOTE = 20_000
"""Characters of a note that are kept; CRMs put whole mails into a cell."""

_BREAKS = re.compile(r"<\s*(?:br|/p|/div|/li|/ul|/ol|/tr|/h[1-6]|ul|ol)\b[^<>]*>", re.IGNORECASE)
_ITEM = re.compile(r"<\s*li\b[^<>]*>", re.IGNORECASE)
_HIDDEN = re.compile(r"<\s*(script|style|head)\b.*?(?:<\s*/\s*\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--.*?(?:-->|\Z)", re.DOTALL)
_LOOKS_LIKE_HTML = re.compile(
    r"<\s*/?\s*(?:br|p|div|span|a|b|i|u|ul|ol|li|html|body|head|table|tr|td|font|strong|em|h[1-6]|style|script)\b",
    re.IGNORECASE,
)


def plain_text(text: str | None) -> str | None:
    """Return a note as plain text without what joins a meeting; None where nothing is left."""
    if not text:
        return None
    text = text[: LONGEST_NOTE * 4]
    if "<" in text and _LOOKS_LIKE_HTML.search(text):
        text = _unmarked(text)
    text = without_joining(text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = [" ".join(line.replace("\u00a0", " ").split(" ")).rstrip() for line in text.split("\n")]
    kept = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    return fit(kept)[:LONGEST_NOTE].rstrip() or None


def title_of(text: str | None) -> str | None:
    """Return a title on one line, without links by which a meeting is joined."""
    return one_line(without_codes((text or "")[:2000]))


def one_line(text: str | None) -> str | None:
    """Return a text on one line, None where it is empty."""
    return " ".join(fit(text or "").split())[:1000] or None


def fit(text: str) -> str:
    """Leave out what no ledger can hold, and signs that steer a terminal."""
    return _UNFIT.sub("", text).replace(BAD, LOST)


_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


def _unmarked(text: str) -> str:
    """Turn HTML to text. Its line breaks are tags alone where it has any."""
    text = _HIDDEN.sub("", text)
    text = _ITEM.sub("\n- ", _BREAKS.sub("\n", text))
    text = unescape(_TAG.sub("", text))
    return re.sub(r"[ \t]*\n[ \t]*", "\n", re.sub(r"\n{2,}", "\n", text))
