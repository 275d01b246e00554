"""What is due: promises of both sides, plans, and partners without recent contact."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.due.listing import Due as Due
    from trustlog.desk.due.listing import Waiting as Waiting
    from trustlog.desk.due.listing import Week as Week
    from trustlog.desk.due.listing import due as due
    from trustlog.desk.due.listing import older as older
    from trustlog.desk.due.listing import overdue as overdue
    from trustlog.desk.due.listing import status_line as status_line

__getattr__ = exports(
    __name__,
    {
        "listing": "Due Waiting Week due older overdue status_line",
    },
)
