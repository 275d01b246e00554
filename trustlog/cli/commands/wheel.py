"""The command `wheel`: a yearly look at our own organisation."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from trustlog import config
from trustlog.cli import output
from trustlog.cli.asking import confirm
from trustlog.cli.command import command
from trustlog.cli.run import Run
from trustlog.domain.wheel.questions import NAMES, ON_WHEEL, QUESTIONS
from trustlog.errors import Reason, WordsError
from trustlog.language import _

if TYPE_CHECKING:
    from trustlog.domain.wheel.answers import Said


def _questions(body: Callable[..., Any]) -> Callable[..., Any]:
    """Return the command with an option for each question."""
    for question in reversed(QUESTIONS):
        body = click.option(f"--{question.name}", metavar="'N WORDS'", help=question.asks)(body)
    return body


@command(
    "wheel",
    "trustlog wheel",
    "trustlog wheel answer 4,3,5,2,3,4,4,4,5 --by ann",
    "trustlog wheel answer --safety '2 not in meetings' --rank 3",
    "trustlog wheel ask",
    "trustlog wheel --out wheel.svg",
    context_settings={"ignore_unknown_options": True},  # answers may begin with -
)
@click.argument("words", nargs=-1, metavar="[P] [show | ask | answer [A,A,A...]]")
@_questions
@click.option("--by", metavar="NAME", help="Who of us answered; without it, that is not kept.")
@click.option("--on", metavar="DATE", help="The day of the answers, if not today.")
@click.option("--note", metavar="TEXT", help="A remark.")
@click.option("--private", is_flag=True, help="For you alone.")
@click.option("--out", metavar="FILE", help="Write it to a file: its name ends in .svg or .html.")
def wheel(run: Run, words: tuple[str, ...], private: bool, out: str | None, **options: str | None) -> None:
    """Look at our own organisation once a year: answer nine questions, and see what all answered, as a wheel.

    Three areas of three questions each, one of them about ego, from 1 to 5; apart, three more for who leads
    partnerships. Several people answer in a year: the mean and the range are shown, never who said what. `answer`
    takes nine or twelve answers, - for none, or an option a question with words behind the number; at a terminal it
    asks one by one. `ask` prints the questions. The questions are our reading.
    """
    for word in words:
        if word.startswith("-") and any(sign.isalpha() for sign in word):
            raise click.NoSuchOption(word, ctx=click.get_current_context())
    given = {name: value for name, value in options.items() if value is not None}
    if words[:1] == ("answer",):
        if out is not None:
            raise WordsError(Reason("out_when_answering"))
        _answer(run, words[1:], given, private=private)
        return
    if given or private:
        raise WordsError(Reason("wheel_shows"))
    if words == ("ask",):
        _ask(run)
    else:
        _show(run, " ".join(words[:-1] if words[-1:] == ("show",) else words), out)


def _ask(run: Run) -> None:
    run.refuse_json("wheel ask")
    from trustlog.desk import wheel as desk

    for line in desk.questions():
        output.print_line(output.one_line(line))


def _show(run: Run, name: str, out: str | None) -> None:
    """Show the last round; a partner that is named is looked up, and what is said before its step is shown, too."""
    from trustlog.desk import wheel as desk
    from trustlog.desk.partners import partner

    ledger = run.ledger()
    subject = partner(ledger, name) if name else None
    at = desk.standing(ledger, run.as_of)
    file = None if out is None else desk.write_picture(ledger, at, out, config.language(run.lang))
    if run.json:
        output.print_json({"partner": subject.handle if subject else None, **desk.as_json(at), "file": file})
        return
    for line in desk.shown(at) if file is None else [file]:
        output.print_line(output.one_line(line))


def _answer(run: Run, words: tuple[str, ...], given: Mapping[str, str], *, private: bool) -> None:
    from trustlog.desk import wheel as desk

    said = _said(words, given)
    ledger = run.ledger_to_write()
    if not said:
        if not run.can_ask():
            raise WordsError(Reason("wheel_without_answers"))
        said = _asked()
    on = run.optional_date(given.get("on"))
    by, note = given.get("by", ""), given.get("note")
    run.report(ledger, desk.answer(ledger, said, by=by, on=on, note=note, private=private))


def _said(words: tuple[str, ...], given: Mapping[str, str]) -> "dict[str, Said]":
    """Return the answers typed in one go, or by option; beside the first an option holds the words of a note alone."""
    from trustlog.domain.wheel.answers import NOTHING, SIGNS, read_answers, read_said

    said = read_answers(" ".join(words)) if words else {}
    for name in (name for name in NAMES if name in given):
        if not words:
            said[name] = read_said(given[name], name)
            continue
        if given[name].split(" ")[0] in SIGNS:
            raise WordsError(Reason("wheel_answered_twice", name=name))
        sign = said[name].sign if name in said else NOTHING
        said[name] = read_said(f"{sign} {given[name]}", name)
    return said


def _asked() -> "dict[str, Said]":
    """Ask one question after the other; those on leadership of who leads partnerships only."""
    from trustlog.desk import wheel as desk
    from trustlog.domain.wheel.answers import NOTHING

    output.print_message(desk.questions()[0] + " " + _("Words behind the number are kept as a note."))
    said: dict[str, Said] = {}
    for place, question in enumerate(QUESTIONS):
        if place == ON_WHEEL and not confirm(_("Do you lead partnerships? Then three more.")):
            break
        left = ON_WHEEL if place < ON_WHEEL else len(QUESTIONS)
        prompt = f"{place + 1}/{left} {_(question.asks)}"
        said[question.name] = click.prompt(prompt, default=NOTHING, value_proc=partial(_read, name=question.name))
    return said


def _read(text: str, name: str) -> "Said":
    """Read an answer; what is wrong with it is said, and asked again."""
    from trustlog.domain.wheel.answers import read_said

    try:
        return read_said(text, name)
    except WordsError as error:
        raise click.UsageError(" ".join(error.lines)) from None
