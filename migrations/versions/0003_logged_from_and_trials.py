"""From which day silence means something, steps on trial, pauses for all partners, and marks of what was mended.

Partners that are there already are logged from the day they were entered, or from their first moment or disclosure
where that is earlier. What was learned is forgotten: it was so by other rules. The numbers that were
read last of each partner are kept, to be set beside those of now.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

from trustlog.config import zone
from trustlog.domain.calendar.days import local_day
from trustlog.errors import Reason

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TOLD = (Reason("rules_of_0003"), Reason("logged_from_set"))
"""What people are told once, when their ledger is brought to this revision."""

MENDED = ("promise", "moment", "disclosure")
ANSWERS = "answer IN ('decline', 'ack')"
ANSWERS_NOW = "answer IN ('decline', 'ack', 'anew', 'logged_from', 'answered')"
SUGGESTED = "suggested IN ('attention', 'down', 'up', 'end_trial', 'trial', 'stay')"
TRIAL = "trial IN ('began', 'confirmed', 'ended')"
ANOTHER = "from_level <> to_level"
ANOTHER_NOW = (
    "CASE trial WHEN 'began' THEN to_level = from_level + 1 WHEN 'ended' THEN to_level = from_level - 1 "
    "WHEN 'confirmed' THEN to_level = from_level ELSE from_level <> to_level END"
)
LEVEL_CHANGE, ANSWER = "ck_level_change_ck_level_change", "ck_suggestion_answer_ck_suggestion_answer"
REWRITTEN = {
    "partner": (("CONSTRAINT pk_partner ", "logged_from DATE NOT NULL,\n\tCONSTRAINT pk_partner "),),
    "level_change": (
        (
            "CONSTRAINT pk_level_change ",
            "trial VARCHAR,\n\trules INTEGER,\n\tepochs VARCHAR,\n\tCONSTRAINT pk_level_change ",
        ),
        (
            f"CONSTRAINT {LEVEL_CHANGE}_another_level CHECK ({ANOTHER})",
            f"CONSTRAINT {LEVEL_CHANGE}_trial CHECK ({TRIAL}),\n\t"
            f"CONSTRAINT {LEVEL_CHANGE}_another_level CHECK ({ANOTHER_NOW})",
        ),
    ),
    "suggestion_answer": (
        ("CONSTRAINT pk_suggestion_answer ", "suggested VARCHAR,\n\tCONSTRAINT pk_suggestion_answer "),
        (
            f"CONSTRAINT {ANSWER}_answer CHECK ({ANSWERS})",
            f"CONSTRAINT {ANSWER}_suggested CHECK ({SUGGESTED}),\n\tCONSTRAINT {ANSWER}_answer CHECK ({ANSWERS_NOW})",
        ),
    ),
    "pause": (
        ("partner_id VARCHAR NOT NULL", "partner_id VARCHAR"),
        (
            "CONSTRAINT pk_pause ",
            "yearly BOOLEAN NOT NULL,\n\tentered_late BOOLEAN NOT NULL,\n\tCONSTRAINT pk_pause ",
        ),
    ),
}
"""What is written otherwise in the script of a table in SQLite, which has to make such a table anew."""
ADDED = {
    "partner": ("logged_from",),
    "level_change": ("trial", "rules", "epochs"),
    "suggestion_answer": ("suggested",),
    "pause": ("yearly", "entered_late"),
    **dict.fromkeys(MENDED, ("mended",)),
}
READ, READ_BEFORE = "reading", "read before"
"""The kinds in the memo of the readings of a day, and of what had been read by the rules that end here."""
STRANDS = ("our_promises", "their_promises", "time", "openness")
STRAND = (
    *("n", "effective_n", "estimate", "low", "high", "late_share", "unknown", "evidence", "evidence_max", "needed"),
    *("passed", "attention", "flagged", "trend"),
)
"""The strands of a reading that was kept, and the fields of each, in their sequence."""
_Rows = Iterable[Mapping[str, Any]]


def first_days(entries: _Rows, seen: Iterable[tuple[str | None, Any]], started: _Rows) -> dict[str, date]:
    """Return the day from which each partner is logged.

    `entries` are those of the journal that made a partner, with the stamp `at` of their batch; `seen` has partner and
    day of every moment and disclosure; `started` the partners with the day of their first level, which stands in where
    the journal does not know a partner.
    """
    days = {row["id"]: _day(row["start_on"]) for row in started}
    days |= {entry["row_id"]: local_day(_stamp(entry["at"]), zone()) for entry in entries}
    for partner, on in seen:
        if partner is not None and partner in days:
            days[partner] = min(days[partner], _day(on))
    return days


def upgrade_rows(tables: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """Bring the rows of a JSON file to this revision."""
    at = {batch.get("id"): batch.get("at") for batch in tables.get("journal_batch", ())}
    entries = [{**entry, "at": at.get(entry.get("batch_id"))} for entry in tables.get("journal_entry", ())]
    made = [entry for entry in entries if entry.get("before") is None and entry["at"] is not None]
    seen = [(row.get("partner_id"), row.get("on")) for row in tables.get("moment_partner", ())]
    for side in ("teller_id", "listener_id"):
        seen += [(row.get(side), row.get("on")) for row in tables.get("disclosure", ())]
    logged = first_days(
        [entry for entry in made if entry.get("table_name") == "partner"], seen, tables.get("partner", ())
    )
    begun = {entry["row_id"]: local_day(_stamp(entry["at"]), zone()) for entry in made}
    partners = [{**row, "logged_from": logged[row["id"]].isoformat()} for row in tables.get("partner", ())]
    pauses = [{**row, **_pause(row, begun)} for row in tables.get("pause", ())]
    journal = [_with_columns(entry, logged, begun) for entry in tables.get("journal_entry", ())]
    return {**tables, "partner": partners, "pause": pauses, "journal_entry": journal}


def upgrade() -> None:
    bind = op.get_bind()
    logged, begun = _as_told(bind)
    pauses = [dict(row) for row in bind.execute(sa.text("SELECT id, from_on FROM pause")).mappings()]
    late = {row["id"]: _pause(row, begun) for row in pauses}
    for table in MENDED:
        op.add_column(table, sa.Column("mended", sa.Integer(), nullable=True))
    if bind.dialect.name == "sqlite":
        for table in REWRITTEN:
            _make_anew(table, forward=True, values={"partner": _dated(logged), "pause": late}.get(table, {}))
    else:
        _alter(bind, _dated(logged), late)
    _rewrite_journal(bind, lambda entry: _with_columns(entry, logged, begun))
    _forget(bind)


def downgrade() -> None:
    bind = op.get_bind()
    for table, rule in (
        ("level_change", "trial = 'confirmed'"),
        ("suggestion_answer", "answer NOT IN ('decline', 'ack')"),
        ("pause", "partner_id IS NULL"),
    ):  # there was no place for these
        gone = f"SELECT id FROM {table} WHERE {rule}"
        op.execute(f"DELETE FROM journal_entry WHERE table_name = '{table}' AND row_id IN ({gone})")
        op.execute(f"DELETE FROM {table} WHERE {rule}")
    if bind.dialect.name == "sqlite":
        for table in REWRITTEN:
            _make_anew(table, forward=False, values={})
    else:
        _alter_back()
    for table in MENDED:
        op.drop_column(table, "mended")
    _rewrite_journal(bind, _without_columns)
    op.execute("DELETE FROM memo")


def _as_told(bind: Any) -> tuple[dict[str, date], dict[str, date]]:
    """Return from which day each partner is logged, and on which day each row of the journal was first written."""
    made = [
        dict(row)
        for row in bind.execute(
            sa.text(
                "SELECT e.table_name, e.row_id, b.at FROM journal_entry e JOIN journal_batch b ON b.id = e.batch_id "
                "WHERE e.before IS NULL AND e.table_name IN ('partner', 'pause') ORDER BY b.number DESC"
            )
        ).mappings()
    ]
    seen = bind.execute(
        sa.text(
            'SELECT partner_id, min("on") FROM moment_partner GROUP BY partner_id UNION ALL '
            'SELECT teller_id, min("on") FROM disclosure GROUP BY teller_id UNION ALL '
            'SELECT listener_id, min("on") FROM disclosure GROUP BY listener_id'
        )
    ).fetchall()
    partners = [dict(row) for row in bind.execute(sa.text("SELECT id, start_on FROM partner")).mappings()]
    entries = [entry for entry in made if entry["table_name"] == "partner"]
    begun = {entry["row_id"]: local_day(_stamp(entry["at"]), zone()) for entry in made}
    return first_days(entries, [(row[0], row[1]) for row in seen], partners), begun


def _make_anew(table: str, *, forward: bool, values: Mapping[str, Mapping[str, Any]]) -> None:
    """Make a table of SQLite anew by its own script, what is written otherwise put in; its rows are kept.

    `values` has, by id, what the new columns of a row hold.
    """
    bind = op.get_bind()
    scripts = [
        row[0]
        for row in bind.execute(
            sa.text(
                "SELECT sql FROM sqlite_master WHERE tbl_name = :table AND sql IS NOT NULL ORDER BY type <> 'table'"
            ),
            {"table": table},
        )
    ]
    script = "\n".join(line.rstrip() for line in scripts[0].splitlines())
    for old, new in REWRITTEN[table]:
        before, after = (old, new) if forward else (new, old)
        if before not in script:
            raise RuntimeError(f"{table} is not as the revision before left it: {before} is missing")
        script = script.replace(before, after)
    op.execute(f"CREATE TABLE rows_before AS SELECT * FROM {table}")
    for column in ADDED[table] if forward else ():
        op.execute(f"ALTER TABLE rows_before ADD COLUMN {column}")
    for row_id, columns in values.items():
        sets = ", ".join(f"{name} = :{name}" for name in columns)
        bind.execute(sa.text(f"UPDATE rows_before SET {sets} WHERE id = :id"), {**columns, "id": row_id})
    op.execute(f"DROP TABLE {table}")
    bind.exec_driver_sql(script)
    names = ", ".join(f'"{row[1]}"' for row in bind.execute(sa.text(f"PRAGMA table_info({table})")))
    op.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM rows_before")
    op.execute("DROP TABLE rows_before")
    for rest in scripts[1:]:
        bind.exec_driver_sql(rest)


def _alter(bind: Any, logged: Mapping[str, Mapping[str, Any]], late: Mapping[str, Mapping[str, Any]]) -> None:
    """Change the tables of a server."""
    op.add_column("partner", sa.Column("logged_from", sa.Date(), nullable=True))
    op.add_column("pause", sa.Column("yearly", sa.Boolean(), nullable=True))
    op.add_column("pause", sa.Column("entered_late", sa.Boolean(), nullable=True))
    for table, rows in (("partner", logged), ("pause", late)):
        for row_id, columns in rows.items():
            sets = ", ".join(f"{name} = :{name}" for name in columns)
            bind.execute(sa.text(f"UPDATE {table} SET {sets} WHERE id = :id"), {**columns, "id": row_id})
    op.alter_column("partner", "logged_from", nullable=False)
    op.alter_column("pause", "yearly", nullable=False)
    op.alter_column("pause", "entered_late", nullable=False)
    op.alter_column("pause", "partner_id", nullable=True)
    op.add_column("level_change", sa.Column("trial", sa.String(), nullable=True))
    op.add_column("level_change", sa.Column("rules", sa.Integer(), nullable=True))
    op.add_column("level_change", sa.Column("epochs", sa.String(), nullable=True))
    op.add_column("suggestion_answer", sa.Column("suggested", sa.String(), nullable=True))
    _check("level_change", f"{LEVEL_CHANGE}_another_level", ANOTHER_NOW)
    _check("suggestion_answer", f"{ANSWER}_answer", ANSWERS_NOW)
    op.create_check_constraint(op.f(f"{LEVEL_CHANGE}_trial"), "level_change", TRIAL)
    op.create_check_constraint(op.f(f"{ANSWER}_suggested"), "suggestion_answer", SUGGESTED)


def _alter_back() -> None:
    _check("level_change", f"{LEVEL_CHANGE}_another_level", ANOTHER)
    _check("suggestion_answer", f"{ANSWER}_answer", ANSWERS)
    op.alter_column("pause", "partner_id", nullable=False)
    for table in REWRITTEN:
        for column in ADDED[table]:
            op.drop_column(table, column)  # the rules about it go with it


def _check(table: str, name: str, rule: str) -> None:
    op.drop_constraint(op.f(name), table, type_="check")
    op.create_check_constraint(op.f(name), table, rule)


def _forget(bind: Any) -> None:
    """Drop what was kept for speed, but for the numbers that were read last of each partner."""
    found = bind.execute(
        sa.text("SELECT subject, as_of, made_from, value FROM memo WHERE kind = :kind ORDER BY as_of"), {"kind": READ}
    ).mappings()
    last = {(row["subject"], row["made_from"]): dict(row) for row in found}
    op.execute("DELETE FROM memo")
    columns = ("kind", "subject", "as_of", "made_from", "value")
    keep = sa.text(f"INSERT INTO memo ({', '.join(columns)}) VALUES ({', '.join(f':{name}' for name in columns)})")
    for row in last.values():
        value = seen_before(row["value"])
        if value is not None:
            bind.execute(keep, {**row, "kind": READ_BEFORE, "value": _json(value)})


def seen_before(text: str) -> dict[str, Any] | None:
    """Return the strands and the suggestion of a reading as it was kept, shaped as the snapshot of a decision is.

    None where it was kept otherwise than by the last version before.
    """
    try:
        values = json.loads(text)
        strands, (action, to, *_) = values[2], values[6]
        named = {name: dict(zip(STRAND, strand, strict=True)) for name, strand in zip(STRANDS, strands, strict=True)}
    except (ValueError, TypeError, LookupError):
        return None
    return {"strands": named, "suggestion": {"action": action, "to": to}}


def _rewrite_journal(bind: Any, rewritten: Any) -> None:
    """Let the journal speak of rows as they are now, so that undo and replay lead to them."""
    listed = ", ".join(f"'{table}'" for table in ADDED)
    found = bind.execute(
        sa.text(
            f"SELECT batch_id, seq, table_name, row_id, before, after FROM journal_entry WHERE table_name IN ({listed})"
        )
    ).mappings()
    changes = [(dict(row), rewritten(dict(row))) for row in found if row["table_name"] not in MENDED]
    sql = sa.text("UPDATE journal_entry SET before = :before, after = :after WHERE batch_id = :batch_id AND seq = :seq")
    for old, new in changes:
        if old != new:
            bind.execute(sql, {name: new[name] for name in ("before", "after", "batch_id", "seq")})


def _with_columns(entry: dict[str, Any], logged: Mapping[str, date], begun: Mapping[str, date]) -> dict[str, Any]:
    """Return an entry of the journal in which a row that comes or goes has its new columns."""
    table, row_id = entry.get("table_name"), entry.get("row_id", "")
    if table not in ("partner", "pause") or (entry.get("before") is None) == (entry.get("after") is None):
        return entry
    side = "after" if entry.get("before") is None else "before"
    columns = json.loads(entry[side])
    if table == "partner":
        more: dict[str, Any] = {"logged_from": logged.get(row_id, begun.get(row_id, date.min)).isoformat()}
    else:
        more = _pause({**columns, "id": row_id}, begun)
    return {**entry, side: _json({**columns, **more})}


def _without_columns(entry: dict[str, Any]) -> dict[str, Any]:
    """Return an entry of the journal without the columns that there were not."""
    gone = ADDED[entry["table_name"]]
    for side in ("before", "after"):
        if entry[side] is not None:
            columns = {name: value for name, value in json.loads(entry[side]).items() if name not in gone}
            entry = {**entry, side: _json(columns)}
    return entry


def _dated(logged: Mapping[str, date]) -> dict[str, dict[str, Any]]:
    sqlite = op.get_bind().dialect.name == "sqlite"
    return {row_id: {"logged_from": day.isoformat() if sqlite else day} for row_id, day in logged.items()}


def _pause(row: Mapping[str, Any], begun: Mapping[str, date]) -> dict[str, bool]:
    """Return what is new of a pause: it is of one year, and was entered after its first day or not."""
    return {"yearly": False, "entered_late": _day(row["from_on"]) < begun.get(row["id"], date.min)}


def _json(columns: Mapping[str, Any]) -> str:
    return json.dumps(columns, ensure_ascii=False, separators=(",", ":"))


def _day(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def _stamp(value: Any) -> datetime:
    return value if isinstance(value, datetime) else datetime.fromisoformat(value)
