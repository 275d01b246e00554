"""Facts that are marked, and acted on together: each act about them is one batch, and one undo takes it back."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from textual.actions import SkipAction

from trustlog.desk import facts, promises
from trustlog.domain.facts import Promise
from trustlog.domain.text import counted
from trustlog.language import N_, _, ngettext
from trustlog.tui.app.keys import Key, keyed
from trustlog.tui.app.page import Page
from trustlog.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from trustlog.desk.ledger import Ledger, Written

MARK_KEY = keyed(
    "mark",
    "mark",
    N_("mark"),
    N_("Mark the fact of the row; kept, broken, move, drop and correct then act on all that are marked."),
)
TOGETHER = ("keep", "break", "move", "drop", "edit")
"""The acts that can be done to all that is marked."""


class MarkingPage(Page):
    """A page on which facts can be marked."""

    _marked: Mapping[int, Promise | None] = MappingProxyType({})

    @property
    def marked(self) -> Mapping[int, Promise | None]:
        """The numbers of the facts that are marked; of a promise with the promise."""
        return self._marked

    def action_mark(self) -> None:
        """Mark the fact of the row, or take its mark away, and go to the next row."""
        row = self.item_here()
        if row is None or row.number is None:
            self.app.notify(_("Only facts can be marked: put the cursor on one."), severity="warning", timeout=4)
            return
        others = {number: promise for number, promise in self._marked.items() if number != row.number}
        self._mark(others if row.number in self._marked else {**others, row.number: self.promise_here()})
        with suppress(SkipAction):  # it is the last row
            if isinstance(self.focused, Rows):
                self.focused.action_move(1)

    def _mark(self, marked: Mapping[int, Promise | None]) -> None:
        self._marked = MappingProxyType(dict(marked))
        for rows in self.query(Rows):
            rows.marked = frozenset(marked)
            rows.refresh()
        self._keys_changed()

    def unmark(self) -> None:
        """Take all marks away."""
        self._mark({})

    def action_back(self) -> None:
        """Take all marks away; without any, go back."""
        if self._marked:
            self.unmark()
        else:
            super().action_back()

    def can(self, act: str) -> bool:
        """Tell whether an act would do something; with marks, an act has to be possible for all that is marked."""
        if act == "mark":
            row = self.item_here()
            return row is not None and row.number is not None
        return super().can(act)

    def can_together(self, act: str) -> bool:
        """Tell whether an act can be done to all that is marked."""
        from trustlog.domain.facts.promise import is_over, possible

        if act not in ("keep", "break", "move"):
            return act in TOGETHER
        marked, today = self._marked.values(), self.trustlog.today
        over = {promise is not None and is_over(promise, today) for promise in marked}
        if act == "move" and len(over) > 1:
            return False  # of some it would be a miss, and promised anew; of others a move
        return all(promise is not None and act in possible(promise, today) for promise in marked)

    def keys_shown(self) -> tuple[Key, ...]:
        """With marks the keys that act on them come first, and say how many there are."""
        keys = super().keys_shown()
        if not self._marked:
            return keys
        together = [
            key._replace(word=f"{key.word} {len(self._marked)}", shown=True) for key in keys if key.name in TOGETHER
        ]
        return (*together, *(key for key in keys if key.name not in TOGETHER))

    def act_together(self, act: str) -> None:
        """Do one of `TOGETHER` to all that is marked, asking what has to be asked."""
        if not self.can_together(act):
            self.app.notify(_("Not all that is marked can be that."), severity="warning", timeout=4)
        elif act == "keep":
            self._keep()
        elif act == "break":
            self._break()
        elif act == "move":
            self._move()
        elif act == "drop":
            self._drop()
        else:
            from trustlog.tui.screens.fact.form import correct_facts

            correct_facts(self.trustlog, tuple(self._marked), self.unmark)

    def _keep(self) -> None:
        """Record that they were kept; where the day of some is over, ask how."""
        from trustlog.domain.facts.promise import is_behind, is_close_behind
        from trustlog.tui.screens.fact.acts import how_answers, keep_answered
        from trustlog.tui.widgets.dialogs import Choose

        numbers = tuple(self._marked)
        today = self.trustlog.today
        late = [promise for promise in self._marked.values() if promise and is_behind(promise, today)]
        behind = [promise.number for promise in late]
        if not behind:
            self._write(lambda ledger: promises.keep(ledger, numbers))
            return

        def kept(word: str | None) -> None:
            if word is not None:
                self._write(lambda ledger: keep_answered(ledger, numbers, behind, word))

        text = _("The day of {promises} is over.").format(promises=counted(len(behind), "promise"))
        answers = how_answers(all(is_close_behind(promise, today) for promise in late))
        self.app.push_screen(
            Choose(_("Kept · {promises}").format(promises=counted(len(numbers), "promise")), text, answers), kept
        )

    def _break(self) -> None:
        from trustlog.tui.screens.fact.acts import TOLD
        from trustlog.tui.widgets.dialogs import Choose

        numbers = tuple(self._marked)

        def broken(manner: str | None) -> None:
            if manner is not None:
                self._write(lambda ledger: promises.break_(ledger, numbers, told=manner))

        self.app.push_screen(
            Choose(
                _("Broken · {promises}").format(promises=counted(len(numbers), "promise")),
                _("All of them the same."),
                TOLD,
            ),
            broken,
        )

    def _move(self) -> None:
        from trustlog.domain.facts.promise import is_over
        from trustlog.tui.widgets.dialogs import AskDay

        numbers, today = tuple(self._marked), self.trustlog.today
        is_anew = any(promise is not None and is_over(promise, today) for promise in self._marked.values())

        def moved(to: date | None) -> None:
            if to is not None and is_anew:
                self._write(lambda ledger: promises.break_(ledger, numbers, again=to))
            elif to is not None:
                self._write(lambda ledger: promises.move_several(ledger, numbers, to))

        many = ngettext("{n} promise", "{n} promises", len(numbers)).format(n=len(numbers))
        title = _("Promise anew · {many}").format(many=many) if is_anew else _("Move · {many}").format(many=many)
        text = _("All of them to the same day.")
        if is_anew:
            text = _(
                "Their day is over, so they cannot be moved: this records the miss of each, and new promises for the "
                "day you name."
            )
        self.app.push_screen(AskDay(title, text, today), moved)

    def _drop(self) -> None:
        from trustlog.tui.widgets.dialogs import AskText, Confirm

        numbers = tuple(self._marked)
        many = counted(len(numbers), "fact")

        def why(reason: str | None) -> None:
            if reason:
                self._write(lambda ledger: facts.drop_several(ledger, numbers, reason))

        def sure(yes: bool | None) -> None:
            if yes:
                self.app.push_screen(
                    AskText(
                        _("{many} · why?").format(many=many), _("One reason for all."), _("a reason, in a sentence")
                    ),
                    why,
                )

        text = _("For what was never so; they go from the timeline, and one undo brings all of them back.")
        self.app.push_screen(Confirm(_("Drop {many}?").format(many=many), text, _("drop them, with a reason")), sure)

    def _write(self, job: "Callable[[Ledger], Written]") -> None:
        """Write about all that is marked; the marks go once it is written."""

        def written(report: "Written") -> None:
            self.unmark()
            self.trustlog.say_written(report)

        self.ask("marked", job, written)
