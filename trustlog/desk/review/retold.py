"""Answers of a review as people are shown them: they are kept in English, and said in the language spoken."""

import re

from trustlog.domain.calendar.days import MONTHS, WEEKDAYS
from trustlog.language import N_, _, is_other

ANSWERS = (
    N_("kept"), N_("kept, late"), N_("delivered after it had lapsed"), N_("broken, {told}"),
    N_("promised anew for {day}"), N_("moved to {day}"), N_("planned {day}: {plan}"), N_("noted to {kind}"),
    N_("tell"), N_("ask"), N_("flag seen"), N_("carried on"), N_("later"), N_("done"), N_("not done"), N_("partly"),
    N_("dropped"), N_("accepted"), N_("nothing happened"), N_("seen"), N_("nothing to log"), N_("still right"),
)  # fmt: skip
"""Every answer that is kept, with names for what is filled in."""
_CALENDAR = frozenset((*WEEKDAYS, *MONTHS))


def retold(answer: str) -> str:
    """Return a kept answer in the language spoken; any other text, like one that somebody typed, as it is."""
    if not is_other():
        return answer
    for template in ANSWERS:
        pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(template))
        if match := re.fullmatch(pattern, answer):
            return _(template).format(**{name: _value(value) for name, value in match.groupdict().items()})
    return answer


def _value(value: str) -> str:
    """Return what was filled in: a day word by word, anything else whole."""
    words = value.split()
    if any(word in _CALENDAR for word in words):
        return " ".join(_(word) if word in _CALENDAR else word for word in words)
    return _(value)
