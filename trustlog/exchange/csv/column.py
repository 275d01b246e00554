"""What a column of a CSV file says of itself, and the columns that the files of facts have in common."""

from typing import NamedTuple


class Column(NamedTuple):
    """A column: its name, what it holds, and whether an import of that kind needs (`needed`) or reads (`read`) it."""

    name: str
    means: str
    use: str = ""


NEEDED, READ = "needed", "read"
DAY = "ISO date"
EMPTY = "empty"
"""What a column says of itself in which there is never anything."""

WHO = (
    Column("number", "the short number of the fact"),
    Column("fact", "the kind of fact, the same in the whole file"),
)
REST = (
    Column("note", "a remark", READ),
    Column("private", "always false here: private facts stay out", READ),
    Column("recorded_at", "when it was typed in (now when not given)", READ),
    Column("recorded_by", "who typed it in (you when not given)", READ),
)
