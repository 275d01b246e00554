"""Answers of a review as people are shown them: they are kept in English, and said in the language spoken."""

import re
from collections.abc import Sequence

from trustlog.domain.calendar.days import MONTHS, WEEKDAYS
from trustlog.domain.practice import ASKS
from trustlog.domain.review import NEVER
from trustlog.language import N_, _, is_other

ANSWERS = (
    N_("kept"), N_("kept, late"), N_("delivered after it had lapsed"), N_("broken, {told}"),
    N_("promised anew for {day}"), N_("moved to {day}"), N_("planned {day}: {plan}"), N_("noted to {kind}"),
    N_("tell"), N_("ask"), N_("flag seen"), N_("carried on"), N_("later"), N_("done"), N_("not done"), N_("partly"),
    N_("dropped"), N_("accepted"), N_("nothing happened"), N_("seen"), N_("nothing to log"), N_("still right"),
    N_("looked at"), NEVER,
)  # fmt: skip
"""Every answer that is kept, with names for what is filled in."""
ROWS = (
    N_("{day}: nothing logged"), N_("we promised: {text}"), N_("they promised: {text}"), N_("we offered: {text}"),
    N_("they offered: {text}"), N_("a private promise"), N_("due {day}"), N_("lapsed {day}"), N_("lapses {day}"),
    N_("closed {day}"), N_("no due date, counts on {day}"), N_("rather work on something together"),
    N_("rather time without an agenda"), N_("last spoken {day}, {n} days where you meant {cadence}"),
    N_("no moment yet, {n} days where you meant {cadence}"),
    N_("neither side has told the other anything yet"), N_("we told them something on {ours}, they us on {theirs}"),
    N_("we told them something on {day}; they have told us nothing yet"),
    N_("they told us something on {day}; we have told them nothing yet"), N_("worth a question"),
    N_("they say otherwise on {numbers}"), N_("you meant to: {text}"), N_("{day}, done?"),
    N_("we kept {kept} of the last {n}; usually {tenths} of 10"),
    N_("they kept {kept} of the last {n}; usually {tenths} of 10"),
    N_("we broke and concealed promise {number}, not cleared yet"),
    N_("they broke and concealed promise {number}, not cleared yet"),
    N_("may move up to {name}"), N_("{passed} of {strands} strands"), N_("by luck 1 relationship in {of}"),
    N_("a step on trial to {name}: a forecast, a person decides"),
    N_("confirm {name}: a forecast, a person decides"),
    N_("end the trial, back to {name}: a forecast, a person decides"),
    N_("in no garden yet"), N_("the garden {name} is not ready"), N_("ready since {day}"),
    N_("no longer ready since {day}"),
    N_("{trend_words}, and no change of level is suggested"),
    *ASKS.values(),
)  # fmt: skip
"""What is kept of the rows that a review asks, each a part between dots."""
_CALENDAR = frozenset((*WEEKDAYS, *MONTHS))


def retold(answer: str) -> str:
    """Return a kept answer in the language spoken; any other text, like one that somebody typed, as it is."""
    return (_said_by(ANSWERS, answer) or answer) if is_other() else answer


def retold_row(says: str) -> str:
    """Return a kept row in the language spoken: part by part, the first one behind the name of a partner."""
    return " · ".join(map(_retold_part, says.split(" · "))) if is_other() else says


def _retold_part(part: str) -> str:
    if (says := _said_by(ROWS, part)) is not None:
        return says
    name, colon, rest = part.partition(": ")
    says = _said_by(ROWS, rest) if colon else None
    return part if says is None else f"{name}: {says}"


def _said_by(templates: Sequence[str], text: str) -> str | None:
    """Return a text that one of the templates made, in the language spoken; None where none of them did."""
    for template in templates:
        pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(template))
        if match := re.fullmatch(pattern, text):
            return _(template).format(**{name: _value(name, value) for name, value in match.groupdict().items()})
    return None


def _value(name: str, value: str) -> str:
    """Return what was filled in: a text of people as it is, a day word by word, anything else whole."""
    if name == "text":
        return value
    words = value.split()
    if any(word in _CALENDAR for word in words):
        return " ".join(_(word) if word in _CALENDAR else word for word in words)
    return _(value)
