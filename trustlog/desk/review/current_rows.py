"""The rows of a review under way as of now: answered in the review, or by what was written to the ledger since."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from trustlog.desk import sentences
from trustlog.desk.due import Due, due
from trustlog.desk.facts import Names, names_of
from trustlog.desk.garden import turns
from trustlog.desk.ledger import Ledger
from trustlog.desk.practice import is_answered, question_of
from trustlog.desk.readings import private_numbers, reading, sides_watched
from trustlog.desk.review.contents import AHEAD, AskedIntention, first_day, is_for_review, openness_gaps, says_otherwise
from trustlog.desk.review.retold import retold
from trustlog.desk.review.rows import (
    GARDEN,
    OTHERWISE,
    PRACTICE,
    Row,
    Step,
    asked_row,
    day_row,
    decided_row,
    garden_row,
    open_row,
    otherwise_row,
    practice_row,
    promise_row,
    reading_row,
    waiting_row,
)
from trustlog.domain import review as order
from trustlog.domain.facts import Promise
from trustlog.domain.facts import promise as rules
from trustlog.domain.practice import PartName
from trustlog.language import _
from trustlog.storage.read import reviews as views
from trustlog.storage.read.names import partner_names
from trustlog.storage.read.partners import partner_by_id
from trustlog.storage.read.promises import promises


class CurrentRows:
    """The questions of a review under way, as rows with what the ledger says now."""

    def __init__(self, ledger: Ledger, begun: views.UnfinishedReview, answers: Sequence[views.ReviewAnswer]) -> None:
        self.ledger = ledger
        self.begun = begun
        self.day = ledger.today
        self.answers = [
            (step_and_subject, answer)
            for answer in answers
            if (step_and_subject := order.asked(answer.question)) is not None
        ]
        self.due: Due = due(ledger, self.day, AHEAD)
        numbers = [_number(about) for (step, about), _answer in self.answers if step in (order.OVERDUE, order.DUE)]
        listed = promises(ledger.conn, me=ledger.me, numbers=numbers, state="all") if numbers else []
        self.promises = {promise.number: promise for promise in listed}
        self.names: Names = names_of(ledger, listed)
        self.waiting = {partner.partner_id: partner for partner in self.due.waiting}
        ids = self._ids(order.WAITING)
        self.time = views.last_times(ledger.conn, ids, self.day, ledger.me) if ids else {}
        ids = self._ids(order.OPEN)
        self.gaps = {partner.partner_id: partner for partner in openness_gaps(ledger, self.day, ids)} if ids else {}
        self.otherwise = {partner.partner_id: partner for partner in says_otherwise(ledger, self.day)} if ids else {}
        self.partners = partner_names(
            ledger.conn, [answer.partner_id for _asked, answer in self.answers if answer.partner_id]
        )
        self.logged = self._logged()
        self.private = private_numbers(ledger, self.day)

    def steps(self) -> tuple[Step, ...]:
        """Return the seven steps, every row with its answer."""
        rows: dict[int, list[Row]] = {number: [] for number in range(1, len(order.STEPS) + 1)}
        for (step, about), answer in self.answers:
            rows[step].append(self._answered(self._row(step, about, answer), answer))
        shown = {row.question for row in rows[order.OVERDUE] + rows[order.DUE]}
        waits = {row.partner_id for row in rows[order.WAITING]}
        more = {
            order.OVERDUE: sum(
                order.question(order.OVERDUE, f"#{promise.number}") not in shown for promise in self.due.overdue
            ),
            order.DUE: sum(order.question(order.DUE, f"#{promise.number}") not in shown for promise in self.due.due),
            order.WAITING: sum(partner.partner_id not in waits for partner in self.due.waiting),
        }
        return tuple(Step(number, tuple(step_rows), more.get(number, 0)) for number, step_rows in rows.items())

    def _ids(self, step: int) -> list[str]:
        asked = ((asked_step, answer.partner_id) for (asked_step, _about), answer in self.answers)
        return [partner_id for asked_step, partner_id in asked if asked_step == step and partner_id]

    def _logged(self) -> set[date]:
        days = [date.fromisoformat(about) for (step, about), _answer in self.answers if step == order.CATCH_UP]
        return views.days_with_facts(self.ledger.conn, min(days), max(days), self.ledger.me) if days else set()

    def _row(self, step: int, about: str, answer: views.ReviewAnswer) -> Row:
        """Make a row from the ledger as it is now; what was done outside the review is its answer."""
        if step == order.CATCH_UP:
            return self._day(date.fromisoformat(about))
        if step in (order.OVERDUE, order.DUE):
            return self._promise(step, _number(about))
        if step == order.NEXT_WEEK:
            since = first_day(self.ledger, self.begun.on)
            return asked_row(AskedIntention(about, since), self.day)
        practice, _blank, part = about.partition(" ")
        if step == order.OPEN and practice == OTHERWISE:
            return self._otherwise(answer.partner_id or "")
        if step == order.OPEN and practice == PRACTICE:
            return self._practice(cast("PartName", part), answer.partner_id or "")
        if step == order.READY and practice == GARDEN:
            return self._garden(part)
        return self._partner(step, answer.partner_id or "")

    def _day(self, on: date) -> Row:
        row = day_row(on, self.day)
        if on not in self.logged:
            return row
        return row._replace(sentence=sentences.day(on, self.day), state="meanwhile", answer=_("logged"))

    def _promise(self, step: int, number: int) -> Row:
        promise = self.promises.get(number)
        if promise is None:
            question = order.question(step, f"#{number}")
            return Row(
                step, question, f"#{number}", number=number, state="meanwhile", answer=_("not in the ledger any more")
            )
        row = promise_row(step, promise, self.names, self.day)
        outcome = self._settled(step, promise)
        return row._replace(state="meanwhile", answer=outcome) if outcome else row

    def _settled(self, step: int, promise: Promise) -> str:
        if promise.closed_as is not None:
            return _("{outcome} meanwhile").format(outcome=sentences.outcome(promise, self.day))
        moved = [move for move in promise.moves if move.on >= self.begun.on]
        if step == order.DUE and moved and not rules.is_over(promise, self.day):
            return _("moved to {day} meanwhile").format(day=sentences.day(moved[-1].to_on, self.day))
        return ""

    def _partner(self, step: int, partner_id: str) -> Row:
        handle, name = self.partners.get(partner_id, ("", _("gone")))
        gone = Row(
            step,
            order.question(step),
            "",
            partner_id=partner_id,
            handle=handle or None,
            partner=name,
            state="meanwhile",
        )
        if step == order.WAITING:
            partner = self.waiting.get(partner_id)
            return (
                waiting_row(partner, self.time, self.day) if partner else gone._replace(answer=_("no longer waiting"))
            )
        if step == order.OPEN:
            gap = self.gaps.get(partner_id)
            if gap is None:
                return gone._replace(answer=_("nothing to ask any more"))
            row = open_row(gap, self.day)
            lately = [on for on in (gap.ours_on, gap.theirs_on) if on and on >= self.begun.on]
            return (
                row._replace(state="meanwhile", answer=_("told {day}").format(day=sentences.day(max(lately), self.day)))
                if lately
                else row
            )
        return self._reading(partner_id, gone)

    def _otherwise(self, partner_id: str) -> Row:
        """Make the row of what a partner says otherwise; what was settled meanwhile is its answer."""
        partner = self.otherwise.get(partner_id)
        if partner is not None:
            return otherwise_row(partner)
        handle, name = self.partners.get(partner_id, ("", _("gone")))
        question = order.question(order.OPEN, OTHERWISE)
        row = Row(order.OPEN, question, "", partner_id=partner_id, handle=handle or None, partner=name)
        return row._replace(state="meanwhile", answer=_("settled"))

    def _practice(self, part: PartName, partner_id: str) -> Row:
        """Make the row of a question of the practice; what was written about it meanwhile is its answer."""
        partner = partner_by_id(self.ledger.conn, partner_id, self.day)
        if partner is None or partner.archived_on is not None:
            question = order.question(order.OPEN, f"{PRACTICE} {part}")
            return Row(order.OPEN, question, "", partner_id=partner_id, state="meanwhile", answer=_("archived"))
        row = practice_row(question_of(self.ledger, partner, part, self.day))
        done = is_answered(self.ledger, partner, part, self.day)
        return row._replace(state="meanwhile", answer=_("looked at")) if done else row

    def _garden(self, handle: str) -> Row:
        """Make the row of a garden that turned; one that is by now as it was has nothing to tell."""
        since = first_day(self.ledger, self.begun.on)
        turn = next((each for each in turns(self.ledger, self.day, since) if each.garden.handle == handle), None)
        if turn is not None:
            return garden_row(turn)
        row = Row(order.READY, order.question(order.READY, f"{GARDEN} {handle}"), "", partner=handle)
        return row._replace(state="meanwhile", answer=_("nothing to decide any more"))

    def _reading(self, partner_id: str, gone: Row) -> Row:
        partner = partner_by_id(self.ledger.conn, partner_id, self.day)
        if partner is None or partner.archived_on is not None:
            return gone._replace(answer=_("archived"))
        current_reading = reading(self.ledger, partner)
        sides, private = sides_watched(self.ledger, self.day), self.private.get(partner_id, 0)
        row = reading_row(current_reading, self.ledger.settings.level_names, sides, private)
        if decision := views.last_decision(self.ledger.conn, partner_id, self.begun.begun_at, self.ledger.me):
            return decided_row(row, decision, self.day, self.ledger.settings.level_names)
        if not is_for_review(current_reading):
            return gone._replace(answer=_("nothing to decide any more"))
        return row

    def _answered(self, row: Row, answer: views.ReviewAnswer) -> Row:
        row = row._replace(id=answer.id)
        if not answer.answer:
            return row
        state = "later" if answer.answer == order.LATER else "answered"
        return row._replace(state=state, answer=retold(answer.answer))


def _number(about: str) -> int:
    return int(about.removeprefix("#"))
