"""The schema of the head revision as a packaged script, which makes a new SQLite ledger in milliseconds.

`python -m trustlog.storage.schema.generate` writes it anew after a migration was added;
a test compares it with what Alembic makes.
"""

import os

from trustlog.storage.engine.sql import split_script
from trustlog.storage.schema.revision import APPLICATION_ID, HEAD

PATH = os.path.join(os.path.dirname(__file__), "schema.sql")  # noqa: PTH118, PTH120 - pathlib costs 8 ms


def statements() -> list[str]:
    """Return the statements that make an empty ledger of the head revision."""
    with open(PATH, encoding="utf-8") as file:  # noqa: PTH123 - pathlib costs 8 ms
        snapshot = split_script(file.read())
    return [
        *snapshot,
        f"INSERT INTO alembic_version (version_num) VALUES ('{HEAD}')",
        f"PRAGMA application_id = {APPLICATION_ID}",
    ]


def from_migrations() -> str:
    """Make the script anew: what Alembic makes of an empty file."""
    import sqlite3
    import tempfile
    from contextlib import closing

    from trustlog.storage.schema.migrate import upgrade_file

    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "empty.db")  # noqa: PTH118 - as above
        upgrade_file(path, "head")  # which may be newer than the literal of this process
        with closing(sqlite3.connect(path)) as conn:
            rows = conn.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'fact_search_%'")
            texts = ["\n".join(line.rstrip() for line in row[0].splitlines()) + ";" for row in rows]
    head = "-- Written by `python -m trustlog.storage.schema.generate`; do not edit."
    return "\n\n".join([head, *texts]) + "\n"


def write() -> None:
    """Write the script anew."""
    with open(PATH, "w", encoding="utf-8") as script:  # noqa: PTH123 - as above
        script.write(from_migrations())
