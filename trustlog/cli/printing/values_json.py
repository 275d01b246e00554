"""JSON of what is no fact of the timeline: partners, people, plans, pauses, answers to suggestions."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from trustlog.desk.facts import shown_columns
from trustlog.domain.facts import Answer, BookItem, Fact, Garden, PairAnswer, Partner, Pause, Person, Plan
from trustlog.domain.facts.partner import each_of

if TYPE_CHECKING:
    from trustlog.desk.ledger import Ledger, Written

PAIR_STRANDS = {"our_promises": "one_promises", "their_promises": "other_promises"}
"""The strands of a pair by the names of its two."""
Value = Partner | Person | Plan | Pause | Answer | BookItem | Garden | PairAnswer


def value_json(value: Value, handles: Mapping[str, str]) -> dict[str, Any]:
    """Return a value as JSON holds it, its partner by handle; `handles` maps the ids of partners."""
    columns: dict[str, Any] = {}
    if isinstance(value, PairAnswer):
        columns = {"one": handles.get(value.one_id), "other": handles.get(value.other_id)}
    elif not isinstance(value, Partner | BookItem | Garden):
        columns["partner"] = None if value.partner_id is None else handles.get(value.partner_id)
    for name, content in shown_columns(value).items():
        if name == "strand" and isinstance(value, PairAnswer):
            content = PAIR_STRANDS.get(content, content)
        columns[name] = content.isoformat() if isinstance(content, date) else content
    if isinstance(value, Partner):
        columns |= {"tags": each_of(value.tags), "domains": each_of(value.domains)}
    return columns


class Batch(NamedTuple):
    """What was written: facts, and other values."""

    facts: tuple[Fact, ...]
    values: tuple[Value, ...] = ()


def written_json(ledger: "Ledger", written: "Written | Batch") -> Iterator[dict[str, Any]]:
    """Yield what a batch wrote: its facts, and then its other values."""
    from trustlog.desk.facts import facts_json

    yield from facts_json(ledger, written.facts, ledger.today)
    if written.values:
        from trustlog.desk.partners import partner_list

        handles = {partner.id: partner.handle for partner in partner_list(ledger, archived=True)}
        for value in written.values:
            yield value_json(value, handles)
