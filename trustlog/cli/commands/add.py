"""`trustlog add`, and every line typed without a command: one line, several facts."""

import sys
from collections.abc import Sequence

import click

from trustlog.cli import out
from trustlog.cli.run import Run, command
from trustlog.desk.capture import capture
from trustlog.desk.ledger import Ledger
from trustlog.errors import Faults, LedgerUnfit, UnknownName, WordsError
from trustlog.files.reading import standard_input

PROMPT = "› "


@command(
    "add",
    'trustlog add "acme: lunch 45m yesterday with jane; we promise send the proposal by fri +big"',
    "tl acme they promise intro to their CFO by 12 dec",
    "trustlog add - < lines.txt",
)
@click.option("--bare", is_flag=True, hidden=True)
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
def add(run: Run, words: tuple[str, ...], bare: bool) -> None:
    """Write down what happened: promises, time together, what was told, notes.

    A line is PARTNER: and clauses separated by ;. Without words it is asked for, with - lines are read from stdin, all
    of them or none. The word add may be left out.
    """
    if words == ("-",) and not bare:
        from trustlog.desk.capture import capture_lines

        lines = _stdin_lines()
        ledger = run.writing()
        run.wrote(ledger, capture_lines(ledger, lines))
    elif not words:
        _ask(run)
    else:
        _line(run, words, bare)


def _line(run: Run, words: Sequence[str], bare: bool) -> None:
    line = " ".join(words)
    if bare and len(words) == 1 and line.strip() and not any(sign.isspace() or sign == ":" for sign in line):
        _single_word(run, line)
    ledger = run.writing()
    try:
        written = capture(ledger, line)
    except WordsError as error:
        close = _commands_near(words[0]) if bare else []
        if not close or _is_partner(ledger, words[0]):
            raise
        hint = f'unknown command "{out.plain(words[0])}", near: {", ".join(close)}'
        raise WordsError(f"{hint}; or as a line: {'; '.join(error.lines)}") from None
    run.wrote(ledger, written)


def _single_word(run: Run, word: str) -> None:
    """Refuse a word that is neither a command nor a partner; a ledger is not begun for it."""
    try:
        if _is_partner(run.ledger(create=False), word):
            return
    except LedgerUnfit:
        pass  # no ledger yet, or one that cannot be read: then the word was meant as a command all the same
    close = _commands_near(word)
    hint = f"near: {', '.join(close)}" if close else "trustlog --help lists them"
    raise WordsError(f'unknown command "{out.plain(word)}"; {hint}')


def _is_partner(ledger: Ledger, word: str) -> bool:
    from trustlog.desk.partners import partner

    try:
        partner(ledger, word.rstrip(":,"))
    except UnknownName:
        return False
    return True


def _commands_near(word: str) -> list[str]:
    from trustlog.cli.reference import commands
    from trustlog.cli.words import near

    return near(word, (name for name, _ in commands()))


def _stdin_lines() -> list[str]:
    """Read all lines of stdin, which must be UTF-8."""
    data = standard_input()
    try:
        return data.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        number = data.count(b"\n", 0, error.start) + 1
        raise WordsError(f"line {number} is not UTF-8; save the lines as UTF-8") from None


def _ask(run: Run) -> None:
    """Ask for the line until it can be written; what was typed is there again to be mended."""
    if run.no_input or not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise WordsError("there is no line to write; give it after add, or `add -` to read lines from stdin")
    ledger = run.writing()
    typed = ""
    while True:
        typed = _typed(typed)
        if not typed.strip():
            raise WordsError("no line, nothing written")
        try:
            written = capture(ledger, typed)
        except Faults as error:
            for fault in error.faults:
                out.tell(f"{' ' * (len(PROMPT) + fault.at)}^ {fault}")
        except WordsError as error:
            out.tell("; ".join(error.lines))
        else:
            run.wrote(ledger, written)
            return


def _typed(again: str) -> str:
    """Let a person type a line, `again` being there already where the terminal can do that."""
    try:
        import readline
    except ImportError:  # Windows, and builds without it: the line is typed anew
        readline = None  # type: ignore[assignment]  # the module is absent
    if readline is not None:
        readline.set_startup_hook(lambda: readline.insert_text(again))
    try:
        return input(PROMPT)
    except EOFError:
        raise click.Abort from None
    finally:
        if readline is not None:
            readline.set_startup_hook()
