"""The record a review leaves: frozen as JSON when it is done, so that it opens later as it was."""

from collections.abc import Iterable, Sequence
from datetime import date
from json import dumps, loads
from typing import Any, NamedTuple

from trustlog.desk import sentences
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.desk.review.contents import Review, review
from trustlog.desk.review.ongoing import check_intentions, intention_of, ongoing_review, question_change
from trustlog.desk.review.retold import retold, retold_row
from trustlog.desk.review.rows import Row, Step, in_state, steps_of
from trustlog.domain import review as order
from trustlog.domain.facts import Promise
from trustlog.errors import NotThere, Reason, Refused, Remedy
from trustlog.language import N_, _, english
from trustlog.storage.read import reviews as views
from trustlog.storage.write.writer import Change
from trustlog.trust.reading.values import Reading
from trustlog.trust.words import ARROWS, TREND_WORDS, as_json

_IN_STEPS = ("catch_up", "overdue", "due", "waiting", "open")
_DONE = {True: "done", False: N_("not done")}


class Record(NamedTuple):
    """A review that is done: its day, and all that was seen, answered and decided, as it was then."""

    on: date
    values: dict[str, Any]
    lines: tuple[str, ...]


def finished_reviews(ledger: Ledger, as_of: date | None = None) -> list[views.Figures]:
    """List this person's finished reviews up to a day in figures, newest first."""
    return views.past_reviews(ledger.conn, ledger.past(as_of), ledger.me, order.LATER)


def figures_line(review: views.Figures) -> str:
    """Return a line on a review: rows answered, put off and left, and its intentions."""
    intentions = sentences.counted(review.intentions, "intention")
    intentions = (
        _("{intentions}, {intentions_done} done").format(intentions=intentions, intentions_done=review.intentions_done)
        if review.intentions
        else _("no intention")
    )
    return f"{_answered(review.asked, review.later, review.left)} · {intentions}"


def _answered(asked: int, later: int, left: int) -> str:
    """Return how many rows were answered, put off and left, as text: the same wherever a review is counted."""
    counts = [_("{asked} of {asked_2} answered").format(asked=asked - left - later, asked_2=asked)]
    counts += [_("{later} later").format(later=later)] if later else []
    counts += [_("{left} left").format(left=left)] if left else []
    return " · ".join(counts)


def figures_json(review: views.Figures) -> dict[str, Any]:
    """Return a review in figures as plain values."""
    return {
        "on": review.on.isoformat(),
        "asked": review.asked,
        "answered": review.asked - review.left - review.later,
        "later": review.later,
        "left": review.left,
        "intentions": review.intentions,
        "intentions_done": review.intentions_done,
    }


def finished_review(ledger: Ledger, which: str | date, as_of: date | None = None) -> Record:
    """Open a finished review by its day, or by its place in the list, from 1 for the newest."""
    reviews = finished_reviews(ledger, as_of)
    if isinstance(which, date):
        chosen = next((review for review in reviews if review.on == which), None)
    else:
        place = int(which) if which.isascii() and which.isdigit() and len(which) < 9 else 0
        chosen = reviews[place - 1] if 0 < place <= len(reviews) else None
    if chosen is None:
        raise NotThere(Reason("no_review", which=which), Remedy("list_reviews"))
    return finished_review_by_id(ledger, chosen.id)


def finished_review_by_id(ledger: Ledger, review_id: str) -> Record:
    """Open a finished review."""
    stored = views.review_by_id(ledger.conn, review_id, ledger.me)
    if stored is None or stored.snapshot is None:
        raise NotThere(Reason("review_not_there"))
    frozen = loads(stored.snapshot)
    return Record(stored.on, frozen, tuple(record_lines(frozen, stored.on, ledger.today, ledger.settings.level_names)))


def record_lines(frozen: dict[str, Any], on: date, today: date, level_names: Sequence[str]) -> list[str]:
    """Write a frozen review as text: each step with its answers, the decisions, the intentions, the readings."""
    shown = [
        _("Review of {day} {year} · {ago}").format(
            day=sentences.day(on, on), year=on.year, ago=sentences.ago(on, today)
        )
    ]
    for step in frozen.get("steps", ()):
        if step["rows"]:
            shown += ["", f"{step['step']} {_(order.STEPS[step['step'] - 1])}"]
            shown += [f"  {_answer_line(row['says'], row['answer'] or '')}" for row in step["rows"]]
            shown += [_("  … and {step} more").format(step=step["more"])] if step["more"] else []
    standings = frozen["readings"]
    parts = (
        (_("Decided"), [_decision(decision, on) for decision in frozen["decided"]]),
        (_("Next week"), list(frozen.get("intentions", ()))),
        (
            _("Readings of {partners}").format(partners=sentences.counted(len(standings), "partner")),
            [_stood(standing, level_names) for standing in standings],
        ),
    )
    for title, rows in parts:
        shown += ["", title, *(f"  {row}" for row in rows or [_("nothing")])]
    return shown


def _answer_line(says: str, answer: str) -> str:
    """Return what a row of a record says, and its answer; without one, that it was left."""
    row = retold_row(says)
    return f"{row} · {retold(answer)}" if answer else _("{row} · left").format(row=row)


def review_values(review: Review) -> dict[str, Any]:
    """Return a review as plain values; private facts are counted, their words left out."""
    return {
        "as_of": review.as_of.isoformat(),
        "since": review.since.isoformat() if review.since else None,
        "catch_up": [day.isoformat() for day in review.catch_up],
        "overdue": [_promise(review, promise) for promise in review.overdue],
        "due": [_promise(review, promise) for promise in review.due],
        "waiting": [
            {"partner": partner.handle, "days": partner.days, "cadence_days": partner.cadence_days}
            for partner in review.waiting
        ],
        "open": [
            {
                "partner": partner.handle,
                "we_told_on": partner.ours_on.isoformat() if partner.ours_on else None,
                "they_told_on": partner.theirs_on.isoformat() if partner.theirs_on else None,
            }
            for partner in review.open
        ],
        "gardens": [
            {"garden": turn.garden.handle, "ready": turn.ready, "on": turn.on.isoformat(), "says": turn.says}
            for turn in review.gardens
        ],
        "attention": [as_json(reading) for reading in review.attention],
        "decided": [
            {
                "partner": review.names.handles[change.partner_id],
                "on": change.on.isoformat(),
                "from_level": change.from_level,
                "to_level": change.to_level,
                "reason": None if change.private else change.reason,
            }
            for change in review.decided
        ],
        "readings": [standing._asdict() for standing in review.standings],
        "asked": [{"text": intention.text, "set_on": intention.set_on.isoformat()} for intention in review.asked],
    }


def step_values(step: Step, *, frozen: bool = False) -> dict[str, Any]:
    """Return a step with its rows and their answers as plain values; `frozen` for the record, which names every day."""
    rows = [_row(row, frozen) for row in step.rows]
    return {"step": step.number, "title": step.title, "more": step.more, "rows": rows}


def finish(ledger: Ledger, review: Review, intentions: Sequence[str] = (), kept: Sequence[bool | None] = ()) -> Written:
    """Freeze the review under way, or, where none is begun, a review made for it now; as one batch.

    `kept` says of the last intentions, in order, whether they were done; None leaves an intention unanswered.
    """
    if review.as_of > ledger.today:
        raise Refused(Reason("review_to_come", day=review.as_of))
    with english():  # what is kept has one language
        written, steps, all_intentions = _frozen(ledger, review, intentions, kept)
    return written._replace(lines=tuple(_lines(ledger, review, steps, all_intentions)))


def _frozen(
    ledger: Ledger, review: Review, intentions: Sequence[str], kept: Sequence[bool | None]
) -> tuple[Written, list[Step], list[str]]:
    """Write the record; return what was written, its steps and the intentions."""
    begun = ongoing_review(ledger)
    all_intentions = check_intentions([*(begun.intentions if begun else ()), *intentions])
    review_id = begun.id if begun else ledger.new_id()
    stamp = {"recorded_at": ledger.now, "recorded_by": ledger.me}
    changes, steps = [], list(begun.steps if begun else steps_of(review))
    if begun is None:
        row = {"id": review_id, "on": review.as_of, "done_at": None, "snapshot": None, **stamp}
        changes.append(Change("review", review_id, None, row))
        steps[-1] = _with_verdicts(steps[-1], kept)
        changes += [question_change(ledger, review_id, row) for step in steps for row in step.rows]
    else:
        changes += [_met(row) for step in steps for row in step.rows if row.state == "meanwhile"]
    for text in all_intentions[len(begun.intentions) if begun else 0 :]:
        intention_id = ledger.new_id()
        new = {
            "id": intention_id,
            "review_id": review_id,
            "partner_id": None,
            "on": review.as_of,
            "text": text,
            "done_on": None,
        }
        changes.append(Change("intention", intention_id, None, {**new, **stamp}))
    changes += _done(ledger, review, steps[-1])
    frozen = {
        **_seen(review),
        "steps": [step_values(step, frozen=True) for step in steps],
        "intentions": all_intentions,
    }
    before = {"on": begun.on if begun else review.as_of, "done_at": None, "snapshot": None}
    text = dumps(frozen, ensure_ascii=False, separators=(",", ":"))
    after = {"on": review.as_of, "done_at": ledger.now, "snapshot": text}
    changes.append(Change("review", review_id, before, after))
    written = Written(ledger.commit(Batch(changes, f"review {review.as_of}")), (), ())
    return written, steps, list(all_intentions)


def finish_with(ledger: Ledger, readings: Iterable[Reading]) -> Written:
    """Freeze the review under way with these readings, which are those of today."""
    return finish(ledger, review(ledger, known_readings=readings))


def _seen(review: Review) -> dict[str, Any]:
    """Return what a record keeps beside the rows of its steps; readings in full are kept of those in step 6 only."""
    shortened = review._replace(attention=review.attention[: order.MOST_ROWS])
    return {name: value for name, value in review_values(shortened).items() if name not in _IN_STEPS}


def _lines(ledger: Ledger, review: Review, steps: Sequence[Step], intentions: Sequence[str]) -> list[str]:
    rows = [row for step in steps for row in step.rows]
    read_count = sentences.counted(len(review.standings), "partner")
    lines = [
        _("review of {day} done: {read_count} read").format(
            day=sentences.day(review.as_of, ledger.today), read_count=read_count
        )
    ]
    if rows:
        lines[0] += f" · {_answered(len(rows), in_state(rows, 'later'), in_state(rows, 'left'))}"
    lines += [f"{retold(row.answer)}: {intention_of(row)}" for row in steps[-1].rows if row.answer]
    return [*lines, *(_("next week: {text}").format(text=text) for text in intentions)]


def _with_verdicts(step: Step, kept: Sequence[bool | None]) -> Step:
    verdicts = [*kept, *[None] * len(step.rows)]
    rows = [
        row if yes is None else row._replace(state="answered", answer=_DONE[yes])
        for row, yes in zip(step.rows, verdicts, strict=False)
    ]
    return step._replace(rows=tuple(rows))


def _met(row: Row) -> Change:
    """Return the change that keeps the answer the ledger gave by itself, as it is when the review is done."""
    return Change("review_answer", row.id, {"answer": ""}, {"answer": row.answer})


def _done(ledger: Ledger, review: Review, step: Step) -> list[Change]:
    """Mark the intentions of the last review that were done."""
    last = views.last_review(ledger.conn, review.as_of, ledger.me)
    done_texts = {intention_of(row) for row in step.rows if row.answer == _DONE[True]}
    return [
        Change("intention", intention.id, {"done_on": None}, {"done_on": review.as_of})
        for intention in (last.intentions if last else ())
        if intention.text in done_texts and intention.done_on is None
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


def _promise(review: Review, promise: Promise) -> dict[str, Any]:
    return {
        "number": promise.number,
        "partner": review.names.handles[promise.partner_id],
        "says": None
        if promise.private
        else f"{sentences.promised(promise, review.names)} · {sentences.due(promise, review.as_of)}",
    }


def _decision(decision: dict[str, Any], on: date) -> str:
    day = sentences.day(date.fromisoformat(decision["on"]), on)
    levels = f"{decision['from_level']} → {decision['to_level']}"
    return f"{day}: {decision['partner']} {levels}: {decision['reason'] or _('private')}"


def _stood(standing: dict[str, Any], level_names: Sequence[str]) -> str:
    mark, trend = ARROWS[standing["trend"]], _(TREND_WORDS[standing["trend"]])
    suggests = _(", suggested: {action}").format(action=_(standing["action"])) if standing["action"] != "stay" else ""
    return f"{mark} {standing['name']}: {standing['level']} {_(level_names[standing['level'] - 1])}, {trend}{suggests}"
