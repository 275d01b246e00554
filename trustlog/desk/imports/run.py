"""Files in: a CSV file as one batch, every fault at once and nothing written; and a whole ledger from JSON."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from trustlog.desk.facts import all_inserts, happened
from trustlog.desk.imports.facts import as_facts, matched
from trustlog.desk.imports.names import Book
from trustlog.desk.imports.progress import Progress, Watched
from trustlog.desk.imports.rules import rules_of
from trustlog.desk.imports.updates import Difference, changes_of, difference, lines_of, people_of
from trustlog.desk.ledger import Batch, Ledger
from trustlog.domain.facts import Fact, Partner, Pause, Person, Plan
from trustlog.domain.kinds import kind_of_file
from trustlog.domain.text import clip, counted
from trustlog.errors import FileFaults, Reason, Refused, Remedy, WordsError
from trustlog.exchange.csv.columns import KINDS
from trustlog.exchange.csv.partners import PartnerRow
from trustlog.exchange.csv.people import PersonRow
from trustlog.exchange.csv.read import Row, mapping_of, must_be_there, read_sheet, refuse
from trustlog.exchange.csv.rows import AnyRow, typed
from trustlog.files.paths import expanded
from trustlog.storage.write.writer import Change, next_numbers

_MANY = {"person": "people"}
_SHOWN = 50  # differences named


class Imported(NamedTuple):
    """What an import wrote, or would write: `there` rows were in the ledger already; `batch` is None if nothing was.

    `differing` tells in lines what those rows say otherwise; `updated` is how many of them were taken as changes, and
    `changed` are the facts among them as they are then.
    """

    kind: str
    batch: int | None
    there: int
    partners: tuple[Partner, ...]
    people: tuple[Person, ...]
    facts: tuple[Fact, ...]
    ignored: tuple[str, ...]
    dry_run: bool
    differing: tuple[str, ...] = ()
    updated: int = 0
    changed: tuple[Fact, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """Say it in lines for people."""
        done = "would be added" if self.dry_run else "added"
        counts = (("partner", self.partners), ("person", self.people), (self.kind.removesuffix("s"), self.facts))
        said = [f"{counted(len(values), name, _MANY.get(name))} {done}" for name, values in counts if values]
        if self.updated:
            said.append(f"{self.updated} {'would be ' if self.dry_run else ''}updated")
        said = said or [f"nothing {done}"]
        if self.there:
            other = f", {len(self.differing)} of them otherwise" if self.differing else ""
            said.append(f"{self.there} there already{other}")
        lines = [", ".join(said), *self.differing[:_SHOWN]]
        if len(self.differing) > _SHOWN:
            lines.append(f"and {len(self.differing) - _SHOWN} more that differ")
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
    update: bool = False,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Imported:
    """Read a CSV file into the ledger as one batch; rows that are there already, by content, are left as they are.

    With `update` what such rows say otherwise is taken as changes. `progress` is told what is worked on and how far;
    when it raises, nothing is written.
    """
    file = Path(expanded(str(path)))
    must_be_there(file)
    if kind not in KINDS:
        raise WordsError(Reason("no_kind_to_import", kind=kind), Remedy("kinds_to_import", known=", ".join(KINDS)))
    given = mapping if isinstance(mapping, Mapping) else mapping_of(list(mapping))
    sheet = read_sheet(file, kind, given)
    filled = _filled(sheet.rows)
    sheet = sheet._replace(rows=Watched(sheet.rows, "rows read", progress))
    rows, unsound, faults = typed(sheet, kind, ledger.today)
    with ledger.conn.transaction():  # what is there is read and added to as one
        book = Book(ledger, faults, create=create_partners)
        found = _gather(ledger, book, Watched(rows, "rows compared", progress), kind, filled, update)
        book.check(unsound)
        refuse(faults)
        taken = [differing for differing in found.differences if differing.new != differing.old] if update else []
        facts, batch = found.fresh, None
        if not dry_run and (facts or book.partners or book.people or taken):
            facts = _numbered(ledger, facts)
            changes = Watched([*_changes(ledger, book, facts), *changes_of(ledger, taken)], "rows written", progress)
            batch = ledger.commit(Batch(changes, f"import csv {kind}", file.name))
    return Imported(
        kind, batch, found.there, tuple(book.partners), tuple(book.people), tuple(facts), sheet.ignored, dry_run,
        lines_of(ledger, found.differences), len(taken),
        tuple(differing.new for differing in taken if isinstance(differing.new, Fact)),
    )  # fmt: skip


def _numbered(ledger: Ledger, facts: list[Fact]) -> list[Fact]:
    """Return new facts with their numbers, in their order."""
    if not facts:
        return facts
    first = next_numbers(ledger.conn, len(facts))
    return [fact._replace(number=first + place) for place, fact in enumerate(facts)]


def file_fault(path: Path) -> FileFaults | None:
    """Return why a file cannot be read, before anything about it is asked; None where it can."""
    try:
        must_be_there(path)
    except FileFaults as error:
        return error
    return None


class _DryRunError(Exception):
    """All would go well."""


def import_json(ledger: Ledger, path: str | Path, *, dry_run: bool = False) -> int:
    """Read a file of `export json` into an empty ledger, which is then the same ledger; give the number of rows."""
    from trustlog.exchange.json.read import read_json
    from trustlog.storage.read.dump import is_empty, load
    from trustlog.storage.schema.migrate import upgrade_rows
    from trustlog.storage.schema.revision import HEAD, KNOWN

    held = read_json(Path(expanded(str(path))))
    if held.revision not in KNOWN:
        revision = clip(ascii(held.revision)[1:-1])
        raise Refused(Reason("other_revision", path=path, revision=revision, ours=HEAD), Remedy("use_one_version"))
    tables = held.tables if held.revision == HEAD else upgrade_rows(held.tables, held.revision)
    if not is_empty(ledger.conn):
        raise Refused(Reason("ledger_not_empty"), Remedy("name_new_ledger"))
    try:
        with ledger.conn.transaction():
            count = load(ledger.conn, tables, whole=held.whole)
            if dry_run:
                raise _DryRunError  # every row was taken, and none is kept
    except _DryRunError:
        pass
    return count


class _Gathered(NamedTuple):
    """The facts that are new, how many rows are there already, and what those say otherwise."""

    fresh: list[Fact]
    there: int
    differences: list[Difference]


def _gather(
    ledger: Ledger, book: Book, rows: Sequence[AnyRow], kind: str, filled: Mapping[int, frozenset[str]], update: bool
) -> _Gathered:
    """Find what is new among the rows, and what differs; partners and people go to the book."""
    if kind in ("partners", "people"):
        there = 0
        for row in rows:
            if isinstance(row, PartnerRow):
                there += not book.add_partner(row)
            elif isinstance(row, PersonRow):
                there += not book.add_person(row)
        compared = (difference(ledger, line, old, row, filled[line]) for line, old, row in book.found)
        differences = [differing for differing in compared if differing is not None]
        if update:
            _check(ledger, book, differences)
        return _Gathered([], there, differences)
    facts = matched(ledger, as_facts(ledger, book, rows, kind_of_file(kind).name))
    fresh = [made.fact for made in facts if made.there is None]
    compared = (difference(ledger, made.line, made.there, made.fact, filled[made.line]) for made in facts if made.there)
    differences = [differing for differing in compared if differing is not None]
    if update:
        _check(ledger, book, differences)
    # People of moments that are there already are not new, even when they were removed or renamed since.
    present = people_of([*fresh, *(differing.new for differing in differences)] if update else fresh)
    book.people = [person for person in book.people if person.id in present]
    return _Gathered(fresh, len(facts) - len(fresh), differences)


def _check(ledger: Ledger, book: Book, differences: Sequence[Difference]) -> None:
    """Note the faults of what would be there once differences were taken."""
    taken = {value.id for value in book.partners} | {value.id for value in book.people}
    for differing in differences:
        if differing.new == differing.old or isinstance(differing.new, Plan | Pause):
            continue
        if differing.old.id in taken:
            book.fault(differing.line, Reason("contradicts_earlier_row"))
            continue
        taken.add(differing.old.id)
        book.check_value(differing.line, differing.new)
        if isinstance(differing.new, Fact):
            for fault in rules_of(differing.new).faults(differing.new, ledger.today):
                book.fault(differing.line, fault)


def _filled(rows: Sequence[Row]) -> dict[int, frozenset[str]]:
    """Tell by line in which columns a row says something; few rows do so in other columns than the rest."""
    kinds: dict[frozenset[str], frozenset[str]] = {}
    filled = {}
    for row in rows:
        columns = frozenset(name for name, cell in row.cells.items() if cell.strip())
        filled[row.line] = kinds.setdefault(columns, columns)
    return filled


def _changes(ledger: Ledger, book: Book, facts: Sequence[Fact]) -> list[Change]:
    new = all_inserts(ledger, [*book.partners, *book.people, *facts])
    return new + [change for fact in facts for change in happened(ledger, fact)]
