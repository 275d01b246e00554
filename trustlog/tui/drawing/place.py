"""What is said of a partner on its terrace of the pyramid: a mark and its word, and lines about it. Pure."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from rich.cells import cell_len

from trustlog.language import N_, _
from trustlog.tui.drawing.partner_table import due_texts, met_texts
from trustlog.tui.drawing.text import cell, short_day

if TYPE_CHECKING:
    from trustlog.desk.partners import Moved, PartnerColumns
    from trustlog.trust.reading.values import Reading

NAMED = {
    "up": (N_("ready"), "good"),
    "trial": (N_("worth a trial"), "good"),
    "on_trial": (N_("on trial"), "good"),
    "end_trial": (N_("end its trial"), "warn"),
    "slipping": (N_("slipping"), "warn"),
    "down": (N_("step down"), "warn"),
}
"""What stands beside a partner: the word for its arrow and the tone of both."""
ABOUT = 32
"""Columns of a place that take the line about it: "theirs 2 of 2, ours 2 of 2"."""


def mark_of(reading: "Reading") -> str:
    """Return which of `NAMED` stands beside a partner; empty for most."""
    action = reading.suggestion.action
    if action in ("up", "down", "trial", "end_trial"):
        return action
    if action == "attention" or reading.trend == "slipping":
        return "slipping"
    return "on_trial" if reading.on_trial is not None else ""


def about(reading: "Reading") -> str:
    """Say in a line how far the promises of both sides hold, or what is counted of them."""
    from trustlog.trust.words import short_strand_words

    theirs, ours = (short_strand_words(name, reading) for name in ("their_promises", "our_promises"))
    return _("theirs {theirs}, ours {ours}").format(theirs=theirs, ours=ours)


def unsettled(reading: "Reading", room: int) -> str:
    """Return how many promises are not settled yet, by side where there is room for it."""
    from trustlog.trust.words import short_unsettled_words, unsettled_words

    by_side = unsettled_words(reading.counted)
    return by_side if len(by_side) <= room else short_unsettled_words(reading.counted)


def contact(known: "PartnerColumns", partner_id: str, today: date, room: int) -> str:
    """Return the last time together and what is due next, as much as there is room for.

    "lunch Wed 18 Nov · we Wed 25 Nov", without weekdays, or the last time alone; else nothing.
    """
    met, due = known.last_met.get(partner_id), known.due.get(partner_id)
    said = zip(met_texts(met, today), due_texts(due, today), strict=True)
    ways = (*(" · ".join(part for part in parts if part) for parts in said), met_texts(met, today)[1])
    return next((words for words in ways if cell_len(words) <= room), "")


def moved(steps: "Moved", today: date, room: int) -> str:
    """Return from which level a partner came in the last quarter, and when, if there is room for it; else nothing."""
    up = steps.to_level > steps.from_level
    says = _("up from {level}") if up else _("down from {level}")
    short = says.format(level=steps.from_level)
    says = _("up from {level} on {day}") if up else _("down from {level} on {day}")
    full = says.format(level=steps.from_level, day=short_day(steps.on, today, weekday=False))
    return next((words for words in (full, short) if cell_len(words) <= room), "")


def fitting(title: str, counts: Sequence[str], room: int) -> str:
    """Return a title with as many counts behind it as fit, with an ellipsis where some do not."""
    whole = title + "".join(counts)
    while len(whole) > room and counts:
        counts = counts[:-1]
        whole = f"{title}{''.join(counts)}… "
    return cell(whole, room)[0] if len(whole) > room else whole


def joined_parts(parts: Sequence[str], room: int) -> str:
    """Return parts with dots between them, as many as there is room for; the first is cut if need be."""
    said = ""
    for part in filter(None, parts):
        longer = f"{said} · {part}" if said else part
        if said and cell_len(longer) > room:
            continue
        said = longer
    return said
