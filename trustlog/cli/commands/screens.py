"""The commands that open the screens elsewhere: `demo` on a made-up ledger, `serve` in a browser."""

import os
import sys

import click

from trustlog import config
from trustlog.cli import output
from trustlog.cli.command import command
from trustlog.cli.run import Run
from trustlog.domain.text import counted
from trustlog.errors import Reason, Refused, Remedy, WordsError
from trustlog.language import _


@command("demo", "trustlog demo", "trustlog demo --db demo.db --no-screens")
@click.option("--no-screens", is_flag=True, help="Only write the ledger, to the file that --db names.")
def demo(run: Run, no_screens: bool) -> None:
    """Open the screens on a made-up ledger of a dozen partners over two years; yours is not touched."""
    run.refuse_as_of(_("the demo is of today"))
    run.refuse_json(_("the demo"))
    if run.db is not None:
        _make_demo(run, run.where)
        if no_screens:
            output.print_line(run.where)
        else:
            _show_demo(run, run.where)
        return
    if no_screens:
        raise WordsError(Reason("demo_without_file"))
    from tempfile import TemporaryDirectory

    from trustlog.cli.screens import need_terminal

    need_terminal(run)
    with TemporaryDirectory(prefix="trustlog-demo-") as folder:
        path = f"{folder}/demo.db"
        _make_demo(run, path)
        _show_demo(run, path)


def _make_demo(run: Run, where: str) -> None:
    from trustlog.desk.demo import make

    if "://" not in where and os.path.lexists(where):
        raise Refused(Reason("file_there", path=where), Remedy("demo_into_new_file"))
    count = make(where, me=config.me(), today=run.today, zone=config.zone(), notice=output.print_message)
    run.mark_done()
    output.print_message(_("A made-up ledger with {facts}: {where}").format(facts=counted(count, "fact"), where=where))


def _show_demo(run: Run, where: str) -> None:
    from trustlog.cli.screens import open_screens

    open_screens(run, where, label=_("demo, made up"))


@command("serve", "trustlog serve", "trustlog serve --port 8642", "trustlog serve --db demo.db")
@click.option("--port", type=click.IntRange(1, 65535), metavar="N", help="The port; a free one when none is named.")
@click.option(
    "--host",
    default="127.0.0.1",
    metavar="ADDRESS",
    help="An address of this computer alone: 127.0.0.1, ::1, localhost.",
)
@click.option("--no-open", is_flag=True, help="Only print the address; open no browser.")
def serve(run: Run, port: int | None, host: str, no_open: bool) -> None:
    """Show the screens in a browser on this computer, until ctrl-c. The printed address opens them once."""
    from trustlog.web.address import loopback

    run.refuse_as_of(_("the screens show today"))
    run.refuse_json(_("the screens"))
    address = loopback(host)
    try:
        from trustlog.web.server import serve as serve_screens
    except ModuleNotFoundError as error:
        if str(error.name).startswith("trustlog"):
            raise
        raise Refused(Reason("serve_not_installed")) from None
    run.ledger().close()  # one that cannot be opened is reported here, not in the page
    if run.lang is not None:
        os.environ["TRUSTLOG_LANG"] = run.lang  # for the programs behind the pages
    serve_screens(run.where, address, port or 0, _print_address, not no_open)


def _print_address(url: str, is_opening: bool) -> None:
    output.print_line(url)
    sys.stdout.flush()
    if is_opening:
        output.print_message(
            _("Opening it in your browser; it works once. If no page comes, open it yourself. ctrl-c ends it.")
        )
    else:
        output.print_message(_("Open this address in a browser on this computer; it works once. ctrl-c ends it."))
