"""Bringing a file in: what it is, how sure that is and what would become of it; then a single batch or nothing."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from trustlog.desk import imports
from trustlog.errors import TrustlogError
from trustlog.language import N_, _, ngettext
from trustlog.tui.screens.exchange.import_csv import KINDS, OwnTable, file_fault, first_lines
from trustlog.tui.screens.exchange.whose import Whose
from trustlog.tui.widgets.dialogs import AskText, Choose, Confirm
from trustlog.tui.widgets.progress import Working

if TYPE_CHECKING:
    from trustlog.desk.imports import Asked, Headings, Look, Mapped, Progress
    from trustlog.desk.imports import ForeignImported as Imported
    from trustlog.desk.ledger import Ledger
    from trustlog.tui.app.application import TrustlogApp

_MAP, _SAY, _KEPT, _FIRMS = "columns", "format", "kept ", "firms"
_DATES = (
    ("", "day_first", N_("the day first: 3/12 is the third of December")),
    ("", "month_first", N_("the month first: 3/12 is the twelfth of March")),
)
_TAKE = (
    ("", "write", N_("write it, as one step that undo takes back")),
    ("", _SAY, N_("it is something else")),
    ("", "leave", N_("leave it")),
)


class Report(NamedTuple):
    """What an import wrote, in lines, and its batch."""

    lines: tuple[str, ...]
    batch: int


def ask_and_import(app: "TrustlogApp") -> None:
    """Ask for the file until it can be read; show what would become of it, and import it."""
    _Import(app).ask_file()


class _Import:
    """The questions of an import, each asked when the question before is answered."""

    def __init__(self, app: "TrustlogApp") -> None:
        self._app = app
        self._path = ""
        self._whose = Whose(app)
        self._unsaid: Look | None = None  # a file of which a person has to say what it is

    def ask_file(self, fault: str = "") -> None:
        text = fault or _("The path of the file: a calendar, contacts, a table of a CRM, one of ours.")
        self._app.push_screen(AskText(_("Import a file"), text, "~/agenda.ics", self._path), self._named)

    def _named(self, path: str | None) -> None:
        if path:
            self._path = path
            self._app.ask("file", lambda _ledger: file_fault(path), self._checked)

    def _checked(self, fault: TrustlogError | None) -> None:
        if fault is not None:
            self.ask_file(self._app.words().of(fault))
        else:
            self.look(imports.Asked())

    def look(self, asked: "Asked") -> None:
        """Read the file as it is to be read, and go on with what it is."""
        path = self._path
        job = Working(_("Reading"), lambda ledger, progress: imports.look(ledger, path, asked, progress))
        self._app.push_screen(job, self._looked)

    def _again(self, asked: "Asked", answer: str | None) -> None:
        """Look again as it was answered; without an answer the file is left."""
        if answer is not None:
            self.look(asked)

    def _looked(self, look: "Look | None") -> None:
        if look is None:  # refused, with a message, or cancelled
            self._back()
            return
        if look.asks_dates:
            says = _("{path}\n\nIts days may be read two ways, such as {day}. Which comes first?")
            text = says.format(path=self._path, day=look.day or "3/12")
            ask = Choose(_("Import a file"), text, _DATES)
            self._app.push_screen(ask, lambda dates: self._again(look.asked._replace(dates=dates), dates))
        elif look.format is None or look.format == "csv":
            self._ask_what(look)
        elif look.format == "json":
            text = _("{path}\n\nA whole ledger, which goes into an empty one.").format(path=self._path)
            self._app.push_screen(
                Confirm(_("Import this?"), text, _("read it")),
                lambda yes: self._write_ours(look.asked) if yes else None,
            )
        elif not self._whose.ask(self._path, look, self.look):
            self._ask_take(look)

    def _back(self) -> None:
        """Go back to the question before, with the path that was typed."""
        if self._unsaid is not None:
            self._ask_what(self._unsaid)
        else:
            self.ask_file()

    def _ask_take(self, look: "Look") -> None:
        text = "\n".join([self._path, "", *first_lines(look.lines)])
        answers = [*(_TAKE if look.does_something else _TAKE[1:])]
        if look.missing:
            words = ngettext(
                "first make the firm that people of it are at a partner",
                "first make the {n} firms that people of it are at partners",
                look.missing,
            )
            answers.insert(len(answers) - 2, ("", _FIRMS, words.format(n=look.missing)))

        def taken(choice: str | None) -> None:
            if choice == "write":
                self._write(look.asked)
            elif choice == _FIRMS:
                self.look(look.asked._replace(create=True))
            elif choice == _SAY:
                self._ask_what(look)

        self._app.push_screen(Choose(_("Import this?"), text, answers), taken)

    def _ask_what(self, look: "Look") -> None:
        """Ask what a file is: a table whose columns a person maps, one of our own tables, or another format."""
        from trustlog.desk.imports import mappings

        self._unsaid = look
        self._app.ask(
            "kept",
            lambda ledger: [kept.name for kept in mappings(ledger)],
            lambda names: self._choose_what(look, names),
        )

    def _choose_what(self, look: "Look", names: list[str]) -> None:
        # Of a table of ours it is clear that it is ours, of which kind not always.
        ours = sorted(KINDS, key=lambda each: each[1] != look.own)
        first = ours if look.format == "csv" else []
        kept = [("", f"{_KEPT}{name}", _("columns as kept under {name}").format(name=name)) for name in names]
        answers = [
            *first,
            ("", _MAP, N_("another table: say what each column is")),
            *kept,
            *(each for each in ours if each not in first),
            ("", _SAY, N_("another format: choose it")),
        ]
        why = self._app.words().of(look.why) if look.why is not None else self._path
        text = _("{path}\n\nWhat does it hold? Trustlog's CSV makes partners that are not there yet.").format(path=why)
        self._app.push_screen(Choose(_("Import a file"), text, answers), lambda kind: self._chosen(look, kind))

    def _chosen(self, look: "Look", kind: str | None) -> None:
        if kind is None:
            return
        if kind == _MAP:
            self._ask_kind(look.asked)
        elif kind == _SAY:
            self._ask_format(look.asked)
        elif kind.startswith(_KEPT):
            from trustlog.desk.imports import mapping_named

            name = kind.removeprefix(_KEPT)
            self._app.ask(
                "kept", lambda ledger: mapping_named(ledger, name), lambda kept: self.look(_mapped(look.asked, kept))
            )
        else:
            asked = look.asked if kind == look.own else None
            OwnTable(self._app, self._path, kind, asked, lambda: self._ask_what(look)).try_it()

    def _ask_format(self, asked: "Asked") -> None:
        from trustlog.desk.imports import FORMATS, form_words

        answers = [("", name, form_words(name)) for name in FORMATS if name not in ("csv", "json")]
        ask = Choose(_("Import a file"), _("{path}\n\nWhat is it?").format(path=self._path), answers)
        self._app.push_screen(ask, lambda told: self._again(asked._replace(told=told, mapped=None), told))

    def _ask_kind(self, asked: "Asked") -> None:
        from trustlog.desk.imports import MAPPED_KINDS as MAPPED
        from trustlog.desk.imports import headings

        def mapped(mapping: "Mapped | None") -> None:
            if mapping is not None:
                self.look(_mapped(asked, mapping))
            else:
                self._ask_kind(asked)

        def read() -> "Headings | TrustlogError":
            try:
                return headings(self._path)
            except TrustlogError as error:
                return error

        def show(kind: str, table: "Headings | TrustlogError") -> None:
            if isinstance(table, TrustlogError):
                self._app.report(table)
                self._back()
                return
            from trustlog.tui.screens.exchange.map_columns import MapColumns

            self._app.push_screen(MapColumns(self._path, kind, table), mapped)

        def chosen(kind: str | None) -> None:
            if kind is not None:
                self._app.ask("file", lambda _ledger: read(), lambda table: show(kind, table))

        answers = [("", kind, text) for kind, text in _MAPPED_AS.items() if kind in MAPPED]
        text = _("{path}\n\nWhat is a row of it?").format(path=self._path)
        self._app.push_screen(Choose(_("Import a file"), text, answers), chosen)

    def _write(self, asked: "Asked") -> None:
        self._app.push_screen(Working(_("Importing"), _writing(self._path, asked)), self._written)

    def _written(self, imported: "Imported | None") -> None:
        from trustlog.desk.imports import done_there, left_out, lines_of, waiting

        if imported is None:
            return
        self._whose.keep()
        answer = imported.answer
        counted = tuple(lines_of(answer, done=True))[1:2]  # what the file is was said before
        report = Report((*counted, *left_out(answer), *done_there(answer)), imported.batch or 0)
        self._app.say_written(report, title=_("Imported"))
        if count := waiting(answer):
            text = ngettext(
                "{n} meeting or task waits for an answer: it is no fact until you say that it was.",
                "{n} meetings and tasks wait for an answer: they are no facts until you say that they were.",
                count,
            ).format(n=count)
            ask = Confirm(_("Open the proposals?"), text, _("open them"), N_("later; Today says that they wait"))
            self._app.push_screen(ask, lambda yes: self._app.action_proposals() if yes else None)

    def _write_ours(self, asked: "Asked") -> None:
        path = self._path

        def read(ledger: "Ledger", progress: "Progress") -> tuple[str, ...]:
            source = imports.read_file(ledger, path, asked, progress)
            return imports.import_ours(ledger, source, asked, progress).lines

        def done(lines: tuple[str, ...] | None) -> None:
            if lines is not None:
                self._app.say_written(Report(lines, 0), title=_("Imported"))

        self._app.push_screen(Working(_("Importing"), read), done)


_MAPPED_AS = {
    "partners": N_("a partner"),
    "people": N_("somebody at a partner"),
    "moments": N_("a meeting; it becomes a proposal"),
    "promises": N_("a promise, ours or theirs; it becomes a proposal"),
    "notes": N_("a note"),
}


def _mapped(asked: "Asked", mapping: "Mapped") -> "Asked":
    return asked._replace(mapped=mapping, told=None)


def _writing(path: str, asked: "Asked") -> "Callable[..., Imported]":
    """Return the job that writes a file, and keeps under its name how its columns are read."""

    def write(ledger: "Ledger", progress: "Progress") -> "Imported":
        done = imports.import_foreign(ledger, imports.read_file(ledger, path, asked, progress), progress)
        if asked.mapped is not None and asked.mapped.name:
            from trustlog.desk.imports import keep_mapping

            keep_mapping(ledger, asked.mapped)
        return done

    return write
