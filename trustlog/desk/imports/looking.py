"""A look at a file before anything is written: what it is, how sure that is, and what would become of it."""

from pathlib import Path
from typing import NamedTuple

from trustlog.desk.imports.answer import Answer
from trustlog.desk.imports.foreign import Asked, is_ours, read_file, would_become
from trustlog.desk.imports.foreign import Imported as ForeignImported
from trustlog.desk.imports.mapping import KINDS as MAPPED_KINDS
from trustlog.desk.imports.progress import Progress
from trustlog.desk.imports.whose import other_zones, own_addresses
from trustlog.desk.imports.words import lines_of, waiting
from trustlog.desk.ledger import Ledger
from trustlog.errors import FileFault, FileFaults, Reason
from trustlog.exchange.csv.read import Sheet, raw
from trustlog.exchange.foreign.decoding import decoded
from trustlog.exchange.foreign.own_address import Addresses
from trustlog.exchange.foreign.read import FORMATS
from trustlog.exchange.foreign.tables.mapped import Headings
from trustlog.exchange.foreign.tables.read import own_sheet
from trustlog.files.paths import expanded

__all__ = ["FORMATS", "MAPPED_KINDS", "ForeignImported", "Headings", "Look", "does_something", "look", "own_table"]
_UNKNOWN = "format_unknown"


class Look(NamedTuple):
    """What a file is, None where nobody knows, and what would become of it in lines.

    `own` is the kind of a table of ours; `asks_dates` where its days may be read two ways, of which `day` is one;
    `why` is why nobody knows. `missing` is how many firms its people are at that are no partners
    here. `own_addresses` are those of which one may be our own, where none is known; `zones` those of a calendar that
    was written elsewhere than this computer is.
    """

    asked: Asked
    format: str | None
    lines: tuple[str, ...] = ()
    own: str | None = None
    asks_dates: bool = False
    does_something: bool = False
    why: Reason | None = None
    missing: int = 0
    own_addresses: Addresses = Addresses()
    zones: tuple[str, ...] = ()
    day: str | None = None


def look(ledger: Ledger, file: str, asked: Asked, progress: Progress | None = None) -> Look:
    """Look at a file as a person says it is to be read; refuse what cannot be read at all."""
    try:
        source = read_file(ledger, file, asked, progress)
    except FileFaults as error:
        why = _unknown(error)
        if why is None:
            raise
        return Look(asked, None, why=why)
    if source.reading.dates == "ask" and asked.dates is None:
        return Look(asked, source.format, asks_dates=True, day=source.reading.day)
    if is_ours(source):
        found = own_table(file, asked) if source.format == "csv" else None
        return Look(asked, source.format, own=found[0] if found else None)
    answer = would_become(ledger, source, progress)
    return Look(
        asked,
        source.format,
        tuple(lines_of(answer)),
        does_something=does_something(answer),
        missing=answer.missing,
        own_addresses=own_addresses(ledger, source, answer),
        zones=other_zones(ledger, source, asked),
    )


def does_something(answer: Answer) -> bool:
    """Return whether anything would be written."""
    return waiting(answer) > 0 or any(answer.counts[name] for name in ("written", "updated"))


def own_table(file: str, asked: Asked) -> tuple[str, Sheet] | None:
    """Return the kind and the rows of a table of ours, as a spreadsheet saved it; None where it is none."""
    return _own(Path(expanded(file)), asked.dates)


def _own(path: Path, order: str | None) -> tuple[str, Sheet] | None:
    return own_sheet(decoded(raw(path)), path.name, order)


def _unknown(error: FileFaults) -> Reason | None:
    """Return why nobody knows what a file is; None for any other fault."""
    first = next(iter(error.faults), None)
    reason = first.reason if isinstance(first, FileFault) else None
    return reason if isinstance(reason, Reason) and reason.code == _UNKNOWN else None
