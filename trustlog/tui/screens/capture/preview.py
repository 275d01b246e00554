"""How a line reads while it is typed, as line or as form: each fact as it will be written, each fault's reason."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.content import Content

from trustlog.desk import capture
from trustlog.domain.capture.garden import is_garden_line
from trustlog.errors import Fault, Faults, Remedy, TrustlogError
from trustlog.language import N_, _
from trustlog.tui.app.clerk import Answer
from trustlog.tui.widgets.line import parts_of
from trustlog.tui.widgets.modal import Modal
from trustlog.tui.widgets.plain import Static, plain

if TYPE_CHECKING:
    from trustlog.desk.capture import Preview
    from trustlog.desk.ledger import Ledger, Written
    from trustlog.tui.app.application import TrustlogApp


class Reads(Modal[str | None]):
    """Reads a line as it changes and writes it when asked; a subclass has a `Static` with the id `reading`."""

    _faults: tuple[Fault, ...] = ()
    ABOUT: ClassVar[str] = N_("What happened, in one line or in fields. Enter writes all of it or nothing.")

    @property
    def trustlog(self) -> "TrustlogApp":
        """The application."""
        return cast("TrustlogApp", self.app)

    def on_unmount(self) -> None:
        """Drop readings that nobody waits for any more."""
        self.trustlog.clerk.forget(self)

    def read(self, line: str) -> None:
        """Read a line; for an empty line show a hint instead."""
        self.trustlog.draft = line
        if len(line.split()) < 2 or line.rstrip().endswith(":"):  # the partner is still being named
            self.trustlog.clerk.forget(self, "preview")
            self.show_faults((), None)
            self.query_one("#reading", Static).update(_hint(line))
        else:
            self.trustlog.clerk.ask(self, "preview", lambda ledger: preview_all(ledger, line), self._read)

    def write(self, line: str) -> None:
        """Write a line, or show its faults; while one is being written, no other is."""
        if line.strip() and not self.trustlog.clerk.is_busy_with(self, "capture"):
            self.trustlog.clerk.ask(
                self, "capture", lambda ledger: write_all(ledger, line), partial(self._written, line)
            )

    def go_to_fault(self, fault: Fault) -> None:
        """Bring the place of a fault that was refused into sight."""

    def show_faults(self, faults: tuple[Fault, ...], line: str | None) -> None:
        """Mark the places of faults in the line."""

    @on(Answer)
    def _take(self, answer: Answer) -> None:
        if isinstance(answer.error, Faults):
            if not answer.is_late():
                self._show(tuple(answer.error.faults))
                self.go_to_fault(answer.error.faults[0])
            self.trustlog.keystrokes.go_on()
        else:
            self.trustlog.take(answer)

    def mended(self) -> str | None:
        """Return what stands in the field with the first fault as the program would write it; None where it cannot."""
        parts = parts_of(self.trustlog.draft)
        for fault in self._faults:
            line = next((remedy.params["line"] for remedy in _remedies(fault) if "line" in remedy.params), None)
            if line is None:
                continue
            if fault.line_number is None:
                return str(line)
            if fault.line_number <= len(parts):
                at, part = parts[fault.line_number - 1]
                return f"{self.trustlog.draft[:at]}{line}{self.trustlog.draft[at + len(part) :]}"
        return None

    def _read(self, preview: "Preview") -> None:
        self._show(preview.faults, [row.words for row in preview.rows], preview.new_people)

    def is_unfinished(self, fault: Fault) -> bool:  # noqa: ARG002 - for the line, which knows
        """Tell whether a fault is only a word that is still being typed."""
        return False

    def _show(self, faults: tuple[Fault, ...], facts: "list[str] | None" = None, new: tuple[str, ...] = ()) -> None:
        faults, words = tuple(fault for fault in faults if not self.is_unfinished(fault)), self.trustlog.words()
        self._faults = faults
        lines = [Content.assemble(("✓ ", "$text-success"), plain(fact)) for fact in facts or ()]
        lines += [
            Content.assemble(("+ ", "$text-accent"), plain(_("{name} is new and will be added").format(name=name)))
            for name in new
        ]
        lines += [
            Content.assemble((f"{_place(fault)}  ", "$soft"), plain(words.of(fault)).stylize("$text-warning"))
            for fault in faults
        ]
        self.query_one("#reading", Static).update(Content("\n").join(lines))
        self.show_faults(faults, self.trustlog.draft)

    def _written(self, line: str, report: "Written") -> None:
        app = self.trustlog
        if app.draft.startswith(line):
            app.keystrokes.say_unused(app.draft.removeprefix(line))
        app.draft = ""
        self.dismiss("")
        app.say_written(report, handle=_about(app, report))


def _about(app: "TrustlogApp", report: "Written") -> str | None:
    """Return the partner that what was written is about; the first of several."""
    from trustlog.desk.facts import partner_ids

    handles = {partner.id: partner.handle for partner in app.roster.partners} if app.roster else {}
    about = (handles[partner] for fact in report.facts for partner in partner_ids(fact) if partner in handles)
    return next(about, None)


def preview_all(ledger: "Ledger", value: str) -> "Preview":
    """Read what stands in the field: a line, or several lines, each read by itself."""
    parts = parts_of(value)
    if len(parts) == 1 or not any(part for _unused, part in parts):
        return capture.preview(ledger, value)
    read = [(number, capture.preview(ledger, part)) for number, (_unused, part) in enumerate(parts, 1) if part]
    rows = tuple(row for _unused, preview in read for row in preview.rows)
    faults = tuple(Fault(fault, fault.at, fault.end, number) for number, preview in read for fault in preview.faults)
    people = tuple(dict.fromkeys(name for _unused, preview in read for name in preview.new_people))
    return read[0][1]._replace(rows=rows, faults=faults, new_people=people)


def write_all(ledger: "Ledger", value: str) -> "Written":
    """Write what stands in the field; several lines as a single batch, or none of them."""
    parts = parts_of(value)
    return (
        capture.capture(ledger, value)
        if len(parts) == 1
        else capture.capture_lines(ledger, [part for _unused, part in parts])
    )


def placed(fault: Fault, value: str) -> Fault:
    """Return a fault with its place in the field rather than in its line."""
    parts = parts_of(value)
    if fault.line_number is None or fault.line_number > len(parts):  # the field has changed since
        return fault
    offset = parts[fault.line_number - 1][0]
    return Fault(fault, fault.at + offset, fault.end + offset)


def _remedies(fault: TrustlogError) -> Iterator[Remedy]:
    """Yield the ways out of a fault, and of what caused it."""
    yield from fault.remedies
    if isinstance(fault.reason, TrustlogError):
        yield from _remedies(fault.reason)


def _place(fault: Fault) -> str:
    at = _("at {at}").format(at=fault.at + 1)
    return (
        at if fault.line_number is None else _("line {line_number}, {at}").format(line_number=fault.line_number, at=at)
    )


def _hint(line: str) -> Content:
    if is_garden_line(line):
        return Content.styled(
            _(
                "acme promises borealis … by fri +big · we promise acme … · acme told borealis … /3 · we told acme …\n"
                "acme, borealis lunch 45m yesterday · us, acme workshop 3h · keep 12 · several, separated by ;"
            ),
            "$soft",
        )
    return Content.styled(
        _(
            "PARTNER: lunch 45m yesterday with jane · we promise … by fri +big · they promise … by 12 dec\nwe "
            "shared … /3 · they shared … /2 · note … · keep 12 · several facts on one line, separated by ;"
        ),
        "$soft",
    )
