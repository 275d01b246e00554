"""Files in: a CSV file as one batch, every fault at once and nothing written; and a whole ledger from JSON."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from trustlog.desk.import_facts import as_facts, new_ones
from trustlog.desk.import_names import Book
from trustlog.desk.ledger import Ledger
from trustlog.desk.rows import all_inserts, updates
from trustlog.desk.watched import Progress, Watched
from trustlog.domain.facts import Fact, Moment, Partner, Person, Promise
from trustlog.errors import FileFaults, Refused, WordsError
from trustlog.exchange.columns import KINDS
from trustlog.exchange.csv_in import mapping_of, must_be_there, read_sheet
from trustlog.exchange.csv_rows import AnyRow, PartnerRow, PersonRow, refuse, typed
from trustlog.storage.writer import Change, next_numbers


class Imported(NamedTuple):
    """What an import wrote, or would write: `there` rows were in the ledger already; `batch` is None if nothing was."""

    kind: str
    batch: int | None
    there: int
    partners: tuple[Partner, ...]
    people: tuple[Person, ...]
    facts: tuple[Fact, ...]
    ignored: tuple[str, ...]
    dry_run: bool

    @property
    def lines(self) -> tuple[str, ...]:
        """Say it in lines for people."""
        done = "would be added" if self.dry_run else "added"
        counts = (("partners", self.partners), ("people", self.people), (self.kind, self.facts))
        said = [f"{len(values)} {name} {done}" for name, values in counts if values] or [f"nothing {done}"]
        if self.there:
            said.append(f"{self.there} there already")
        lines = [", ".join(said)]
        if self.ignored:
            lines.append(f"columns not read: {', '.join(self.ignored)}")
        return tuple(lines)


def import_csv(
    ledger: Ledger,
    path: str | Path,
    kind: str,
    *,
    mapping: Mapping[str, str] | Sequence[str] = (),
    create_partners: bool = False,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Imported:
    """Read a CSV file into the ledger as one batch; rows that are there already, by content, are left as they are.

    `progress` is told what is worked on and how far; when it raises, nothing is written.
    """
    file = Path(path)
    must_be_there(file)
    if kind not in KINDS:
        said = f'"{kind}" cannot be imported' if kind else "what the file holds is not said"
        raise WordsError(f"{said}; --kind is one of {', '.join(KINDS)}")
    given = mapping if isinstance(mapping, Mapping) else mapping_of(list(mapping))
    sheet = read_sheet(file, kind, given)
    sheet = sheet._replace(rows=Watched(sheet.rows, "rows read", progress))
    rows, unsound, faults = typed(sheet, kind, ledger.today)
    with ledger.conn.transaction():  # what is there is read and added to as one
        book = Book(ledger, faults, create=create_partners)
        facts, there = _gather(ledger, book, Watched(rows, "rows compared", progress), kind)
        book.check(unsound)
        refuse(faults)
        batch = None
        if not dry_run and (facts or book.partners or book.people):
            if facts:
                first = next_numbers(ledger.conn, len(facts))
                facts = [fact._replace(number=first + place) for place, fact in enumerate(facts)]
            changes = Watched(_changes(ledger, book, facts), "rows written", progress)
            batch = ledger.commit(changes, f"import csv {kind}", file.name)
    return Imported(kind, batch, there, tuple(book.partners), tuple(book.people), tuple(facts), sheet.ignored, dry_run)


def file_fault(path: Path) -> str:
    """Say why a file cannot be read, before anything about it is asked; empty where it can."""
    try:
        must_be_there(path)
    except FileFaults as error:
        return str(error)
    return ""


class _DryRunError(Exception):
    """All would go well."""


def import_json(ledger: Ledger, path: str | Path, *, dry_run: bool = False) -> int:
    """Read a file of `export json` into an empty ledger, which is then the same ledger; give the number of rows."""
    from trustlog.exchange.json_io import read_json
    from trustlog.storage.dump import is_empty, load
    from trustlog.storage.migrate import upgrade_rows
    from trustlog.storage.revision import HEAD, KNOWN

    held = read_json(Path(path))
    if held.revision not in KNOWN:
        raise Refused(f"{path} holds revision {held.revision} of the ledger, this program has {HEAD}; use one version")
    tables = held.tables if held.revision == HEAD else upgrade_rows(held.tables, held.revision)
    if not is_empty(ledger.conn):
        raise Refused("import json needs an empty ledger; name a new one with --db")
    try:
        with ledger.conn.transaction():
            count = load(ledger.conn, tables)
            if dry_run:
                raise _DryRunError  # every row was taken, and none is kept
    except _DryRunError:
        pass
    return count


def _gather(ledger: Ledger, book: Book, rows: Sequence[AnyRow], kind: str) -> tuple[list[Fact], int]:
    """Find what is new among the rows; partners and people go to the book."""
    if kind in ("partners", "people"):
        there = 0
        for row in rows:
            if isinstance(row, PartnerRow):
                there += not book.add_partner(row)
            elif isinstance(row, PersonRow):
                there += not book.add_person(row)
        return [], there
    facts = as_facts(ledger, book, rows)
    fresh = new_ones(ledger, facts)
    present = {one for fact in fresh if isinstance(fact, Moment) for one in fact.person_ids}
    # People of moments that are there already are not new, even when they were removed or renamed since.
    book.people = [one for one in book.people if one.id in present]
    return fresh, len(facts) - len(fresh)


def _changes(ledger: Ledger, book: Book, facts: Sequence[Fact]) -> list[Change]:
    changes = all_inserts(ledger, [*book.partners, *book.people, *facts])
    for fact in facts:
        if isinstance(fact, Promise) and fact.moves:
            changes += updates(ledger, fact._replace(moves=()), fact)
    return changes
