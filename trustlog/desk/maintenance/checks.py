"""Looking after a ledger: a copy of it, and whether it is sound."""

from contextlib import closing
from typing import NamedTuple

from trustlog.desk.ledger import Ledger
from trustlog.errors import LedgerUnfit, Reason, Remedy, Said, TrustlogError


class Finding(NamedTuple):
    """Something that is not as it should be, and what to do about it."""

    what: Said
    do: Remedy


def backup(ledger: Ledger, path: str | None = None) -> str:
    """Copy the ledger to a file, beside it unless another is named, and give the file's path."""
    from trustlog.storage.engine.backup import backup as copy

    return str(copy(ledger.conn, path, ledger.now))


def doctor(ledger: Ledger) -> list[Finding]:
    """Check the tables, the journal, and what is kept for speed against what the facts say; sound is an empty list."""
    from trustlog.storage.check.doctor import check

    found = [Finding(one.what, one.do) for one in check(ledger.conn)]
    return found or stale_memos(ledger) or stale_readings(ledger)


def damage_at(where: str) -> LedgerUnfit | None:
    """Tell whether a ledger is damaged, which explains an error that nobody expected; None where it is sound."""
    from trustlog.storage.check.doctor import damage
    from trustlog.storage.engine.connection import connect

    try:
        with closing(connect(where, create=False)) as conn:
            found = damage(conn)
    except LedgerUnfit as error:
        return error
    except TrustlogError:
        return None
    return (
        None
        if found is None
        else LedgerUnfit(Reason("ledger_damaged", where=where, what=found.what), Remedy("doctor_tells_more"))
    )


def stale_memos(ledger: Ledger) -> list[Finding]:
    """Learn every quarter that is kept anew from the facts and compare; memos under other settings are never used."""
    from json import loads

    from trustlog.desk.readings import EVERY_STRAND, MEMO, learn_now
    from trustlog.storage.cache.drop import drop_all
    from trustlog.storage.cache.read import kept_values
    from trustlog.trust.settings import settings_hash

    in_force = (MEMO, EVERY_STRAND, settings_hash(ledger.settings.reading))
    found = []
    for kept in kept_values(ledger.conn):
        if (kept.kind, kept.subject, kept.made_from) != in_force:
            continue
        if loads(kept.value) != learn_now(ledger, kept.as_of).to_json():
            what = Reason("learned_differs", day=kept.as_of)
            found.append(Finding(what, Remedy("learned_dropped")))
    if found:
        drop_all(ledger.conn)
    return found


def stale_readings(ledger: Ledger) -> list[Finding]:
    """Make the readings that are kept for today anew and compare; those of other days are never used again."""
    from trustlog.desk.readings import Today, learned_for
    from trustlog.storage.cache.drop import drop_readings

    found = [
        Finding(Reason("reading_differs", name=one.name), Remedy("reading_dropped"))
        for one in Today(ledger, learned_for(ledger, ledger.today)).untrue()
    ]
    if found:
        drop_readings(ledger.conn)
    return found
