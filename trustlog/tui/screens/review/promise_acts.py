"""What is done about the promise of a row of the review: each answer is written at once, as a batch."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING

from trustlog.desk import review
from trustlog.domain import review as order
from trustlog.domain.facts.promise import is_behind, is_close_behind
from trustlog.language import _
from trustlog.tui.screens.fact.acts import MORE, TOLD, how_answers, more_of
from trustlog.tui.screens.fact.answers import answer_on
from trustlog.tui.screens.review.dialogs import MISSED, WHO, ask_day, ask_text, choose

if TYPE_CHECKING:
    from trustlog.desk.ledger import Ledger, Written
    from trustlog.desk.review import Overview, Row
    from trustlog.tui.app.application import TrustlogApp
    from trustlog.tui.drawing.text import Item


SAID = {
    "maker": "withdrawn",
    "receiver": "withdrawn",
    "clear": "cleared",
    "reopen": "reopened",
    "drop": "dropped",
}
"""The words of an answer whose act needs a reason."""


class PromiseActs:
    """The actions on promises; the page gives the row, the step, and where to write."""

    at_step: int
    overview: "Overview | None"

    if TYPE_CHECKING:

        @property
        def trustlog(self) -> TrustlogApp:
            """The application."""

        def row_here(self) -> Row | None:
            """Return the row under the cursor."""

        def item_here(self) -> Item | None:
            """Return the line under the cursor."""

        def write(self, job: Callable[[Ledger], Written], rows: Iterable[Row] = ()) -> None:
            """Write an answer about rows."""

        def begin(self) -> None:
            """Begin a review."""

        def finish(self) -> None:
            """Freeze the review."""

    def _with_row(self, job: "Callable[[Ledger, Row], Written]") -> None:
        """Write about the row under the cursor."""
        if row := self._row():
            self.write(lambda ledger: job(ledger, row), [row])

    def _row(self) -> "Row | None":
        row = self.row_here()
        if row is None:
            self.trustlog.notify(_("Put the cursor on a row first."), severity="warning", timeout=4)
        return row

    def action_keep(self) -> None:
        """The promise was kept; behind its day, ask how: on time, late, partly or not."""
        row = self._row()
        if row is None:
            return
        if row.promise is None or not is_behind(row.promise, self.trustlog.today):
            self.write(lambda ledger: review.answer_kept(ledger, row), [row])
            return

        def kept(word: str) -> None:
            if word in ("on_time", "late"):
                self.write(lambda ledger: review.answer_kept(ledger, row, on_time=word == "on_time"), [row])
            else:
                self._more(row, "break" if word == "not" else word)

        answers = how_answers(is_close_behind(row.promise, self.trustlog.today))
        choose(self.trustlog, _("Kept · #{number}").format(number=row.number), row.says, answers, kept)

    def action_told(self) -> None:
        """It was broken, and told."""
        self._with_row(lambda ledger, row: review.answer_broken(ledger, row, "told"))

    def action_silent(self) -> None:
        """It was broken without a word."""
        self._with_row(lambda ledger, row: review.answer_broken(ledger, row, "silent"))

    def action_concealed(self) -> None:
        """It was broken, and that was hidden."""
        self._with_row(lambda ledger, row: review.answer_broken(ledger, row, "concealed"))

    def action_move_it(self) -> None:
        """Ask for another day; once its day is over, the miss is recorded and it is promised anew."""
        if row := self._row():
            is_over = row.step == order.OVERDUE
            question = _("The miss is recorded; the promise is made anew for:") if is_over else _("It is moved to:")

            def job(ledger: "Ledger", day: date) -> "Written":
                return review.answer_anew(ledger, row, day) if is_over else review.answer_moved(ledger, row, day)

            def named(day: date) -> None:
                self.write(lambda ledger: job(ledger, day), [row])

            ask_day(self.trustlog, _("Promise anew") if is_over else _("Move"), f"{row.says}\n{question}", named)

    def action_withdraw(self) -> None:
        """Ask by whom and why it is called off; once its day is over that is a miss."""
        if row := self._row():
            if row.step == order.OVERDUE:
                question = _("{says}\nIts day is over, so calling it off counts as a miss.").format(says=row.says)
                record = lambda manner: self.write(lambda ledger: review.answer_broken(ledger, row, manner), [row])  # noqa: E731
                choose(self.trustlog, _("Withdrawn"), question, MISSED, record)
            else:
                choose(self.trustlog, _("Withdrawn"), row.says, WHO, lambda side: self._why(row, side, "withdrawn"))

    def action_more(self) -> None:
        """Choose among all that can happen to a promise."""
        if row := self._row():
            answers = more_of(row.promise, self.trustlog.today) if row.promise else MORE
            choose(
                self.trustlog,
                _("#{number} · what happened?").format(number=row.number),
                row.says,
                answers,
                lambda act: self._more(row, act),
            )

    def _more(self, row: "Row", act: str) -> None:
        if act == "keep":
            self.action_keep()
        elif act == "move":
            self.action_move_it()
        elif act == "break":
            record = lambda manner: self.write(lambda ledger: review.answer_broken(ledger, row, manner), [row])  # noqa: E731
            choose(self.trustlog, _("Broken · #{number}").format(number=row.number), row.says, TOLD, record)
        elif act == "answer":
            answer_on(self.trustlog, row.number or 0)
        else:
            if act in SAID:
                self._why(row, act, SAID[act])
            else:
                self.write(lambda ledger: review.answer_act(ledger, row, act, act), [row])

    def _why(self, row: "Row", act: str, answer: str) -> None:
        def reason(text: str) -> None:
            self.write(lambda ledger: review.answer_act(ledger, row, act, answer, text), [row])

        ask_text(self.trustlog, _("Why?"), row.says, _("a reason, in a sentence"), reason)

    def action_drop(self) -> None:
        """Ask why the promise of the row was never so, and drop it."""
        if row := self._row():
            self._why(row, "drop", "dropped")
