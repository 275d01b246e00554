"""Imports: a CSV file as one batch, or every fault at once and nothing written; and a whole ledger from JSON."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from trustlog.desk.facts import all_inserts, happened
from trustlog.desk.imports.facts import as_facts, matched
from trustlog.desk.imports.names import Book
from trustlog.desk.imports.progress import Progress, ProgressList
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
from trustlog.language import _, ngettext
from trustlog.storage.write.writer import Change, next_numbers

_MANY = {"person": "people"}
_SHOWN = 50  # differences named


class Imported(NamedTuple):
    """What an import wrote, or would write: `existing` rows were in the ledger already; `batch` is None if nothing was.

    `differing` tells in lines what those rows say otherwise; `updated` is how many of them were taken as changes, and
    `changed` are the facts among them as they are then.
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

    @property
    def lines(self) -> tuple[str, ...]:
        """Return what was imported as lines for people."""
        counts = (("partner", self.partners), ("person", self.people), (self.kind.removesuffix("s"), self.facts))
        sentences = [
            self._added(len(values)).format(rows=counted(len(values), name, _MANY.get(name)))
            for name, values in counts
            if values
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
) -> Imported:
    """Read a CSV file into the ledger as one batch; rows that are there already, by content, are left as they are.

    With `update` what such rows say otherwise is taken as changes. `progress` is told what is worked on and how far;
    when it raises, nothing is written.
    """
    file = Path(expanded(str(path)))
    must_be_there(file)
    if kind not in KINDS:
        raise WordsError(Reason("no_kind_to_import", kind=kind), Remedy("kinds_to_import", known=", ".join(KINDS)))
    field_names = mapping if isinstance(mapping, Mapping) else mapping_of(list(mapping))
    sheet = read_sheet(file, kind, field_names)
    filled = _filled(sheet.rows)
    sheet = sheet._replace(rows=ProgressList(sheet.rows, _("rows read"), progress))
    rows, unsound, faults = typed(sheet, kind, ledger.today)
    with ledger.conn.transaction():  # reading and adding are one transaction
        book = Book(ledger, faults, create=create_partners)
        gathered = _gather(ledger, book, ProgressList(rows, _("rows compared"), progress), kind, filled, update)
        book.check(unsound)
        refuse(faults)
        updates = [differing for differing in gathered.differences if differing.new != differing.old] if update else []
        facts, batch = gathered.fresh, None
        if not dry_run and (facts or book.partners or book.people or updates):
            facts = _numbered(ledger, facts)
            changes = ProgressList(
                [*_changes(ledger, book, facts), *changes_of(ledger, updates)], _("rows written"), progress
            )
            batch = ledger.commit(Batch(changes, f"import csv {kind}", file.name))
    return Imported(
        kind, batch, gathered.existing, tuple(book.partners), tuple(book.people), tuple(facts), sheet.ignored, dry_run,
        lines_of(ledger, gathered.differences), len(updates),
        tuple(differing.new for differing in updates if isinstance(differing.new, Fact)),
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
    """Ends the transaction of a dry run in which nothing failed."""


def import_json(ledger: Ledger, path: str | Path, *, dry_run: bool = False) -> int:
    """Read a file of `export json` into an empty ledger, which is then the same ledger; return the number of rows."""
    from trustlog.exchange.json.read import read_json
    from trustlog.storage.read.dump import is_empty, load
    from trustlog.storage.schema.migrate import upgrade_rows
    from trustlog.storage.schema.revision import HEAD, KNOWN

    contents = read_json(Path(expanded(str(path))))
    if contents.revision not in KNOWN:
        revision = clip(ascii(contents.revision)[1:-1])
        raise Refused(Reason("other_revision", path=path, revision=revision, ours=HEAD), Remedy("use_one_version"))
    tables = contents.tables if contents.revision == HEAD else upgrade_rows(contents.tables, contents.revision)
    if not is_empty(ledger.conn):
        raise Refused(Reason("ledger_not_empty"), Remedy("name_new_ledger"))
    try:
        with ledger.conn.transaction():
            count = load(ledger.conn, tables, whole=contents.whole)
            if dry_run:
                raise _DryRunError  # every row was taken, and none is kept
    except _DryRunError:
        pass
    return count


class _Gathered(NamedTuple):
    """The facts that are new, how many rows are there already, and what those say otherwise."""

    fresh: list[Fact]
    existing: int
    differences: list[Difference]


def _gather(
    ledger: Ledger, book: Book, rows: Sequence[AnyRow], kind: str, filled: Mapping[int, frozenset[str]], update: bool
) -> _Gathered:
    """Find what is new among the rows, and what differs; partners and people go to the book."""
    if kind in ("partners", "people"):
        present_count = 0
        for row in rows:
            if isinstance(row, PartnerRow):
                present_count += not book.add_partner(row)
            elif isinstance(row, PersonRow):
                present_count += not book.add_person(row)
        compared = (difference(ledger, line, old, row, filled[line]) for line, old, row in book.existing)
        differences = [differing for differing in compared if differing is not None]
        if update:
            _check(ledger, book, differences)
        return _Gathered([], present_count, differences)
    facts = matched(ledger, as_facts(ledger, book, rows, kind_of_file(kind).name))
    new_facts = [matched_fact.fact for matched_fact in facts if matched_fact.existing is None]
    compared = (
        difference(ledger, matched_fact.line, matched_fact.existing, matched_fact.fact, filled[matched_fact.line])
        for matched_fact in facts
        if matched_fact.existing
    )
    differences = [differing for differing in compared if differing is not None]
    if update:
        _check(ledger, book, differences)
    # People of moments that are there already are not new, even when they were removed or renamed since.
    present = people_of([*new_facts, *(differing.new for differing in differences)] if update else new_facts)
    book.people = [person for person in book.people if person.id in present]
    return _Gathered(new_facts, len(facts) - len(new_facts), differences)


def _check(ledger: Ledger, book: Book, differences: Sequence[Difference]) -> None:
    """Note the faults of what would be there once differences were taken."""
    updated_ids = {value.id for value in book.partners} | {value.id for value in book.people}
    for differing in differences:
        if differing.new == differing.old or isinstance(differing.new, Plan | Pause):
            continue
        if differing.old.id in updated_ids:
            book.fault(differing.line, Reason("contradicts_earlier_row"))
            continue
        updated_ids.add(differing.old.id)
        book.check_value(differing.line, differing.new)
        if isinstance(differing.new, Fact):
            for fault in rules_of(differing.new).faults(differing.new, ledger.today):
                book.fault(differing.line, fault)


def _filled(rows: Sequence[Row]) -> dict[int, frozenset[str]]:
    """Return by line the columns that a row fills; most rows fill the same columns, and share one set."""
    kinds: dict[frozenset[str], frozenset[str]] = {}
    filled = {}
    for row in rows:
        columns = frozenset(name for name, cell in row.cells.items() if cell.strip())
        filled[row.line] = kinds.setdefault(columns, columns)
    return filled


def _changes(ledger: Ledger, book: Book, facts: Sequence[Fact]) -> list[Change]:
    new = all_inserts(ledger, [*book.partners, *book.people, *facts])
    return new + [change for fact in facts for change in happened(ledger, fact)]
