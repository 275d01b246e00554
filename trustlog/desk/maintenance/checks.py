"""Maintenance of a ledger: backing it up, and checking whether it is sound."""

from contextlib import closing
from datetime import date
from typing import NamedTuple

from trustlog.desk.ledger import Ledger
from trustlog.errors import LedgerUnfit, Reason, Remedy, Said, TrustlogError


class Finding(NamedTuple):
    """Something that is not as it should be, and what to do about it."""

    fault: Said
    remedy: Remedy


def backup(ledger: Ledger, path: str | None = None) -> str:
    """Copy the ledger to a file, beside it unless another is named, and give the file's path."""
    from trustlog.storage.engine.backup import backup as copy

    return str(copy(ledger.conn, path, ledger.now))


def doctor(ledger: Ledger) -> list[Finding]:
    """Check the tables, the journal, and what is kept for speed against what the facts say; sound is an empty list."""
    from trustlog.storage.check.doctor import check

    findings = [Finding(finding.fault, finding.remedy) for finding in check(ledger.conn)]
    return findings or stale_memos(ledger) or stale_readings(ledger)


def damage_at(where: str) -> LedgerUnfit | None:
    """Return whether a ledger is damaged, which explains an error that nobody expected; None where it is sound."""
    from trustlog.storage.check.doctor import damage
    from trustlog.storage.engine.connection import connect

    try:
        with closing(connect(where, create=False)) as conn:
            finding = damage(conn)
    except LedgerUnfit as error:
        return error
    except TrustlogError:
        return None
    return (
        None
        if finding is None
        else LedgerUnfit(Reason("ledger_damaged", where=where, what=finding.fault), Remedy("doctor_tells_more"))
    )


def stale_memos(ledger: Ledger) -> list[Finding]:
    """Learn anew from the facts and compare every epoch that is kept; those under other settings are never used."""
    from itertools import zip_longest

    from trustlog.desk.readings import MEMO, learn_now, learned_for
    from trustlog.storage.cache.drop import drop_all
    from trustlog.storage.cache.read import kept_by_subject
    from trustlog.trust.settings import STRANDS, settings_hash

    key = settings_hash(ledger.settings.reading)
    if not kept_by_subject(ledger.conn, MEMO, ledger.today, key):
        return []
    kept = learned_for(ledger, ledger.today)  # what a write left to whoever looks it up is not wrong yet
    learned = learn_now(ledger, ledger.today)
    findings = []
    for name in STRANDS:
        pairs = zip_longest(kept.epochs(name), learned.epochs(name))
        wrong = next((epoch or other for epoch, other in pairs if epoch != other), None)
        if wrong is not None:
            findings.append(
                Finding(Reason("learned_differs", day=date.fromordinal(wrong.day)), Remedy("learned_dropped"))
            )
    if findings:
        drop_all(ledger.conn)
    return findings


def stale_readings(ledger: Ledger) -> list[Finding]:
    """Make the readings that are kept for today anew and compare; those of other days are never used again."""
    from trustlog.desk.readings import Today, learned_for
    from trustlog.storage.cache.drop import drop_readings

    findings = [
        Finding(Reason("reading_differs", name=partner.name), Remedy("reading_dropped"))
        for partner in Today(ledger, learned_for(ledger, ledger.today)).untrue()
    ]
    if findings:
        drop_readings(ledger.conn)
    return findings
