"""Texts as people wrote them: HTML turned to text, and the block by which a meeting is joined cut off."""

import re
from html import unescape

from trustlog.exchange.foreign.decoding import BAD, LOST

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
# What begins the part that a meeting service wrote: a rule, or its own sentence.
_RULE = re.compile(r"^\s*(?:[_─━]{20,}|-::~|[~:-]{12,}).*$", re.MULTILINE)
_JOIN = re.compile(
    r"^.*(?:(?:is inviting you to|nodigt u uit voor|lädt Sie zu|vous invite à|le está invitando a|te invita a).{0,60}"
    r"Zoom|Join Zoom Meeting|Join (?:on your computer|the meeting now|with Google Meet|Microsoft Teams)"
    r"|Deelnemen aan Zoom|Zoom-Meeting beitreten|(?:Participer|Rejoindre).{0,20}Zoom|Unirse a la reunión Zoom"
    r"|You can join this meeting from your computer|Need to make changes to this event"
    r"|^\s*Microsoft Teams[- ](?:meeting|vergadering|besprechung)|^\s*Réunion Microsoft Teams"
    r"|^\s*Reunión de Microsoft Teams|Webex meeting|Neem deel via Google Meet|Mit Google Meet teilnehmen).*$",
    re.IGNORECASE | re.MULTILINE,
)
_LAST_RULE = re.compile(r"(?:^|\n)[ \t]*[_─━~=*-]{3,}\s*\Z")  # a shorter one right above it
_LINK = re.compile(
    r"https?://\S*(?:zoom\.us|teams\.microsoft|teams\.live|meet\.google|webex\.com|calendly\.com/(?:events|cancell|resched)|meetup-join|gotomeet|whereby|/j/\d)\S*",
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


def without_joining(text: str) -> str:
    """Cut a text where a meeting service's own part begins, and take out links by which a meeting is joined."""
    places = [match.start() for match in (_RULE.search(text), _JOIN.search(text)) if match]
    return _LINK.sub("", _LAST_RULE.sub("", text[: min(places)]) if places else text)


def title_of(text: str | None) -> str | None:
    """Return a title on one line, without links by which a meeting is joined."""
    return one_line(_LINK.sub("", (text or "")[:2000]))


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
