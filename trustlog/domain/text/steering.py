"""The signs that can steer a terminal, and the runs of text from right to left; loaded when a text may have some."""

import re

_FIRST_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_STEERING = re.compile(f"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff{_BIDI}]")
"""Whatever can steer a terminal, break a line, reorder what stands beside it, or cannot be written as UTF-8."""
_NO_LINES = re.compile(_STEERING.pattern.replace("\x00-\x1f", "\x00-\x09\x0b-\x1f"))
_IN_JSON = re.compile(f"[\x7f-\x9f\u2028\u2029\ud800-\udfff{_BIDI}]")
_ISOLATED = re.compile(f"{_FIRST_ISOLATE}([^{_BIDI}\n]*){_POP_ISOLATE}")
_FROM_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_RUN_FROM_RIGHT = re.compile(f"[{_FROM_RIGHT}](?:[^\nA-Za-z\u00c0-\u058f]*[{_FROM_RIGHT}])?")
_BLANKS = "\t\n\r\u2028\u2029"


def spelled_out(text: str, lines: bool) -> str:
    """Return a text on one line (any number with `lines`) in which each sign that steers is spelled out."""
    text = _ISOLATED.sub(r"\1", text)
    return (_NO_LINES if lines else _STEERING).sub(_spelled, text)


def runs_isolated(text: str) -> str:
    """Return a text with isolates around each run from right to left."""
    return _RUN_FROM_RIGHT.sub(rf"{_FIRST_ISOLATE}\g<0>{_POP_ISOLATE}", text)


def escaped_in_json(text: str) -> str:
    """Return JSON with `\\u` escapes for the signs that steer."""
    return _IN_JSON.sub(_json_escape, text)


def _spelled(match: re.Match[str]) -> str:
    sign = match.group()
    if sign in _BLANKS:
        return " "
    return f"\\x{ord(sign):02x}" if ord(sign) < 0x100 else f"\\u{ord(sign):04x}"


def _json_escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04x}"
