"""What a column of a CSV file says of itself, and the columns that the files of facts have in common."""

from typing import NamedTuple

from trustlog.language import N_


class Column(NamedTuple):
    """A column: its name, what it holds, and whether an import of that kind needs (`needed`) or reads (`read`) it."""

    name: str
    means: str
    use: str = ""


NEEDED, READ = "needed", "read"
DAY = "ISO date"
EMPTY = N_("empty")
"""What a column says of itself in which there is never anything."""

WHO = (
    Column("number", N_("the short number of the fact")),
    Column("fact", N_("the kind of fact, the same in the whole file")),
)
REST = (
    Column("note", N_("a remark"), READ),
    Column("private", N_("always false here: private facts stay out"), READ),
    Column("recorded_at", N_("when it was typed in (now when not given)"), READ),
    Column("recorded_by", N_("who typed it in (you when not given)"), READ),
)
