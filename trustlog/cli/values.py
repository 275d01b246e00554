"""JSON of what is no fact of the timeline: partners, people, plans, pauses, answers to suggestions."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from trustlog.desk.facts import shown_columns
from trustlog.domain.facts import Answer, Fact, Partner, Pause, Person, Plan

if TYPE_CHECKING:
    from trustlog.desk.ledger import Ledger, Written

Value = Partner | Person | Plan | Pause | Answer


def value_json(value: Value, handles: Mapping[str, str]) -> dict[str, Any]:
    """Give a value as plain values, its partner by handle."""
    shown: dict[str, Any] = {}
    if not isinstance(value, Partner):
        shown["partner"] = handles.get(value.partner_id)
    for name, held in shown_columns(value).items():
        shown[name] = held.isoformat() if isinstance(held, date) else held
    return shown


class Batch(NamedTuple):
    """What was written: facts, and whatever else."""

    facts: tuple[Fact, ...]
    values: tuple[Value, ...] = ()


def written_json(ledger: "Ledger", written: "Written | Batch") -> Iterator[dict[str, Any]]:
    """Give what a batch wrote: its facts, and then whatever else there was."""
    from trustlog.desk.facts import facts_json

    yield from facts_json(ledger, written.facts, ledger.today)
    if written.values:
        from trustlog.desk.partners import partner_list

        handles = {one.id: one.handle for one in partner_list(ledger, archived=True)}
        for value in written.values:
            yield value_json(value, handles)
