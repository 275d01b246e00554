"""`trustlog serve`: the screens in a browser on this computer."""

import sys

import click

from trustlog.cli import out
from trustlog.cli.run import Run, command
from trustlog.errors import Refused


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

    run.no_as_of("the screens show today")
    run.refuse_json("the screens")
    address = loopback(host)
    try:
        from trustlog.web.server import serve as do
    except ModuleNotFoundError as error:
        if str(error.name).startswith("trustlog"):
            raise
        raise Refused("the browser needs two packages more: pip install 'trustlog[serve]'") from None
    run.ledger().close()  # one that cannot be opened is said here, not in the page

    def ready(opens: str, opening: bool) -> None:
        out.say(opens)
        sys.stdout.flush()
        if opening:
            out.tell("Opening it in your browser; it works once. If no page comes, open it yourself. ctrl-c ends it.")
        else:
            out.tell("Open this address in a browser on this computer; it works once. ctrl-c ends it.")

    do(run.where, address, port or 0, ready, not no_open)
