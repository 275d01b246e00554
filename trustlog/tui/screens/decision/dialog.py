"""The decision: the evidence, how often the reading errs, and what the person decides."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar, NamedTuple, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.geometry import Size

from trustlog.desk import levels, practice, readings
from trustlog.domain.levels import DEPENDS, TOP
from trustlog.errors import WordsError
from trustlog.language import N_, _
from trustlog.tui.app.clerk import Answer
from trustlog.tui.drawing.strands import (
    Around,
    counted_items,
    gate_items,
    gates_in_short,
    indented,
    is_flagged,
    limit_items,
    missing_items,
    strand_items,
    worth_items,
)
from trustlog.tui.drawing.text import Item, blank, full_day, heading
from trustlog.tui.widgets.dialogs import Choose, text_width
from trustlog.tui.widgets.field import Input
from trustlog.tui.widgets.line import TextLine
from trustlog.tui.widgets.modal import Modal
from trustlog.tui.widgets.pick import Pick
from trustlog.tui.widgets.plain import Static, plain
from trustlog.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from trustlog.desk.ledger import Ledger, Written
    from trustlog.desk.settings import UserSettings
    from trustlog.trust.reading.values import Reading
    from trustlog.tui.app.application import TrustlogApp

Practice = Mapping[int, Sequence[str]]
"""What the practice says of each step that can be decided, by the level it leads to."""
ASKED = (N_("not looked at"), *DEPENDS)
_ON_TRIAL = N_("The tests go on as they are, until evidence confirms it or you end it.")
LOW = 32
"""Below so many lines the fields stand close together, so that evidence and gates have the rest."""
BELOW, BELOW_CLOSE = 14, 10
"""Lines that the border and the fields under the evidence take; and those they take close together."""
NO_REASON = N_("Say why in a sentence: whoever reads this later was not there.")
LEAVE = (
    ("yes", "leave", N_("leave; what is written here is lost")),
    ("no", "stay", N_("stay and go on")),
)


class Way(NamedTuple):
    """One way to decide: `what` is `level`, `trial`, `decline` or `ack`; `to` the new level, where there is one."""

    what: str
    says: str
    effect: str
    to: int | None = None


def open_decision(app: "TrustlogApp", handle: str) -> None:
    """Read the partner, then open the decision."""

    def read(ledger: "Ledger") -> "tuple[Reading, int, Practice]":
        reading = readings.reading(ledger, handle, explain=True)
        private = readings.private_numbers(ledger, reading.as_of).get(reading.partner.id, 0)
        return reading, private, practice.lines_by_level(ledger, reading)

    app.ask("decision", read, lambda found: _push(app, *found))


def decide_on(app: "TrustlogApp", reading: "Reading", private: int) -> None:
    """Open the decision about a reading that is known, once it is known what the practice says."""
    app.ask(
        "decision",
        lambda ledger: practice.lines_by_level(ledger, reading),
        lambda said: _push(app, reading, private, said),
    )


def _push(app: "TrustlogApp", reading: "Reading", private: int, said: "Practice") -> None:
    app.push_screen(Decide(reading, private, app.user_settings, app.sides, said))


class Decide(Modal[None]):
    """Up, not now, down, or a flag seen: with a reason."""

    ABOUT: ClassVar[str] = N_(
        "A decision about the level, which a person makes: above stands the evidence, with how often a suggestion like "
        "it is wrong; below what may be decided. It is written with your reason and what you saw. Escape leaves, and "
        "asks first where something was typed."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "back", show=False),
        Binding("enter", "enter", "next field, at the end decide", show=False),
        Binding("pageup", "evidence(-1)", "evidence up", show=False),
        Binding("pagedown", "evidence(1)", "evidence down", show=False),
    ]

    def __init__(
        self, reading: "Reading", private: int, settings: "UserSettings", sides: int, said: "Practice"
    ) -> None:
        super().__init__(classes="dialog wide")
        self._reading = reading
        self._said = said
        self._said_of = 0
        self._around = Around(sides, private, settings.reading.up_error)
        self._ways = ways(reading, settings)

    @property
    def _app(self) -> "TrustlogApp":
        return cast("TrustlogApp", self.app)

    @property
    def way(self) -> Way:
        """The way chosen now."""
        return self._ways[self.query_one("#choice", Pick).at]

    def compose(self) -> ComposeResult:
        """Lay out evidence, choices, reason and dependence."""
        from trustlog.trust.words import level_words

        reading = self._reading
        with Vertical(classes="box") as box:
            box.border_title = plain(
                _("Decide · {name} ─ ").format(name=reading.partner.name)
                + level_words(
                    reading.level, self._app.user_settings.level_name(reading.level), reading.on_trial, reading.as_of
                )
            )
            box.border_subtitle = _("pgdn more above · tab next · ←→ choose · enter decides · esc back")
            yield Rows(id="evidence")
            yield Pick([way.says for way in self._ways], _first(self._reading, self._ways), id="choice")
            yield Static("", id="effect")
            yield _field(_("until when: 3mo · 1 mar · eoq"), "until")
            yield Static(_("Why? It is kept with what the reading said today."), classes="label", id="why")
            yield _field(_("a reason, in a sentence"), "reason")
            with Container(id="dependence"):
                yield Static(_("Who depends more?"), classes="label", id="asked")
                yield Pick(ASKED, id="depends")
            yield Static("", id="fault")

    def on_mount(self) -> None:
        """Show the evidence."""
        for field in self.query(Input):
            field.cursor_blink = self._app.cursor_blinks
        self._fit(self.app.size)
        self.query_one("#choice").focus()
        self._say_effect()

    def on_resize(self, event: events.Resize) -> None:
        """Show as much of the evidence as there is room for now."""
        self._fit(event.size)

    def _fit(self, size: Size) -> None:
        close = size.height < LOW
        self.set_class(close, "low")
        self.query_one("#reason", Input).placeholder = _("{more}a reason, in a sentence").format(
            more=_("why? ") if close else ""
        )
        room = max(5, size.height - BELOW_CLOSE if close else size.height * 92 // 100 - BELOW)  # as the style has it
        self._said_of = _leads_to(self._reading, self.way)
        said = self._said.get(self._said_of, ())
        items = decision_items(self._reading, text_width(size.width) - 1, room, self._around, said)
        rows = self.query_one(Rows)
        rows.styles.height = min(len(items), room)
        rows.show(items)

    def on_key(self, event: events.Key) -> None:
        """Take a letter typed elsewhere for the beginning of the reason: only a field has a use for it."""
        if event.is_printable and event.character and event.character != " " and not self.is_help(event.key):
            event.stop()
            self._begin_reason(event.character)

    def on_paste(self, event: events.Paste) -> None:
        """Take what is pasted elsewhere for the reason as well."""
        event.stop()
        self._begin_reason(event.text)

    def _begin_reason(self, text: str) -> None:
        reason = self.query_one("#reason", TextLine)
        self.set_focus(reason)
        reason.put(text)

    def on_unmount(self) -> None:
        """Drop an answer that nobody waits for any more."""
        self._app.clerk.forget(self)

    @on(Pick.Picked)
    def _say_of_step(self) -> None:
        """Show what the practice says of the step that is chosen now."""
        if self._said_of != _leads_to(self._reading, self.way):
            self._fit(self.app.size)

    @on(Pick.Picked)
    @on(Input.Changed)
    def _say_effect(self) -> None:
        """Say what the chosen way does; of "not now" until which day."""
        way, fault = self.way, ""
        effect = way.effect
        if way.what == "decline":
            try:
                effect = effect.format(full_day(self._until()))
            except WordsError as error:
                effect, fault = "", self._app.words().of(error)
        self.query_one("#effect", Static).update(effect)
        self.query_one("#fault", Static).update(fault)
        self.query_one("#until").display = way.what == "decline"
        self.query_one("#dependence").display = way.what != "ack"

    def _until(self) -> date:
        """Return the day of the field, or the default when it is empty."""
        from trustlog.domain.calendar.dates import read_date

        typed = self.query_one("#until", Input).value.strip()
        if typed:
            return read_date(typed, self._app.today, due=True)
        return levels.not_now_until(self._app.today, self._app.user_settings)

    @on(Input.Submitted, "#until")
    def _until_given(self) -> None:
        self.query_one("#reason").focus()

    def action_enter(self) -> None:
        """Go to the next field; in the last field, decide."""
        if self.focused is self.query_one("#depends"):
            self._decide()
        else:
            self.focus_next()

    @on(Input.Submitted, "#reason")
    def _decide(self) -> None:
        field = self.query_one("#reason", Input)
        way, reason = self.way, field.value.strip()
        if not reason:
            self.query_one("#fault", Static).update(_(NO_REASON))
            field.focus()
            return
        at = self.query_one("#depends", Pick).at
        depends, until = ASKED[at] if at else None, None
        if way.what == "decline":
            try:
                until = self._until()
            except WordsError:
                self.query_one("#until").focus()  # its fault is shown already
                return
        handle, app = self._reading.partner.handle, self._app

        def announce(written: "Written") -> None:
            self.dismiss(None)
            app.say_written(written, title=_("Decided"))

        app.clerk.ask(
            self,
            "decide",
            lambda ledger: levels.decide_way(ledger, handle, way.what, way.to, reason, depends, until),
            announce,
        )

    def action_evidence(self, pages: int) -> None:
        """Scroll the evidence, whatever has the focus."""
        rows = self.query_one("#evidence", Rows)
        rows.scroll_relative(y=pages * max(1, rows.size.height - 1), animate=False)

    def action_leave(self) -> None:
        """Go back; when something was typed, ask first."""
        if not any(field.value.strip() for field in self.query(Input)):
            self.dismiss(None)
            return

        def answered(answer: str | None) -> None:
            if answer == "leave":
                self.dismiss(None)

        title = _("Leave the decision about {name}?").format(name=self._reading.partner.name)
        self.app.push_screen(Choose(title, self.query_one("#reason", Input).value.strip(), LEAVE), answered)

    @on(Answer)
    def _take(self, answer: Answer) -> None:
        self._app.take(answer)


def _field(hint: str, name: str) -> Input:
    return TextLine(placeholder=hint, compact=True, classes="line", id=name, select_on_focus=False)


def _leads_to(reading: "Reading", way: Way) -> int:
    """Return the level that is decided about; staying is decided about the step up."""
    return way.to or (reading.level if reading.on_trial is not None else reading.level + 1)


def decision_items(reading: "Reading", width: int, room: int, around: Around, said: Sequence[str] = ()) -> list[Item]:
    """Return the rows of the evidence: strands, what is suggested and how often that errs, what is missing, gates.

    What the practice `said` of the step stands before the gates. Where not all of it can be seen at once, it stands
    under the strands, behind which gates are open in short: what few people scroll to is what nobody has said yet.
    """
    from trustlog.trust.words import private_words, unsettled_words

    strands = strand_items(reading)
    rests_on = [part for part in (unsettled_words(reading.counted), private_words(around.private)) if part]
    items = counted_items(reading, "", width)
    items += indented(" · ".join(rests_on), width) if rests_on else []
    items += [blank(), *missing_items(reading, width)]
    items += indented(error_words(reading, around.sides), width)
    items += worth_items(reading, width, around.error)
    together = [heading(_("How we work together")), *(item for line in said for item in indented(line, width))]
    gates = [blank(), heading(_("Gates")), *gate_items(reading, width)] if reading.gates else []
    if len(strands) + len(items) + (len(together) + 1 if said else 0) + len(gates) > room:
        strands += gates_in_short(reading, width) if gates else []
        strands += together if said else []
    elif said:
        items += [blank(), *together]
    return [*strands, *items, *gates, *limit_items(width)]


def error_words(reading: "Reading", sides: int) -> str:
    """Return in plain words how often a suggestion like this is wrong, and what chance brings among so many sides."""
    from trustlog.trust import words as trust_words

    errs = trust_words.error_words(reading.suggestion, sides)
    if errs is None:
        return _("The reading suggests no change; deciding otherwise is yours, with a reason.")
    return f"{errs[0].upper()}{errs[1:]}."


def ways(reading: "Reading", settings: "UserSettings") -> list[Way]:
    """Give the ways to decide: up, a step on trial, not now, down, and a flag that is up as seen."""
    if reading.on_trial is not None:
        return _ways_on_trial(reading, settings)
    level = reading.level
    choices: list[Way] = []
    if level < TOP:
        begins = _("Level {level}, {level_name}, begins today, and with it a new test.").format(
            level=level + 1, level_name=settings.level_name(level + 1)
        )
        choices.append(Way("level", _("up to {level}").format(level=level + 1), begins, level + 1))
    not_now = _("No step up is suggested until {}.")
    if reading.suggestion.action == "trial":
        not_now += _(" No trial is suggested before {full_day}.").format(
            full_day=full_day(levels.trial_again(reading.as_of, settings.reading))
        )
    choices.append(Way("decline", _("stay, not now"), not_now))
    if level < min(TOP, reading.target):
        name = settings.level_name(level + 1)
        choices.append(
            Way(
                "trial",
                _("{level} on trial").format(level=level + 1),
                _("{name} on trial: a forecast. {on_trial}").format(name=name, on_trial=_(_ON_TRIAL)),
                level + 1,
            )
        )
    if level > 1:
        begins = _("Level {level}, {level_name}, begins today, and with it a new test.").format(
            level=level - 1, level_name=settings.level_name(level - 1)
        )
        choices.append(Way("level", _("down to {level}").format(level=level - 1), begins, level - 1))
    if is_flagged(reading):
        choices.append(Way("ack", _("flag seen"), _("The flag comes down; counting starts again today.")))
    return choices


def _ways_on_trial(reading: "Reading", settings: "UserSettings") -> list[Way]:
    """Give the ways to decide about a level that is on trial: it is confirmed, goes on, or ends."""
    level, below = reading.level, reading.level - 1
    confirmed = _("{level_name} is no longer on trial; it is the level since the trial began.").format(
        level_name=settings.level_name(level)
    )
    again = full_day(levels.trial_again(reading.as_of, settings.reading))
    back = _("Back to {level_name}: no step down, and its tests go on.").format(level_name=settings.level_name(below))
    ended = _("{back} No trial is suggested before {again}.").format(back=back, again=again)
    choices = [
        Way("level", _("confirm {level}").format(level=level), confirmed, level),
        Way("decline", _("stay, not now"), _("The trial goes on; no step up is suggested until {}.")),
        Way("level", _("end the trial"), ended, below),
    ]
    if is_flagged(reading):
        choices.append(Way("ack", _("flag seen"), _("The flag comes down; counting starts again today.")))
    return choices


def _first(reading: "Reading", choices: list[Way]) -> int:
    """Begin at what is suggested, else at "not now": the program never nudges a level by default."""
    action = reading.suggestion.action
    acknowledge = [at for at, way in enumerate(choices) if way.what == "ack"]
    if acknowledge:
        return acknowledge[0]
    if action in ("attention", "stay"):
        return next(at for at, way in enumerate(choices) if way.what == "decline")
    what = "trial" if action == "trial" else "level"
    places = (at for at, way in enumerate(choices) if (way.what, way.to) == (what, reading.suggestion.to))
    return next(places, next(at for at, way in enumerate(choices) if way.what == "decline"))
