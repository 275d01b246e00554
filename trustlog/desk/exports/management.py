"""Facts as the rows of the files that management gets, and that an import takes back without a loss."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from trustlog.desk.facts import fact_json, item_of, names_of
from trustlog.desk.ledger import Ledger
from trustlog.domain.answers import Said, latest
from trustlog.domain.facts import Disclosure, Fact, Promise
from trustlog.domain.kinds import File, Linked, kind_of
from trustlog.storage.read.book import book_items
from trustlog.storage.read.names import employers, open_numbers, partners_called

_HANDLES = {"member", "toward", "garden"}


def management_rows(ledger: Ledger, file: File[Any], facts: Sequence[Fact], as_of: date) -> list[dict[str, Any]]:
    """Return facts as they stand on a day: the keys of their JSON, and columns that a file would otherwise lose."""
    names = names_of(ledger, facts)
    followed = [before for fact in facts if (before := file.follows(fact)) is not None]
    people = [person for fact in facts for person in kind_of(fact).person_ids(fact)]
    linked = Linked(open_numbers(ledger.conn, followed), names.people, employers(ledger.conn, people))
    called = {handle: names.partners[partner] for partner, handle in names.handles.items()}
    rows = [
        fact_json(fact, names, as_of, management=True) | file.columns(kind_of(fact).as_known(fact, as_of), linked)
        for fact in facts
    ]
    _put_names(ledger, rows, called)
    _put_beside(ledger, facts, rows, names.said, as_of)
    tied = {number for row in rows for number in row.get("tied", ())}
    if tied:
        from trustlog.desk.benefit import only_open

        open_to_all = only_open(ledger, tied, as_of)
        for row in rows:
            row["tied"] = [str(number) for number in row["tied"] if number in open_to_all]
    return rows


def _put_names(ledger: Ledger, rows: Sequence[dict[str, Any]], called: dict[str, str]) -> None:
    """Put names beside the handles of each row."""
    called |= partners_called(ledger.conn, {each for row in rows for each in row.get("people_at", ())} - called.keys())
    for row in rows:
        row["partner_names"] = [called[handle] for handle in row["partners"]]
        row["people_at_names"] = [called[handle] for handle in row.get("people_at", ())]
        for column in _HANDLES & row.keys():
            row[f"{column}_name"] = called.get(row[column])


def _put_beside(
    ledger: Ledger,
    facts: Sequence[Fact],
    rows: Sequence[dict[str, Any]],
    said: Mapping[str, tuple[Said, ...]],
    as_of: date,
) -> None:
    """Put beside a fact what an import needs to bring what it refers to: an item of the open book, a partner's word."""
    items = {item.id: item for item in book_items(ledger.conn)} if any(map(item_of, facts)) else {}
    for fact, row in zip(facts, rows, strict=True):
        if isinstance(fact, Disclosure):
            item = items.get(fact.item_id or "")
            row["item_text"], row["item_aspect"], row["item_depth"] = item[2:5] if item else (None, None, None)
        elif isinstance(fact, Promise):
            word = latest(said.get(fact.id, ()), as_of, open_only=True)
            row["their_word_on"] = word and word.on.isoformat()
            row["their_word_by"] = word and word.by
            row["their_word_settled_on"] = word and word.settled_on and word.settled_on.isoformat()
            row["their_word_reason"] = word and word.settle_reason
