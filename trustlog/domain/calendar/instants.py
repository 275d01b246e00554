"""Days out of files that may have times beside them: a day without a time means its end, and one with a time its day.

Times with a zone are taken to UTC, those without one as they stand.
"""

import re
from datetime import UTC, datetime

from trustlog.domain.calendar.days import check_year
from trustlog.domain.text import clip
from trustlog.errors import DateError, Reason

_DATED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]?")  # and not 20261123 or 2026-W01-1, which Python reads too


def read_day(text: str) -> int:
    """Read the day (an ordinal) of an ISO date or time, or refuse it."""
    try:
        if _DATED.fullmatch(text[:11]) is None:
            raise ValueError
        at = datetime.fromisoformat(text)
    except ValueError:
        raise DateError(Reason("no_instant", text=clip(text))) from None
    check_year(at.year)
    return (at if at.tzinfo is None else at.astimezone(UTC)).date().toordinal()
