"""Acting on the promise or the partner under the cursor: the same keys on every screen that shows promises."""

from datetime import date

from trustlog.domain.facts import Promise
from trustlog.tui import asks
from trustlog.tui.keys import Key
from trustlog.tui.page import Page

PROMISE_KEYS = (
    Key("k", "keep", "kept", "The promise was kept today (or late, the day it was due is over)."),
    Key("b", "break", "broken", "The promise was not kept; asks whether it was told, silent or concealed."),
    Key("m", "move", "move", "Move it to another day; once its day is over, record the miss and promise anew."),
    Key("space", "more", "more", "All that can happen to a promise: partly, withdrawn, accepted, cleared, reopened …"),
)
MORE = (
    ("k", "keep", "kept, today"),
    ("h", "partly", "half kept: partly, today"),
    ("b", "break", "broken: told, silent or concealed"),
    ("m", "move", "moved to another day, or promised anew once its day is over"),
    ("w", "maker", "withdrawn by the one who made it"),
    ("r", "receiver", "withdrawn by the one it was made to"),
    ("a", "accept", "accepted: an offer becomes a promise"),
    ("y", "satisfied", "kept, and the receiver is satisfied"),
    ("n", "unsatisfied", "kept, but the receiver is not satisfied"),
    ("c", "clear", "a concealed break, talked through and cleared"),
    ("o", "reopen", "closed by mistake: open it again"),
)
"""All that can happen to a promise; those that need a reason ask for it."""
TOLD = (
    ("t", "told", "told: said so before the day it was due"),
    ("s", "silent", "silent: the day passed without a word"),
    ("c", "concealed", "concealed: it was hidden and found out"),
)


class ActingPage(Page):
    """A page on which promises can be kept, broken and moved."""

    def promise_here(self) -> Promise | None:
        """Give the promise under the cursor."""
        return None

    def action_keep(self) -> None:
        """Record that the promise was kept."""
        if one := self._chosen():
            self.trustlog.write(lambda ledger: asks.keep(ledger, one.number))

    def action_break(self) -> None:
        """Ask how it was broken, then record it."""
        from trustlog.tui.dialogs import Choose

        if one := self._chosen():
            who = "We" if one.ours else "They"

            def broken(told: str | None) -> None:
                if told is not None:
                    self.trustlog.write(lambda ledger: asks.break_(ledger, one.number, told))

            self.app.push_screen(Choose(f"Broken · #{one.number}", f"{who} promised: {one.text}", TOLD), broken)

    def action_move(self) -> None:
        """Ask for the new day; once the due day is over, this records the miss and promises anew."""
        from trustlog.desk.settings import in_use
        from trustlog.tui.dialogs import AskDay

        if one := self._chosen():
            over = one.counts_on < self.trustlog.today
            says = (
                "Its day is over, so it cannot be moved: this records the miss, and a new promise for the day you name."
                if over
                else f"A first move of at most {in_use().reading.free_move_days} days is free; any other counts half."
            )

            def moved(to: date | None) -> None:
                if to is not None and over:
                    self.trustlog.write(lambda ledger: asks.break_(ledger, one.number, None, to))
                elif to is not None:
                    self.trustlog.write(lambda ledger: asks.move(ledger, one.number, to))

            title = "Promise anew" if over else "Move"
            self.app.push_screen(
                AskDay(f"{title} · #{one.number}", f"{one.text}\n\n{says}", self.trustlog.today), moved
            )

    def action_more(self) -> None:
        """Choose among all that can happen to a promise."""
        from trustlog.tui.dialogs import Choose

        if one := self._chosen():
            title = f"#{one.number} · what happened?"
            self.app.push_screen(Choose(title, one.text, MORE), lambda what: self._do(one, what))

    def _do(self, one: Promise, what: str | None) -> None:
        if what in ("keep", "break", "move"):
            getattr(self, f"action_{what}")()
        elif what in asks.WITHOUT_REASON:
            self.trustlog.write(lambda ledger: asks.act(ledger, one.number, what))
        elif what is not None:
            from trustlog.tui.dialogs import AskText

            def why(reason: str | None) -> None:
                if reason:
                    self.trustlog.write(lambda ledger: asks.act(ledger, one.number, what, reason))

            self.app.push_screen(AskText(f"#{one.number} · why?", one.text, "a reason, in a sentence"), why)

    def action_plan(self) -> None:
        """Ask for the day of the next touch."""
        from trustlog.tui.dialogs import AskDay

        if handle := self.handle_here():

            def planned(day: date | None) -> None:
                if day is not None:
                    self.trustlog.write(lambda ledger: asks.plan(ledger, handle, day))

            says = "The next touch. It is shown in Today and counts for nothing."
            self.app.push_screen(AskDay(f"Plan · {handle}", says, self.trustlog.today), planned)

    def _chosen(self) -> Promise | None:
        one = self.promise_here()
        if one is None:
            self.app.notify("Put the cursor on a promise first.", severity="warning", timeout=4)
        return one
