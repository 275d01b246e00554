"""A file that is read again with its days the other way round: which of its proposals that wait were read wrongly."""

from collections.abc import Iterable, Mapping

from trustlog.desk.imports.keys import Keys
from trustlog.exchange.foreign.dates import turned_round
from trustlog.exchange.foreign.values import Proposed

_ORDERS = frozenset(("day_first", "month_first"))


def read_otherwise(
    proposed: Iterable[Proposed], dates: str, known: Mapping[str, tuple[str, str]], of_file: frozenset[str]
) -> dict[str, str]:
    """Return by the id that a record has now the id under which it waits, as its day was read the other way round.

    `known` are state and row of the proposals there are, by their ids; `of_file` the rows that came of a file of this
    name. Where one record is known by the day that it has now, the file was read this way before, and nothing is
    replaced: 3 April and 4 March may both be meant. A record with an id of its own is known by that anyway.
    """
    waiting = {key for key, (state, row) in known.items() if state == "pending" and row in of_file}
    if dates not in _ORDERS or not waiting:
        return {}
    keys, others = Keys(), Keys()
    found: dict[str, str] = {}
    here: set[str] = set()
    for value in proposed:
        if value.brought_id or value.source:
            continue
        key = keys.of(value, {})
        here.add(key)
        turned = _turned_round(value)
        other = others.of(turned, {})
        if turned == value:
            continue
        if key in known:
            return {}
        if other in waiting:
            found[key] = other
    return {key: other for key, other in found.items() if other not in here}


def _turned_round(value: Proposed) -> Proposed:
    """Return a record with day and month of its days changed for each other, where that is a day as well."""
    return value._replace(start=turned_round(value.start), due_on=turned_round(value.due_on))
