"""The calendar that is kept up to date: written once a command is done and has answered."""

import sys
from contextlib import suppress

from trustlog import config
from trustlog.cli import output
from trustlog.cli.run import Run
from trustlog.errors import TrustlogError
from trustlog.language import _


def renew(run: Run) -> None:
    """Write the calendar anew; say in one line why it could not be, for what was asked of the run is done by now."""
    from trustlog.desk.calendar import renew_feed
    from trustlog.desk.ledger import open_ledger

    try:
        ledger = open_ledger(
            run.where, me=config.me(), today=run.today, now=config.now(), zone=config.zone(), create=False
        )
        try:
            renew_feed(ledger)
        finally:
            ledger.close()
    except TrustlogError as error:
        _say("; ".join(error.lines))
    except KeyboardInterrupt:
        _say(_("interrupted"))
    except Exception as error:  # whatever it is, what was written stays written
        _say(f"{type(error).__name__}: {error}")


def _say(why: str) -> None:
    says = _("trustlog: the calendar is not up to date: {why}").format(why=why)
    with suppress(OSError):
        output.print_message(output.one_line(says))
        sys.stderr.flush()
