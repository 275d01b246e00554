"""One's own calendar: what lies ahead, as a file, and as a feed that is written anew after each write."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.calendar.entries import Ahead as Ahead
    from trustlog.desk.calendar.entries import ahead as ahead
    from trustlog.desk.calendar.export import ExportedCalendar as ExportedCalendar
    from trustlog.desk.calendar.export import calendar_text as calendar_text
    from trustlog.desk.calendar.export import export_ics as export_ics
    from trustlog.desk.calendar.feed import begin_feed as begin_feed
    from trustlog.desk.calendar.feed import end_feed as end_feed
    from trustlog.desk.calendar.feed import renew_feed as renew_feed
    from trustlog.desk.calendar.feed import state_of as state_of

__getattr__ = exports(
    __name__,
    {
        "entries": "Ahead ahead",
        "export": "ExportedCalendar calendar_text export_ics",
        "feed": "begin_feed end_feed renew_feed state_of",
    },
)
