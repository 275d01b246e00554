"""The history: what was written and by whom, and undoing it."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.history.batches import MOST_UNASKED as MOST_UNASKED
    from trustlog.desk.history.batches import Detail as Detail
    from trustlog.desk.history.batches import Entry as Entry
    from trustlog.desk.history.batches import Undone as Undone
    from trustlog.desk.history.batches import details as details
    from trustlog.desk.history.batches import facts_in as facts_in
    from trustlog.desk.history.batches import facts_of as facts_of
    from trustlog.desk.history.batches import facts_to_undo as facts_to_undo
    from trustlog.desk.history.batches import history as history
    from trustlog.desk.history.batches import next_undone as next_undone
    from trustlog.desk.history.batches import undo as undo
    from trustlog.desk.history.batches import written_facts as written_facts

__getattr__ = exports(
    __name__,
    {
        "batches": (
            "MOST_UNASKED Detail Entry Undone details facts_in facts_of facts_to_undo history next_undone undo "
            "written_facts"
        ),
    },
)
