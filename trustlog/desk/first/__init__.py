"""Who comes first this week, each with its reason."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.first.ladder import First as First
    from trustlog.desk.first.ladder import WhoWaits as WhoWaits
    from trustlog.desk.first.ladder import first as first
    from trustlog.desk.first.ladder import first_of as first_of
    from trustlog.desk.first.ladder import on_ladder as on_ladder
    from trustlog.desk.first.ladder import step_of as step_of
    from trustlog.desk.first.ladder import who_waits as who_waits

__getattr__ = exports(
    __name__,
    {
        "ladder": "First WhoWaits first first_of on_ladder step_of who_waits",
    },
)
