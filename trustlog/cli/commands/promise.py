"""`trustlog promise list`: the promises, both ways."""

import click

from trustlog.cli import out
from trustlog.cli.run import Run, command, group
from trustlog.errors import WordsError


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
@click.option("--open", "is_open", is_flag=True, help="Those open and not lapsed (the default).")
@click.option("--overdue", is_flag=True, help="Those past their due day.")
@click.option("--due-within", metavar="DAYS", help="Those due within 7d, 2w, 1mo.")
@click.option("--all", "everything", is_flag=True, help="All, however they came out.")
@click.option("--partner", metavar="P", help="Those with one partner.")
def list_(
    run: Run,
    ours: bool,
    theirs: bool,
    is_open: bool,
    overdue: bool,
    due_within: str | None,
    everything: bool,
    partner: str | None,
) -> None:
    """List promises by due day."""
    if sum((is_open, overdue, due_within is not None, everything)) > 1:
        raise WordsError("name one of --open, --overdue, --due-within and --all")
    if ours and theirs:
        raise WordsError("name --ours or --theirs; without either both are listed")
    from trustlog.desk.facts import names_of
    from trustlog.desk.promises import promise_list
    from trustlog.domain.calendar.dates import read_days

    ledger = run.ledger()
    found = promise_list(
        ledger,
        run.as_of,
        partner=partner,
        ours=True if ours else False if theirs else None,
        show="all" if everything else "overdue" if overdue else "open",
        within=None if due_within is None else read_days(due_within),
    )
    names = names_of(ledger, found)
    if run.json:
        from trustlog.desk.facts import fact_json

        out.show_json_array(fact_json(one, names, run.as_of) for one in found)
        return
    from trustlog.desk import sentences

    rows = []
    for one in found:
        stake = "" if one.stake == "normal" else f" ({one.stake})"
        text = f"{sentences.promise(one)}{stake}"
        rows.append((f"#{one.number}", names.partner_of(one), sentences.outcome(one, run.as_of), text))
    out.show_table(rows, ("", "Partner", "How it stands", "Promise"), right=(0,), empty="No such promise.")
