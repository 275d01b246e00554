"""A line that is written down, with the command `add` or without any."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from trustlog.cli import output
from trustlog.cli.run import Run
from trustlog.errors import LedgerUnfit, Reason, Refused, Remedy, UnknownName, WordsError

if TYPE_CHECKING:
    from trustlog.desk.ledger import Ledger


def capture(run: Run, words: Sequence[str], bare: bool) -> None:
    """Write the line that the words make; `bare` tells that it was typed without a command."""
    from trustlog.desk.capture import asked_about
    from trustlog.desk.capture import capture as write_line

    line = " ".join(words)
    if bare and len(words) == 1 and line.strip() and not any(sign.isspace() or sign == ":" for sign in line):
        _refuse_unknown(run, line)
    ledger = run.ledger() if run.as_of_words is not None and bare else run.ledger_to_write()
    if bare and (asked := asked_about(ledger, line)) is not None:
        from trustlog.cli.daily.agenda import print_brief

        print_brief(run, ledger, *asked)
        return
    if run.as_of_words is not None:
        raise WordsError(Reason("as_of_when_writing"))
    try:
        written = write_line(ledger, line)
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
