"""Promises as a kind of fact: what one side said it would do."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from trustlog.domain.calendar.days import WEEKDAYS, ago, shift
from trustlog.domain.facts import Promise
from trustlog.domain.facts.promise import as_known, day_for_clock
from trustlog.domain.facts.promise import outcome as outcome_on
from trustlog.domain.kinds import File, Kind, Linked, Making, Rows
from trustlog.domain.kinds.words import day, direction, iso, side, treated_as_due
from trustlog.domain.text.folding import composed

if TYPE_CHECKING:
    from trustlog.domain.capture.values import PromiseClause


def promise(fact: Promise) -> str:
    """Say what was promised, and by whom: "we promised: send the audit report"."""
    verb = "offered" if fact.accepted_on is None else "promised"
    return f"{side(fact.ours)} {verb}: {fact.text}"


def due(fact: Promise, as_of: date) -> str:
    """Say when a promise is due and how that stands: "due Fri 20 Nov · 3 days ago"."""
    head = _due_day(fact, as_of)
    late = (as_of - fact.counts_on).days
    if late <= 0:
        return f"{head} · {ago(fact.counts_on, as_of)}" if late > -2 else head
    last = shift(fact.counts_on, fact.grace_days)
    if as_of > last:
        return f"{head} · lapsed {day(last, as_of)}"
    if (last - as_of).days <= 3:
        return f"{head} · lapses {'today' if last == as_of else WEEKDAYS[last.weekday()]}"
    return f"{head} · {ago(fact.counts_on, as_of)}"


def dated_due(fact: Promise, as_of: date) -> str:
    """Say the same as `due` in days alone, for a text that is read later: "due Fri 20 Nov · lapses Fri 27 Nov"."""
    head = _due_day(fact, as_of)
    last = shift(fact.counts_on, fact.grace_days)
    if (fact.closed_on or as_of) > last:
        head += f" · lapsed {day(last, as_of)}"
    if fact.closed_on is not None:
        return f"{head} · closed {day(fact.closed_on, as_of)}"
    return f"{head} · lapses {day(last, as_of)}" if fact.counts_on < as_of <= last else head


def _due_day(fact: Promise, as_of: date) -> str:
    return f"due {day(fact.due_on, as_of)}" if fact.due_on else f"no due date, counts on {day(fact.counts_on, as_of)}"


def outcome(fact: Promise, as_of: date) -> str:
    """Say how a promise came out by a day: "kept Fri 20 Nov", "open, due Wed 25 Nov"."""
    word = outcome_on(fact, as_of)
    openness = f" ({fact.told})" if fact.told and word == "broken" else ""
    if word in ("open", "offered"):
        return f"{word}, {due(fact, as_of)}"
    if word == "lapsed" and fact.closed_on is None:
        return due(fact, as_of)
    when = f" {day(fact.closed_on, as_of)}" if fact.closed_on else ""
    return f"lapsed, delivered{when}" if word == "lapsed" else f"{word}{openness}{when}"


def _sentence(fact: Promise, _people: Sequence[str], as_of: date) -> str:
    return f"{promise(fact)}{_stake(fact)} · {outcome(fact, as_of)}"


def _announced(fact: Promise, _people: Sequence[str], today: date) -> str:
    settled = f" · {fact.closed_as} {ago(fact.closed_on, today)}" if fact.closed_as and fact.closed_on else ""
    verb = "offer" if fact.accepted_on is None else "promise"
    by = f" · by {day(fact.due_on, today)}" if fact.due_on else ""
    if fact.due_on is None and fact.accepted_on is not None and fact.closed_as is None:
        by = f" · {treated_as_due(day(fact.counts_on, today))}"
    period = f" · every {fact.every}" if fact.every else ""
    return f"{side(fact.ours)} {verb}: {fact.text}{_stake(fact)}{by}{period}{settled}"


def _stake(fact: Promise) -> str:
    return "" if fact.stake == "normal" else f" ({fact.stake})"


def _details(fact: Promise, today: date) -> list[tuple[str, str]]:
    lines = [("Made", day(fact.made_on, today)), ("Stake", fact.stake)]
    lines.append(("Due", due(fact, today) if fact.closed_on is None else day(fact.counts_on, today)))
    for move in fact.moves:
        days = f"on {day(move.on, today)}, from {day(move.from_on, today)} to {day(move.to_on, today)}"
        lines.append(("Moved", days + (f": {move.reason}" if move.reason else "")))
    lines.append(("Outcome", outcome(fact, today)))
    lines += [("Reason", fact.closed_reason)] if fact.closed_reason else []
    lines += [("Satisfied", "yes" if fact.satisfied else "no")] if fact.satisfied is not None else []
    if fact.cleared_on is not None:
        lines.append(("Cleared", f"{day(fact.cleared_on, today)}: {fact.clear_reason or ''}".rstrip(": ")))
    lines += [("Every", fact.every)] if fact.every else []
    lines += [("Entered", "late, about an earlier day")] if fact.entered_late else []
    return lines


def _line(fact: Promise, today: date) -> str | None:
    """Say how a promise came out; None where nothing has happened to it, and its clause says it."""
    if not (fact.closed_as or fact.cleared_on or fact.moves):
        return None
    from trustlog.domain.calendar.days import show

    closed_on = show(fact.closed_on) if fact.closed_on else ""
    how: str = outcome_on(fact, today)
    if how == "lapsed" and fact.closed_as:
        how = f"delivered after it had lapsed, stays lapsed (say --on DATE if it was earlier); closed {closed_on}"
    elif fact.closed_as:
        openness = f" {fact.told}" if fact.told else ""
        by = f" by the {fact.withdrawn_by}" if fact.withdrawn_by else ""
        how = f"{how}{openness}{by} {closed_on}"
        how += ", entered late" if fact.entered_late else ""
        how += f", cleared {show(fact.cleared_on)}" if fact.cleared_on else ""
        how += "" if fact.satisfied is None else ", satisfied" if fact.satisfied else ", not satisfied"
    elif fact.moves:
        how = f"{how}, moved from {show(fact.moves[-1].from_on)} to {show(fact.moves[-1].to_on)}"
    when = f", due {show(fact.due_on)}" if fact.due_on and fact.closed_as else ""
    return f"{how} · {side(fact.ours)} promised {fact.text}{when}"


def _make(clause: "PromiseClause", making: Making) -> Promise:
    """Make the promise a clause says; without a due date the clock counts on a day of its own."""
    return Promise.new(
        id=making.id,
        partner_id=making.partner_ids[0],
        ours=clause.ours,
        text=clause.text,
        stake=clause.stake,
        made_on=making.today,
        offered=clause.offered,
        due_on=clause.due_on,
        counts_on=day_for_clock(making.today, clause.due_on, making.days.clock),
        grace_days=making.days.grace,
        every=clause.every,
        private=clause.private,
        source=clause.source,
        recorded_at=making.recorded_at,
        recorded_by=making.recorded_by,
    )


def _clause(fact: Promise, _people: Sequence[str]) -> "PromiseClause":
    from trustlog.domain.capture.values import PromiseClause

    offered = fact.accepted_on is None
    return PromiseClause(
        fact.ours, fact.text, fact.due_on, fact.every, fact.stake, offered, fact.private, fact.source or "", 0, 0
    )


def _json(fact: Promise, as_of: date) -> dict[str, Any]:
    return {
        "direction": direction(fact.ours),
        "text": fact.text,
        "stake": fact.stake,
        "made_on": fact.made_on.isoformat(),
        "due_on": iso(fact.due_on),
        "counts_on": fact.counts_on.isoformat(),
        "grace_days": fact.grace_days,
        "outcome": outcome_on(fact, as_of),
        "told": fact.told,
        "closed_on": iso(fact.closed_on),
        "satisfied": fact.satisfied,
        "withdrawn_by": fact.withdrawn_by,
        "entered_late": fact.entered_late,
        "moves": [
            {"on": move.on.isoformat(), "from": move.from_on.isoformat(), "to": move.to_on.isoformat()}
            for move in fact.moves
        ],
        "every": fact.every,
    }


def _columns(fact: Promise, linked: Linked) -> dict[str, Any]:
    reasons = [move.reason or "" for move in fact.moves]
    return {
        "accepted_on": iso(fact.accepted_on),
        "cleared_on": iso(fact.cleared_on),
        "every_from": iso(fact.every_from),
        "closed_reason": fact.closed_reason,
        "clear_reason": fact.clear_reason,
        "move_reasons": reasons if any(reasons) else [],
        "follows": None if fact.follows_id is None else linked.numbers.get(fact.follows_id),
    }


def _content(fact: Promise) -> tuple[object, ...]:
    """Return the promise as it was first made."""
    first_due = fact.moves[0].from_on if fact.moves else fact.counts_on
    return (fact.partner_id, fact.ours, composed(fact.text), fact.made_on, first_due, fact.stake)


def _history(fact: Promise) -> Rows:
    return [("promise_move", {"promise_id": fact.id, **move._asdict()}) for move in fact.moves]


KIND = Kind[Promise](
    name="promise",
    value=Promise,
    timeline=True,
    day=lambda fact: fact.made_on,
    as_known=as_known,
    history=_history,
    make=_make,
    clause=_clause,
    line=_line,
    sentence=_sentence,
    announced=_announced,
    details=_details,
    json=_json,
    editable=lambda _fact: ("text", "partner", "direction", "on", "due", "stake", "note", "private"),
    may_be_empty=frozenset(("due", "note")),
    file=File("promises", _columns, lambda fact: fact.follows_id, _content, ("every", "every_from", "note")),
)
