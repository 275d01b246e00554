"""The review as text for `review --plain`, and as plain values for `review --json`."""

from typing import Any

from trustlog.desk import sentences
from trustlog.desk.ledger import Ledger
from trustlog.desk.proposals import waiting_says
from trustlog.desk.review.contents import Review
from trustlog.desk.review.looking_ahead import outlook_of, outlook_words
from trustlog.desk.review.ongoing import OngoingReview, ongoing_review
from trustlog.desk.review.record import review_values, step_values
from trustlog.desk.review.rows import ASKS, NOTHING, Row, Step, steps_of
from trustlog.domain import review as order
from trustlog.errors import Remedy
from trustlog.language import _, at_the_start

SIGNS = {"left": " ", "answered": "✓", "meanwhile": "✓", "later": "»"}
"""How a row was answered; the words behind it say it, too."""


def review_lines(ledger: Ledger, review: Review) -> list[str]:
    """Write the seven steps, each with its heading, and what was answered or is to do in it."""
    begun = ongoing_review(ledger) if review.as_of == ledger.today else None
    since = (
        _(", the last one was {day}").format(day=sentences.day(review.since, review.as_of))
        if review.since
        else _(", the first one")
    )
    shown = [
        _("Review of {day} {year}{since}").format(
            day=sentences.day(review.as_of, review.as_of), year=review.as_of.year, since=since
        )
    ]
    if begun is not None:
        shown.append(
            _("begun {day}, {progress}").format(day=sentences.day(begun.on, review.as_of), progress=progress(begun))
        )
    steps = begun.steps if begun else steps_of(review)
    ahead = outlook_words(outlook_of(steps), review.as_of)
    shown.append(_("To ask: {ahead}.").format(ahead=ahead))
    if review.as_of == ledger.today and (says := waiting_says(ledger)):
        shown[-1] += f" {at_the_start(says)}."
    for step in steps:
        shown += ["", f"{step.number} {step.title}", *(f"  {line}" for line in step_lines(step))]
        if step.number == order.READY:
            shown += [f"  {line}" for line in _decided(review)]
        if step.number == order.NEXT_WEEK:
            shown += (
                [_("  next week: {intention}").format(intention=intention) for intention in begun.intentions]
                if begun
                else []
            )
            shown.append(
                _("  up to {most_intentions} intentions for next week").format(most_intentions=order.MOST_INTENTIONS)
            )
    return shown


def review_json(ledger: Ledger, review: Review) -> dict[str, Any]:
    """Return a review as plain values, with the rows of its steps as they were answered so far."""
    steps = [step_values(step) for step in current_steps(ledger, review)]
    return {**review_values(review), "steps": steps}


def current_steps(ledger: Ledger, review: Review) -> tuple[Step, ...]:
    """Return the steps of the review under way, of today; else those of what was gathered."""
    begun = ongoing_review(ledger) if review.as_of == ledger.today else None
    return begun.steps if begun else steps_of(review)


def progress(begun: OngoingReview) -> str:
    """Return how far a review is: "5 of 16 rows left"."""
    left = sum(step.left for step in begun.steps)
    total = sum(len(step.rows) for step in begun.steps)
    return _("{left} of {rows} left").format(left=left, rows=sentences.counted(total, "row"))


def step_lines(step: Step) -> list[str]:
    """Write the rows of a step, what is behind them where a decision rests on it, and what the step asks."""
    shown: list[str] = []
    for row in step.rows:
        shown.append(_line(row))
        if row.step in (order.OPEN, order.READY) and row.state in ("left", "later"):
            shown += [f"    {line}" for line in row.detail]
        if row.step == order.READY and row.state in ("left", "later") and row.handle:
            shown.append(
                f"    {Remedy('decide_level', handle=row.handle)}"
            )  # a command: this text is for the command line
    if step.more:
        shown.append(_("… and {more} more").format(more=step.more))
    if not step.rows:
        return [] if step.number == order.NEXT_WEEK else [_(NOTHING[step.number - 1])]
    return [*shown, _(ASKS[step.number - 1])] if step.number in (order.WAITING, order.OPEN) else shown


def _line(row: Row) -> str:
    number = f"#{row.number}  " if row.number else ""
    mark = f"{row.mark} " if row.step == order.READY else ""
    answer = f" · {SIGNS[row.state]} {row.answer}" if row.state != "left" else ""
    return f"{number}{mark}{row.says}{answer}"


def _decided(review: Review) -> list[str]:
    return [
        _("decided {day}: {partners} {from_level} → {to_level}: {reason}").format(
            day=sentences.day(change.on, review.as_of),
            partners=review.names.partners[change.partner_id],
            from_level=change.from_level,
            to_level=change.to_level,
            reason=change.reason,
        )
        for change in review.decided
    ]
