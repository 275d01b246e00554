"""What a partner says of a promise, typed in by hand, and whose version holds where that is otherwise than ours."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple, cast

from trustlog.desk import answers
from trustlog.errors import Remedy
from trustlog.language import N_, _
from trustlog.tui.drawing.text import wrapped
from trustlog.tui.widgets.dialogs import AskDay, AskText, Choose, TextDialog

if TYPE_CHECKING:
    from trustlog.desk.answers import Answered, InQuestion
    from trustlog.desk.ledger import Ledger
    from trustlog.domain.facts.their_word import Word
    from trustlog.tui.app.application import TrustlogApp

WORDS = (
    ("", "done", N_("done: they say it is done")),
    ("", "not_done", N_("not done: they say it is not")),
    ("", "moved", N_("moved: they say it is due on another day")),
    ("", "disputed", N_("otherwise: not what we agreed")),
)
"""What they may say of a promise."""
SETTLE = (
    ("", "ours", N_("settle: ours holds, and why")),
    ("", "theirs", N_("settle: theirs holds, and why; you record it afterwards")),
)
"""Whose version holds, where they say otherwise."""


WHAT_CAME = (
    ("", "file", N_("the sheet came back: take the file")),
    ("", "check", N_("both went through the list and agree: a joint check, today")),
    ("", "show", N_("all that they answered")),
)
"""What may be done about the answers of a partner."""


class _Settled(NamedTuple):
    """What was written, and the way to record what they say where theirs holds."""

    batch: int
    lines: tuple[str, ...]
    way: Remedy | None


def answer_on(app: "TrustlogApp", number: int) -> None:
    """Ask what they say of a promise, or whose version holds."""

    def choose(found: "InQuestion") -> None:
        asked = (*SETTLE, *WORDS) if found.otherwise else WORDS
        title = _("#{number} · what do they say?").format(number=found.number)
        app.push_screen(Choose(title, found.says, asked), lambda word: _chosen(app, found, word))

    app.ask("answer", lambda ledger: answers.in_question(ledger, number), choose)


def _chosen(app: "TrustlogApp", found: "InQuestion", word: str | None) -> None:
    if word in ("ours", "theirs"):
        _settle(app, found, word)
    elif word == "moved":
        title = _("#{number} · moved to when?").format(number=found.number)
        app.push_screen(AskDay(title, found.says, app.today), lambda day: _say(app, found.number, "moved", day))
    elif word is not None:
        _say(app, found.number, cast("Word", word), None)


def _say(app: "TrustlogApp", number: int, word: "Word", moved_to: date | None) -> None:
    if word != "moved" or moved_to is not None:
        app.write(lambda ledger: answers.say_word(ledger, number, word, moved_to))


def _settle(app: "TrustlogApp", found: "InQuestion", whose: str) -> None:
    def job(ledger: "Ledger", reason: str) -> _Settled:
        written = answers.settle(ledger, found.number, whose, reason)
        return _Settled(written.batch, written.lines, answers.way_to_record(ledger, found.number))

    def settled(report: _Settled) -> None:
        way = () if report.way is None else (app.words().of(report.way),)
        app.say_written(report._replace(lines=(*report.lines, *way)))

    def why(reason: str | None) -> None:
        if reason:
            app.ask("settle", lambda ledger: job(ledger, reason), settled)

    title = _("#{number} · ours holds").format(number=found.number)
    if whose == "theirs":
        title = _("#{number} · theirs holds").format(number=found.number)
    app.push_screen(AskText(title, found.says, _("a reason, in a sentence")), why)


def answers_with(app: "TrustlogApp", handle: str) -> None:
    """Ask what came back from a partner: a file, a check together, or only a look at what there is."""

    def chosen(what: str | None) -> None:
        if what == "file":
            ask = AskText(_("The sheet that came back"), _("The path of the file."), f"~/{handle}-1.csv")
            app.push_screen(ask, lambda path: _take(app, handle, path) if path else None)
        elif what == "check":
            app.write(lambda ledger: answers.check(ledger, handle))
        elif what == "show":
            app.ask("answers", lambda ledger: answers.shown_of(ledger, handle), lambda lines: _show(app, handle, lines))

    def choose(lines: list[str]) -> None:
        title = _("What they answered · {handle}").format(handle=handle)
        app.push_screen(Choose(title, lines[0], WHAT_CAME), chosen)

    app.ask("answers", lambda ledger: answers.shown_of(ledger, handle), choose)


def _show(app: "TrustlogApp", handle: str, lines: list[str]) -> None:
    title = _("What they answered · {handle}").format(handle=handle)
    app.push_screen(TextDialog(title, lambda width: wrapped([(line, "") for line in lines], width)))


def _take(app: "TrustlogApp", handle: str, path: str) -> None:
    """Take the answers of a file, and say what was taken and what was left."""

    def taken(answered: "Answered") -> None:
        left = tuple(app.words().of(row.reason) for row in answered.refused)
        nothing = () if answered.lines or left else (_("Nothing is answered in it."),)
        batch = answered.written.batch if answered.written else 0
        app.say_written(_Settled(batch, (*answered.lines, *left, *nothing), None))

    app.ask("answers", lambda ledger: answers.take_file(ledger, handle, path), taken)
