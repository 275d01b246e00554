"""Imports: a CSV file as one batch, or every fault at once and nothing written; and a whole ledger from JSON."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from trustlog.desk.facts import all_inserts
from trustlog.desk.imports.names import Book
from trustlog.desk.imports.progress import Counting, Progress, told
from trustlog.desk.imports.stream import FactRows, filled
from trustlog.desk.imports.updates import Difference, changes_of, check_differences, difference, lines_of
from trustlog.desk.ledger import Batch, Ledger
from trustlog.domain.facts import Fact, Partner, Person
from trustlog.domain.kinds import kind_of_file
from trustlog.domain.text import clip, counted
from trustlog.errors import FileFaults, Reason, Refused, Remedy, WordsError
from trustlog.exchange.csv.columns import KINDS
from trustlog.exchange.csv.partners import PartnerRow
from trustlog.exchange.csv.people import PersonRow
from trustlog.exchange.csv.read import Row, Sheet, mapping_of, must_be_there, raw, read_sheet, refuse
from trustlog.exchange.csv.rows import AnyRow, each_typed
from trustlog.exchange.foreign.decoding import decoded, must_be_sound
from trustlog.files.paths import expanded
from trustlog.language import _, ngettext
from trustlog.storage.write.writer import Change

_MANY = {"person": "people"}
_SHOWN = 50  # differences named


class Imported(NamedTuple):
    """What an import wrote, or would write: `existing` rows were in the ledger already; `batch` is None if nothing was.

    `differing` tells in lines what those rows say otherwise; `updated` is how many of them were taken as changes, and
    `changed` are the facts among them as they are then. `added` counts the new facts, which `facts` lists where that
    was asked for. `lines_there` are those of a file of facts, in a dry run, whose fact is there.
    """

    kind: str
    batch: int | None
    existing: int
    partners: tuple[Partner, ...]
    people: tuple[Person, ...]
    facts: tuple[Fact, ...]
    ignored: tuple[str, ...]
    dry_run: bool
    differing: tuple[str, ...] = ()
    updated: int = 0
    changed: tuple[Fact, ...] = ()
    added: int = 0
    lines_there: frozenset[int] = frozenset()

    @property
    def lines(self) -> tuple[str, ...]:
        """Return what was imported as lines for people."""
        counts = (
            ("partner", len(self.partners)),
            ("person", len(self.people)),
            (self.kind.removesuffix("s"), self.added),
        )
        sentences = [
            self._added(count).format(rows=counted(count, name, _MANY.get(name))) for name, count in counts if count
        ]
        if self.updated:
            says = (
                ngettext("{n} would be updated", "{n} would be updated", self.updated)
                if self.dry_run
                else _("{n} updated")
            )
            sentences.append(says.format(n=self.updated))
        sentences = sentences or [_("nothing would be added") if self.dry_run else _("nothing added")]
        if self.existing:
            other = _(", {differing} of them otherwise").format(differing=len(self.differing)) if self.differing else ""
            sentences.append(_("{existing} there already{other}").format(existing=self.existing, other=other))
        lines = [", ".join(sentences), *self.differing[:_SHOWN]]
        if len(self.differing) > _SHOWN:
            lines.append(_("and {differing} more that differ").format(differing=len(self.differing) - _SHOWN))
        if self.ignored:
            lines.append(_("columns not read: {ignored}").format(ignored=", ".join(self.ignored)))
        return tuple(lines)

    def _added(self, count: int) -> str:
        """Return the sentence that says that so many rows were added, or would be."""
        if self.dry_run:
            return ngettext("{rows} would be added", "{rows} would be added", count)
        return _("{rows} added")


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
    list_facts: bool = True,
    sheet: Sheet | None = None,
    any_encoding: bool = False,
) -> Imported:
    """Read a CSV file into the ledger as one batch; rows that are there already, by content, are left as they are.

    With `update` what such rows say otherwise is taken as changes. `progress` is told what is worked on and how far;
    when it raises, nothing is written. Of a file of facts only some rows are held at once, but for the new facts where
    they are to be listed. `sheet` are the rows of the file where it was read already. With `any_encoding` a file that
    is not UTF-8 is read as tables of others are.
    """
    file = Path(expanded(str(path)))
    must_be_there(file)
    if kind not in KINDS:
        raise WordsError(Reason("no_kind_to_import", kind=kind), Remedy("kinds_to_import", known=", ".join(KINDS)))
    field_names = mapping if isinstance(mapping, Mapping) else mapping_of(list(mapping))
    if sheet is None:
        sheet = read_sheet(
            file, kind, field_names, must_be_sound(decoded(raw(file)), file.name).text if any_encoding else None
        )
    with ledger.conn.transaction():  # reading and adding are one transaction
        book = Book(ledger, sheet.faults, create=create_partners)
        rows = each_typed(sheet, kind, ledger.today)
        incoming: FactRows | _NamedRows
        if kind in ("partners", "people"):
            incoming = _NamedRows(ledger, book, sheet, update=update, progress=progress)
            changes = incoming.changes(told(rows, _("rows read"), progress))
        else:
            incoming = FactRows(
                ledger, book, sheet.faults, kind_of_file(kind).name, update=update, dry_run=dry_run,
                list_facts=list_facts,
            )  # fmt: skip
            changes = incoming.changes(told(rows, _("rows read") if dry_run else _("rows written"), progress))
        batch = None
        if dry_run:
            deque(changes, maxlen=0)
        else:
            batch = _write(ledger, changes, kind, file.name)
    facts, added, there = tuple[Fact, ...](), 0, frozenset[int]()
    if isinstance(incoming, FactRows):
        facts, added, there = tuple(incoming.facts), incoming.added, frozenset(incoming.lines_there)
    return Imported(
        kind, batch, incoming.existing, tuple(book.partners), tuple(book.people), facts, sheet.ignored, dry_run,
        lines_of(ledger, incoming.differences), len(incoming.updates),
        tuple(differing.new for differing in incoming.updates if isinstance(differing.new, Fact)), added, there,
    )  # fmt: skip


def file_fault(path: Path) -> FileFaults | None:
    """Return why a file cannot be read, before anything about it is asked; None where it can."""
    try:
        must_be_there(path)
    except FileFaults as error:
        return error
    return None


class _DryRunError(Exception):
    """Ends the transaction of a dry run in which nothing failed."""


def import_json(ledger: Ledger, path: str | Path, *, dry_run: bool = False, progress: Progress | None = None) -> int:
    """Read a file of `export json` into an empty ledger, which is then the same ledger; return the number of rows.

    `progress` is told how many rows are read, and written; when it raises, nothing is.
    """
    from trustlog.exchange.json.read import read_json
    from trustlog.storage.read.dump import is_empty, load
    from trustlog.storage.schema.migrate import upgrade_rows
    from trustlog.storage.schema.revision import HEAD, KNOWN

    contents = read_json(Path(expanded(str(path))), progress)
    if contents.revision not in KNOWN:
        revision = clip(ascii(contents.revision)[1:-1])
        raise Refused(Reason("other_revision", path=path, revision=revision, ours=HEAD), Remedy("use_one_version"))
    tables = contents.tables if contents.revision == HEAD else upgrade_rows(contents.tables, contents.revision)
    if not is_empty(ledger.conn):
        raise Refused(Reason("ledger_not_empty"), Remedy("name_new_ledger"))
    try:
        with ledger.conn.transaction():
            counting = Counting(_("rows written"), progress)
            count = load(ledger.conn, tables, whole=contents.whole, count=counting.count)
            if dry_run:
                raise _DryRunError  # every row was taken, and none is kept
    except _DryRunError:
        pass
    return count


def _write(ledger: Ledger, changes: Iterator[Change], kind: str, name: str) -> int | None:
    """Write what comes as one batch and return its number; None where nothing comes."""
    first = next(changes, None)
    return None if first is None else ledger.commit(Batch(chain((first,), changes), f"import csv {kind}", name))


class _NamedRows:
    """The rows of a file of partners or people on their way into the ledger."""

    def __init__(self, ledger: Ledger, book: Book, sheet: Sheet, *, update: bool, progress: Progress | None) -> None:
        self._ledger, self._book, self._sheet, self._update, self._progress = ledger, book, sheet, update, progress
        self.existing = 0
        self.differences: list[Difference] = []
        self.updates: list[Difference] = []

    def changes(self, rows: Iterable[tuple[Row, AnyRow, bool]]) -> Iterator[Change]:
        """Yield the changes of what is new, and of what differs where that is taken; or refuse the file."""
        by_line = self._take(rows)
        compared = (difference(self._ledger, line, old, row, by_line[line]) for line, old, row in self._book.existing)
        self.differences = [differing for differing in compared if differing is not None]
        if self._update:
            check_differences(self._ledger, self._book, self.differences)
            self.updates = [differing for differing in self.differences if differing.new != differing.old]
        refuse(self._sheet.faults)
        new = all_inserts(self._ledger, [*self._book.partners, *self._book.people])
        yield from told([*new, *changes_of(self._ledger, self.updates)], _("rows written"), self._progress)

    def _take(self, rows: Iterable[tuple[Row, AnyRow, bool]]) -> dict[int, frozenset[str]]:
        """Give the rows to the book, and return the columns that each fills by line; most rows share one set."""
        kinds: dict[frozenset[str], frozenset[str]] = {}
        by_line = {}
        unsound = []
        for row, typed_row, is_sound in rows:
            columns = filled(row)
            by_line[row.line] = kinds.setdefault(columns, columns)
            if not is_sound:
                unsound.append(typed_row)
            elif isinstance(typed_row, PartnerRow):
                self.existing += not self._book.add_partner(typed_row)
            elif isinstance(typed_row, PersonRow):
                self.existing += not self._book.add_person(typed_row)
        self._book.check(unsound)
        return by_line
