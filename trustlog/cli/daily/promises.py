"""A promise is kept: what people answer most often."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from trustlog.cli import output
from trustlog.cli.run import Run
from trustlog.desk import promises as desk
from trustlog.domain.facts.promise import is_close_behind
from trustlog.errors import Reason, WordsError
from trustlog.language import N_, _

if TYPE_CHECKING:
    from trustlog.desk.ledger import Ledger

ANSWERS = (N_("on time"), N_("late"), N_("partly"), N_("not"))
"""How a promise may have been kept; each is typed in English or in the language spoken."""


def keep(run: Run, numbers: Sequence[int], on: str | None, *, late: bool, partly: bool) -> None:
    """Record that promises were kept; behind its day somebody at a terminal is asked how."""
    if on is not None and late:
        raise WordsError(Reason("on_and_late"))
    if partly and late:
        raise WordsError(Reason("partly_and_late"))
    ledger = run.ledger_to_write()
    answers: dict[str, list[int]] = {"late": list(numbers)} if late else {}
    if not (on or late or partly) and run.can_ask():
        answers = _asked(ledger, numbers)
    written = desk.keep(
        ledger,
        numbers,
        on=run.optional_date(on),
        partly=partly,
        on_time=answers.get("on time", ()),
        late=answers.get("late", ()),
        halves=answers.get("partly", ()),
        missed=answers.get("not", ()),
    )
    run.report(ledger, written)


def _asked(ledger: "Ledger", numbers: Sequence[int]) -> dict[str, list[int]]:
    """Ask of each promise whose day is over how it was kept; return the numbers by the answer."""
    import click

    from trustlog.desk import sentences

    answers: dict[str, list[int]] = {}
    words = {_(answer): answer for answer in ANSWERS} | {answer: answer for answer in ANSWERS}
    for promise in desk.behind(ledger, numbers):
        due = sentences.day(promise.counts_on, ledger.today)
        says = output.one_line(
            _("#{number} {text}, due {due}: on time, late, partly or not").format(
                number=promise.number, text=promise.text, due=due
            )
        )
        word = click.prompt(
            says,
            type=click.Choice(tuple(words), case_sensitive=False),
            show_choices=False,
            default=_("on time") if is_close_behind(promise, ledger.today) else None,
        )
        answers.setdefault(words[word], []).append(promise.number)
    return answers
