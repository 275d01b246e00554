"""Reasons stand apart from the titles of batches, and what is kept for speed is called what it is.

A title is shown to everybody who opens the ledger, a reason to those who may see the fact. So reasons of drops and
reopenings, and names of files, move to a column of their own; answers and intentions, which their rows have, go.
"""

import re
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

RENAMED = (("strand", "subject"), ("quarter", "as_of"), ("settings_hash", "made_from"))
UNDOING = r"(?P<undoing>(?:undo \d+: )*)"
REASONED = re.compile(UNDOING + r"(?P<title>(?:drop|reopen) \d+): (?P<reason>.*)", re.DOTALL)
ANSWERED = re.compile(
    UNDOING + r"(?P<title>review: (?:an intention taken away|an intention|\d+ rows?|catch up \d{4}-\d\d-\d\d|"
    r"overdue #\d+|due #\d+|waiting|open|slipping or ready|done\?)).*",
    re.DOTALL,
)
IMPORTED = re.compile(UNDOING + r"(?P<title>import csv \w+) (?P<reason>.*)", re.DOTALL)


def split(what: str) -> tuple[str, str | None]:
    """Give title and reason of what 0.1 wrote as one."""
    for pattern in (REASONED, ANSWERED, IMPORTED):
        found = pattern.fullmatch(what)
        if found is not None:
            return found["undoing"] + found["title"], found.groupdict().get("reason")
    return what, None


def upgrade_rows(tables: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """Bring the rows of a JSON file to this revision."""
    batches = []
    for row in tables.get("journal_batch", ()):
        what = row.get("what")
        title, reason = split(what) if isinstance(what, str) else (what, None)
        batches.append({**row, "what": title, "reason": reason})
    return {**tables, "journal_batch": batches}


def upgrade() -> None:
    op.add_column("journal_batch", sa.Column("reason", sa.String(), nullable=True))
    bind = op.get_bind()
    named = "what LIKE '%drop %' OR what LIKE '%reopen %' OR what LIKE '%review: %' OR what LIKE '%import csv %'"
    for row_id, what in bind.execute(sa.text(f"SELECT id, what FROM journal_batch WHERE {named}")).fetchall():
        title, reason = split(what)
        if title != what:
            change = sa.text("UPDATE journal_batch SET what = :title, reason = :reason WHERE id = :id")
            bind.execute(change, {"title": title, "reason": reason, "id": row_id})
    for old, new in RENAMED:
        op.execute(f"ALTER TABLE memo RENAME COLUMN {old} TO {new}")


def downgrade() -> None:
    for old, new in RENAMED:
        op.execute(f"ALTER TABLE memo RENAME COLUMN {new} TO {old}")
    op.execute("UPDATE journal_batch SET what = what || ': ' || reason WHERE reason IS NOT NULL")
    op.drop_column("journal_batch", "reason")
