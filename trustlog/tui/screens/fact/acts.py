"""Acting on a promise or a partner: the same questions from every screen, and from the palette."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from trustlog.desk import brief, plans, promises
from trustlog.domain.facts import Promise
from trustlog.domain.text import counted
from trustlog.language import N_, _
from trustlog.tui.app.keys import keyed
from trustlog.tui.screens.fact.marks import MARK_KEY, MarkingPage

if TYPE_CHECKING:
    from trustlog.desk.ledger import Ledger, Written
    from trustlog.tui.app.application import TrustlogApp

PROMISE_KEYS = (
    keyed("keep", "keep", N_("kept"), N_("The promise was kept; once its day is over, asks how.")),
    keyed(
        "break", "break", N_("broken"), N_("The promise was not kept; asks whether it was told, silent or concealed.")
    ),
    keyed(
        "move",
        "move",
        N_("move"),
        N_("Move it to another day; once its day is over, record the miss and promise anew."),
    ),
    keyed(
        "more",
        "more",
        N_("more"),
        N_("All that can happen to a promise: partly, withdrawn, accepted, cleared, reopened …"),
    ),
    keyed("drop", "drop", N_("drop"), N_("It was never so: drop it, with a reason; undo brings it back."), shown=False),
    keyed(
        "edit", "edit", N_("correct"), N_("Correct what the row is about, all its fields: a fact, a person, a partner.")
    ),
    MARK_KEY,
)
MORE = (
    ("keep", "keep", N_("kept, today")),
    ("partly", "partly", N_("half kept: partly, today")),
    ("break", "break", N_("broken: told, silent or concealed")),
    ("move", "move", N_("moved to another day, or promised anew once its day is over")),
    ("withdraw", "maker", N_("withdrawn by the one who made it")),
    ("receiver", "receiver", N_("withdrawn by the one it was made to")),
    ("accept", "accept", N_("accepted: an offer becomes a promise")),
    ("satisfied", "satisfied", N_("kept, and the receiver is satisfied")),
    ("unsatisfied", "unsatisfied", N_("kept, but the receiver is not satisfied")),
    ("clear", "clear", N_("a concealed break, talked through and cleared")),
    ("reopen", "reopen", N_("closed by mistake: open it again")),
    ("answer", "answer", N_("what they say of it; where that is otherwise, whose version holds")),
    ("drop", "drop", N_("never so: drop it; it goes from the timeline, undo brings it back")),
)
"""All that can happen to a promise; the menu lists what can happen to it now. Acts that need a reason ask for it.

Each is the act whose key it has, its name for `act_on`, and what it says.
"""
WITHOUT_REASON = ("partly", "accept", "satisfied", "unsatisfied")
HOW = (
    ("", "on_time", N_("on time: by the day it was due")),
    ("", "late", N_("late: only today")),
    ("", "partly", N_("partly: half of it, today")),
    ("", "not", N_("not: it was not kept")),
)
"""How something was kept whose day is over."""
TOLD = (
    ("told", "told", N_("told: said so before the day it was due")),
    ("silent", "silent", N_("silent: the day passed without a word")),
    ("concealed", "concealed", N_("concealed: it was hidden and found out")),
)


def act_on(app: "TrustlogApp", promise: Promise, act: str) -> None:
    """Do one of `MORE` to a promise, asking what has to be asked."""
    if act == "keep":
        _keep(app, promise)
    elif act == "break":
        _break(app, promise)
    elif act == "move":
        _move(app, promise)
    elif act == "more":
        _more(app, promise)
    elif act == "answer":
        from trustlog.tui.screens.fact.answers import answer_on

        answer_on(app, promise.number)
    elif act == "drop":
        _drop(app, promise)
    elif act in WITHOUT_REASON:
        app.write(lambda ledger: promises.act(ledger, promise.number, act))
    else:
        _with_reason(app, promise, act)


def _keep(app: "TrustlogApp", promise: Promise) -> None:
    """Record that it was kept; behind its day, ask how."""
    from trustlog.domain.facts.promise import is_behind, is_close_behind
    from trustlog.tui.widgets.dialogs import Choose

    number = promise.number
    if not is_behind(promise, app.today):
        app.write(lambda ledger: promises.keep(ledger, [number]))
        return

    def kept(word: str | None) -> None:
        if word is not None:
            app.write(lambda ledger: keep_answered(ledger, [number], [number], word))

    answers = how_answers(is_close_behind(promise, app.today))
    app.push_screen(Choose(_("Kept · #{number}").format(number=number), promise.text, answers), kept)


def how_answers(close: bool) -> tuple[tuple[str, str, str], ...]:
    """Return the answers of `HOW`: on time comes first where the due day is close, else late does."""
    return HOW if close else (HOW[1], HOW[0], *HOW[2:])


def keep_answered(ledger: "Ledger", numbers: Sequence[int], behind: Sequence[int], word: str) -> "Written":
    """Record that promises were kept, those behind their day in the way of one answer of `HOW`."""
    return promises.keep(
        ledger,
        numbers,
        on_time=behind if word == "on_time" else (),
        late=behind if word == "late" else (),
        halves=behind if word == "partly" else (),
        missed=behind if word == "not" else (),
    )


def _break(app: "TrustlogApp", promise: Promise) -> None:
    from trustlog.tui.widgets.dialogs import Choose

    says = _("We promised: {text}") if promise.ours else _("They promised: {text}")

    def broken(manner: str | None) -> None:
        if manner is not None:
            app.write(lambda ledger: promises.break_(ledger, [promise.number], told=manner))

    app.push_screen(
        Choose(
            _("Broken · #{number}").format(number=promise.number),
            says.format(text=promise.text),
            TOLD,
        ),
        broken,
    )


def _move(app: "TrustlogApp", promise: Promise) -> None:
    """Ask for the new day; once the due day is over, this records the miss and promises anew."""
    from trustlog.tui.widgets.dialogs import AskDay

    is_over = promise.counts_on < app.today
    free_days = counted(app.user_settings.reading.free_move_days, "day")
    text = (
        _("Its day is over, so it cannot be moved: this records the miss, and a new promise for the day you name.")
        if is_over
        else _("A first move of at most {free_days} is free; any other counts half.").format(free_days=free_days)
    )

    def moved(to: date | None) -> None:
        if to is not None and is_over:
            app.write(lambda ledger: promises.break_(ledger, [promise.number], told=None, again=to))
        elif to is not None:
            app.write(lambda ledger: promises.move(ledger, promise.number, to))

    title = _("Promise anew") if is_over else _("Move")
    app.push_screen(AskDay(f"{title} · #{promise.number}", f"{promise.text}\n\n{text}", app.today), moved)


def _more(app: "TrustlogApp", promise: Promise) -> None:
    from trustlog.tui.widgets.dialogs import Choose

    def chosen(act: str | None) -> None:
        if act is not None:
            act_on(app, promise, act)

    app.push_screen(
        Choose(
            _("#{number} · what happened?").format(number=promise.number), promise.text, more_of(promise, app.today)
        ),
        chosen,
    )


def more_of(promise: Promise, today: date) -> tuple[tuple[str, str, str], ...]:
    """Return those of `MORE` that can happen to a promise now."""
    from trustlog.domain.facts.promise import possible

    now = possible(promise, today)
    return tuple(answer for answer in MORE if answer[1] in now or answer[1] == "answer")


def _drop(app: "TrustlogApp", promise: Promise) -> None:
    from trustlog.tui.widgets.dialogs import Confirm

    text = _("{text}\n\nFor what was never so. What was promised and did not happen is broken or withdrawn.").format(
        text=promise.text
    )
    ask = Confirm(_("Drop #{number}?").format(number=promise.number), text, _("drop it, with a reason"))
    app.push_screen(ask, lambda yes: _with_reason(app, promise, "drop") if yes else None)


def _with_reason(app: "TrustlogApp", promise: Promise, act: str) -> None:
    from trustlog.tui.widgets.dialogs import AskText

    def why(reason: str | None) -> None:
        if reason:
            app.write(lambda ledger: promises.act(ledger, promise.number, act, reason))

    app.push_screen(
        AskText(_("#{number} · why?").format(number=promise.number), promise.text, _("a reason, in a sentence")), why
    )


def plan_with(app: "TrustlogApp", handle: str) -> None:
    """Ask for the day of the next touch."""
    from trustlog.tui.widgets.dialogs import AskDay

    def planned(day: date | None) -> None:
        if day is not None:
            app.write(lambda ledger: plans.plan(ledger, handle, day))

    text = _("The next touch. It is shown in Today and counts for nothing.")
    app.push_screen(AskDay(_("Plan · {handle}").format(handle=handle), text, app.today), planned)


def brief_on(app: "TrustlogApp", handle: str) -> None:
    """Show a page on a partner, to read before a meeting."""
    from trustlog.tui.drawing.text import wrapped
    from trustlog.tui.widgets.dialogs import TextDialog

    def show(lines: list[str]) -> None:
        toned = [(line, "" if line.startswith(" ") else "head") for line in lines]
        app.push_screen(TextDialog(_("Brief · {handle}").format(handle=handle), lambda width: wrapped(toned, width)))

    app.ask("brief", lambda ledger: brief.brief(ledger, handle), show)


PROMISE_ACTS = frozenset(key.name for key in PROMISE_KEYS)


class ActingPage(MarkingPage):
    """A page on which promises can be kept, broken and moved, and facts corrected and dropped."""

    def action_keep(self) -> None:
        """Record that the promise was kept."""
        self._act("keep")

    def action_break(self) -> None:
        """Ask how it was broken, then record it."""
        self._act("break")

    def action_move(self) -> None:
        """Ask for the new day."""
        self._act("move")

    def action_more(self) -> None:
        """Choose among all that can happen to a promise."""
        self._act("more")

    def action_drop(self) -> None:
        """Ask, then drop the fact of the row."""
        from trustlog.tui.screens.fact.form import drop_fact

        row, promise = self.item_here(), self.promise_here()
        if self.marked:
            self.act_together("drop")
        elif promise is not None:
            act_on(self.trustlog, promise, "drop")
        elif row is not None and row.number is not None:
            drop_fact(self.trustlog, row.number, row.text)

    def action_edit(self) -> None:
        """Open the fields of the fact of the row; where the row is about a partner alone, those of the partner."""
        from trustlog.tui.app.partner_deeds import edit_partner
        from trustlog.tui.screens.fact.form import correct_fact

        row = self.item_here()
        if self.marked:
            self.act_together("edit")
        elif row is not None and row.number is not None:
            correct_fact(self.trustlog, row.number)
        elif handle := self.handle_here():
            edit_partner(self.trustlog, handle)

    def can(self, act: str) -> bool:
        """Tell whether an act would do something: an act on a promise has to be possible for it now."""
        if self.marked and act in PROMISE_ACTS and act != "mark":
            return self.can_together(act)
        if act in ("drop", "edit"):
            row = self.item_here()
            is_fact = row is not None and row.number is not None
            return is_fact or (act == "edit" and self.handle_here() is not None)
        if act not in PROMISE_ACTS or act == "mark":
            return super().can(act)
        promise = self.promise_here()
        if promise is None:
            return False
        from trustlog.domain.facts.promise import possible

        return act == "more" or act in possible(promise, self.trustlog.today)

    def action_plan(self) -> None:
        """Ask for the day of the next touch; with nobody under the cursor, first with whom."""
        from trustlog.tui.widgets.finder import FindPartner

        if handle := self.handle_here():
            plan_with(self.trustlog, handle)
        else:
            find = FindPartner(_("Plan the next touch · with whom?"), _("a part of the name"))
            self.app.push_screen(find, lambda chosen: plan_with(self.trustlog, chosen) if chosen else None)

    def _act(self, act: str) -> None:
        promise = self.promise_here()
        if self.marked:
            self.act_together(act)
        elif promise is None:
            self.app.notify(_("Put the cursor on a promise first."), severity="warning", timeout=4)
        else:
            act_on(self.trustlog, promise, act)
