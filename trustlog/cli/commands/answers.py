"""The command about what partners answer: a sheet that came back, a word on a promise, settling, checking together."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from trustlog.cli import output
from trustlog.cli.arguments import fact_number
from trustlog.cli.command import command
from trustlog.cli.run import Run
from trustlog.errors import Reason, Remedy, WordsError
from trustlog.language import _

if TYPE_CHECKING:
    from trustlog.desk.answers import Answered


@command(
    "answer",
    "trustlog answer acme acme-3.csv --by Jane",
    "trustlog answer acme 12 not_done",
    "trustlog answer acme 12 moved 12 dec --on yesterday",
    'trustlog answer settle 12 ours --reason "the mail of 3 Nov has it"',
    "trustlog answer check acme --on today",
    "trustlog answer acme show",
)
@click.argument("words", nargs=-1, required=True, metavar="P [FILE.csv | N WORD | show]")
@click.option("--by", metavar="NAME", help="Who of them said it.")
@click.option("--on", metavar="DATE", help="The day it was said; default today.")
@click.option("--reason", metavar="TEXT", help="Why ours or theirs holds; settle needs it.")
def answer(run: Run, words: tuple[str, ...], by: str | None, on: str | None, reason: str | None) -> None:
    """Take what a partner says of promises: the sheet that came back, or their word on one.

    A word is done, not_done, moved DATE or disputed (not what we agreed). It stands beside ours and changes nothing of
    it; where it is otherwise, that is marked until somebody settles it. Of a file every row is taken that names a
    promise on the newest sheet of this partner; the others are listed with why, and the status is 1 where none was
    taken.

    `answer settle N ours|theirs --reason TEXT` says whose version holds. `answer check P` records that both agreed on
    the list. `answer P` shows what they answered, and what is otherwise.
    """
    if words[0].lower() == "settle":
        _settle(run, words[1:], reason)
    elif words[0].lower() == "check":
        _check(run, words[1:], by, on)
    elif len(words) == 1 or (len(words) == 2 and words[1].lower() == "show"):
        _show(run, words[0])
    else:
        _take(run, words[0], words[1], words[2:], by, run.optional_date(on))


def _take(run: Run, partner: str, what: str, word: Sequence[str], by: str | None, on: date | None) -> None:
    from trustlog.desk import answers as desk

    number = _number(what)
    if number is None and word:
        raise WordsError(Reason("answers_what"), Remedy("answer_words"))
    if number is not None and not word:
        raise WordsError(Reason("no_answer_word_given", number=number), Remedy("answer_words"))
    ledger = run.ledger_to_write()
    if number is None:
        answered = desk.take_file(ledger, partner, what, by=by, on=on)
    else:
        answered = desk.take_word(ledger, partner, number, " ".join(word), by=by, on=on)
    _report(run, answered)


def _number(word: str) -> int | None:
    try:
        return fact_number(word)
    except WordsError:
        return None


def _report(run: Run, answered: "Answered") -> None:
    """Print what was taken, and what was left and why; the status is 1 where nothing was taken."""
    from trustlog.desk import answers as desk

    if answered.written is not None:
        run.mark_done()
    if run.json:
        output.print_json(desk.answered_json(answered))
    else:
        for line in answered.lines:
            output.print_line(output.one_line(line))
        for left in answered.refused:
            output.print_message(left.reason)
        if not answered.taken and not answered.refused:
            output.print_message(Reason("nothing_answered"))
        elif answered.written is None and answered.taken:
            output.print_message(Reason("answered_so_already"))
    if answered.written is not None:
        run.print_day_set()
    if not answered.taken:
        click.get_current_context().exit(1)


def _settle(run: Run, words: Sequence[str], reason: str | None) -> None:
    from trustlog.desk import answers as desk

    number = _number(words[0]) if len(words) == 2 else None
    if number is None:
        raise WordsError(Reason("settles_what"))
    ledger = run.ledger_to_write()
    run.report(ledger, desk.settle(ledger, number, words[1].lower(), reason or ""))
    way = desk.way_to_record(ledger, number)
    if way is not None:
        output.print_message(Reason("theirs_is_to_record", way=way))


def _check(run: Run, words: Sequence[str], by: str | None, on: str | None) -> None:
    from trustlog.desk import answers as desk

    if not words:
        raise WordsError(Reason("checks_what"))
    run.write(lambda ledger: desk.check(ledger, " ".join(words), on=run.optional_date(on), by=by))


def _show(run: Run, name: str) -> None:
    from trustlog.desk import answers as desk
    from trustlog.desk.partners import partner

    ledger = run.ledger()
    answers = desk.answers_of(ledger, partner(ledger, name), run.as_of)
    if run.json:
        output.print_json(desk.answers_json(answers))
        return
    lines = desk.shown(answers)
    output.print_wrapped(lines or [_("They have not answered yet.")])
