"""`trustlog demo`: the screens on a made-up ledger."""

import os

import click

from trustlog import config
from trustlog.cli import out
from trustlog.cli.run import Run, command
from trustlog.domain.text import counted
from trustlog.errors import Refused, WordsError


@command("demo", "trustlog demo", "trustlog demo --db demo.db --no-screens")
@click.option("--no-screens", is_flag=True, help="Only write the ledger, to the file that --db names.")
def demo(run: Run, no_screens: bool) -> None:
    """Open the screens on a made-up ledger of a dozen partners over two years; yours is not touched."""
    run.no_as_of("the demo is of today")
    run.refuse_json("the demo")
    if run.db is not None:
        _make(run, run.where)
        if no_screens:
            out.say(run.where)
        else:
            _show(run, run.where)
        return
    if no_screens:
        raise WordsError("--no-screens writes the demo to the file that --db names; name a new one")
    from tempfile import TemporaryDirectory

    from trustlog.cli.screens import need_terminal

    need_terminal(run)
    with TemporaryDirectory(prefix="trustlog-demo-") as folder:
        path = f"{folder}/demo.db"
        _make(run, path)
        _show(run, path)


def _make(run: Run, where: str) -> None:
    from trustlog.desk.demo import make

    if "://" not in where and os.path.lexists(where):
        raise Refused(f"{where} is there already; the demo goes into a new file")
    count = make(where, today=run.today, zone=config.zone(), notice=out.tell)
    run.done()
    out.tell(f"A made-up ledger with {counted(count, 'fact')}: {where}")


def _show(run: Run, where: str) -> None:
    from trustlog.cli.screens import open_screens

    open_screens(run, where, label="demo, made up")
