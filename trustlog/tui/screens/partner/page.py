"""A relationship on a single page: where trust stands and stood, what is open, what happened, who is there."""

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from trustlog.desk import levels, readings
from trustlog.domain.facts import Partner, Promise
from trustlog.domain.strands import TITLES
from trustlog.language import N_, _
from trustlog.tui.app.keys import EVERYWHERE, Key, bindings, keyed
from trustlog.tui.drawing.people import person_items
from trustlog.tui.drawing.strands import (
    STRANDS,
    counted_items,
    is_flagged,
    luck_items,
    missing_items,
    strand_items,
    worth_items,
)
from trustlog.tui.drawing.text import Item, cell, short_day, words
from trustlog.tui.drawing.timeline import timeline_items
from trustlog.tui.drawing.trend import LEGEND, SHORT_LEGEND
from trustlog.tui.screens.fact.acts import PROMISE_KEYS, brief_on
from trustlog.tui.screens.partner.people_acts import PeopleActs
from trustlog.tui.widgets.plain import plain
from trustlog.tui.widgets.rows import Rows
from trustlog.tui.widgets.trend_box import TrendBox

if TYPE_CHECKING:
    from trustlog.desk.readings import Entry, PageFacts, PageReading, Picture
    from trustlog.desk.settings import UserSettings
    from trustlog.trust.reading.values import Reading

TIMELINE = 400
"""Facts that the timeline shows at first; the command line shows all."""
SIDE_BY_SIDE = (100, 32)
"""Columns and lines from which on all boxes are shown at once; below, a single box under the strands."""
ROOMY = (180, 44)
SAYS_WHO = 40
"""Columns from which on an open promise says in a word whose it is; below, only its arrow does."""
SHORT = {"trend": N_("trend"), "timeline": N_("timeline"), "promises": N_("open"), "people": N_("people")}
REACHES = (N_("3 months"), N_("1 year"), "all")
BOXES = ("trend", "timeline", "promises", "people")
SIGNS = {"trend": "trend", "timeline": "timeline", "promises": "open-ones", "people": "people"}
"""The acts that lead to the boxes."""


class PartnerPage(PeopleActs):
    """The page of a partner."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        keyed(
            "decide", "decide", N_("level"), N_("Decide about the level: evidence, gates, error rate, and a reason.")
        ),
        keyed("practice", "practice", N_("practice"), N_("How we work together: each part, and what it asks.")),
        keyed("gardens", "gardens", N_("gardens"), N_("Open the garden it is in, or make one."), shown=False),
        *PROMISE_KEYS,
        keyed(
            "explain",
            "explain",
            N_("explain"),
            N_("Open the facts behind the number of the row, each with what it did."),
        ),
        keyed("trend", "to('trend')", N_("trend"), N_("Go to the trend; it shows the strand that the cursor is on.")),
        keyed("reach", "reach", N_("range"), N_("Show the trend of 3 months, 1 year, or all.")),
        keyed("timeline", "to('timeline')", N_("timeline"), N_("Go to the timeline.")),
        keyed("open-ones", "to('promises')", N_("open ones"), N_("Go to the open promises.")),
        keyed("people", "to('people')", N_("people"), N_("Who is there.")),
        keyed("brief", "brief", N_("brief"), N_("One page to read before a meeting.")),
        keyed("new", "new_person", N_("new person"), N_("Add a person."), shown=False),
        keyed("plan", "plan", N_("plan"), N_("Plan the next touch."), shown=False),
        keyed(
            "flag-seen",
            "acknowledge",
            N_("flag seen"),
            N_("Acknowledge a flag that is up; counting starts again today."),
            shown=False,
        ),
        keyed(
            "proposals",
            "app.proposals",
            N_("proposals"),
            N_("Open what was brought in and waits for an answer."),
            shown=False,
        ),
        keyed("next-tab", "box(1)", N_("next box"), N_("Go to the next box."), shown=False),
        keyed("last-tab", "box(-1)", N_("box before"), N_("Go to the box before."), shown=False),
        keyed("back", "back", N_("back"), N_("Go back."), shown=False),
    )
    ABOUT: ClassVar[str] = N_(
        "One relationship. The four strands: what is counted, and from about six settled promises on the "
        "estimate with its 80 % band, the trend, and the evidence that it is above the bar of its level "
        "(20 passes; each step of its scale counts the same). The trend is the estimate as it was known "
        "at each point, dots are its band; all four stand small beside it. The timeline shows at the "
        "right what each thing did to the evidence. The program suggests; a person decides, with a "
        "reason."
    )
    name_shown: ClassVar[str] = N_("Partner")
    BINDINGS: ClassVar[list[BindingType]] = bindings((*KEYS, *(key for key in EVERYWHERE if "tab" not in key.key)))

    def __init__(self, handle: str) -> None:
        super().__init__()
        self._handle = handle
        self._facts: PageFacts | None = None
        self._reading: Reading | None = None
        self._private = 0
        self._met = ""
        self._promises: dict[str, Promise] = {}
        self._limit: int | None = TIMELINE
        self._reach = 1

    def body(self) -> ComposeResult:
        """Lay out the boxes."""
        strands = Rows(id="strands", classes="box")
        strands.border_title = plain(self._handle)
        yield strands
        yield TrendBox(id="trend", classes="box")
        with Container(id="lower"):
            yield Rows(id="timeline", classes="box")
            with Container(id="side"):
                yield Rows(id="promises", classes="box")
                yield Rows(id="people", classes="box")

    def load(self) -> None:
        """Ask for the facts, then for the reading, then for the trend."""
        limit, reach = self._limit, REACHES[self._reach]
        self.ask("facts", lambda ledger: readings.page_facts(ledger, self._handle, limit), self._got_facts)
        self.ask("reading", lambda ledger: readings.page_reading(ledger, self._handle, limit), self._got_reading)
        self.ask("trend", lambda ledger: readings.picture(ledger, self._handle, reach), self._got_trend)

    def on_mount(self) -> None:
        """Fold or unfold, and begin at the strands."""
        self._fold(self.app.size.width, self.app.size.height)
        self._show_box("timeline")
        self.call_after_refresh(self._say_boxes)
        self.query_one("#strands", Rows).focus()

    def on_resize(self, event: events.Resize) -> None:
        """Fold or unfold."""
        self._fold(event.size.width, event.size.height)
        if self._facts is not None:
            self._draw_strands()
            self.call_after_refresh(self._say_boxes)  # what stands above the trend depends on its width

    def _fold(self, width: int, height: int) -> None:
        self.set_class(width < SIDE_BY_SIDE[0] or height < SIDE_BY_SIDE[1], "folded")
        self.set_class(width >= ROOMY[0] and height >= ROOMY[1], "roomy")

    @property
    def is_folded(self) -> bool:
        """Tell whether a single box is shown under the strands."""
        return self.has_class("folded")

    def _got_facts(self, facts: "PageFacts") -> None:
        self._facts = facts
        self._draw_strands()
        items, today = [self._promise_item(promise) for promise in facts.open], self.trustlog.today
        self.query_one("#promises", Rows).show(items or [words(_("Nothing is open either way."))])
        people = [
            item for person in facts.people for item in person_items(person, facts.last_with.get(person.id), today)
        ]
        self.query_one("#people", Rows).show(
            people or [words(_("Nobody yet: {sign} adds a person.").format(sign=self.trustlog.sign("new")))]
        )
        timeline = self.query_one("#timeline", Rows)
        if self._reading is None or not timeline.items:
            self._draw_timeline(facts.timeline, facts.whole)
        self._say_boxes()

    def _got_reading(self, page_reading: "PageReading") -> None:
        from trustlog.trust.words import last_time_words

        self._reading, self._private = page_reading.reading, page_reading.private_facts
        self._met = last_time_words(page_reading.last, page_reading.times, page_reading.reading.as_of)
        self._draw_strands()
        self._draw_timeline(page_reading.timeline, page_reading.whole)

    def _got_trend(self, picture: "Picture") -> None:
        box = self.query_one(TrendBox)
        box.picture = picture
        box.refresh()
        self._say_boxes()

    def _draw_timeline(self, entries: "tuple[Entry, ...]", whole: bool) -> None:
        items = timeline_items(entries, self.trustlog.today, self._handle, whole=whole)
        self._promises |= {
            key: entry.promise for key, entry, _unused in items if entry is not None and entry.promise is not None
        }
        rows = self.query_one("#timeline", Rows)
        rows.show(
            [item for _key, _entry, item in items]
            or [
                words(
                    _("Nothing logged yet: {sign} captures what happened.").format(sign=self.trustlog.sign("capture"))
                )
            ]
        )
        self._say_boxes()

    def _draw_strands(self) -> None:
        if self._facts is None:
            return
        box, partner = self.query_one("#strands", Rows), self._facts.partner
        box.border_title = plain(_title(partner, self.trustlog.user_settings))
        since = _("since {short_day}").format(short_day=short_day(partner.level_since, self._facts.today))
        if partner.on_trial:
            since = _("level {level} {since}").format(level=partner.level - 1, since=since)
        from trustlog.trust.words import private_words, unsettled_words

        unsettled = "" if self._reading is None else unsettled_words(self._reading.counted)
        keys = _("{sign} level · {sign_2} explain").format(
            sign=self.trustlog.sign("decide"), sign_2=self.trustlog.sign("explain")
        )
        keys = " · ".join(part for part in (unsettled, private_words(self._private), keys) if part)
        box.border_subtitle = plain(
            _("{since} · target {target} {level_name} · {keys}").format(
                since=since,
                target=partner.target,
                level_name=self.trustlog.user_settings.level_name(partner.target),
                keys=keys,
            )
        )
        if self._reading is None:
            box.styles.height = 7
            box.show([words(_("reading …"))])
            return
        width = self.size.width - 8
        items = [*strand_items(self._reading), *counted_items(self._reading, self._met, width)]
        items += missing_items(self._reading, width)
        items += luck_items(self._reading, width, self.trustlog.sides)
        items += worth_items(self._reading, width, self.trustlog.user_settings.reading.up_error)
        most = 9 if self.is_folded else 14
        box.styles.height = min(len(items) + 2, most)
        box.show(items)

    def _say_boxes(self) -> None:
        """Write what each box is and its number above it, and below it the keys that drive it."""
        from trustlog.trust.words import is_too_early, short_counted_words, strand_words

        facts, trend = self._facts, self.query_one(TrendBox)
        if (read := self._reading) is not None:
            trend.strand_words = {
                name: short_counted_words(name, read.counted, read.before_logging(name))
                if is_too_early(strand)
                else strand_words(strand)
                for name, strand in read.strands.items()
            }
        now = f" · {trend.strand_words[trend.strand]}" if trend.strand in trend.strand_words else ""
        strand = f"{_(TITLES[trend.strand])}{now} · "
        titles = {
            "trend": _("Trend ─ {strand}{reaches}").format(strand=strand, reaches=_(REACHES[self._reach])),
            "timeline": _("Timeline ─ {sum}").format(
                sum=sum(bool(item.key) for item in self.query_one("#timeline", Rows).items)
            ),
            "promises": _("Open promises ─ {more}").format(more=len(facts.open) if facts else "…"),
            "people": _("People ─ {more}").format(more=len(facts.people) if facts else "…"),
        }
        sign = self.trustlog.sign
        counts = {"promises": f" {len(facts.open)}", "people": f" {len(facts.people)}"} if facts else {}
        keys = {
            "trend": _("{more} · {sign} range").format(
                more=_(SHORT_LEGEND) if self.size.width < SIDE_BY_SIDE[0] else _(LEGEND), sign=sign("reach")
            ),
            "timeline": _("evidence before → after · {sign} opens").format(sign=sign("open")),
            "promises": _("{sign} kept · {sign_2} broken · {sign_3} move").format(
                sign=sign("keep"), sign_2=sign("break"), sign_3=sign("move")
            ),
            "people": _("{sign} new · {sign_2} correct · {sign_3} copy").format(
                sign=sign("new"), sign_2=sign("edit"), sign_3=sign("copy")
            ),
        }
        for name in BOXES:
            box = self.query_one(f"#{name}")
            box.border_title = plain(titles[name])
            other_boxes = " · ".join(
                f"{sign(SIGNS[other_name])} {_(SHORT[other_name])}{counts.get(other_name, '')}"
                for other_name in BOXES
                if other_name != name
            )
            box.border_subtitle = plain(other_boxes if self.is_folded and name != "trend" else keys[name])

    def _promise_item(self, promise: Promise) -> Item:
        key = f"promise {promise.number}"
        self._promises[key] = promise
        today = self.trustlog.today
        side, tone = (_("→ we  "), "ours") if promise.ours else (_("← they"), "theirs")
        due = short_day(promise.counts_on, today)
        look = "warn" if promise.counts_on < today else "muted"
        said = self._facts.said.get(promise.number, "") if self._facts else ""
        text = f"{said}: {promise.text}" if said else promise.text

        def draw(width: int) -> tuple[tuple[str, str], ...]:
            side_shown = side if width >= SAYS_WHO else side[0]
            room = width - len(side_shown) - 14
            return (side_shown, tone), (" ", ""), cell(text, room), (" ", ""), cell(due, 12, look, right=True)

        return Item(key, draw, self._handle, promise.number, text)

    def handle_here(self) -> str | None:
        """Return the handle of the partner of the page."""
        return self._facts.partner.handle if self._facts else self._handle

    def capture_about(self) -> str | None:
        """A line captured here is about this partner."""
        return self.handle_here()

    def promise_here(self) -> Promise | None:
        """Return the promise under the cursor of the focused box."""
        box = self.focused
        current = box.current if isinstance(box, Rows) else None
        return self._promises.get(current.key) if current else None

    def can(self, act: str) -> bool:
        """Tell whether an act does something here: levels need the reading, and there has to be a flag to be seen."""
        if act == "decide":
            return self._reading is not None
        if act == "flag-seen":
            return self._reading is not None and is_flagged(self._reading)
        return super().can(act)

    def _show_box(self, name: str) -> None:
        for box_name in BOXES:
            self.set_class(box_name == name, f"at-{box_name}")

    def action_to(self, box: str) -> None:
        """Go to a box."""
        self._show_box(box)
        self.query_one(f"#{box}").focus()

    def action_box(self, step: int) -> None:
        """Go to the next box, or the box before."""
        order = ("strands", *BOXES)
        box = self.focused.id if self.focused is not None and self.focused.id in order else "strands"
        next_box = order[(order.index(box) + step) % len(order)]
        if next_box in BOXES:
            self.action_to(next_box)
        else:
            self.query_one(f"#{next_box}").focus()

    def action_reach(self) -> None:
        """Show the trend of another range."""
        self._reach = (self._reach + 1) % len(REACHES)
        reach = REACHES[self._reach]
        if self.is_folded:
            self._show_box("trend")
        self.ask("trend", lambda ledger: readings.picture(ledger, self._handle, reach), self._got_trend)

    @on(Rows.Moved, "#strands")
    def _at_strand(self) -> None:
        current = self.query_one("#strands", Rows).current
        box = self.query_one(TrendBox)
        if current is not None and current.key in STRANDS and current.key != box.strand:
            box.strand = current.key
            box.refresh()
            self._say_boxes()

    @on(TrendBox.Turned)
    def _turned(self, event: TrendBox.Turned) -> None:
        at = STRANDS.index(self.query_one(TrendBox).strand)
        self.query_one("#strands", Rows).go_to(STRANDS[(at + event.step) % len(STRANDS)])

    def action_decide(self) -> None:
        """Open the decision."""
        from trustlog.tui.screens.decision.dialog import decide_on

        if self._reading is not None:
            decide_on(self.trustlog, self._reading, self._private)

    def action_explain(self) -> None:
        """Open the facts behind the number of the current row; from the trend, those of its strand."""
        from trustlog.tui.screens.partner.explanation import GATES, Explain

        current = self.query_one("#strands", Rows).current
        key = current.key if current and self.focused is self.query_one("#strands", Rows) else ""
        if key.startswith("missing "):
            chapter = key.rpartition(" ")[2]
        else:
            chapter = key if key in STRANDS else self.query_one(TrendBox).strand
        self.app.push_screen(Explain(self._handle, chapter if chapter in STRANDS else GATES))

    def action_acknowledge(self) -> None:
        """Ask for a note and acknowledge what is flagged."""
        from trustlog.tui.widgets.dialogs import AskText

        def noted(note: str | None) -> None:
            if note:
                self.trustlog.write(lambda ledger: levels.ack(ledger, self._handle, None, note))

        text = _("A flag was seen and taken up. Counting starts again today; say in a note what was found.")
        self.app.push_screen(AskText(_("Flag seen"), text, _("talked it through with Jane")), noted)

    def action_brief(self) -> None:
        """Show a page to read before a meeting."""
        brief_on(self.trustlog, self._handle)

    def action_practice(self) -> None:
        """Open how we work together."""
        from trustlog.tui.screens.practice.page import PracticePage

        self.app.push_screen(PracticePage(self._handle))

    def action_gardens(self) -> None:
        """Open the garden it is in."""
        from trustlog.tui.screens.garden.acts import open_gardens

        open_gardens(self.trustlog, self._handle)

    @on(Rows.Opened, "#strands")
    def _explain(self) -> None:
        self.action_explain()

    @on(Rows.Opened, "#timeline")
    @on(Rows.Opened, "#promises")
    def _read_fact(self, event: Rows.Opened) -> None:
        from trustlog.tui.drawing.timeline import OLDER, slot_of
        from trustlog.tui.screens.fact.dialog import open_fact, open_slot

        if event.item.key == OLDER:
            self._limit = None
            self.load()
        elif event.item.number is not None:
            open_fact(self, event.item.number)
        elif (slot := slot_of(event.item.key)) is not None and self._reading is not None:
            open_slot(self, self._handle, slot, readings.slot_days(self._reading, self.trustlog.user_settings.reading))


def _title(partner: Partner, settings: "UserSettings") -> str:
    from trustlog.trust.words import archived_words, level_words

    level = level_words(partner.level, settings.level_name(partner.level), partner.on_trial)
    return f"{partner.name} ─ {' · '.join(part for part in (level, archived_words(partner.archived_on)) if part)}"
