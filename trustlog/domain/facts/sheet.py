"""A sheet of agreed promises, as it was shared with a partner."""

from datetime import date, datetime
from typing import NamedTuple

from trustlog.domain.text import PersonText


class Sheet(NamedTuple):
    """A sheet that was shared. `name` is on it: the handle the partner had, and the how many-th it was, as `acme-3`."""

    id: str
    number: int
    partner_id: str
    on: date
    name: str
    note: PersonText | None
    private: bool
    source: PersonText | None
    recorded_at: datetime
    recorded_by: PersonText


class SheetRow(NamedTuple):
    """A promise on a sheet, as it was shown there; `promise_id` is None where the promise was dropped later."""

    id: str
    sheet_id: str
    promise_id: str | None
    due_on: date | None
    outcome: str
