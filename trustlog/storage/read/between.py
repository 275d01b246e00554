"""What members of gardens promise each other: open promises between others, which no list of ours and theirs has."""

from datetime import date
from typing import TYPE_CHECKING, Any

from trustlog.storage.engine.connection import Connection
from trustlog.storage.read.promises import promises_of
from trustlog.storage.read.select import SEEN

if TYPE_CHECKING:
    from trustlog.domain.facts import Promise


def open_between(conn: Connection, as_of: date, *, me: str, garden_id: str | None = None) -> list["Promise"]:
    """Return accepted promises between others that were open at the end of a day: those of one garden, or of all.

    They are as known now: moves after that day are the caller's to take off.
    """
    parts = [
        "from_id IS NOT NULL AND garden_id IS NOT NULL AND accepted_on <= :as_of",
        "(closed_as IS NULL OR closed_on > :as_of)",
        SEEN,
    ]
    params: dict[str, Any] = {"as_of": as_of, "me": me}
    if garden_id is not None:
        parts.append("garden_id = :garden_id")
        params["garden_id"] = garden_id
    return promises_of(conn, f"WHERE {' AND '.join(parts)}", params)
