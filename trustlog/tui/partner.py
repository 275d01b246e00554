"""One relationship on one page: where trust stands, what is open, what happened, who is there."""

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from trustlog.desk.settings import level_name
from trustlog.domain.facts import Partner, Person, Promise
from trustlog.tui import asks
from trustlog.tui.acts import PROMISE_KEYS, ActingPage
from trustlog.tui.draw import WIDE, Item, blank, cell, heading, short_day, words
from trustlog.tui.keys import EVERYWHERE, Key, bindings
from trustlog.tui.rows import Rows
from trustlog.tui.strands import explained_items, gate_items, missing_items, strand_items

if TYPE_CHECKING:
    from trustlog.trust.judged import Reading


class PartnerPage(ActingPage):
    """The page of one partner."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("l", "decide", "level", "Decide about the level: evidence, gates, error rate, and a reason to fill in."),
        *PROMISE_KEYS,
        Key("e", "explain", "explain", "Open the facts behind a strand, each with what it did to the evidence."),
        Key("t", "to('timeline')", "timeline", "Go to the timeline.", shown=False),
        Key("o", "to('promises')", "open ones", "Go to the open promises.", shown=False),
        Key("p", "people", "people", "Who is there; n adds somebody."),
        Key("B", "brief", "brief", "One page to read before a meeting."),
        Key("n", "new_person", "new person", "Add a person.", shown=False),
        Key("w", "plan", "plan", "Plan the next touch.", shown=False),
        Key(
            "x",
            "acknowledge",
            "flag seen",
            "Acknowledge a flag that is up; watch and evidence begin anew.",
            shown=False,
        ),
        Key("tab", "app.focus_next", "next box", "Go to the next box.", shown=False),
        Key("escape", "back", "back", "Go back.", shown=False),
    )
    ABOUT: ClassVar[str] = (
        "One relationship. The four strands: the estimate with its 80 % band, the trend, and the evidence that it "
        "is above the bar of its level (20 passes). Below, what happened, what is open and who is there. The program "
        "suggests; a person decides, with a reason."
    )
    name_shown: ClassVar[str] = "Partner"
    BINDINGS: ClassVar[list[BindingType]] = bindings((*KEYS, *(key for key in EVERYWHERE if key.key != "tab")))

    def __init__(self, handle: str) -> None:
        super().__init__()
        self._handle = handle
        self._facts: asks.PageFacts | None = None
        self._reading: Reading | None = None
        self._promises: dict[str, Promise] = {}

    def body(self) -> ComposeResult:
        """Lay out the boxes."""
        strands = Rows(id="strands", classes="box")
        strands.border_title = self._handle
        yield strands
        with Container(id="lower"):
            timeline = Rows(id="timeline", classes="box")
            timeline.border_title = "Timeline"
            with Container(id="side"):
                promises = Rows(id="promises", classes="box")
                promises.border_title, promises.border_subtitle = "Open promises", "k kept · b broken · m move"
                people = Rows(id="people", classes="box")
                people.border_title, people.border_subtitle = "People", "n new"
                yield promises
                yield people
            yield timeline

    def load(self) -> None:
        """Ask for the facts, then for the reading."""
        self.ask("facts", lambda ledger: asks.page(ledger, self._handle), self._got_facts)
        self.ask("reading", lambda ledger: asks.read_one(ledger, self._handle), self._got_reading)

    def on_mount(self) -> None:
        """Fold or unfold."""
        self.set_class(self.app.size.width < WIDE, "narrow")
        self.query_one("#strands", Rows).focus()

    def on_resize(self, event: events.Resize) -> None:
        """Fold or unfold."""
        self.set_class(event.size.width < WIDE, "narrow")
        self._draw_strands()

    def _got_facts(self, facts: asks.PageFacts) -> None:
        self._facts = facts
        self._draw_strands()
        self._promises = {}
        items = [self._promise_item(one) for one in facts.open]
        self.query_one("#promises", Rows).show(items or [words("Nothing is open either way.")])
        self.query_one("#promises", Rows).border_title = f"Open promises ─ {len(facts.open)}"
        people = [_person_item(one) for one in facts.people]
        self.query_one("#people", Rows).show(people or [words("Nobody yet: n adds a person.")])
        self.query_one("#people", Rows).border_title = f"People ─ {len(facts.people)}"
        timeline = [self._fact_item(one) for one in facts.timeline]
        self.query_one("#timeline", Rows).show(timeline or [words("Nothing logged yet: a captures what happened.")])

    def _got_reading(self, reading: "Reading") -> None:
        self._reading = reading
        self._draw_strands()

    def _draw_strands(self) -> None:
        if self._facts is None:
            return
        box, one = self.query_one("#strands", Rows), self._facts.partner
        box.border_title = _title(one)
        since = short_day(one.level_since, self._facts.today)
        box.border_subtitle = f"since {since} · target {one.target} {level_name(one.target)} · e explain"
        if self._reading is None:
            box.styles.height = 7
            box.show([words("reading …")])
            return
        most = 2 if self.app.size.height < 30 else 5
        items = [*strand_items(self._reading), *missing_items(self._reading, self.size.width - 8, most)]
        box.styles.height = len(items) + 2
        box.show(items)

    def _promise_item(self, one: Promise) -> Item:
        key = f"promise {one.number}"
        self._promises[key] = one
        today = self.trustlog.today
        side, tone = ("→ we  ", "ours") if one.ours else ("← they", "theirs")
        due = short_day(one.counts_on, today)
        look = "warn" if one.counts_on < today else "muted"

        def draw(width: int) -> tuple[tuple[str, str], ...]:
            return (side, tone), (" ", ""), cell(one.text, width - 20), (" ", ""), cell(due, 12, look, right=True)

        return Item(key, draw, self._handle, one.number, one.text)

    def _fact_item(self, line: asks.Line) -> Item:
        key = f"fact {line.number}"
        if line.promise is not None:
            self._promises[key] = line.promise
        day = short_day(line.on, self.trustlog.today)
        return Item(
            key,
            lambda width: (cell(day, 12, "muted"), cell(line.sentence, width - 12)),
            self._handle, line.number, line.sentence,
        )  # fmt: skip

    def handle_here(self) -> str | None:
        """Give the partner of the page."""
        return self._facts.partner.handle if self._facts else self._handle

    def capture_about(self) -> str | None:
        """A line captured here is about this partner."""
        return self.handle_here()

    def promise_here(self) -> Promise | None:
        """Give the promise under the cursor of the box one is in."""
        box = self.focused
        current = box.current if isinstance(box, Rows) else None
        return self._promises.get(current.key) if current else None

    def action_to(self, box: str) -> None:
        """Go to a box."""
        self.query_one(f"#{box}").focus()

    def action_decide(self) -> None:
        """Open the decision."""
        from trustlog.tui.decide import Decide

        if self._reading is not None:
            self.app.push_screen(Decide(self._reading))

    def action_explain(self) -> None:
        """Open the facts behind the strand under the cursor."""
        from trustlog.tui.dialogs import Told, told_width
        from trustlog.tui.strands import STRANDS, TITLES

        current = self.query_one("#strands", Rows).current
        if self._reading is None:
            return
        strand = current.key if current and current.key in STRANDS else STRANDS[0]
        items = explained_items(self._reading.explained, strand, self.trustlog.today, told_width(self.app.size.width))
        shown = items or [words("No fact counts in this strand yet.")]
        if self._reading.gates:
            shown = [*shown, blank(), heading("Gates"), *gate_items(self._reading)]
        title = f"{self._reading.partner.name} · {TITLES[strand]} · the facts behind it, newest first"
        self.app.push_screen(Told(title, shown))

    def action_people(self) -> None:
        """Go to the people; where there is no room for their box, show them over the page."""
        from trustlog.tui.dialogs import Told

        if not self.has_class("narrow"):
            self.action_to("people")
        elif self._facts is not None:
            people = [_person_item(one) for one in self._facts.people]
            self.app.push_screen(
                Told(f"People · {self._facts.partner.name}", people or [words("Nobody yet: n adds a person.")])
            )

    def action_new_person(self) -> None:
        """Ask for a name and role."""
        from trustlog.tui.dialogs import AskText

        def named(text: str | None) -> None:
            if text:
                name, _, role = text.partition(",")
                self.trustlog.write(lambda ledger: asks.add_person(ledger, self._handle, name.strip(), role.strip()))

        self.app.push_screen(AskText("New person", "Name, and after a comma the role.", "Jane Doe, COO"), named)

    def action_acknowledge(self) -> None:
        """Ask for a note and acknowledge what is flagged."""
        from trustlog.tui.dialogs import AskText

        def noted(note: str | None) -> None:
            if note:
                self.trustlog.write(lambda ledger: asks.acknowledge(ledger, self._handle, note))

        says = "A flag was seen and taken up. Watch and evidence begin anew from today; say in a note what was found."
        self.app.push_screen(AskText("Flag seen", says, "talked it through with Jane"), noted)

    def action_brief(self) -> None:
        """Show one page to read before a meeting."""
        self.ask("brief", lambda ledger: asks.brief(ledger, self._handle), self._show_brief)

    def _show_brief(self, lines: list[str]) -> None:
        from trustlog.tui.dialogs import Told

        items = [words(line, "" if line.startswith(" ") else "head") if line else blank() for line in lines]
        self.app.push_screen(Told(f"Brief · {self._handle}", items))

    @on(Rows.Opened, "#strands")
    def _explain(self) -> None:
        self.action_explain()

    @on(Rows.Opened, "#timeline")
    def _read_fact(self, event: Rows.Opened) -> None:
        from trustlog.tui.dialogs import Told
        from trustlog.tui.help import wrapped

        self.app.push_screen(Told(f"#{event.item.number}", wrapped(event.item.text)))


def _title(one: Partner) -> str:
    return f"{one.name} ─ {one.level} {level_name(one.level)}"


def _person_item(one: Person) -> Item:
    rest = " · ".join(part for part in (one.role, one.email, one.phone) if part)
    return Item(
        one.id,
        lambda width: (cell(one.name, 18, "strong"), cell(rest, width - 18, "muted")),
        None,
        None,
        f"{one.name} {rest}",
    )
