"""The command `add`, and every line typed without a command: one line, several facts."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from trustlog.cli import output
from trustlog.cli.command import command
from trustlog.cli.run import Run
from trustlog.errors import Faults, LedgerUnfit, Reason, Refused, Remedy, UnknownName, WordsError
from trustlog.files.reading import standard_input

if TYPE_CHECKING:
    from trustlog.desk.ledger import Ledger

PROMPT = "› "


@command(
    "add",
    'trustlog add "acme: lunch yesterday with jane; we promise a proposal by fri"',
    "tl acme they promise intro to their CFO by 12 dec +big",
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
        _capture(run, words, bare)


def _capture(run: Run, words: Sequence[str], bare: bool) -> None:
    """Write the line that the words make; `bare` tells that it was typed without a command."""
    from trustlog.desk.capture import asked_about, capture

    line = " ".join(words)
    if bare and len(words) == 1 and line.strip() and not any(sign.isspace() or sign == ":" for sign in line):
        _refuse_unknown(run, line)
    ledger = run.ledger() if run.as_of_words is not None and bare else run.ledger_to_write()
    if bare and (asked := asked_about(ledger, line)) is not None:
        from trustlog.cli.commands.agenda import print_brief

        print_brief(run, ledger, *asked)
        return
    if run.as_of_words is not None:
        raise WordsError(Reason("as_of_when_writing"))
    try:
        written = capture(ledger, line)
    except (WordsError, Refused) as error:
        from trustlog.cli.refused import remember

        remember(run, ledger)
        if isinstance(error, Refused):
            raise
        commands = _similar_commands(words[0]) if bare else []
        if not commands or _is_partner(ledger, words[0]):
            raise
        word = output.one_line(words[0])
        raise WordsError(Reason("command_or_line", word=word, near=", ".join(commands), lines=error.lines)) from None
    run.report(ledger, written)


def _refuse_unknown(run: Run, word: str) -> None:
    """Raise WordsError for a word that is neither a command nor a partner; no ledger is created for it."""
    try:
        if _is_partner(run.ledger(create=False), word):
            return
    except LedgerUnfit:
        pass  # no ledger yet, or one that cannot be read: then the word was meant as a command all the same
    commands = _similar_commands(word)
    hint = Remedy("names_near", names=", ".join(commands)) if commands else Remedy("list_commands")
    raise WordsError(Reason("unknown_command", word=output.one_line(word)), hint)


def _is_partner(ledger: "Ledger", word: str) -> bool:
    from trustlog.desk.partners import partner

    try:
        partner(ledger, word.rstrip(":,"))
    except UnknownName:
        return False
    return True


def _similar_commands(word: str) -> list[str]:
    from trustlog.cli.app import all_commands
    from trustlog.cli.arguments import similar_commands

    return similar_commands(word, (name for name, _ in all_commands()))


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
    from trustlog.desk.capture import capture

    if run.no_input or not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise WordsError(Reason("no_line_given"))
    ledger = run.ledger_to_write()
    line = ""
    while True:
        line = _typed_line(line)
        if not line.strip():
            raise WordsError(Reason("no_line_typed"))
        try:
            written = capture(ledger, line)
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
