"""The history: what was written and by whom, and undoing it."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.history.batches import Detail as Detail
    from trustlog.desk.history.batches import Entry as Entry
    from trustlog.desk.history.batches import Undone as Undone
    from trustlog.desk.history.batches import details as details
    from trustlog.desk.history.batches import facts_in as facts_in
    from trustlog.desk.history.batches import history as history
    from trustlog.desk.history.batches import undo as undo

__getattr__ = exports(
    __name__,
    {
        "batches": "Detail Entry Undone details facts_in history undo",
    },
)
