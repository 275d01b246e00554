"""The commands about promises: `promise list`, and what happens to a promise from `accept` to `reopen`."""

from typing import TYPE_CHECKING

import click

from trustlog.cli import output
from trustlog.cli.command import command, group, number_argument, numbers_argument, reason_option
from trustlog.cli.daily import promises as daily
from trustlog.cli.run import Run
from trustlog.desk import promises as desk
from trustlog.errors import Reason, WordsError
from trustlog.language import _

if TYPE_CHECKING:
    from trustlog.desk.ledger import Ledger
    from trustlog.domain.facts import Promise

YES_OR_NO = {"yes": True, "y": True, "ja": True, "no": False, "n": False, "nee": False}


@group("promise", "trustlog promise list --ours --overdue")
def promise() -> None:
    """List promises; what happens to one is a command of its own, like keep."""


@command(
    "list",
    "trustlog promise list --theirs --due-within 2w",
    "trustlog promise list --all --partner acme",
    group=promise,
)
@click.option("--ours", is_flag=True, help="Only what we promised.")
@click.option("--theirs", is_flag=True, help="Only what they promised.")
@click.option("--open", "is_open", is_flag=True, help="Only those open and not lapsed (the default).")
@click.option("--overdue", is_flag=True, help="Only those past their due day.")
@click.option("--due-within", metavar="DAYS", help="Only those due within this long: 7d, 2w, 1mo.")
@click.option("--all", "is_all", is_flag=True, help="All, whatever became of them.")
@click.option("--partner", metavar="P", help="Only those with this partner.")
def list_(
    run: Run,
    ours: bool,
    theirs: bool,
    is_open: bool,
    overdue: bool,
    due_within: str | None,
    is_all: bool,
    partner: str | None,
) -> None:
    """List promises by due day."""
    if sum((is_open, overdue, due_within is not None, is_all)) > 1:
        raise WordsError(Reason("several_lists"))
    if ours and theirs:
        raise WordsError(Reason("ours_and_theirs"))
    from trustlog.domain.calendar.dates import read_days

    ledger = run.ledger()
    promises = desk.promise_list(
        ledger,
        run.as_of_named,
        partner=partner,
        ours=True if ours else False if theirs else None,
        show="all" if is_all else "overdue" if overdue else "open",
        within=None if due_within is None else read_days(due_within),
    )
    _print_promises(run, ledger, promises)


def _print_promises(run: Run, ledger: "Ledger", promises: "list[Promise]") -> None:
    from trustlog.desk.facts import names_of

    names = names_of(ledger, promises)
    if run.json:
        from trustlog.desk.facts import fact_json

        output.print_json_array(fact_json(listed, names, max(run.as_of, listed.made_on)) for listed in promises)
        return
    from trustlog.desk import sentences

    rows = []
    for listed in promises:
        stake = "" if listed.stake == "normal" else f" ({_(listed.stake)})"
        text = f"{sentences.private_mark(listed)}{sentences.promised(listed, names)}{stake}"
        stands = sentences.ahead(listed, run.as_of) + sentences.outcome(listed, max(run.as_of, listed.made_on))
        says = f"{text}{names.beside(listed, max(run.as_of, listed.made_on))}"
        rows.append((f"#{listed.number}", names.partner_of(listed), stands, says))
    output.print_table(
        rows, ("", _("Partner"), _("How it stands"), _("Promise")), right=(0,), empty=_("No such promise.")
    )


@command("keep", "trustlog keep 12", "trustlog keep 12 14-16 --on yesterday", "trustlog keep 12 --late")
@numbers_argument
@click.option("--on", metavar="DATE", help="The day it was kept; default today.")
@click.option("--late", is_flag=True, help="It was kept today, after its day.")
@click.option("--partly", is_flag=True, help="Only part of it was kept.")
def keep(run: Run, numbers: tuple[int, ...], on: str | None, late: bool, partly: bool) -> None:
    """Record that promises were kept; behind its day, say with --on when, or that it was --late."""
    daily.keep(run, numbers, on, late=late, partly=partly)


@command("break", "trustlog break 12 --told", "trustlog break 12 --again fri")
@numbers_argument
@click.option("--on", metavar="DATE", help="The day it was broken; default today.")
@click.option("--told", is_flag=True, help="It was said before the due day.")
@click.option("--silent", is_flag=True, help="Nothing was said.")
@click.option("--concealed", is_flag=True, help="It was hidden and found out.")
@click.option("--again", metavar="DATE", help="Promise the same again, for that day.")
def break_(
    run: Run,
    numbers: tuple[int, ...],
    on: str | None,
    told: bool,
    silent: bool,
    concealed: bool,
    again: str | None,
) -> None:
    """Record that promises were not kept, whether that was said, and whether they are promised again."""
    flags = [name for name, is_given in (("told", told), ("silent", silent), ("concealed", concealed)) if is_given]
    if len(flags) > 1:
        raise WordsError(Reason("told_in_several_ways"))
    ledger = run.ledger_to_write()
    again_on = run.optional_date(again, due=True)
    broken_on = run.optional_date(on)
    written = desk.break_(ledger, numbers, on=broken_on, told=flags[0] if flags else None, again=again_on)
    run.report(ledger, written)


@command("move", "trustlog move 12 next fri", 'trustlog move 12 2026-12-18 --reason "their holidays"')
@number_argument
@click.argument("day", nargs=-1, required=True, metavar="DATE")
@reason_option("Why it is moved.", required=False)
def move(run: Run, number: int, day: tuple[str, ...], reason: str | None) -> None:
    """Move the due day of a promise, until that day is over."""
    run.write(lambda ledger: desk.move(ledger, number, run.date(" ".join(day), due=True), reason=reason))


@command("withdraw", 'trustlog withdraw 12 --by receiver --reason "no longer needed"')
@numbers_argument
@click.option("--by", required=True, type=click.Choice(["maker", "receiver"]), help="Who withdraws it.")
@reason_option("Why it is withdrawn.")
def withdraw(run: Run, numbers: tuple[int, ...], by: str, reason: str) -> None:
    """Withdraw promises, until the due day is over."""
    run.write(lambda ledger: desk.withdraw(ledger, numbers, by=by, reason=reason))


@command("accept", "trustlog accept 12 --due fri")
@number_argument
@click.option("--due", metavar="DATE", help="The due day agreed on; default the one offered.")
def accept(run: Run, number: int, due: str | None) -> None:
    """Accept an offer: from now on it is a promise."""
    run.write(lambda ledger: desk.accept(ledger, number, due=run.optional_date(due, due=True)))


@command("satisfied", "trustlog satisfied 12 no")
@number_argument
@click.argument("answer", metavar="yes|no")
def satisfied(run: Run, number: int, answer: str) -> None:
    """Record whether the receiver was satisfied with what was delivered; with no it counts half."""
    if answer.lower() not in YES_OR_NO:
        raise WordsError(Reason("neither_yes_nor_no", answer=answer))
    run.write(lambda ledger: desk.satisfied(ledger, number, YES_OR_NO[answer.lower()]))


@command("clear", 'trustlog clear 12 --reason "talked it through with Jane"')
@number_argument
@reason_option("Why it no longer stands in the way.")
def clear(run: Run, number: int, reason: str) -> None:
    """Clear a concealed break: a person says why it no longer stands in the way of a higher level."""
    run.write(lambda ledger: desk.clear(ledger, number, reason))


@command("reopen", 'trustlog reopen 12 --reason "it was another report"')
@number_argument
@reason_option("Why it is reopened.")
def reopen(run: Run, number: int, reason: str) -> None:
    """Reopen a promise that was closed by mistake; it may be open, overdue or lapsed then, as its due day says."""
    run.write(lambda ledger: desk.reopen(ledger, number, reason))
