"""Partners, and the people there."""

from datetime import date
from typing import NamedTuple

from trustlog.domain.text import PersonText


class Partner(NamedTuple):
    """An organisation we work with. `level` and `level_since` are those in force on the day asked for.

    `logged_from` is the day from which nothing logged means that nothing was; `on_trial` since when the level is a step
    on trial.
    """

    id: str
    handle: str
    name: PersonText
    level: int
    level_since: date
    target: int
    cadence_days: int
    archived_on: date | None = None
    archive_reason: PersonText | None = None
    note: PersonText | None = None
    start_level: int = 1
    start_on: date | None = None
    logged_from: date = date.min
    on_trial: date | None = None


class Person(NamedTuple):
    """Somebody at a partner."""

    id: str
    partner_id: str
    name: PersonText
    role: PersonText | None = None
    email: PersonText | None = None
    phone: PersonText | None = None
