"""Whether a ledger is sound: the file, what refers to what, the journal against the tables, counters and caches."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext

from trustlog.errors import LedgerAway, LedgerUnfit, Reason, Remedy
from trustlog.storage.check.derived import search_index, unreadable_memos
from trustlog.storage.check.finding import ASK, RESTORE, SHOWN, Finding, first_few
from trustlog.storage.check.references import loose_references, wrong_counters, wrong_links
from trustlog.storage.check.replay import replay
from trustlog.storage.check.stored_values import unsound_values
from trustlog.storage.check.structure import file_damaged, file_findings, schema_findings
from trustlog.storage.engine.connection import Connection
from trustlog.storage.engine.sqlite import SqliteConnection

Step = Callable[[Connection], Iterable[Finding]]


def check(conn: Connection) -> list[Finding]:
    """Check everything that can be checked without a reading; a sound ledger gives an empty list.

    Where the file itself is damaged only its values are looked at. A search index that fell behind is made anew. A
    check that breaks off is a finding, unless nothing is found that explains why: then the program is at fault.
    """
    if _findings(conn, [file_findings]):
        return _findings(conn, [file_findings, _values])
    steps: list[Step] = [
        schema_findings,
        _values,
        loose_references,
        wrong_links,
        wrong_counters,
        _replayed,
        unreadable_memos,
    ]
    return _findings(conn, [*steps, search_index] if conn.engine == "sqlite" else steps)


def damage(conn: Connection) -> Finding | None:
    """Return the first thing that is wrong with the file or a value in it: why a command may have broken off."""
    findings = _findings(conn, [file_findings, _values])
    return findings[0] if findings else None


def _findings(conn: Connection, steps: Iterable[Step]) -> list[Finding]:
    findings: list[Finding] = []
    unexplained: Exception | None = None
    with conn.any_text() if isinstance(conn, SqliteConnection) else nullcontext():
        for step in steps:
            try:
                findings += step(conn)
            except LedgerAway:
                raise
            except LedgerUnfit as error:
                findings.append(_finding_of(error))
            except sqlite3.Error as error:
                findings.append(Finding(file_damaged(error), RESTORE))
            except Exception as error:  # raised below, where no damage explains it
                unexplained = unexplained or error
    if unexplained is not None and not findings:
        raise unexplained
    return list(dict.fromkeys(findings))


def _finding_of(error: LedgerUnfit) -> Finding:
    """Return an error as a finding; where its only remedy is the doctor, the remedy is the last backup."""
    return Finding(error.reason, next((remedy for remedy in error.remedies if not _names_doctor(remedy)), RESTORE))


def _names_doctor(remedy: Remedy) -> bool:
    return remedy.code.startswith("doctor")


def contents(conn: Connection) -> Iterator[Finding]:
    """Check whether the tables fit together, and the journal leads to what they hold."""
    yield from loose_references(conn)
    yield from wrong_links(conn)
    yield from wrong_counters(conn)
    yield from _replayed(conn)


def _replayed(conn: Connection) -> Iterator[Finding]:
    yield from (Finding(difference, ASK) for difference in first_few(replay(conn)))


def _values(conn: Connection) -> Iterator[Finding]:
    """Look for values that their columns cannot hold."""
    rest = 0
    for place, (fault, number) in enumerate(unsound_values(conn)):
        if place >= SHOWN:
            rest += 1
        else:
            yield Finding(fault, RESTORE if number is None else Remedy("drop_and_bring_in", number=number))
    if rest:
        yield Finding(Reason("more_of_this_kind", count=rest), RESTORE)
