"""Whether the rows of the tables fit together: what refers to what, moments with their links, and the counters."""

from collections.abc import Iterator

from trustlog.errors import Reason
from trustlog.storage.check.finding import ASK, RESTORE, Finding, first_few
from trustlog.storage.engine.columns import TABLES, quoted
from trustlog.storage.engine.connection import Connection


def loose_references(conn: Connection) -> Iterator[Finding]:
    """Look for rows that refer to something that is gone."""
    from trustlog.storage.schema.tables import METADATA

    for table in METADATA.sorted_tables:
        for key in sorted(table.foreign_keys, key=lambda foreign_key: foreign_key.parent.name):
            target = key.column
            counted = conn.first(
                f"SELECT count(*) FROM {table.name} c WHERE c.{quoted(key.parent.name)} IS NOT NULL AND NOT EXISTS "
                f"(SELECT 1 FROM {target.table.name} t WHERE t.{quoted(target.name)} = c.{quoted(key.parent.name)})"
            )
            if counted is not None and counted[0]:
                names = {"table": table.name, "target": target.table.name, "column": key.parent.name}
                yield Finding(Reason("refers_to_nothing", count=counted[0], **names), RESTORE)


def wrong_links(conn: Connection) -> Iterator[Finding]:
    """Look for moments with nobody, and links that repeat their moment wrongly."""
    alone = conn.rows(
        "SELECT m.number FROM moment m WHERE NOT EXISTS (SELECT 1 FROM moment_partner p WHERE p.moment_id = m.id) "
        "AND NOT EXISTS (SELECT 1 FROM moment_between b WHERE b.moment_id = m.id) "
        "ORDER BY m.number"
    )
    for fault in first_few(Reason("moment_alone", number=row[0]) for row in alone):
        yield Finding(fault, ASK)
    wrong = conn.rows(
        "SELECT DISTINCT m.number FROM moment_partner p JOIN moment m ON m.id = p.moment_id "
        'WHERE p."on" <> m."on" OR p.counts_as <> m.counts_as ORDER BY m.number'
    )
    for fault in first_few(Reason("moment_link_differs", number=row[0]) for row in wrong):
        yield Finding(fault, ASK)


def wrong_counters(conn: Connection) -> Iterator[Finding]:
    """Look whether the next numbers are beyond all that were given, and none was given twice."""
    settings = {row[0]: row[1] for row in conn.rows("SELECT key, value FROM setting")}
    numbered = [table for table in TABLES if "number" in TABLES[table] and table != "journal_batch"]
    everything = " UNION ALL ".join(f"SELECT number FROM {table}" for table in numbered)
    for key, source in (("next_number", f"({everything}) n"), ("next_batch", "journal_batch")):
        row = conn.first(f"SELECT coalesce(max(number), 0) FROM {source}")
        counter = str(settings.get(key, ""))
        if row is not None and (not counter.isdigit() or int(counter) <= row[0]):
            yield Finding(Reason("counter_behind", key=key, value=counter, taken=row[0]), RESTORE)
    if not settings.get("ledger_id"):
        yield Finding(Reason("ledger_id_missing"), RESTORE)
    twice = conn.rows(f"SELECT number FROM ({everything}) n GROUP BY number HAVING count(*) > 1 ORDER BY number")
    for fault in first_few(Reason("number_twice", number=row[0]) for row in twice):
        yield Finding(fault, ASK)
