"""Remembers that the last line was refused, so that `undo` does not take back what was written before it."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from trustlog import config
from trustlog.errors import NotUndone, Reason

if TYPE_CHECKING:
    from trustlog.cli.run import Run
    from trustlog.desk.ledger import Ledger


def remember(run: "Run", ledger: "Ledger") -> None:
    """Note after which batch a line for this ledger was refused."""
    # Where no state can be kept the refusal itself still has to be told.
    with suppress(OSError):
        place = _place()
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        place.write_text(_mark(run, ledger), encoding="utf-8", errors="surrogateescape")


def refuse_undo(run: "Run", ledger: "Ledger") -> None:
    """Raise NotUndone, once, where nothing was written since a line was refused."""
    place = _place()
    try:
        marked = place.read_text(encoding="utf-8", errors="surrogateescape")
        place.unlink()
    except OSError:
        return  # no line was refused
    if marked == _mark(run, ledger):
        raise NotUndone(Reason("nothing_of_that_line"), instead=_last(ledger))


def _place() -> Path:
    return Path(config.state_folder()) / "refused"


def _mark(run: "Run", ledger: "Ledger") -> str:
    last = _last(ledger)
    return f"{Path(run.where).absolute()}\n{last[0] if last else 0}\n"


def _last(ledger: "Ledger") -> tuple[int, str] | None:
    """Return the number and title of the batch that `undo` takes back next, None where there is none."""
    from trustlog.desk.history import next_undone

    batch = next_undone(ledger)
    return (batch.number, batch.what) if batch else None
