"""`trustlog doctor`: is the ledger sound?"""

import click

from trustlog.cli import out
from trustlog.cli.run import Run, command


@command("doctor", "trustlog doctor")
def doctor(run: Run) -> None:
    """Check the tables, the journal and what is kept for speed; status 1 with a finding, each with what to do."""
    from trustlog.desk.maintenance import doctor as check

    run.no_as_of("the doctor looks at the ledger as it is")
    found = check(run.ledger())
    if run.json:
        out.show_json_array({"what": str(one.what), "do": str(one.do)} for one in found)
    else:
        for one in found:
            out.say(out.plain(f"{one.what}; {one.do}"))
        if not found:
            out.say("sound")
    if found:
        click.get_current_context().exit(1)
