"""What rows have in common that somebody recorded: facts, and what is beside them."""

from datetime import datetime

import trustlog.storage.schema.declare as column
from trustlog.storage.schema.declare import Row


class Recorded(Row):
    """A row that says when and by whom it was recorded."""

    recorded_at: datetime = column.stamp(told=False)
    recorded_by: str = column.word(told=False)


class Brought(Row):
    """A row that remembers where it was brought in from, and by which id it is known there."""

    brought_from: str | None = column.word(default=None, teaches=False, told=False)
    brought_id: str | None = column.text(default=None, told=False)


class Fact(Recorded):
    """What every fact has; `source` is its own clause of the capture line it came from."""

    note: str | None = column.text(default=None, searched=True, names=3)
    private: bool = column.flag(default=False, seen=True)
    source: str | None = column.text(default=None, told=False)
