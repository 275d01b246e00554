"""Facts as the rows of the files that management gets, and that an import takes back without a loss."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from trustlog.desk.facts import fact_json, names_of
from trustlog.desk.ledger import Ledger
from trustlog.domain.facts import Fact
from trustlog.domain.kinds import File, Linked, kind_of
from trustlog.storage.read.names import employers, open_numbers


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
    for row in rows:
        row["partner_names"] = [called[handle] for handle in row["partners"]]
    tied = {number for row in rows for number in row.get("tied", ())}
    if tied:
        from trustlog.desk.benefit import only_open

        open_to_all = only_open(ledger, tied, as_of)
        for row in rows:
            row["tied"] = [str(number) for number in row["tied"] if number in open_to_all]
    return rows
