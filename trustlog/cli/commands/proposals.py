"""The command `proposals` and those below it: meetings and tasks brought in, until a person says that they were."""

from datetime import date
from typing import TYPE_CHECKING

import click

from trustlog.cli import output
from trustlog.cli.asking import confirm
from trustlog.cli.command import command, group, numbers_or_none_argument
from trustlog.cli.run import Run
from trustlog.desk import proposals as desk
from trustlog.errors import Cancelled, Reason, WordsError
from trustlog.language import _

if TYPE_CHECKING:
    from trustlog.desk.ledger import Ledger


def _alone(run: Run) -> None:
    _list(run, every=False, partner=None)


@group("proposals", "trustlog proposals", "trustlog proposals accept 12 14", alone=_alone)
def proposals() -> None:
    """Meetings and tasks that were brought in: they are no facts until you say that they were. Alone it lists them."""


@command("list", "trustlog proposals list", "trustlog proposals list --all --partner acme", group=proposals)
@click.option("--all", "every", is_flag=True, help="Also those that were accepted or dismissed.")
@click.option("--partner", metavar="P", help="Only those that may be with this partner.")
def list_(run: Run, every: bool, partner: str | None) -> None:
    """List what waits for an answer, each with what its partner is known by."""
    _list(run, every=every, partner=partner)


def _list(run: Run, *, every: bool, partner: str | None) -> None:
    run.refuse_as_of(_("proposals are shown as they wait now"))
    ledger = run.ledger()
    listed = desk.listed(ledger, every=every, partner=partner)
    if run.json:
        output.print_json_array(map(desk.proposal_json, listed))
        return
    for one in listed:
        output.print_line(output.one_line(desk.line(one, ledger.today)))
        output.print_wrapped([f"    {' · '.join(desk.evidence(one))}"])
    if not listed:
        output.print_line(_("No such proposal.") if every or partner else _("Nothing waits for an answer."))


@command(
    "accept",
    "trustlog proposals accept 12 14-17",
    "trustlog proposals accept 12 --partner acme --kind lunch --minutes 45m",
    "trustlog proposals accept --all --partner acme --dry-run",
    "trustlog proposals accept --all --meetings --partner acme",
    group=proposals,
)
@numbers_or_none_argument
@click.option("--all", "every", is_flag=True, help="All that are certainly with --partner.")
@click.option("--meetings", is_flag=True, help="With --all: only the meetings, and no task.")
@click.option("--partner", metavar="P", help="Whom it was with; several with commas between them.")
@click.option("--kind", metavar="K", help="The kind of moment; default meeting.")
@click.option("--minutes", metavar="M", help="How long it was: 45m, 1h30.")
@click.option("--on", metavar="DATE", help="The day it was, or was promised.")
@click.option("--theirs", is_flag=True, help="Of a task: it is what they promised.")
@click.option("--ours", is_flag=True, help="Of a task: it is what we promised.")
@click.option("--kept", metavar="DATE", help="Of a task: the day it was kept.")
@click.option("--open", "still_open", is_flag=True, help="Of a task that its file says is done: it is open after all.")
@click.option("--new-people", is_flag=True, help="Add guests with a name and an address of that partner.")
@click.option("--dry-run", is_flag=True, help="Only say what would be written.")
def accept(
    run: Run,
    numbers: tuple[int, ...],
    every: bool,
    meetings: bool,
    partner: str | None,
    kind: str | None,
    minutes: str | None,
    on: str | None,
    theirs: bool,
    ours: bool,
    kept: str | None,
    still_open: bool,
    new_people: bool,
    dry_run: bool,
) -> None:
    """Say that meetings were, and that tasks are promised: each becomes a fact, all in one batch.

    A task is promised by whom, when and kept when its file says so. Where nobody says when it was promised, that is
    the day on which it was created in its program, else today, or the day in the past on which it was due or done;
    what was assumed is said. One that is done on a day that is not said waits until --kept says the day, or --open
    that it is not done.
    """
    _numbers_or_all("accept", numbers, every, partner)
    if meetings and not every:
        raise WordsError(Reason("option_not_here", option="--meetings"))
    if ours and theirs:
        raise WordsError(Reason("ours_or_theirs"))
    if kept is not None and still_open:
        raise WordsError(Reason("kept_or_open"))
    ledger = run.ledger_to_write(dry_run=dry_run)
    otherwise = desk.Otherwise(partner, kind, minutes, run.optional_date(on), new_people, theirs, ours)
    otherwise = otherwise._replace(kept_on=run.optional_date(kept), is_open=still_open, meetings=meetings)
    if every and partner is not None:
        otherwise = otherwise._replace(partner=None)
        if not dry_run and run.can_ask():
            _ask(desk.accept_all(ledger, partner, otherwise, dry_run=True), ledger.today)
        accepted = desk.accept_all(ledger, partner, otherwise, dry_run=dry_run)
    else:
        accepted = desk.accept(ledger, numbers, otherwise, dry_run=dry_run)
    if accepted.written is not None:
        run.mark_done()
    if run.json:
        from trustlog.desk.facts import fact_json

        output.print_json_array(fact_json(one.fact, accepted.names, ledger.today) for one in accepted.drafts)
    else:
        for line in accepted.lines:
            output.print_line(output.one_line(line))
        for line in desk.remarks(accepted, ledger.today):
            output.print_message(output.one_line(line))
        if accepted.written is not None:
            _say_days(ledger, accepted)
        for handle, domains in desk.to_be_known(accepted).items():
            says = _("To know {handle} by that next time: `trustlog partner edit {handle} domains={domains}`")
            output.print_message(says.format(handle=handle, domains=domains))
    if accepted.written is not None:
        run.print_day_set()


def _say_days(ledger: "Ledger", accepted: "desk.Accepted") -> None:
    """Name the commands by which the days are said that nobody said."""
    for draft in accepted.drafts:
        number = desk.shown_number(draft)
        if desk.is_made_before(draft, ledger.today):
            says = _("If #{number} was promised on another day: `trustlog edit {number} on=DATE`")
            output.print_message(says.format(number=number))
    for handle, day in desk.logged_later(ledger, accepted).items():
        says = _("To count from that day on: `trustlog partner edit {handle} logged_from={day}`")
        output.print_message(says.format(handle=handle, day=day.isoformat()))


def _ask(preview: "desk.Accepted", today: date) -> None:
    """Show what would be written, or that all is there already, and go on only when a person says so."""
    for line in preview.lines or desk.remarks(preview, today):
        output.print_line(output.one_line(line))
    if not confirm(desk.question(preview)):
        raise Cancelled


@command(
    "dismiss",
    "trustlog proposals dismiss 12-15",
    "trustlog proposals dismiss --all --partner acme",
    group=proposals,
)
@numbers_or_none_argument
@click.option("--all", "every", is_flag=True, help="All that are certainly with --partner.")
@click.option("--partner", metavar="P", help="With --all, whom they were with.")
def dismiss(run: Run, numbers: tuple[int, ...], every: bool, partner: str | None) -> None:
    """Say that there is nothing to write down: they do not come again, however often the file is brought in."""
    _numbers_or_all("dismiss", numbers, every, partner)
    if numbers and partner is not None:
        raise WordsError(Reason("option_not_here", option="--partner"))
    if every and partner is not None:
        run.write(lambda ledger: desk.dismiss_all(ledger, partner))
        left = desk.doubtful_with(run.ledger(), partner)
        if left and not run.json:
            output.print_message(output.one_line(desk.left_doubtful(left)))
    else:
        run.write(lambda ledger: desk.dismiss(ledger, numbers))


def _numbers_or_all(verb: str, numbers: tuple[int, ...], every: bool, partner: str | None) -> None:
    """Refuse both numbers and --all, neither of them, and --all without a partner."""
    if numbers and every:
        raise WordsError(Reason("numbers_and_all"))
    if every and partner is None:
        raise WordsError(Reason("all_of_whom", command=f"trustlog proposals {verb}"))
    if not numbers and not every:
        raise WordsError(Reason("which_proposals", command=f"trustlog proposals {verb}"))
