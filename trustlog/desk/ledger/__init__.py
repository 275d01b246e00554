"""An open ledger and its user: the first argument of every function of the desk."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.ledger.batch import Batch as Batch
    from trustlog.desk.ledger.session import Ledger as Ledger
    from trustlog.desk.ledger.session import Written as Written
    from trustlog.desk.ledger.session import open_ledger as open_ledger

__getattr__ = exports(
    __name__,
    {
        "batch": "Batch",
        "session": "Ledger Written open_ledger",
    },
)
