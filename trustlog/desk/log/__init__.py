"""The timeline: everything that happened, newest first."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.log.timeline import Log as Log
    from trustlog.desk.log.timeline import known as known
    from trustlog.desk.log.timeline import log as log

__getattr__ = exports(
    __name__,
    {
        "timeline": "Log known log",
    },
)
