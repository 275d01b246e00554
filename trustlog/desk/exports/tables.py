"""What is in the tables for management, row by row, without anything private; what is left out is counted."""

from collections.abc import Iterator, Mapping
from typing import Any

from trustlog.desk.exports.gardens import garden_rows, pair_rows, standings
from trustlog.desk.exports.management import management_rows
from trustlog.desk.exports.plain_rows import PlainRows, can_be_plain
from trustlog.desk.exports.readings import ReadingsToExport
from trustlog.desk.exports.scope import ExportedFiles, ExportScope
from trustlog.desk.exports.summary import Tally
from trustlog.desk.ledger import Ledger
from trustlog.domain.facts import Fact
from trustlog.domain.facts.partner import each_of
from trustlog.domain.kinds import File, all_kinds
from trustlog.exchange.csv.columns import FILES
from trustlog.exchange.csv.dictionary import dictionary_rows
from trustlog.exchange.csv.write import left_out_rows
from trustlog.language import N_
from trustlog.storage.read import fact_rows
from trustlog.storage.read import partners as partner_views
from trustlog.storage.read.facts import each_fact
from trustlog.storage.read.people import people
from trustlog.storage.read.select import chunks

Rows = Iterator[Mapping[str, Any] | list[Any]]
_AT_ONCE = 500  # facts whose names are fetched together
_NO_FILE = N_("not for management")
_NO_NAMES = N_("answers of a person: only their means are for management")


def tables(
    ledger: Ledger,
    scope: ExportScope,
    readings: ReadingsToExport | None,
    exported: ExportedFiles,
    *,
    plain: bool = False,
) -> Iterator[tuple[str, Rows]]:
    """Yield the rows of each file by its name; the rows of one are to be taken before the next is asked for.

    `readings` are None where there shall be none. `plain` allows rows that are the cells of a CSV file already, in
    place of values by column. The last are what they count up: what was left out, and the summary, which stands before
    all others.
    """
    inside = standings(ledger, scope.as_of, scope.partner_id)
    tally = Tally(ledger, scope)
    rows: dict[str, Rows] = {
        "partners": tally.partners(_partners(ledger, scope, exported)),
        **{
            kind.file.name: _facts(ledger, kind.name, kind.file, scope, exported, plain=plain)
            for kind in all_kinds()
            if kind.file is not None
        },
        **({} if readings is None else {"readings": tally.readings(readings.rows(exported.left_out))}),
        **({"wheel_means": _wheel(ledger, scope)} if scope.partner is None else {}),  # it is about no partner
        "gardens": garden_rows(inside),
        "pairs": pair_rows(inside),
        "columns": dictionary_rows(FILES),
    }
    yield from ((name, rows[name]) for name in FILES if name in rows)
    _count_the_rest(ledger, scope, exported)
    yield "left_out", iter(left_out_rows(exported.left_out))
    yield "summary", tally.rows(exported)


def _partners(ledger: Ledger, scope: ExportScope, exported: ExportedFiles) -> Iterator[Mapping[str, Any]]:
    for partner in partner_views.partners(ledger.conn, scope.as_of, archived=True):
        if scope.partner is not None and partner.id != scope.partner.id:
            exported.left_out["partners", N_("another partner")] += 1
            continue
        row = partner._asdict()
        for name in ("level_since", "on_trial", "archived_on", "logged_from"):
            row[name] = row[name].isoformat() if row[name] is not None else None
        row |= {"tags": each_of(partner.tags), "domains": each_of(partner.domains)}
        yield row


def _facts(
    ledger: Ledger, kind: str, file: File[Any], scope: ExportScope, exported: ExportedFiles, *, plain: bool
) -> Rows:
    """Yield the facts of one kind that belong in, and count those that do not."""
    if plain and can_be_plain(ledger, kind, file.name) and scope.since is None and scope.until is None:
        yield from _plain_facts(ledger, kind, file, scope, exported)
        return
    for facts in chunks(each_fact(ledger.conn, kind, me=ledger.me, partner_id=scope.partner_id), _AT_ONCE):
        yield from (row for row in _belonging(ledger, file, facts, scope, exported) if row is not None)


def _plain_facts(ledger: Ledger, kind: str, file: File[Any], scope: ExportScope, exported: ExportedFiles) -> Rows:
    """Yield the cells of facts that are plain, and of all others what becomes cells by the rules for all."""
    plain = PlainRows(ledger, kind, scope.as_of)
    for rows in fact_rows.each_rows(ledger.conn, kind, me=ledger.me, partner_id=scope.partner_id):
        written = list(plain.cells(rows))
        left = [row for row, cells in zip(rows, written, strict=True) if cells is None]
        others = _belonging(ledger, file, fact_rows.facts_of(ledger.conn, kind, left), scope, exported)
        for cells in written:
            row = next(others) if cells is None else cells
            if row is not None:
                yield row


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
