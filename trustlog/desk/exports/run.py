"""Exports: the folder of CSV for management, without anything private, and everything as JSON for oneself."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from trustlog.desk.exports.gardens import garden_rows, pair_rows, standings
from trustlog.desk.exports.management import management_rows
from trustlog.desk.exports.plain_rows import PlainRows, can_be_plain
from trustlog.desk.ledger import Ledger
from trustlog.desk.partners import partner as find
from trustlog.desk.readings import NOBODY, learned_for
from trustlog.domain.facts import Fact, Partner
from trustlog.domain.facts.partner import each_of
from trustlog.domain.kinds import File, all_kinds
from trustlog.domain.text import counted
from trustlog.errors import Reason, Remedy, WordsError
from trustlog.exchange.csv.columns import FILES
from trustlog.exchange.csv.write import Progress, Style, flat_readings, left_out_rows, style, write_folder, write_table
from trustlog.files.writing import named
from trustlog.language import N_, _, english
from trustlog.storage.read import fact_rows
from trustlog.storage.read import partners as partner_views
from trustlog.storage.read.facts import each_fact
from trustlog.storage.read.people import people
from trustlog.storage.read.portfolio import partner_facts, portfolio
from trustlog.storage.read.select import chunks
from trustlog.trust.model.epochs import Learned
from trustlog.trust.reading.partner import read
from trustlog.trust.words import as_json

_AT_ONCE = 500  # facts whose names are fetched together
_NO_FILE = N_("no file of its own: not for management")
_NO_NAMES = N_("answers of a person: only their means are for management")


class ExportScope(NamedTuple):
    """Which facts an export is to have: days with both ends included, one partner or all."""

    since: date | None
    until: date | None
    as_of: date
    partner: Partner | None

    @property
    def partner_id(self) -> str | None:
        """Return the id of the one partner, or None for all."""
        return None if self.partner is None else self.partner.id

    def reason_against(self, row: Mapping[str, Any]) -> str | None:
        """Say why a fact is left out, or None where it belongs in."""
        on = row["on"]
        if row["private"]:
            return "private"
        if on > self.as_of.isoformat():
            return _("after the day of the export")
        if (self.since and on < self.since.isoformat()) or (self.until and on > self.until.isoformat()):
            return _("outside the dates asked for")
        return None


class ExportedFiles(NamedTuple):
    """What was written where, and how much was left out, by file and reason."""

    folder: Path
    rows: dict[str, int]
    left_out: Counter[tuple[str, str]]

    @property
    def lines(self) -> tuple[str, ...]:
        """Return what was written as lines for people; files without a row are not counted up."""
        files = {name: count for name, count in self.rows.items() if name != "left_out" and count} or {"rows": 0}
        counts = ", ".join(counted(count, name.removesuffix("s").replace("_", " ")) for name, count in files.items())
        without = sum(self.left_out.values())
        omission = _("; {without} left out, see left_out.csv").format(without=without) if without else ""
        return (f"{self.folder}: {counts}{omission}",)


def export_csv(
    ledger: Ledger,
    out: str | Path,
    *,
    since: date | None = None,
    until: date | None = None,
    partner: str | None = None,
    delimiter: str = ",",
    bom: bool = True,
    as_of: date | None = None,
    without_readings: bool = False,
    progress: Progress | None = None,
    notice: Callable[[str], None] | None = None,
) -> ExportedFiles:
    """Write the CSV files for management to a folder, all of them or none; perhaps without the readings."""
    if since is not None and until is not None and until < since:
        raise WordsError(Reason("to_before_from", until=until, since=since))
    how = style(delimiter, bom=bom)
    only_partner = None if partner is None else find(ledger, partner)
    scope = ExportScope(since, until, ledger.past(as_of), only_partner)
    exported = ExportedFiles(Path(named(str(out), "folder", Remedy("name_one", option="out"))), {}, Counter())
    # What is learned may have to be kept, and nothing can be written while the files are made from one state.
    learned = None if without_readings else learned_for(ledger, scope.as_of, notice)
    with ledger.conn.reading():
        fill = partial(_fill, ledger, scope=scope, learned=learned, how=how, exported=exported, progress=progress)
        write_folder(exported.folder, fill, ledger.conn.where)
    return exported


def export_json(
    ledger: Ledger,
    out: str | Path,
    progress: Progress | None = None,
    notice: Callable[[Reason], None] | None = None,
) -> int:
    """Write all that this person may see to one JSON file that only its owner may read; return the number of rows.

    What is private to others is left out with everything that depends on it; `notice` is told how much. `progress` is
    told of rows as they are written; when it raises, no file is left.
    """
    from trustlog import __version__
    from trustlog.exchange.json.write import NAME_ANOTHER, write_json
    from trustlog.storage.access.own import Own
    from trustlog.storage.read.dump import dump
    from trustlog.storage.schema.revision import HEAD

    file = Path(named(str(out), advice=NAME_ANOTHER))
    with ledger.conn.reading():  # what is left out is counted and written from one state
        own = Own(ledger.conn, ledger.me)
        rows = _with_progress(dump(ledger.conn, own), progress)
        count = write_json(
            file, rows, revision=HEAD, program=__version__, ledger=ledger.conn.where, left_out=own.left_out
        )
    if own.left_out and notice is not None:
        notice(_without(own.left_out))
    return count


def _without(left_out: Counter[str]) -> Reason:
    """Return how much of a ledger is private to others, and so not in the file."""
    from trustlog.storage.schema._generated import PRIVATE

    facts = sum(left_out[table] for table in PRIVATE)
    journal = sum(left_out[table] for table in ("journal_batch", "journal_entry"))
    rows, entries = left_out.total() - facts - journal, left_out["journal_entry"]
    return Reason("left_out_as_private", facts=facts, rows=rows, entries=entries)


def _with_progress(
    rows: Iterator[tuple[str, Mapping[str, Any]]], progress: Progress | None
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for count, row in enumerate(rows, 1):
        if progress is not None and count % _AT_ONCE == 0:
            progress("rows", count)
        yield row


def _fill(
    ledger: Ledger,
    folder: Path,
    scope: ExportScope,
    learned: Learned | None,
    how: Style,
    exported: ExportedFiles,
    progress: Progress | None,
) -> None:
    inside = standings(ledger, scope.as_of, scope.partner_id)
    rows: dict[str, Iterator[Mapping[str, Any] | list[Any]]] = {
        "partners": _partners(ledger, scope, exported),
        **{
            kind.file.name: _facts(ledger, kind.name, kind.file, scope, exported)
            for kind in all_kinds()
            if kind.file is not None
        },
        **({} if learned is None else {"readings": _readings(ledger, scope, learned, exported)}),
        **({"wheel_means": _wheel(ledger, scope)} if scope.partner is None else {}),  # it is about no partner
        "gardens": garden_rows(inside),
        "pairs": pair_rows(inside),
    }
    for kind in (name for name in FILES if name in rows):
        exported.rows[kind] = write_table(folder / f"{kind}.csv", kind, rows[kind], how, progress)
    _count_the_rest(ledger, scope, exported)
    exported.rows["left_out"] = write_table(folder / "left_out.csv", "left_out", left_out_rows(exported.left_out), how)


def _partners(ledger: Ledger, scope: ExportScope, exported: ExportedFiles) -> Iterator[Mapping[str, Any]]:
    for partner in partner_views.partners(ledger.conn, scope.as_of, archived=True):
        if scope.partner is not None and partner.id != scope.partner.id:
            exported.left_out["partners", "another partner"] += 1
            continue
        row = partner._asdict()
        for name in ("level_since", "on_trial", "archived_on", "logged_from"):
            row[name] = row[name].isoformat() if row[name] is not None else None
        row |= {"tags": each_of(partner.tags), "domains": each_of(partner.domains)}
        yield row


def _facts(
    ledger: Ledger, kind: str, file: File[Any], scope: ExportScope, exported: ExportedFiles
) -> Iterator[Mapping[str, Any] | list[Any]]:
    """Yield the facts of one kind that belong in, and count those that do not."""
    if can_be_plain(ledger, kind, file.name) and scope.since is None and scope.until is None:
        yield from _plain_facts(ledger, kind, file, scope, exported)
        return
    for facts in chunks(each_fact(ledger.conn, kind, me=ledger.me, partner_id=scope.partner_id), _AT_ONCE):
        yield from (row for row in _belonging(ledger, file, facts, scope, exported) if row is not None)


def _plain_facts(
    ledger: Ledger, kind: str, file: File[Any], scope: ExportScope, exported: ExportedFiles
) -> Iterator[Mapping[str, Any] | list[Any]]:
    """Yield the cells of facts that are plain, and of all others what becomes cells by the rules for all."""
    plain = PlainRows(ledger, kind, scope.as_of)
    for rows in fact_rows.each_rows(ledger.conn, kind, me=ledger.me, partner_id=scope.partner_id):
        written = list(plain.cells(rows))
        if None not in written:
            yield from written  # type: ignore[misc]
            continue
        left = [row for row, cells in zip(rows, written, strict=True) if cells is None]
        others = _belonging(ledger, file, fact_rows.facts_of(ledger.conn, kind, left), scope, exported)
        rest = (next(others) if cells is None else cells for cells in written)
        yield from (row for row in rest if row is not None)


def _belonging(
    ledger: Ledger, file: File[Any], facts: list[Fact], scope: ExportScope, exported: ExportedFiles
) -> Iterator[Mapping[str, Any] | None]:
    """Yield the row of each fact, None where it does not belong in, which is counted."""
    for fact, row in zip(facts, management_rows(ledger, file, facts, scope.as_of), strict=True):
        reason = scope.reason_against(row) or file.kept_back(fact)
        if reason is None:
            yield row
        else:
            exported.left_out[file.name, reason] += 1
            yield None


def _readings(
    ledger: Ledger, scope: ExportScope, learned: Learned, exported: ExportedFiles
) -> Iterator[Mapping[str, Any]]:
    """Yield the readings as they are without private facts, which would show through the numbers."""
    if scope.partner is not None:
        facts_of_partners = iter((partner_facts(ledger.conn, scope.partner, NOBODY),))
    else:
        facts_of_partners = portfolio(ledger.conn, scope.as_of, NOBODY)
    for facts in facts_of_partners:
        archived_on = facts.partner.archived_on
        if archived_on is not None and archived_on <= scope.as_of:
            exported.left_out["readings", "the partner is archived"] += 1
        else:
            with english():  # a file for other programs
                values = as_json(read(facts, scope.as_of, ledger.today, learned, ledger.settings.reading))
            yield from flat_readings(values)


def _wheel(ledger: Ledger, scope: ExportScope) -> Iterator[Mapping[str, Any]]:
    """Yield what was answered about ourselves in the years asked for: means, and nobody's answers."""
    from trustlog.desk.wheel import wheel_rows

    until = scope.as_of if scope.until is None else min(scope.until, scope.as_of)
    for row in wheel_rows(ledger, until):
        if scope.since is None or row["year"] >= scope.since.year:
            yield row


def _count_the_rest(ledger: Ledger, scope: ExportScope, exported: ExportedFiles) -> None:
    """Count the rows that go into no file for management."""
    conn, partner_id = ledger.conn, scope.partner_id
    for kind in all_kinds():
        if kind.file is None:
            for fact in each_fact(conn, kind.name, me=ledger.me, partner_id=partner_id):
                private = kind.timeline and fact.private
                reason = _NO_NAMES if kind.name == "wheel" else _NO_FILE
                exported.left_out[f"{kind.name}s", "private" if private else reason] += 1
    exported.left_out["people", _NO_FILE] += len(people(conn, partner_id))
    for key in [key for key, count in exported.left_out.items() if not count]:
        del exported.left_out[key]
