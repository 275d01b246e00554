"""The command `add`, and every line typed without a command: one line, several facts."""

import sys

import click

from trustlog.cli import output
from trustlog.cli.command import command
from trustlog.cli.daily.capture import capture
from trustlog.cli.run import Run
from trustlog.errors import Faults, Reason, WordsError
from trustlog.files.reading import standard_input
from trustlog.language import N_

PROMPT = "› "


@command(
    "add",
    N_('trustlog add "acme: lunch yesterday with jane; we promise a proposal by fri"'),
    N_("tl acme they promise intro to their CFO by 12 dec +big"),
    "trustlog add - < lines.txt",
)
@click.option("--bare", is_flag=True, hidden=True)
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
def add(run: Run, words: tuple[str, ...], bare: bool) -> None:
    """Write down what happened: promises, time together, what was told, notes.

    A line is PARTNER: and clauses separated by ; (docs/capture.md has them all). Without words you are asked for the
    line. With - lines are read from stdin, and either all of them are written or none. The word add may be left out.
    """
    if words == ("-",) and not bare:
        from trustlog.desk.capture import capture_lines

        lines = _stdin_lines()
        run.write(lambda ledger: capture_lines(ledger, lines))
    elif not words:
        _ask(run)
    else:
        capture(run, words, bare)


def _stdin_lines() -> list[str]:
    """Return all lines of stdin; raise WordsError, naming the line, where it is not UTF-8."""
    data = standard_input()
    try:
        return data.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        number = data.count(b"\n", 0, error.start) + 1
        raise WordsError(Reason("lines_not_utf_8", line=number)) from None


def _ask(run: Run) -> None:
    """Ask for a line until it can be written; a refused one is offered again to be corrected."""
    from trustlog.desk.capture import capture as write_line

    if run.no_input or not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise WordsError(Reason("no_line_given"))
    ledger = run.ledger_to_write()
    line = ""
    while True:
        line = _typed_line(line)
        if not line.strip():
            raise WordsError(Reason("no_line_typed"))
        try:
            written = write_line(ledger, line)
        except Faults as error:
            for fault in error.faults:
                output.print_message(f"{' ' * (len(PROMPT) + fault.at)}^ {fault}")
        except WordsError as error:
            output.print_message("; ".join(error.lines))
        else:
            run.report(ledger, written)
            return


def _typed_line(beginning: str) -> str:
    """Return the line that a person types; `beginning` is already there where the terminal can do that."""
    try:
        import readline
    except ImportError:  # Windows, and builds without it: the line is typed anew
        readline = None  # type: ignore[assignment]  # the module is absent
    if readline is not None:
        readline.set_startup_hook(lambda: readline.insert_text(beginning))
    try:
        return input(PROMPT)
    except EOFError:
        raise click.Abort from None
    finally:
        if readline is not None:
            readline.set_startup_hook()
