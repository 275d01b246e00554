"""The explanation: any number of a partner's reading down to its facts, a sentence each, by strand and by gate."""

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from trustlog.desk import readings
from trustlog.domain.facts import Promise
from trustlog.domain.strands import TITLES
from trustlog.language import N_, _
from trustlog.tui.app.keys import EVERYWHERE, Key, bindings, keyed
from trustlog.tui.drawing.strands import STRANDS, limit_items
from trustlog.tui.drawing.text import Item, blank, cell, heading, lines_of, short_day, words
from trustlog.tui.screens.fact.acts import PROMISE_ACTS, PROMISE_KEYS, ActingPage
from trustlog.tui.widgets.pick import Pick
from trustlog.tui.widgets.plain import plain
from trustlog.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from datetime import date

    from trustlog.desk.readings import DatedReason, Explanation

ALL, GATES = "all", "gates"
CHAPTERS = (ALL, *STRANDS, GATES)
NAMES = {ALL: N_("All"), **TITLES, GATES: N_("Gates")}
SHORT = {**NAMES, "their_promises": N_("Theirs"), "our_promises": N_("Ours")}
"""The names of the chapters in the row of choices."""
DAY = 13


class Reasons(Rows):
    """The facts; left and right go to another chapter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "screen.chapter(-1)", "chapter before", show=False),
        Binding("right", "screen.chapter(1)", "next chapter", show=False),
    ]


class Explain(ActingPage):
    """What the numbers of a partner mean, and every fact behind them."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        keyed(
            "open", "open", N_("open the fact"), N_("Open the fact: its details, its clause, who recorded it and when.")
        ),
        keyed(
            "next-strand", "chapter(1)", N_("next strand"), N_("Go to the facts of the next strand, and to the gates.")
        ),
        keyed(
            "strand-before",
            "chapter(-1)",
            N_("strand before"),
            N_("Go to the facts of the strand before."),
            shown=False,
        ),
        keyed("decide", "decide", N_("level"), N_("Decide about the level.")),
        *(key._replace(shown=key.name == "more") for key in PROMISE_KEYS),
        keyed("back", "back", N_("back"), N_("Go back.")),
    )
    name_shown: ClassVar[str] = N_("Explanation")
    ABOUT: ClassVar[str] = N_(
        "Every number of the reading down to its facts, newest first: what became of each promise and "
        "each slot, and what its day did to the evidence. The gates stand at the end, with the facts "
        "they look at."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings((*KEYS, *EVERYWHERE))

    def __init__(self, handle: str, chapter: str = ALL) -> None:
        super().__init__()
        self._handle = handle
        self._explanation: Explanation | None = None
        self._begin = CHAPTERS.index(chapter)
        self._reasons: dict[str, DatedReason] = {}

    def body(self) -> ComposeResult:
        """Lay out the chapters and the facts."""
        with Vertical(classes="box grow", id="explain") as box:
            box.border_title = plain(_("{handle} ─ why").format(handle=self._handle))
            yield Pick([SHORT[chapter] for chapter in CHAPTERS], self._begin, id="chapter")
            yield Reasons()

    def can(self, act: str) -> bool:
        """Tell whether an act does something here: most need a row."""
        if act in PROMISE_ACTS:
            return super().can(act)
        return act != "open" or self.query_one(Reasons).current is not None

    def on_mount(self) -> None:
        """Put the cursor on the facts."""
        self.query_one(Reasons).focus()

    def load(self) -> None:
        """Ask for the explanation."""
        self.ask("explanation", lambda ledger: readings.explanation(ledger, self._handle), self._show_explanation)

    def _show_explanation(self, explanation: "Explanation") -> None:
        self._explanation = explanation
        self._draw()

    def on_resize(self, event: events.Resize) -> None:
        """Make do with less room."""
        self.set_class(event.size.width < 90, "narrow")

    @property
    def chapter(self) -> str:
        """The chapter on show."""
        return CHAPTERS[self.query_one(Pick).at]

    def action_chapter(self, step: int) -> None:
        """Go to another chapter."""
        self.query_one(Pick).action_step(step)

    @on(Pick.Picked)
    def _other_chapter(self) -> None:
        rows = self.query_one(Reasons)
        rows.cursor = -1  # another chapter begins at its first fact
        rows.scroll_to(y=0, animate=False)
        self._draw()

    @on(Rows.Widened)
    def _draw(self) -> None:
        explanation = self._explanation
        if explanation is None:
            return
        rows, chapter = self.query_one(Reasons), self.chapter
        self._reasons = {}
        width, today = max(rows.size.width - 3, 30), self.trustlog.today
        if chapter == GATES:
            items, count = self._gates(explanation, width, today), len(explanation.reading.gates)
        else:
            reasons = [reason for reason in explanation.reasons if chapter in (ALL, reason.strand)]
            about = explanation.about.get(chapter, ())
            items = [words(part, "") for text in about for part in lines_of(text, width)]
            items += [blank()] if about else []
            items += self._dated(reasons, width, today) or [words(_("No fact counts here yet."))]
            count = len(reasons)
        box = self.query_one("#explain")
        from trustlog.trust.words import private_words

        title, private = (
            f"{explanation.reading.partner.name} ─ {_(NAMES[chapter])} · {count}",
            explanation.private_facts,
        )
        box.border_title = plain(" · ".join(part for part in (title, private_words(private)) if part))
        sign = self.sign
        ways = _("{sign}{sign_2} strand").format(sign=sign("strand-before"), sign_2=sign("next-strand"))
        box.border_subtitle = plain(
            _("{ways} · {sign} opens the fact · {sign_2} copies").format(
                ways=ways, sign=sign("open"), sign_2=sign("copy")
            )
        )
        rows.show([*items, *limit_items(width)])

    def _gates(self, explanation: "Explanation", width: int, today: "date") -> list[Item]:
        from trustlog.trust.words import sentence

        items: list[Item] = []
        for gate in explanation.reading.gates:
            mark = _("✓ open") if gate.passed else _("○ shut")
            text = sentence(gate.reason)
            first, *more = lines_of(text, width)
            items += [heading(mark), words(first, "")._replace(key=f"gate {gate.name}", text=text)]
            items += [words(part, "") for part in more]
            items += [*self._dated(explanation.behind.get(gate.name, ()), width, today), blank()]
        return items or [words(_("There is no bar above, so no gate is looked at."))]

    def _dated(self, reasons: "list[DatedReason] | tuple[DatedReason, ...]", width: int, today: "date") -> list[Item]:
        """Return the facts under their days, each wrapped; what a day did to the evidence is in its sentence."""
        from trustlog.trust.words import dividers

        items: list[Item] = []
        last = None
        lines = [reason.line for reason in reasons if reason.line is not None]
        above = dividers(lines) if len(lines) == len(reasons) else {}
        for place, reason in enumerate(reasons):
            if place in above:
                items += [words(part, "head") for part in lines_of(f"── {above[place]} ──", width)]
            day = "" if reason.on == last else short_day(reason.on, today)
            last = reason.on
            strand = f"{_(TITLES[reason.strand])}: " if self.chapter == ALL else ""
            for at, part in enumerate(lines_of(strand + reason.says, max(20, width - DAY))):
                item = _line("" if at else day, part)
                if not at and not reason.is_summary:  # a summary has no fact to open
                    key = f"{len(self._reasons)} {reason.strand} {reason.number} {reason.on}"
                    self._reasons[key] = reason
                    item = item._replace(key=key, number=reason.number, text=f"{reason.on}  {reason.says}")
                items.append(item)
        return items

    def action_open(self) -> None:
        """Open the fact of the row, or what was logged in its slot."""
        from trustlog.tui.screens.fact.dialog import open_fact, open_slot

        current = self.query_one(Reasons).current
        reason = self._reasons.get(current.key) if current else None
        if reason is None or self._explanation is None:
            return
        if reason.number is not None:
            open_fact(self, reason.number)
        else:
            open_slot(self, self._handle, reason.on, reason.days)

    @on(Rows.Opened)
    def _opened(self) -> None:
        self.action_open()

    def action_decide(self) -> None:
        """Decide about the level."""
        from trustlog.tui.screens.decision.dialog import open_decision

        open_decision(self.trustlog, self._handle)

    def promise_here(self) -> Promise | None:
        """Return the promise of the row."""
        current = self.query_one(Reasons).current
        promises = self._explanation.promises if self._explanation is not None else {}
        return promises.get(current.number) if current is not None and current.number is not None else None

    def handle_here(self) -> str | None:
        """Return the handle of the partner that is explained."""
        return self._handle

    def capture_about(self) -> str | None:
        """A line captured here is about this partner."""
        return self._handle


def _line(day: str, part: str) -> Item:
    return Item("", lambda width: (cell(day, DAY, "muted"), cell(part, width - DAY)))
