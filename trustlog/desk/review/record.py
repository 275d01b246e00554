"""The record a review leaves: frozen as JSON when it is done, so that it opens later as it was."""

from collections.abc import Sequence
from datetime import date
from json import dumps, loads
from typing import Any, NamedTuple

from trustlog.desk import sentences
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.desk.review.contents import Review
from trustlog.desk.review.rows import Row, Step, counted, steps_of
from trustlog.desk.review.walking import check_intentions, intention_of, question_change, walk
from trustlog.domain import review as order
from trustlog.domain.facts import Promise
from trustlog.errors import NotThere, Reason, Refused, Remedy
from trustlog.storage.read import reviews as views
from trustlog.storage.write.writer import Change
from trustlog.trust.words import ARROWS, TREND_WORDS, as_json

_IN_STEPS = ("catch_up", "overdue", "due", "waiting", "open")
_DONE = {True: "done", False: "not done"}


class Record(NamedTuple):
    """A review that is done: its day, and all that was seen, answered and decided, as it was then."""

    on: date
    values: dict[str, Any]
    lines: tuple[str, ...]


def past(ledger: Ledger, as_of: date | None = None) -> list[views.Figures]:
    """List this person's finished reviews up to a day in figures, newest first."""
    return views.past_reviews(ledger.conn, ledger.past(as_of), ledger.me, order.LATER)


def figures(one: views.Figures) -> str:
    """Say in a line what a review came to."""
    meant = sentences.counted(one.intentions, "intention")
    meant = f"{meant}, {one.intentions_done} done" if one.intentions else "no intention"
    return f"{_answered(one.asked, one.later, one.left)} · {meant}"


def _answered(asked: int, later: int, left: int) -> str:
    """Say how many rows were answered, put off and left: the same wherever a review is counted."""
    said = [f"{asked - left - later} of {asked} answered"]
    said += [f"{later} later"] if later else []
    said += [f"{left} left"] if left else []
    return " · ".join(said)


def figures_json(one: views.Figures) -> dict[str, Any]:
    """Give a review in figures as plain values."""
    return {
        "on": one.on.isoformat(),
        "asked": one.asked,
        "answered": one.asked - one.left - one.later,
        "later": one.later,
        "left": one.left,
        "intentions": one.intentions,
        "intentions_done": one.intentions_done,
    }


def opened(ledger: Ledger, which: str | date, as_of: date | None = None) -> Record:
    """Open a finished review by its day, or by its place in the list, from 1 for the newest."""
    found = past(ledger, as_of)
    if isinstance(which, date):
        chosen = next((one for one in found if one.on == which), None)
    else:
        place = int(which) if which.isascii() and which.isdigit() and len(which) < 9 else 0
        chosen = found[place - 1] if 0 < place <= len(found) else None
    if chosen is None:
        raise NotThere(Reason("no_review", which=which), Remedy("list_reviews"))
    return open_id(ledger, chosen.id)


def open_id(ledger: Ledger, review_id: str) -> Record:
    """Open a finished review."""
    kept = views.review_by_id(ledger.conn, review_id, ledger.me)
    if kept is None or kept.snapshot is None:
        raise NotThere(Reason("review_not_there"))
    frozen = loads(kept.snapshot)
    return Record(kept.on, frozen, tuple(record_lines(frozen, kept.on, ledger.today, ledger.settings.level_names)))


def record_lines(frozen: dict[str, Any], on: date, today: date, level_names: Sequence[str]) -> list[str]:
    """Write a frozen review as text: each step with its answers, the decisions, the intentions, the readings."""
    shown = [f"Review of {sentences.day(on, on)} {on.year} · {sentences.ago(on, today)}"]
    for step in frozen.get("steps", ()):
        if step["rows"]:
            shown += ["", f"{step['step']} {order.STEPS[step['step'] - 1]}"]
            shown += [f"  {one['says']} · {one['answer'] or 'left'}" for one in step["rows"]]
            shown += [f"  … and {step['more']} more"] if step["more"] else []
    stood = frozen["readings"]
    parts = (
        ("Decided", [_decision(one, on) for one in frozen["decided"]]),
        ("Next week", list(frozen.get("intentions", ()))),
        (f"Readings of {sentences.counted(len(stood), 'partner')}", [_stood(one, level_names) for one in stood]),
    )
    for title, rows in parts:
        shown += ["", title, *(f"  {row}" for row in rows or ["nothing"])]
    return shown


def values(found: Review) -> dict[str, Any]:
    """Give a review as plain values; private facts are counted and keep their words to themselves."""
    return {
        "as_of": found.as_of.isoformat(),
        "since": found.since.isoformat() if found.since else None,
        "catch_up": [day.isoformat() for day in found.catch_up],
        "overdue": [_promise(found, one) for one in found.overdue],
        "due": [_promise(found, one) for one in found.due],
        "waiting": [
            {"partner": one.handle, "days": one.days, "cadence_days": one.cadence_days} for one in found.waiting
        ],
        "open": [
            {
                "partner": one.handle,
                "we_told_on": one.ours_on.isoformat() if one.ours_on else None,
                "they_told_on": one.theirs_on.isoformat() if one.theirs_on else None,
            }
            for one in found.open
        ],
        "attention": [as_json(one) for one in found.attention],
        "decided": [
            {
                "partner": found.names.handles[one.partner_id],
                "on": one.on.isoformat(),
                "from_level": one.from_level,
                "to_level": one.to_level,
                "reason": None if one.private else one.reason,
            }
            for one in found.decided
        ],
        "readings": [one._asdict() for one in found.standings],
        "asked": [{"text": one.text, "set_on": one.set_on.isoformat()} for one in found.asked],
    }


def step_values(step: Step, *, frozen: bool = False) -> dict[str, Any]:
    """Give a step with its rows and their answers as plain values; `frozen` for the record, which names every day."""
    rows = [_row(one, frozen) for one in step.rows]
    return {"step": step.number, "title": step.title, "more": step.more, "rows": rows}


def finish(ledger: Ledger, found: Review, intentions: Sequence[str] = (), kept: Sequence[bool | None] = ()) -> Written:
    """Freeze a review: the one that is begun, or, where none is, one made for it now; one batch.

    `kept` says of the last intentions, in order, whether they were done; None leaves one unanswered.
    """
    if found.as_of > ledger.today:
        raise Refused(Reason("review_to_come", day=found.as_of))
    begun = walk(ledger)
    meant = check_intentions([*(begun.intentions if begun else ()), *intentions])
    review_id = begun.id if begun else ledger.new_id()
    stamp = {"recorded_at": ledger.now, "recorded_by": ledger.me}
    changes, steps = [], list(begun.steps if begun else steps_of(found))
    if begun is None:
        row = {"id": review_id, "on": found.as_of, "done_at": None, "snapshot": None, **stamp}
        changes.append(Change("review", review_id, None, row))
        steps[-1] = _with_verdicts(steps[-1], kept)
        changes += [question_change(ledger, review_id, row) for step in steps for row in step.rows]
    else:
        changes += [_met(row) for step in steps for row in step.rows if row.state == "meanwhile"]
    for text in meant[len(begun.intentions) if begun else 0 :]:
        made = ledger.new_id()
        new = {"id": made, "review_id": review_id, "partner_id": None, "on": found.as_of, "text": text, "done_on": None}
        changes.append(Change("intention", made, None, {**new, **stamp}))
    changes += _done(ledger, found, steps[-1])
    frozen = {**_seen(found), "steps": [step_values(one, frozen=True) for one in steps], "intentions": meant}
    before = {"on": begun.on if begun else found.as_of, "done_at": None, "snapshot": None}
    text = dumps(frozen, ensure_ascii=False, separators=(",", ":"))
    after = {"on": found.as_of, "done_at": ledger.now, "snapshot": text}
    changes.append(Change("review", review_id, before, after))
    return Written(
        ledger.commit(Batch(changes, f"review {found.as_of}")), (), tuple(_lines(ledger, found, steps, meant))
    )


def _seen(found: Review) -> dict[str, Any]:
    """Give what a record keeps beside the rows of its steps; readings in full are kept of those in step 6 only."""
    some = found._replace(attention=found.attention[: order.MOST_ROWS])
    return {name: value for name, value in values(some).items() if name not in _IN_STEPS}


def _lines(ledger: Ledger, found: Review, steps: Sequence[Step], meant: Sequence[str]) -> list[str]:
    rows = [row for step in steps for row in step.rows]
    read = sentences.counted(len(found.standings), "partner")
    lines = [f"review of {sentences.day(found.as_of, ledger.today)} done: {read} read"]
    if rows:
        lines[0] += f" · {_answered(len(rows), counted(rows, 'later'), counted(rows, 'left'))}"
    lines += [f"{one.answer}: {intention_of(one)}" for one in steps[-1].rows if one.answer]
    return [*lines, *(f"next week: {text}" for text in meant)]


def _with_verdicts(step: Step, kept: Sequence[bool | None]) -> Step:
    verdicts = [*kept, *[None] * len(step.rows)]
    rows = [
        row if yes is None else row._replace(state="answered", answer=_DONE[yes])
        for row, yes in zip(step.rows, verdicts, strict=False)
    ]
    return step._replace(rows=tuple(rows))


def _met(row: Row) -> Change:
    """Write down what the ledger answered by itself, as it is when the review is done."""
    return Change("review_answer", row.id, {"answer": ""}, {"answer": row.answer})


def _done(ledger: Ledger, found: Review, step: Step) -> list[Change]:
    """Mark the intentions of the last review that were done."""
    last = views.last_review(ledger.conn, found.as_of, ledger.me)
    done = {intention_of(one) for one in step.rows if one.answer == _DONE[True]}
    return [
        Change("intention", one.id, {"done_on": None}, {"done_on": found.as_of})
        for one in (last.intentions if last else ())
        if one.text in done and one.done_on is None
    ]


def _hidden(row: Row) -> str:
    return f"{row.partner}: {sentences.PRIVATE_PROMISE} · {row.when}"


def _row(row: Row, frozen: bool) -> dict[str, Any]:
    return {
        "question": row.question,
        "partner": row.handle,
        "says": row.recorded if frozen else _hidden(row) if row.private else row.says,
        "state": row.state,
        "answer": row.answer or None,
    }


def _promise(found: Review, one: Promise) -> dict[str, Any]:
    return {
        "number": one.number,
        "partner": found.names.handles[one.partner_id],
        "says": None if one.private else f"{sentences.promise(one)} · {sentences.due(one, found.as_of)}",
    }


def _decision(one: dict[str, Any], on: date) -> str:
    day = sentences.day(date.fromisoformat(one["on"]), on)
    return f"{day}: {one['partner']} {one['from_level']} → {one['to_level']}: {one['reason'] or 'private'}"


def _stood(one: dict[str, Any], level_names: Sequence[str]) -> str:
    mark, said = ARROWS[one["trend"]], TREND_WORDS[one["trend"]]
    suggests = f", suggested: {one['action']}" if one["action"] != "stay" else ""
    return f"{mark} {one['name']}: {one['level']} {level_names[one['level'] - 1]}, {said}{suggests}"
