"""What is done about a row of the review: each answer is written at once, as a batch."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from trustlog.desk import review
from trustlog.domain import review as order
from trustlog.language import N_, _
from trustlog.tui.drawing import review as draw
from trustlog.tui.screens.fact.answers import answer_on
from trustlog.tui.screens.review.dialogs import (
    OPEN_ANSWERS,
    CatchUp,
    ask_day,
    ask_text,
    capture_told,
    choose,
    open_line,
)
from trustlog.tui.screens.review.promise_acts import PromiseActs

if TYPE_CHECKING:
    from trustlog.desk.review import Row

NOTHING_TO_LOG, STILL_RIGHT, DONE, NOT_DONE = N_("nothing to log"), N_("still right"), "done", N_("not done")
SEEN = "seen"
"""What is answered where there is nothing to decide."""
REST = {order.CATCH_UP: NOTHING_TO_LOG, order.DUE: STILL_RIGHT}
VERDICTS = (
    ("done", "done", "done"),
    ("no", "no", N_("not done")),
    ("carry-on", "carry_on", N_("not done, and meant again for next week")),
    ("later", "later", "later"),
)
MEANT = (
    ("", "keep", N_("keep it")),
    ("drop", "take", N_("take it away again")),
)


class Acts(PromiseActs):
    """The actions of the review."""

    def enter(self) -> None:
        """Do the likeliest thing with the line under the cursor."""
        item, row = self.item_here(), self.row_here()
        if self.at_step == 0:
            self.begin()
        elif row is None:
            self._enter_line(item.key if item else "")
        else:
            doing: dict[int, Callable[[], None]] = {
                order.CATCH_UP: self._catch_up,
                order.OVERDUE: self.action_more,
                order.DUE: lambda: self._answer(STILL_RIGHT),
                order.WAITING: lambda: self._plan(row.advice or "joint"),
                order.OPEN: self._practise if row.part else self._tell_or_ask,
                order.READY: (lambda: self._answer(SEEN)) if row.garden else self._decide,
                order.NEXT_WEEK: self._verdict,
            }
            doing[self.at_step]()

    def _enter_line(self, key: str) -> None:
        """Act on a line of the last step that is no row."""
        if key == draw.NEW:
            self.action_intend()
        elif key == draw.FINISH:
            self.action_finish()
        elif key.startswith(draw.INTENDED):
            text = key.removeprefix(draw.INTENDED)

            def chosen(value: str) -> None:
                if value == "take":
                    self.write(lambda ledger: review.withdraw_intention(ledger, text))

            choose(self.trustlog, _("Meant for next week"), text, MEANT, chosen)

    # Answers ------------------------------------------------------------------------------------------------------

    def _answer(self, answer: str) -> None:
        self._with_row(lambda ledger, row: review.answer_all(ledger, [row], answer))

    def action_later(self) -> None:
        """Put the row off."""
        self._answer(order.LATER)

    def action_rest(self) -> None:
        """Answer all rows of the step that are left."""
        ongoing = self.overview.ongoing if self.overview else None
        if ongoing is not None:
            left = [row for row in ongoing.steps[self.at_step - 1].rows if row.state == "left"]
            answer = REST.get(self.at_step, order.LATER)
            self.write(lambda ledger: review.answer_all(ledger, left, answer), left)

    def _catch_up(self) -> None:
        if row := self._row():
            on = date.fromisoformat((order.asked(row.question) or (0, ""))[1])
            open_line(self.trustlog, CatchUp(on, self.trustlog.draft))

    def action_no(self) -> None:
        """Say that there is nothing to log, or that an intention was not done."""
        self._answer(NOTHING_TO_LOG if self.at_step == order.CATCH_UP else NOT_DONE)

    # Partners -----------------------------------------------------------------------------------------------------

    def action_joint(self) -> None:
        """Plan to work on something together."""
        self._plan("joint")

    def action_open_time(self) -> None:
        """Plan time without an agenda."""
        self._plan("unscripted")

    def _plan(self, kind: str) -> None:
        if row := self._row():

            def named(day: date) -> None:
                self.write(lambda ledger: review.answer_planned(ledger, row, kind, day), [row])

            sentence = _("Work on something together") if kind == "joint" else _("Time without an agenda")
            ask_day(
                self.trustlog,
                _("Plan · {partner}").format(partner=row.partner),
                _("{sentence}. It is shown in Today and counts for nothing.").format(sentence=sentence),
                named,
            )

    def _tell_or_ask(self) -> None:
        if (row := self._row()) and row.promises:
            self._answered_otherwise(row)
        elif row:
            choose(self.trustlog, row.partner, row.says, OPEN_ANSWERS, lambda answer: self._open(row, answer))

    def _answered_otherwise(self, row: "Row") -> None:
        """Choose which of the promises on which they say otherwise to settle."""
        later = ("later", "later", _("nothing now: later"))
        asked = [("", str(number), words) for number, words in zip(row.promises, row.detail, strict=True)]

        def chosen(word: str) -> None:
            if word == "later":
                self.action_later()
            else:
                answer_on(self.trustlog, int(word))

        choose(self.trustlog, row.partner, row.says, (*asked, later), chosen)

    def _open(self, row: "Row", answer: str) -> None:
        if answer == "later":
            self.action_later()
        elif answer in ("we", "they"):
            capture_told(self.trustlog, row, answer)
        else:
            question = _("What have we not told them?") if answer == "tell" else _("What do we not know of them?")

            def noted(text: str) -> None:
                self.write(lambda ledger: review.answer_noted(ledger, row, answer, text), [row])

            ask_text(
                self.trustlog,
                row.partner,
                _("{question} It is noted, and stands in the brief.").format(question=question),
                _("in a few words"),
                noted,
            )

    def _practise(self) -> None:
        """Fill in the part of the practice that asks; one without fields is shown."""
        from trustlog.tui.screens.practice.sheet import Answers, open_part

        if (row := self._row()) and row.handle:
            answers = Answers(
                lambda ledger, fields: review.answer_filled_in(ledger, row, fields),
                lambda: self.write(lambda ledger: review.answer_all(ledger, [row], order.LATER), [row]),
                lambda: self._never(row),
            )
            open_part(self.trustlog, row.handle, row.part, answers, fill_in=True)

    def _never(self, row: "Row") -> None:
        self.write(lambda ledger: review.answer_never(ledger, row), [row])

    def action_never(self) -> None:
        """Ask, then answer that the question of the practice is never to be asked of them again."""
        from trustlog.tui.screens.practice.sheet import confirm_never

        if (row := self._row()) and row.part:
            confirm_never(self.trustlog, row.partner, row.sentence, lambda: self._never(row))

    def _decide(self) -> None:
        from trustlog.tui.screens.decision.dialog import open_decision

        if (row := self._row()) and row.handle:
            open_decision(self.trustlog, row.handle)

    def action_flag_seen(self) -> None:
        """Acknowledge the flags that are up."""
        if row := self._row():

            def noted(note: str) -> None:
                self.write(lambda ledger: review.answer_flag_seen(ledger, row, note), [row])

            question = _("{says}\nCounting starts again today.").format(says=row.says)
            ask_text(
                self.trustlog,
                _("Flag seen · {partner}").format(partner=row.partner),
                question,
                _("what came of talking it over"),
                noted,
            )

    def action_why(self) -> None:
        """Show all that is behind the row."""
        from trustlog.tui.drawing.text import wrapped
        from trustlog.tui.widgets.dialogs import TextDialog

        if row := self._row():
            lines = [(row.says, ""), ("", ""), *((text, "") for text in row.detail)]
            self.trustlog.push_screen(TextDialog(row.partner, lambda width: wrapped(lines, width)))

    def action_edit(self) -> None:
        """Open the fields of the promise of the row; where it is about a partner alone, those of the partner."""
        from trustlog.tui.screens.fact.form import correct_fact
        from trustlog.tui.screens.partner.forms import correct_partner

        row = self._row()
        if row is None:
            return
        if row.number is not None:
            correct_fact(self.trustlog, row.number)
        elif row.handle is not None:
            correct_partner(self.trustlog, row.handle)

    def action_partner(self) -> None:
        """Open the partner of the row, or its garden."""
        if (row := self._row()) and row.garden:
            from trustlog.tui.screens.garden.acts import open_garden

            open_garden(self.trustlog, row.garden)
        elif row and row.handle:
            self.trustlog.open_partner(row.handle)

    # The last step ------------------------------------------------------------------------------------------------

    def _verdict(self) -> None:
        if row := self._row():
            verdict = {"done": self.action_done, "no": self.action_no, "carry_on": self.action_carry_on}
            choose(
                self.trustlog,
                _("Last week"),
                row.says,
                VERDICTS,
                lambda answer: verdict.get(answer, self.action_later)(),
            )

    def action_done(self) -> None:
        """An intention of last week is done."""
        self._answer(DONE)

    def action_carry_on(self) -> None:
        """An intention of last week is meant again."""
        self._with_row(lambda ledger, row: review.carry_on(ledger, row))

    def action_intend(self) -> None:
        """Set an intention for next week."""

        def meant(text: str) -> None:
            self.write(lambda ledger: review.intend(ledger, text))

        question = _(
            "One thing that next week is for; up to {most_intentions}. Next week's review asks after it."
        ).format(most_intentions=order.MOST_INTENTIONS)
        ask_text(self.trustlog, _("Next week"), question, _("call Foxglove about the batch"), meant)

    def action_finish(self) -> None:
        """Freeze the review."""
        self.finish()

    def action_drop_review(self) -> None:
        """Ask, then drop the review under way."""
        undo = self.trustlog.sign("undo")
        answers = (
            ("yes", "drop", _("drop it; {undo} brings it back").format(undo=undo)),
            ("no", "keep", _("go on with it")),
        )
        question = _("Its answers and intentions go. What was done about promises and partners stays.")

        def chosen(value: str) -> None:
            if value == "drop":
                self.write(lambda ledger: review.drop(ledger))

        choose(self.trustlog, _("Drop this review?"), question, answers, chosen)
