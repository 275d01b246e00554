"""The time of day of a moment; tags, owner and domains of a partner; a note on a person, and the day they left.

All of it is empty in a ledger that is there already, and no reading rests on it: what was learned and read stays.
"""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ADDED = {
    "moment": ("at_time",),
    "partner": ("owner", "tags", "domains"),
    "person": ("note", "left_on"),
}
"""The new columns by table; each is a text, but for a day that ends with `_on`."""
CLOCK = (
    "length(at_time) = 5 AND substr(at_time, 3, 1) = ':' "
    "AND substr(at_time, 1, 2) BETWEEN '00' AND '23' AND substr(at_time, 4, 2) BETWEEN '00' AND '59'"
)
CHECKED = {"at_time": ("ck_moment_ck_moment_at_time", CLOCK)}
"""The rules about columns: their names, and what has to hold."""


def upgrade() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    for table, columns in ADDED.items():
        for column in columns:
            kind = sa.Date() if column.endswith("_on") else sa.String()
            name, rule = CHECKED.get(column, ("", ""))
            if sqlite and rule:  # a rule of the column itself can be added, and goes with it
                op.execute(f"ALTER TABLE {table} ADD COLUMN {column} VARCHAR CONSTRAINT {name} CHECK ({rule})")
                continue
            op.add_column(table, sa.Column(column, kind, nullable=True))
            if rule:
                op.create_check_constraint(op.f(name), table, rule)


def downgrade() -> None:
    _rewrite_journal(op.get_bind())
    for table, columns in ADDED.items():
        for column in columns:
            op.execute(f"ALTER TABLE {table} DROP COLUMN {column}")  # the rule about it goes with it


def _rewrite_journal(bind: Any) -> None:
    """Let the journal speak of rows as they are now; what changed nothing else goes from it."""
    listed = ", ".join(f"'{table}'" for table in ADDED)
    found = bind.execute(
        sa.text(f"SELECT batch_id, seq, table_name, before, after FROM journal_entry WHERE table_name IN ({listed})")
    ).mappings()
    update = sa.text(
        "UPDATE journal_entry SET before = :before, after = :after WHERE batch_id = :batch_id AND seq = :seq"
    )
    delete = sa.text("DELETE FROM journal_entry WHERE batch_id = :batch_id AND seq = :seq")
    for entry in [dict(row) for row in found]:
        gone = ADDED[entry.pop("table_name")]
        sides = {side: _without(entry[side], gone) for side in ("before", "after")}
        key = {"batch_id": entry["batch_id"], "seq": entry["seq"]}
        if set(sides.values()) == {"{}"}:
            bind.execute(delete, key)
        elif any(sides[side] != entry[side] for side in sides):
            bind.execute(update, {**sides, **key})


def _without(text: str | None, gone: tuple[str, ...]) -> str | None:
    """Return one side of an entry without the columns that there were not."""
    if text is None:
        return None
    columns = json.loads(text)
    if not any(name in columns for name in gone):
        return text
    left = {name: value for name, value in columns.items() if name not in gone}
    return json.dumps(left, ensure_ascii=False, separators=(",", ":"))
