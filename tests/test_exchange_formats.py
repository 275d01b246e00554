"""Each format that a ledger is exported in is offered by the commands and on the screen, and none other is."""

from pathlib import Path

import click
import pytest

import trustlog.exchange
from trustlog.cli.commands.exports import export
from trustlog.cli.commands.imports import import_
from trustlog.exchange.formats import FORMATS
from trustlog.tui.screens.exchange.export import PLACES

WHATEVER = {"file", "mappings"}
"""What finds out by itself which format a file is in."""


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_can_be_read_and_written(name: str) -> None:
    form = FORMATS[name]
    package = f"trustlog.exchange.{name}"
    if form.reads:
        assert form.reader().__module__ == f"{package}.read"
    assert form.writer().__module__ == f"{package}.write"
    assert form.place.endswith(form.extension) or "." not in form.place  # a file of its kind, or a folder


def test_commands_and_screen_offer_the_same_formats() -> None:
    for group, says in ((export, "exports"), (import_, "imports")):
        assert isinstance(group, click.Group)
        offered = {name: getattr(form, says) for name, form in FORMATS.items() if getattr(form, says)}
        assert {name: group.commands[name].get_short_help_str() for name in group.commands.keys() - WHATEVER} == offered
    assert list(PLACES) == list(FORMATS)


def test_every_package_that_reads_and_writes_ledgers_is_registered() -> None:
    root = Path(trustlog.exchange.__path__[0])
    both = {path.parent.name for path in root.glob("*/read.py") if (path.parent / "write.py").exists()}
    assert both - {"events"} == {
        name for name, form in FORMATS.items() if form.reads
    }  # of events a backtest reads one kind of file and writes another
