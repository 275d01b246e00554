"""Facts as the rows of the files that management gets, and that an import takes back without a loss."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from trustlog.desk.facts import fact_json, names_of
from trustlog.desk.ledger import Ledger
from trustlog.domain.facts import Fact, Moment, Promise
from trustlog.domain.facts.promise import as_known
from trustlog.storage.read.names import employers, open_numbers


def management_rows(ledger: Ledger, facts: Sequence[Fact], as_of: date) -> list[dict[str, Any]]:
    """Give facts as they stand on a day: the keys of a fact, and what is no key of one but would be lost to a file."""
    names = names_of(ledger, facts)
    before = [fact.follows_id for fact in facts if isinstance(fact, Promise) and fact.follows_id is not None]
    numbers = open_numbers(ledger.conn, before)
    handles = employers(ledger.conn, [one for fact in facts if isinstance(fact, Moment) for one in fact.person_ids])
    rows = []
    for fact in facts:
        row = fact_json(fact, names, as_of, management=True)
        if isinstance(fact, Promise):
            row |= _of_a_promise(as_known(fact, as_of), numbers)
        elif isinstance(fact, Moment):
            people = sorted((names.people[one], handles[one]) for one in fact.person_ids)
            row |= {"unplanned": fact.unplanned, "people_at": [handle for _, handle in people]}
        rows.append(row)
    return rows


def _of_a_promise(fact: Promise, numbers: Mapping[str, int]) -> dict[str, Any]:
    days = {name: getattr(fact, name) for name in ("accepted_on", "cleared_on", "every_from")}
    reasons = [move.reason or "" for move in fact.moves]
    return {
        **{name: None if day is None else day.isoformat() for name, day in days.items()},
        "closed_reason": fact.closed_reason,
        "clear_reason": fact.clear_reason,
        "move_reasons": reasons if any(reasons) else [],
        "follows": None if fact.follows_id is None else numbers.get(fact.follows_id),
    }
