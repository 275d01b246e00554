"""The commands that look after the ledger: `backup` and `doctor`."""

import click

from trustlog.cli import output
from trustlog.cli.command import command
from trustlog.cli.run import Run
from trustlog.language import _


@command("backup", "trustlog backup", "trustlog backup ~/ledger-2026-11-23.db")
@click.argument("file", required=False, metavar="[FILE]")
def backup(run: Run, file: str | None) -> None:
    """Copy the ledger to a file, beside it unless one is named, and print where."""
    from trustlog.desk.maintenance import backup as copy_ledger

    run.refuse_as_of(_("a backup is of the whole ledger"))
    path = copy_ledger(run.ledger(), file)
    run.mark_done()
    if run.json:
        output.print_json({"file": path})
    else:
        output.print_line(path)


@command("doctor", "trustlog doctor")
def doctor(run: Run) -> None:
    """Check the tables, the journal and the cached readings; each finding says what to do.

    The exit status is 1 with a finding, 0 without.
    """
    from trustlog.desk.maintenance import doctor as check

    run.refuse_as_of(_("the doctor looks at the ledger as it is"))
    findings = check(run.ledger())
    if run.json:
        output.print_json_array({"what": str(finding.fault), "do": str(finding.remedy)} for finding in findings)
    else:
        for finding in findings:
            output.print_line(output.one_line(f"{finding.fault}; {finding.remedy}"))
        if not findings:
            output.print_line(_("no errors"))
    if findings:
        click.get_current_context().exit(1)
