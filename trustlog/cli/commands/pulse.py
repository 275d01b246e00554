"""The command `pulse`: how a partner sees us, by five questions that they answer."""

from collections.abc import Mapping

import click

from trustlog import config
from trustlog.cli import output
from trustlog.cli.command import command
from trustlog.cli.run import Run
from trustlog.errors import FieldFaults, Reason, WordsError

ACTIONS = ("show", "print", "page")


@command(
    "pulse",
    "trustlog pulse acme --answers 4,5,3,-,4 --by jane",
    "trustlog pulse acme --answers 4,5,3,-,4 --we 'call by fri'",
    "trustlog pulse acme --rather-not --by jane",
    "trustlog pulse acme --about 'Bram de Wit' --answers 5,4,4,5,-",
    "trustlog pulse acme show --json",
    "trustlog pulse acme print --lang nl",
    "trustlog pulse acme page --out acme.html",
)
@click.argument("words", nargs=-1, required=True, metavar="P [show|print|page]")
@click.option(
    "--answers",
    metavar="A,A,A,A,A",
    help="Five answers, 1 to 5, - for rather not: promises, openness, time, fair, the fifth.",
)
@click.option("--rather-not", is_flag=True, help="They would rather not answer: kept as an answer.")
@click.option("--by", metavar="PERSON", help="Who of theirs answered.")
@click.option("--about", metavar="NAME", help="One of us; default our firm.")
@click.option("--on", metavar="DATE", help="The day they answered, if not today.")
@click.option("--we", metavar="TEXT", help="What we promise them now, as behind `we promise`.")
@click.option("--they", metavar="TEXT", help="What they promise us now, as behind `they promise`.")
@click.option("--note", metavar="TEXT", help="A remark.")
@click.option("--private", is_flag=True, help="For you alone.")
@click.option("--out", metavar="FILE", help="The file of the page.")
def pulse(run: Run, words: tuple[str, ...], private: bool, rather_not: bool, **options: str | None) -> None:
    """Record how a partner sees us, show it beside what we read, or print the questions to ask them.

    Five questions: do we keep what we promise, are we open, do we make time, is it fair, and one that depends on the
    level. Answers are 1 to 5; "rather not" is one, too. They end in one promise each way. Nothing of it is counted into
    a reading. `print` gives the questions as text, `page` as one file to send.
    """
    given = {name: value for name, value in options.items() if value is not None}
    action = words[-1].lower() if len(words) > 1 and words[-1].lower() in ACTIONS else ""
    name = " ".join(words[:-1] if action else words)
    says_nothing = not given and not rather_not and not private
    if action in ("print", "page"):
        _ask(run, name, action, given, answers=rather_not or private)
    elif action == "show" or says_nothing:
        if not says_nothing:
            raise WordsError(Reason("pulse_shows", word="show"))
        _show(run, name)
    else:
        _record(run, name, given, rather_not=rather_not, private=private)


def _ask(run: Run, name: str, action: str, given: Mapping[str, str], *, answers: bool) -> None:
    if answers or set(given) - {"about", "out"}:
        raise WordsError(Reason("pulse_shows", word=action))
    if action == "print" and "out" in given:
        raise WordsError(Reason("only_a_page_has_a_file"))
    if action == "page" and "out" not in given:
        raise WordsError(Reason("page_without_file", handle=name))
    from trustlog.desk import pulse as desk

    ledger = run.ledger()
    asked = desk.sheet(ledger, name, given.get("about", ""), run.as_of)
    file = desk.write_page(ledger, asked, given["out"], config.language(run.lang)) if action == "page" else None
    if run.json:
        output.print_json(desk.sheet_json(asked, file))
        return
    for line in desk.written(asked) if file is None else [file]:
        output.print_line(output.one_line(line))
    if lately := desk.asked_lately(ledger, asked, run.as_of):
        output.print_message(lately)


def _show(run: Run, name: str) -> None:
    from trustlog.desk import pulse as desk
    from trustlog.desk.partners import partner

    ledger = run.ledger()
    at = desk.standing(ledger, partner(ledger, name), run.as_of)
    if run.json:
        output.print_json(desk.as_json(ledger, at))
        return
    for line in desk.shown(ledger, at):
        output.print_line(output.one_line(line))


def _record(run: Run, name: str, given: Mapping[str, str], *, rather_not: bool, private: bool) -> None:
    if "out" in given:
        raise WordsError(Reason("only_a_page_has_a_file"))
    if "answers" not in given and not rather_not:
        raise WordsError(Reason("pulse_without_answers"))
    if "answers" in given and rather_not:
        raise WordsError(Reason("answered_and_rather_not"))
    from trustlog.desk import pulse as desk
    from trustlog.domain.pulse import read_answers

    told = desk.Told(
        read_answers(given["answers"]) if "answers" in given else {},
        given.get("by", ""),
        given.get("about", ""),
        run.optional_date(given.get("on")),
        given.get("note", ""),
        private,
    )
    ends = desk.Ends(given.get("we", ""), given.get("they", ""))
    try:
        run.write(lambda ledger: desk.record(ledger, name, told, ends))
    except FieldFaults as faults:
        field, fault = next(iter(faults.by_field.items()))
        raise WordsError(Reason("fault_of_option", option=f"--{field}", fault=fault)) from None
