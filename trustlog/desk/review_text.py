"""The review as text, for `review --plain`."""

from trustlog.desk import words
from trustlog.desk.review import STEPS, Review, Untold
from trustlog.domain.facts import Promise
from trustlog.trust.reading import Reading

_MOST = 20  # rows of a step; a larger portfolio sees how many more there are
_MARKS = {"attention": "↘", "down": "↘", "up": "▲", "stay": "→"}


def lines(found: Review) -> list[str]:
    """Write the seven steps, each with its heading, and what there is to do in it."""
    since = f", the last one was {words.day(found.since, found.as_of)}" if found.since else ", the first one"
    shown = [f"Review of {words.day(found.as_of, found.as_of)} {found.as_of.year}{since}"]
    parts = (_catch_up, _overdue, _due, _waiting, _open, _attention, _next_week)
    for number, (title, part) in enumerate(zip(STEPS, parts, strict=True), 1):
        rows = part(found)
        shown += ["", f"{number} {title}"]
        shown += [f"  {row}" for row in rows[:_MOST]]
        if len(rows) > _MOST:
            shown.append(f"  … and {len(rows) - _MOST} more")
    return shown


def _catch_up(found: Review) -> list[str]:
    if not found.catch_up:
        return ["every working day has an entry"]
    return [f"{words.day(day, found.as_of)}: nothing logged" for day in found.catch_up]


def _overdue(found: Review) -> list[str]:
    return [_promise(found, one) for one in found.overdue] or ["nothing is overdue"]


def _due(found: Review) -> list[str]:
    return [_promise(found, one) for one in found.due] or ["nothing is due"]


def _promise(found: Review, one: Promise) -> str:
    text = words.promise(one)
    return f"#{one.number}  {found.names.partners[one.partner_id]}: {text} · {words.due(one, found.as_of)}"


def _waiting(found: Review) -> list[str]:
    rows = [
        f"{one.name}: {words.waited(one.days, one.cadence_days, met=one.last_on is not None)}" for one in found.waiting
    ]
    if not rows:
        return ["nobody waits"]
    return [*rows, "plan time: rather work on something together, or without an agenda, than one more meeting"]


def _open(found: Review) -> list[str]:
    return [_untold(one, found) for one in found.open] or ["both sides told each other something in the last weeks"]


def _untold(one: Untold, found: Review) -> str:
    ours = f"last something {words.ago(one.ours_on, found.as_of)}" if one.ours_on else "nothing yet"
    theirs = f"last something {words.ago(one.theirs_on, found.as_of)}" if one.theirs_on else "nothing yet"
    return f"{one.name}: we told them {ours}, they told us {theirs}"


def _attention(found: Review) -> list[str]:
    rows = []
    for one in found.attention:
        rows.append(f"{_MARKS[one.suggestion.action]} {one.partner.name}: {_headline(one)}")
        rows += [f"    {because}" for because in one.suggestion.because]
    rows += [
        f"decided {words.day(one.on, found.as_of)}: {found.names.partners[one.partner_id]} "
        f"{one.from_level} → {one.to_level}: {one.reason}"
        for one in found.decided
    ]
    return rows or ["nothing slips, nobody is ready"]


def _headline(one: Reading) -> str:
    action = one.suggestion.action
    if action == "up":
        return f"may move up to level {one.suggestion.to}; `trustlog level {one.partner.handle} up --reason TEXT`"
    if action == "down":
        return f"may be below level {one.level}; `trustlog level {one.partner.handle} down --reason TEXT`"
    return "needs attention" if action == "attention" else "slipping"


def _next_week(found: Review) -> list[str]:
    asked = [f"you meant to: {one.text}: done?" for one in found.asked]
    return [*asked, "up to three intentions for next week"]
