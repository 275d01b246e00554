"""How the columns of a table that somebody else exported are read, kept under a name."""

from datetime import datetime
from typing import NamedTuple

from trustlog.domain.text import PersonText


class Mapping(NamedTuple):
    """A mapping of columns: `columns` is a JSON object of headings, each with the field that it is read as."""

    id: str
    name: str
    kind: str
    columns: str
    recorded_at: datetime
    recorded_by: PersonText
