"""A demo ledger in which every text of people is hostile: it steers terminals, reorders its neighbours, is markup."""

import json
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from desk_demo import NOW, TODAY, original
from privacy_cases import brought_in, practised

from trustlog.desk import levels, promises, review
from trustlog.desk import review as review_walk
from trustlog.desk.ledger import open_ledger
from trustlog.desk.readings import readings

HOSTILE = (
    "\x1b]52;c;cHduZWQ=\x07\x1b]2;pwned\x1b\\\x1b[31m\x9b2J[/][@click=app.leave]go[/][NL][$primary\x7f\u202eder\u2066"
    "\u200f שלום \b\r"
)
"""OSC 52 (the clipboard), OSC 2 (the title), CSI in both spellings, markup, DEL, bidirectional controls, Hebrew."""

_BETWEEN = ("from_id", "to_id", "garden_id")
_FROM = "brought_from"
CLOSED: dict[str, tuple[str, ...]] = {
    "partner": ("handle", "merged_into", _FROM),
    "person": (_FROM,),
    "promise": (
        _FROM,
        "stake",
        "closed_as",
        "told",
        "withdrawn_by",
        "every",
        "follows_id",
        "maker_id",
        "receiver_id",
        *_BETWEEN,
    ),
    "moment": (_FROM, "counts_as", "initiative", "at_time"),
    "moment_partner": ("counts_as",),
    "disclosure": (_FROM, "teller_id", "listener_id", *_BETWEEN),
    "note": (_FROM,),
    "proposal": ("state", "kind", "starts", "ends", "company", "initiative", "direction", "assumed", "why", _FROM),
    "mapping": ("name", "kind", "columns"),
    "pair_answer": ("answer", "strand"),
    "level_change": ("depends", "snapshot", "settings", "trial", "epochs"),
    "book_item": ("name", "aspect"),
    "pulse": ("about",),
    "sheet": ("name",),
    "sheet_row": ("outcome",),
    "their_word": ("word", "settled"),
    "practice_answer": ("part", "answer"),
    "garden": ("handle",),
    "purpose": ("whose",),
    "impact": ("area",),
    "garden_line": ("topic",),
    "garden_look": ("about", "answers"),
    "section": ("name", "state"),
    "agreement": ("snapshot",),
    "benefit": ("sort", "tied"),
    "wheel": ("answers",),
    "moment_between": ("counts_as",),
    "suggestion_answer": ("answer", "strand", "depends", "suggested"),
    "review": ("snapshot",),
    "review_answer": ("question",),
    "journal_entry": ("table_name", "row_id", "before", "after"),
    "setting": ("key", "value"),
    "memo": ("kind", "strand", "settings_hash", "value"),
}
"""Text columns that hold no text of people: words of the program, ids, JSON. Any other is made hostile."""
MINE = ("recorded_by",)
"""Made hostile in some rows only: what others wrote looks different."""
PRIVATE_STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066\u2067\ud800-\udfff]")
_ISOLATED = re.compile("\u2068[^\u2068\u2069\n]*\u2069")


def steering(text: str) -> list[str]:
    """Give what in a text steers a terminal or reorders its neighbours; whole isolates do not."""
    return PRIVATE_STEERING.findall(text) + re.findall("[\u2068\u2069]", _ISOLATED.sub("", text))


def text_columns() -> dict[str, list[str]]:
    """Give every text column of every table that holds texts of people, by table."""
    from sqlmodel import AutoString

    from trustlog.storage.schema.tables import METADATA

    found: dict[str, list[str]] = {}
    for table in METADATA.sorted_tables:
        for column in table.columns:
            is_id = column.primary_key or column.name == "id" or column.foreign_keys
            if isinstance(column.type, AutoString) and not is_id and column.name not in CLOSED.get(table.name, ()):
                found.setdefault(table.name, []).append(column.name)
    return found


def hostile_ledger(path: Path) -> Path:
    """Make a copy of the demo ledger hostile: each text of people begins as it did and goes on with `HOSTILE`."""
    shutil.copyfile(original(), path)
    _make_hostile(path)
    _write_more(path)
    _make_hostile(path)
    return path


def _write_more(path: Path) -> None:
    """Write what the demo has none of: a review that is done, a concealed break that was cleared, intentions."""
    ledger = open_ledger(str(path), me="demo", today=TODAY, now=NOW)
    try:
        late = next(one for one in promises.promise_list(ledger) if one.counts_on < TODAY)
        promises.break_(ledger, [late.number], told="concealed")
        promises.clear(ledger, late.number, HOSTILE)
        levels.decline(ledger, "acme", HOSTILE)
        practised(ledger)
        brought_in(ledger)
        read = list(readings(ledger))
        review_walk.begin(ledger, read)
        walk = review_walk.ongoing_review(ledger)
        assert walk is not None
        review_walk.answer_all(ledger, [row for row in walk.rows if row.state == "left"][:3], "later")
        review_walk.intend(ledger, HOSTILE)
        review.finish(ledger, review.review(ledger, known_readings=read))
    finally:
        ledger.close()


def _make_hostile(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute("PRAGMA foreign_keys = off")
        conn.execute("DELETE FROM memo")
        for table, columns in text_columns().items():
            for column in columns:
                if column in MINE:
                    key = "number" if table == "journal_batch" else "rowid"
                    conn.execute(f"UPDATE OR IGNORE {table} SET {column} = ? WHERE {key} % 5 = 3", ("raj" + HOSTILE,))
                else:
                    conn.execute(
                        f"UPDATE OR IGNORE {table} SET {column} = coalesce({column}, '') || ? "
                        f"WHERE {column} IS NULL OR instr({column}, 'pwned') = 0",
                        (HOSTILE,),
                    )
        rows = conn.execute(
            "SELECT batch_id, seq, table_name, before, after FROM journal_entry ORDER BY batch_id, seq"
        ).fetchall()
        for batch, seq, table, before, after in rows[-400:]:
            conn.execute(
                "UPDATE journal_entry SET before = ?, after = ? WHERE batch_id = ? AND seq = ?",
                (_hostile_json(table, before), _hostile_json(table, after), batch, seq),
            )


def _hostile_json(table: str, text: str | None) -> str | None:
    if text is None:
        return None
    columns: dict[str, Any] = json.loads(text)
    for name, value in columns.items():
        of_people = name in ("text", "name", "note", "topic", "reason", "role") and name not in CLOSED.get(table, ())
        if of_people and isinstance(value, str) and "pwned" not in value:
            columns[name] = value + HOSTILE
    return json.dumps(columns)
