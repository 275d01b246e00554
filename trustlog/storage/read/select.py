"""What the views compose their statements of."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any, TypeVar

from trustlog.storage.engine.connection import Connection, Row

Item = TypeVar("Item")

CHUNK = 400  # values named in one statement: well below what either engine takes
SEEN = "(NOT private OR recorded_by = :me)"  # private facts are their author's


def where(parts: Iterable[str]) -> str:
    """Join conditions; without any, choose all."""
    joined = " AND ".join(parts)
    return f"WHERE {joined}" if joined else ""


def among(column: str, values: Collection[Any] | None) -> Iterator[tuple[list[str], dict[str, Any]]]:
    """Yield conditions and parameters, some hundred at a time, that choose these values; None chooses all, once."""
    if values is None:
        yield [], {}
        return
    for chunk in chunks(sorted(set(values)), CHUNK):
        params = {f"v{place}": value for place, value in enumerate(chunk)}
        yield [f"{column} IN ({', '.join(':' + name for name in params)})"], params


def chunks(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Cut into lists of that size."""
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk


class Choice:
    """Which facts of one table are asked for: conditions, their parameters, an order and a limit.

    `on` is the column of the fact's day. The conditions are made here; where a partner is meant, the table's module
    says how it is told.
    """

    def __init__(
        self,
        me: str,
        on: str,
        since: date | None = None,
        until: date | None = None,
        newest: bool = False,
        limit: int | None = None,
    ) -> None:
        self.parts = [SEEN]
        self.params: dict[str, Any] = {"me": me}
        self.add(f"{on} >= :since", since=since)
        self.add(f"{on} <= :until", until=until)
        down = " DESC" if newest else ""
        self.order = f"ORDER BY {on}{down}, number{down}"
        if limit is not None:
            self.order += " LIMIT :limit"
            self.params["limit"] = limit

    def add(self, part: str, **params: Any) -> None:
        """Add a condition, unless a value it needs is None."""
        if None not in params.values():
            self.parts.append(part)
            self.params.update(params)

    def rows(self, conn: Connection, select: str, numbers: Collection[int] | None = None) -> list[Row]:
        """Return the rows chosen."""
        chosen: list[Row] = []
        for listed, named in among("number", numbers):
            chosen += conn.rows(f"{select} {where([*self.parts, *listed])} {self.order}", **self.params, **named)
        return chosen

    def stream(self, conn: Connection, select: str) -> Iterator[Row]:
        """Yield the rows chosen as they come, from one unchanging state of the ledger."""
        with conn.reading():
            yield from conn.stream(f"{select} {where(self.parts)} {self.order}", **self.params)
